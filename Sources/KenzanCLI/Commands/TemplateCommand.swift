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
        --from は、提出されたシート（別の様式でもかまいません）から同じ名前の項目を写します。
        どのシートかは様式の鍵（事業コードなど）で決まり、--fill があれば行ごとに、なければ鍵ごとに作ります。
        同じ項目がいくつものシートにあれば、ファイル名の順で先にあるものを写します。
        """,
      en: """
        Each row of the CSV of --fill is a sheet. If --out ends in .xlsx there is one workbook with a
        worksheet for each row; else it is a folder that gets a workbook for each row, numbered in order.
        --from takes what sheets that were handed in, of whatever form, say in fields of the same name. The
        key of the form (such as the number of a project) tells which sheets belong to which row of --fill;
        without --fill there is a form for every key. Of several sheets the first file counts.
        """
    ),
    options: [
      OptionSpec.schema.required, OptionSpec.outEither.required, .year, .fill, .from, .force,
    ],
    examples: [
      "kenzan template --schema town.program --out 様式.xlsx",
      "kenzan template --schema town.program --fill 一覧.csv --out 配布/",
      "kenzan template --schema town.worksheet --fill 委員.csv --from 提出/ --out 委員会/",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let schema = try arguments.schema(arguments.text(.schema) ?? "")
    let template = try await template(of: schema, console)
    for note in template.notes { console.error(note) }
    let path = arguments.text(.outEither) ?? ""
    if path.lowercased().hasSuffix(".xlsx") {
      try arguments.outputWriter.write(try template.workbook(), to: path)
    } else {
      try template.write(inFolder: path, by: arguments.outputWriter)
    }
    console.note(.written(path))
    return .done
  }

  private func template(of schema: FormSchema, _ console: Console) async throws -> Template {
    let list = arguments.text(.fill)
    if let sheets = arguments.text(.from) {
      let work = try SubmissionWork([sheets], schema: nil, arguments, console)
      let submission = await work.submission(failOn: .error)
      return try Template(schema, fillingFrom: list, carryingOver: submission)
    }
    if let list { return try Template(schema, fillingFrom: list) }
    return Template(schema)
  }
}

extension Message {
  fileprivate static func written(_ path: String) -> Message {
    Message(ja: "「\(path)」に様式を書き出しました。", en: "wrote the form to '\(path)'")
  }
}
