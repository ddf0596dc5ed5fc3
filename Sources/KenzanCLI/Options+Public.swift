import Kenzan

// The options of what is published.
extension OptionSpec {
  static let names = OptionSpec(
    "names",
    .path("FILE.csv"),
    help: Message(
      ja: "公開しない氏名の名簿（CSV、テキスト。1行に1人）。本文にあれば知らせる",
      en: "list of names (CSV or text, one in a line) that must not stand in the texts"
    )
  )
  static let licence = OptionSpec(
    "licence",
    .text("ID"),
    help: Message(
      ja: "利用条件。\(Licence.known.map(\.name).joined(separator: "、"))、またはその他の名称とURL",
      en:
        "terms of use: \(Licence.known.map(\.name).joined(separator: ", ")), or any other words and URL"
    )
  )
  static let source = OptionSpec(
    "source",
    .text("TITLE"),
    help: Message(
      ja: "データの出典（くり返し指定できる）",
      en: "what the data were made from (may be given several times)"
    )
  ).repeatable
  static let publisher = OptionSpec(
    "publisher",
    .text("NAME"),
    help: Message(ja: "公表者（市町村の名前など）", en: "who publishes the data")
  )
  static let previousPublic = OptionSpec(
    "previous",
    .path("DIR"),
    help: Message(
      ja: "前に --public で書き出したフォルダ。定義（列、項目、単位、選択肢、指標）の変更を definitions.csv に示す",
      en:
        "a folder that --public wrote before; definitions.csv says what changed in columns, fields, "
        + "units, choices and indicators"
    )
  )
  static let publicFormat = OptionSpec(
    "format",
    .choice(["text", "json", "exceptions"]),
    help: Message(
      ja: "公開前に確かめるところの形式（指定しなければ text）。"
        + "exceptions は --accept に使う表のもと",
      en:
        "form of what is to be looked at before publishing (text unless said); exceptions begins a "
        + "table for --accept"
    )
  )
  static let failOnPublic = OptionSpec(
    "fail-on",
    .choice(["error", "warning"]),
    help: Message(
      ja: "終了コードを1にする指摘の重さ（指定しなければ error）。"
        + "warning で --public なら、公開前に確かめるところがある間は書き出さない",
      en: "weight of a finding that makes the exit status 1 (error unless said); with warning and "
        + "--public nothing is written while something is left to be looked at"
    )
  )
}
