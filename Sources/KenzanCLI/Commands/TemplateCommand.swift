import Kenzan

/// Writes the blank form, or forms with contents filled in.
struct TemplateCommand: Command {
  static let spec = CommandSpec(
    name: "template",
    summary: Message(
      ja: "記入用の様式（Excelブック）を作ります。内容を記入しておくこともできます。",
      en: "Writes the form to be filled in as a workbook, blank or with contents filled in."
    ),
    details: Message(
      ja: """
        --fill のCSVは1行が1シートです。--out が .xlsx で終わるファイルなら1冊に1行1シート、
        フォルダなら1行につき1冊（行の順に番号が付きます）を作ります。
        """,
      en: """
        Each row of the CSV of --fill is a sheet. If --out ends in .xlsx there is one workbook with a
        worksheet for each row; else it is a folder that gets a workbook for each row, numbered in order.
        """
    ),
    options: [
      OptionSpec.schema.required, OptionSpec.outEither.required, .year, .fill, .force,
    ],
    examples: [
      "kenzan template --schema town.program --out 様式.xlsx",
      "kenzan template --schema town.program --fill 一覧.csv --out 配布/",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) throws -> ExitStatus {
    let schema = try arguments.schema(arguments.text(.schema) ?? "")
    let template =
      if let list = arguments.text(.fill) {
        try Template(schema, fillingFrom: list)
      } else {
        Template(schema)
      }
    let path = arguments.text(.outEither) ?? ""
    if path.lowercased().hasSuffix(".xlsx") {
      try arguments.outputWriter.write(try template.workbook(), to: path)
    } else {
      try template.write(inFolder: path, by: arguments.outputWriter)
    }
    console.note(.written(path))
    return .done
  }
}

extension Message {
  fileprivate static func written(_ path: String) -> Message {
    Message(ja: "「\(path)」に様式を書き出しました。", en: "wrote the form to '\(path)'")
  }
}
