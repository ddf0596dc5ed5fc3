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
        フォルダなら1行につき1冊（行の順に番号が付きます）、--split department を付ければ部につき1冊を作ります。
        --prior は、前年度のシートから名称と、もう変わらない過去の実績や目標を写します。
        このとき、番号、--fill の内容、写した数値には鍵がかかり、担当課は書き換えられません。
        --from は、提出されたシート（別の様式でもかまいません）から同じ名前の項目を写します。
        どのシートかは様式の鍵（事業コードなど）で決まり、--fill があれば行ごとに、なければ鍵ごとに作ります。
        同じ項目がいくつものシートにあれば、ファイル名の順で先にあるものを写します。
        """,
      en: """
        Each row of the CSV of --fill is a sheet. If --out ends in .xlsx there is one workbook with a
        worksheet for each row; else it is a folder that gets a workbook for each row, numbered in order,
        or with --split department one for each department.
        --prior takes names, and actuals and targets of the past that are settled, from last year's sheets.
        The keys, what --fill says and those figures are locked then.
        --from takes what sheets that were handed in, of whatever form, say in fields of the same name. The
        key of the form (such as the number of a project) tells which sheets belong to which row of --fill;
        without --fill there is a form for every key. Of several sheets the first file counts.
        """
    ),
    options: [
      OptionSpec.schema.required, OptionSpec.outEither.required, .year, .fill, .priorForms,
      .renames, .from, .example, .split, .force, .jobs,
    ],
    examples: [
      "kenzan template --schema town.program --out 様式.xlsx",
      "kenzan template --schema town.program --fill 一覧.csv --prior 前年度/ --split department --out 配布/",
      "kenzan template --schema town.worksheet --fill 委員.csv --from 提出/ --out 委員会/",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    var catalogue = try arguments.catalogue()
    let id = try catalogue.id(of: arguments.text(.schema) ?? "")
    let schema = try catalogue.compiled(id, for: arguments.year(.year))
    let path = arguments.text(.outEither) ?? ""
    let isBook = path.lowercased().hasSuffix(".xlsx")
    let split = arguments.text(.split).flatMap { Export.Split(rawValue: $0) }
    if isBook, split != nil { throw NotDone(.splitNeedsFolder) }
    let filling = try await filling(schema, catalogue, console)
    let template = try Template(schema, filling: filling)
    for note in template.notes { console.error(note) }
    if isBook {
      try arguments.outputWriter.write(try template.workbook(), to: path)
    } else {
      try await template.write(
        inFolder: path,
        for: split,
        by: arguments.outputWriter,
        jobs: arguments.jobs
      )
    }
    console.note(.written(path))
    return .done
  }

  private func filling(
    _ schema: FormSchema,
    _ catalogue: Catalogue,
    _ console: Console
  ) async throws -> Template.Filling {
    var filling = Template.Filling()
    filling.list = arguments.text(.fill)
    if arguments.has(.renames), !arguments.has(.priorForms) { throw NotDone(.renamesWithoutPrior) }
    let renames = try arguments.renames(in: catalogue)
    if let paths = try arguments.priorPaths() {
      filling.prior = await PriorSheets(
        paths,
        before: schema,
        catalogue: catalogue,
        renames: renames,
        jobs: arguments.jobs
      )
    }
    if let sheets = arguments.text(.from) {
      let work = try SubmissionWork(
        [sheets],
        schema: nil,
        comparesWithPrior: false,
        arguments,
        console
      )
      filling.sources = await work.submission(failOn: .error)
    }
    if let path = arguments.text(.example) {
      filling.example = try await ExampleSheet(path: path, of: schema, catalogue: catalogue)
    }
    return filling
  }
}

extension Message {
  fileprivate static func written(_ path: String) -> Message {
    Message(ja: "「\(path)」に様式を書き出しました。", en: "wrote the form to '\(path)'")
  }

  fileprivate static let splitNeedsFolder = Message(
    ja: "--split は、--out にフォルダを指定したときに使います。",
    en: "--split needs a folder as --out"
  )
}
