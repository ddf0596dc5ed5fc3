import Kenzan

// Every option of kenzan, each in one place.
extension OptionSpec {
  /// The options of every command.
  static let common = [language, schemas, quiet, help, version]

  static let language = OptionSpec(
    "lang",
    .choice(Language.allCases.map(\.rawValue)),
    help: Message(
      ja: "メッセージの言語（環境変数 LANG が en で始まらなければ ja）",
      en: "language of messages (ja unless LANG begins with en)"
    )
  )
  static let schemas = OptionSpec(
    "schemas",
    .path("DIR"),
    help: Message(
      ja: "様式（XML）を置いたフォルダ。組み込みの様式に加える",
      en: "folder of further form descriptions (XML)"
    )
  )
  static let quiet = OptionSpec(
    "quiet",
    help: Message(
      ja: "進み具合と案内を表示しない（エラーは表示する）",
      en: "no progress and no notes, only errors"
    )
  )
  static let help = OptionSpec(
    "help",
    help: Message(ja: "使い方を表示する", en: "show this help")
  )
  static let version = OptionSpec(
    "version",
    help: Message(ja: "版を表示する", en: "show the version")
  )

  static let id = OptionSpec(
    "id",
    .text("ID"),
    help: Message(
      ja: "様式のID。半角の英小文字と点（town.form）。後から変えない",
      en: "id of the form, in small letters and dots (town.form); it stays"
    )
  )
  static let sheet = OptionSpec(
    "sheet",
    .text("NAME"),
    help: Message(
      ja: "下書きするシート。指定しなければ記入のある最初のシート",
      en: "the worksheet to draft from; the first with anything in it unless said"
    )
  )
  static let shape = OptionSpec(
    "as",
    .choice(Draft.Options.Shape.allCases.map(\.rawValue)),
    help: Message(
      ja: "様式（form）か、1行が1件の表（table）か。指定しなければ形から決める",
      en: "a form, or a table with a row for each sheet; told by its looks unless said"
    )
  )
  static let jobs = OptionSpec(
    "jobs",
    .count,
    help: Message(
      ja: "同時に処理するファイルの数（指定しなければプロセッサの数）",
      en: "files worked on at once (as many as there are processors unless said)"
    )
  )
  static let schema = OptionSpec(
    "schema",
    .text("ID|FILE"),
    help: Message(
      ja: "様式のID、または様式のXMLファイル。記入シートから分かる場合は不要",
      en: "id of the form, or its XML file; not needed where the sheets say it"
    )
  )
  static let year = OptionSpec(
    "year",
    .year,
    help: Message(
      ja: "シートの年度。指定しなければ様式の年度",
      en: "fiscal year of the sheets; that of the form unless said"
    )
  )
  static let stage = OptionSpec(
    "stage",
    .text("NAME"),
    help: Message(
      ja: "どの段階まで確かめるか（一次、二次など、様式にあるもの）。指定しなければ最後の段階まで",
      en: "stage up to which sheets are judged, as the form names it; the last unless said"
    )
  )
  static let out = OptionSpec(
    "out",
    .path("FILE"),
    help: Message(ja: "結果を書き出すファイル", en: "file to write the result to")
  )
  static let outCheck = OptionSpec(
    "out",
    .path("FILE|DIR"),
    help: Message(
      ja: "結果を書き出すファイル。xlsx ではフォルダ、html ではファイル（.html）か、部署ごとに分けるフォルダ",
      en:
        "file to write the result to; for xlsx a folder, for html a file (.html), or a folder for a "
        + "page for each department"
    )
  )
  static let outFolder = OptionSpec(
    "out",
    .path("DIR"),
    help: Message(ja: "結果を書き出すフォルダ", en: "folder to write the results to")
  )
  static let outEither = OptionSpec(
    "out",
    .path("FILE|DIR"),
    help: Message(
      ja: "書き出すファイル（.xlsx）。フォルダなら1行（--split なら1部）につき1冊",
      en: "file to write (.xlsx); a folder for one workbook per row, or per department with --split"
    )
  )
  static let outBook = OptionSpec(
    "out",
    .path("FILE.xlsx"),
    help: Message(
      ja: "委員会に配る資料（--returned があれば会議の後の資料）のブック",
      en: "workbook for the committee; with --returned that of the papers after the meeting"
    )
  )
  static let outReconciliation = OptionSpec(
    "out",
    .path("FILE.xlsx"),
    help: Message(
      ja: "突合のブック。同じ名前の CSV とその説明（datapackage.json）も書き出す",
      en:
        "workbook of the reconciliation; a CSV and its descriptor of the same name stand beside it"
    )
  )
  static let outComparison = OptionSpec(
    "out",
    .path("FILE"),
    help: Message(
      ja: "結果を書き出すファイル。.xlsx なら変更一覧と正誤表のブック",
      en: "file to write the result to; a workbook with lists and an errata sheet for .xlsx"
    )
  )
  static let pdf = OptionSpec(
    "pdf",
    .path("FILE.pdf"),
    help: Message(
      ja: "配る資料をPDFにも書き出す（LibreOfficeが要る）",
      en: "also write the papers as a PDF, which needs LibreOffice"
    )
  )
  static let previous = OptionSpec(
    "previous",
    .path("OLD.xlsx"),
    help: Message(
      ja: "前回配付した資料のブックと比べ、差し替える頁を示して版を進める",
      en: "compare with the papers handed out last, say which pages to replace, count the edition"
    )
  )
  static let report = OptionSpec(
    "report",
    .path("FILE.xlsx"),
    help: Message(
      ja: "事務局の内部資料（検査結果、不足、出典）のブック。指定しなければ、配る資料の名前に「-内部」を付けたもの",
      en: "workbook for the secretariat (findings, what is missing, sources); "
        + "that of --out with '-内部' in its name unless said"
    )
  )
  static let returned = OptionSpec(
    "returned",
    .path("PATH"),
    help: Message(
      ja: "委員から返されたシートのファイル、またはフォルダ。会議の後の資料（意見一覧、議事要旨の案）を作る（くり返し指定できる）",
      en:
        "forms that members returned, a file or a folder: makes the papers after the meeting, the list of "
        + "opinions and a draft of the minutes (may be given several times)"
    )
  ).repeatable
  static let force = OptionSpec(
    "force",
    help: Message(
      ja: "kenzanが書いたものでないファイル、書いた後に変更されたファイルも置き換える",
      en: "replace also files that kenzan did not write or that were changed since"
    )
  )
  static let format = OptionSpec(
    "format",
    .choice(["text", "json", "ndjson"]),
    help: Message(ja: "結果の形式（指定しなければ text）", en: "form of the result (text unless said)")
  )
  static let checkFormat = OptionSpec(
    "format",
    .choice(["text", "json", "ndjson", "html", "xlsx", "exceptions"]),
    help: Message(
      ja: "結果の形式（指定しなければ text）。xlsx は部署ごとの指摘票、html はその頁、exceptions は --accept に使う表のもと",
      en:
        "form of the result (text unless said); xlsx is a slip for each department to answer, "
        + "html the same as a page, exceptions begins a table for --accept"
    )
  )
  static let accept = OptionSpec(
    "accept",
    .path("PATH"),
    help: Message(
      ja: "理由、名前、日付を記入して承認した指摘: check --format exceptions の表（CSV）、回答を記入した"
        + "指摘票（XLSX）、またはそのフォルダ（くり返し指定できる）",
      en:
        "findings accepted with reason, name and date: the table of check --format exceptions (CSV), slips "
        + "with answers (XLSX), or a folder of them (may be given several times)"
    )
  ).repeatable
  static let reportFormat = OptionSpec(
    "format",
    .choice(["text", "json"]),
    help: Message(ja: "結果の形式（指定しなければ text）", en: "form of the result (text unless said)")
  )
  static let ledger = OptionSpec(
    "ledger",
    .path("FILE"),
    help: Message(
      ja: "台帳（CSV、XLSX）。くり返し指定できる",
      en: "ledger, CSV or XLSX (may be given several times)"
    )
  ).repeatable
  static let map = OptionSpec(
    "map",
    .path("MAP.xml"),
    help: Message(
      ja: "台帳の列と、シートの比べる欄を書いた対応表",
      en: "what the columns of the ledger are, and which fields are compared"
    )
  )
  static let previousResult = OptionSpec(
    "previous",
    .path("OLD.xlsx"),
    help: Message(
      ja: "前回の突合結果のブックから回答を引き継ぎ、前回から動いたものを示す",
      en: "carry the answers of an earlier result over and say what moved since"
    )
  )
  static let packetOfOld = OptionSpec(
    "packet",
    .path("PACKET.xlsx"),
    help: Message(
      ja: "OLD から作って配付した会議資料（kenzan packet のブック）。変わった欄の頁を正誤表に記す",
      en:
        "papers that 'kenzan packet' made of OLD; the errata sheet says on which pages the errors are"
    )
  )
  static let packet = OptionSpec(
    "packet",
    .path("FILE.xlsx"),
    help: Message(
      ja: "会議資料に載る金額もシートと突合する（同じフォルダの「-内部」のブックの出典を使う）",
      en:
        "compare what the papers of a meeting print too, by the sources in the workbook '-内部' beside them"
    )
  )
  static let failOn = OptionSpec(
    "fail-on",
    .choice(["error", "warning"]),
    help: Message(
      ja: "終了コードを1にする指摘の重さ（指定しなければ error）",
      en: "weight of a finding that makes the exit status 1 (error unless said)"
    )
  )
  static let prior = OptionSpec(
    "prior",
    .path("PATH"),
    help: Message(
      ja: "前年度の評価シートのファイル、またはフォルダ。前年度と比べる検査もする（くり返し指定できる）",
      en: "last year's sheets, a file or a folder, to compare with (may be given several times)"
    )
  ).repeatable
  static let priorForms = OptionSpec(
    "prior",
    .path("PATH"),
    help: Message(
      ja: "前年度の評価シートのファイル、またはフォルダ。名称や、確定した過去の数値を写して鍵をかける（くり返し指定できる）",
      en:
        "last year's sheets, a file or a folder, whose names and settled figures are filled in and "
        + "locked (may be given several times)"
    )
  ).repeatable
  static let example = OptionSpec(
    "example",
    .path("FILE"),
    help: Message(
      ja: "記入例として2枚目に付けるシート（記入済みの様式）。提出されても集計されない",
      en: "a filled-in form that is added as an example (記入例), which is never counted"
    )
  )
  static let renames = OptionSpec(
    "renames",
    .path("CSV"),
    help: Message(
      ja: "前年度から番号や名前が変わったものの表（列 field,old,new）。--prior とともに使う",
      en: "table of what was renamed since last year (columns field,old,new); goes with --prior"
    )
  )
  static let renamesSinceOld = OptionSpec(
    "renames",
    .path("CSV"),
    help: Message(
      ja: "前回から番号や名前が変わったものの表（列 field,old,new）",
      en: "table of what was renamed since then (columns field,old,new)"
    )
  )
  static let fill = OptionSpec(
    "fill",
    .path("LIST.csv"),
    help: Message(
      ja: "記入しておく内容のCSV。1行目は項目名（project、cost.R6.total など）",
      en: "CSV with contents to fill in; row 1 has field paths (project, cost.R6.total …)"
    )
  )
  static let from = OptionSpec(
    "from",
    .path("PATH"),
    help: Message(
      ja: "同じ事業のシートのファイル、またはフォルダ。同じ名前の項目を写しておく",
      en: "file or folder of sheets with the same key, whose fields of the same name are filled in"
    )
  )
  static let isPublic = OptionSpec(
    "public",
    help: Message(
      ja: "公開用。内部項目、検査結果、ファイルの場所を除き、電話番号、住所、氏名らしい記載を知らせる",
      en: "for the public: no internal fields, findings or paths; tells of telephone numbers, "
        + "addresses and names in the texts"
    )
  )
  static let split = OptionSpec(
    "split",
    .choice(["department", "policy"]),
    help: Message(ja: "部または施策ごとのフォルダに分ける", en: "a folder for each department or policy")
  )
  static let csvEncoding = OptionSpec(
    "csv-encoding",
    .choice(CSVEncoding.allCases.map(\.rawValue)),
    help: Message(
      ja: "CSVの文字コード（指定しなければ utf-8-bom）",
      en: "encoding of CSV files (utf-8-bom unless said)"
    )
  )
  static let asOf = OptionSpec(
    "as-of",
    .date,
    help: Message(
      ja: "書き出すファイルに記す作成日。指定しなければ記さない",
      en: "date that the written files bear; none unless said"
    )
  )
}
