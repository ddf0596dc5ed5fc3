@testable import Kenzan

/// Sheets of a real form with findings that a test puts into them.
enum ReturnFixture {
  static func schema() throws -> FormSchema { try Catalogue().schema(id: "shimotsuma.program") }

  static func sheet(
    _ department: String,
    key: String = "1",
    path: String = "in/a.xlsx",
    tab: String = "Sheet1",
    number: String = "1",
    _ findings: [Finding] = []
  ) throws -> TidySheet {
    let schema = try schema()
    let blank = FieldValue(state: .blank, cell: nil, raw: "")
    var record = Record(
      schema: schema,
      values: Array(repeating: blank, count: schema.fields.count),
      sheet: tab
    )
    if !department.isEmpty, let slot = schema.slot(of: FieldPath("department")) {
      record.values[slot].state = .text(department)
    }
    if let slot = schema.key.first { record.values[slot].state = .text(number) }
    var report = SheetReport(sheet: tab, findings: findings)
    report.schema = schema.id
    report.schemaVersion = schema.version
    report.year = schema.year
    report.key = key
    report.subject = "広報事業"
    return TidySheet(path: path, sha256: "", report: report, record: record)
  }

  /// Files with their sheets and what was found in them as a whole.
  static func submission(
    _ files: [(path: String, sheets: [TidySheet], findings: [Finding])]
  )
    -> Submission
  {
    let reports = files.map { file in
      FileReport(
        path: file.path,
        result: .failed,
        findings: file.findings,
        sheets: file.sheets.map(\.report)
      )
    }
    let checked = files.map { file in
      CheckedFile(
        path: file.path,
        findings: file.findings,
        sheets: file.sheets.map { CheckedSheet(report: $0.report, record: $0.record) }
      )
    }
    return Submission(
      report: CheckReport(version: "1", files: reports),
      register: nil,
      files: checked
    )
  }

  static func slip(_ findings: [Finding]) throws -> ReturnSlip? {
    let sheet = try sheet("企画課", findings)
    return ReturnSlips(submission([(sheet.path, [sheet], [])])).slips.first
  }

  /// A wrong sum of the form, which no answer can let stand.
  static let sum = Finding(
    .check,
    .error,
    outcome: .fail,
    rule: "cost.total",
    field: FieldPath("cost.R6.total"),
    label: "総事業費／R6決算額",
    cell: "Sheet1!K19",
    value: "2540",
    expected: "2504",
    difference: "36",
    unit: "千円",
    message: Message(ja: "合計を直してください。", en: "correct the total"),
    related: [
      Finding.Operand(
        field: FieldPath("cost.R6.operating"),
        label: "事業経費／R6決算額",
        cell: "Sheet1!K20",
        value: "44"
      )
    ]
  )

  /// A rating that does not fit the figures, which may stand for a reason.
  static let rating = Finding(
    .check,
    .warning,
    outcome: .fail,
    rule: "result.met",
    field: FieldPath("effectiveness.result.grade"),
    label: "指標の実績",
    cell: "Sheet1!K30",
    value: "達成できた",
    expected: "達成できなかった",
    message: Message(ja: "選び直すか、理由を書いてください。", en: "choose again")
  )

  /// A blank field near the top of the form.
  static let blank = Finding(
    .required,
    .error,
    field: FieldPath("project"),
    label: "事務事業名",
    cell: "Sheet1!F3",
    value: "",
    message: Message(ja: "記入してください。", en: "fill it in")
  )

  static let note = Finding(.code, .info, message: Message(ja: "読み替えました。", en: "read as"))

  static let open = Finding(
    .check,
    .info,
    outcome: .unverifiable,
    rule: "result.met",
    field: FieldPath("outcome.R6.target"),
    label: "成果指標／R6／目標",
    cell: "Sheet1!U15",
    value: "",
    message: Message(ja: "確かめられません。", en: "cannot be verified")
  )
}

extension WorkbookSheet {
  /// What stands in a cell by its reference.
  subscript(reference: String) -> SheetCell.Content? {
    cells.last { $0.reference == CellReference(reference) }?.content
  }

  /// The row in which a text stands, in a column.
  func row(of text: String, column: Int = 1) -> Int? {
    cells.first { $0.reference.column == column && $0.content == .text(text) }?.reference.row
  }
}
