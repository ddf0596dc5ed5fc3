import Kenzan

// The options of the register and its tables.
extension OptionSpec {
  static let register = OptionSpec(
    "register",
    .path("FILE.csv"),
    help: Message(
      ja: "提出の台帳（CSV）。どのシートが必要で、どこまで済んだか、どの版を数えるか",
      en: "register of the sheets that are expected: how far each has come, which version counts"
    )
  )
  static let registerOfPacket = OptionSpec(
    "register",
    .path("FILE.csv"),
    help: Message(
      ja: "提出の台帳（CSV）。一覧の資料に、提出が必要なシートの件数と未提出のものを示す",
      en: "register of the sheets that are expected; lists say how many and which are missing"
    )
  )
  static let projects = OptionSpec(
    "projects",
    .path("FILE.csv"),
    help: Message(
      ja: "事業の一覧（CSV）。その日にある事業のうち、台帳にないものを台帳に加える",
      en: "table of projects; those of the day that the register lacks are added to it"
    )
  )
  static let departments = OptionSpec(
    "departments",
    .path("FILE.csv"),
    help: Message(
      ja: "部署の一覧（CSV）。旧名を今の名前に改め、並び順を決める",
      en:
        "table of departments, which says what old names are called now, and in which order they come"
    )
  )
  static let deadline = OptionSpec(
    "deadline",
    .date,
    help: Message(
      ja: "台帳に加える行の期限（事業の一覧に書いてあればそちら）。指摘票では、回答と再提出の期限（指定しなければ台帳の期限）",
      en:
        "deadline of rows that are added to the register, unless the table of projects says it; on slips "
        + "that of the answers (that of the register unless said)"
    )
  )
  static let deadlineReminder = OptionSpec(
    "deadline",
    .date,
    help: Message(
      ja: "督促に記す新しい期限。指定しなければ台帳の期限だけを示す",
      en: "new deadline to be set in reminders; only those of the register are shown unless said"
    )
  )
  static let contact = OptionSpec(
    "contact",
    .text("TEXT"),
    help: Message(
      ja: "指摘票、督促に記す返し先・問い合わせ先（例: \"企画課 内線2345\"）。指定しなければ欄を設けない",
      en:
        "whom departments may ask and send things to, on slips and reminders; left out unless said"
    )
  )
  static let asOfRegister = OptionSpec(
    "as-of",
    .date,
    help: Message(
      ja: "今日の日付（kenzanは時計を見ない）。台帳に記す提出日、期限超過、その日にある事業と部署を決める",
      en:
        "today's date, since kenzan reads no clock: for the register, overdue sheets, and what there is"
    )
  )
  static let totals = OptionSpec(
    "totals",
    .path("FILE"),
    help: Message(
      ja: "合計表（CSV、XLSX）。部署などの欄と数値の欄を見出しにした表で、シートの合計と比べる",
      en:
        "table of stated sums (CSV, XLSX), headed by group fields and number fields, to compare with"
    )
  )
  static let statusYear = OptionSpec(
    "year",
    .year,
    help: Message(
      ja: "この年度の行だけを数える。指定しなければ全部",
      en: "count the rows of this fiscal year only; all of them unless said"
    )
  )
  static let outReminders = OptionSpec(
    "out",
    .path("DIR"),
    help: Message(
      ja: "督促のブック（部署ごとに1冊、A4）を書き出すフォルダ",
      en: "folder for reminders, a workbook for each department that lacks something"
    )
  )
}
