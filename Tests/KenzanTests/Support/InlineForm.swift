import Testing

@testable import Kenzan

/// A form written as XML in a test, and tables of sheets in it: read, checked and reported as any.
struct InlineForm {
  let schema: FormSchema
  private let document: String

  /// Takes the fields and rules of a form whose key is the text field `number`.
  init(_ body: String) throws {
    try self.init(document: SchemaFixture.xml(body))
  }

  /// Takes the whole document of a form.
  init(document: String) throws {
    self.document = document
    schema = try SchemaFixture.compile(document: document)
  }

  /// Reads one sheet; a field that is not named is blank, and `number` is `1` unless said.
  func read(_ values: [String: String]) throws -> ReadSheet {
    ReadSheet(Self.reader(schema).read(Self.table([values])))
  }

  /// What is said of one sheet.
  func findings(_ values: [String: String], stage: String? = nil) throws -> [Finding] {
    try #require(try report([values], stage: stage).files.first?.sheets.first).findings
  }

  /// What is said of several sheets that were handed in together, in one table; with sheets of last
  /// year, of the same form, compared with them.
  func report(
    _ sheets: [[String: String]],
    before: [[String: String]] = [],
    stage: String? = nil
  ) throws -> CheckReport {
    let prior = before.isEmpty ? nil : try lastYear(before)
    let check = SubmissionCheck(options: CheckOptions(stage: stage), version: "0", prior: prior)
    return check.report([check.check(Self.reading(sheets, schema))])
  }

  private func lastYear(_ sheets: [[String: String]]) throws -> PriorYear {
    let year = schema.year.advanced(by: -1)?.key
    let then = try SchemaFixture.compile(document: document, year: year)
    let forms = PriorForms(now: FormReader(schema), then: FormReader(then))
    let file = PriorFile(Self.reading(sheets, then), forms: forms, renames: nil)
    return PriorYear([file], renames: nil)
  }

  private static func reading(
    _ sheets: [[String: String]],
    _ schema: FormSchema
  ) -> FileReading {
    let file = table(sheets)
    let readings = reader(schema).read(file)
    return FileReading(path: file.path, sha256: "00", outcome: .sheets(readings))
  }

  private static func reader(_ schema: FormSchema) -> FormReader {
    FormReader(ids: [schema.id]) { _, _ in schema }
  }

  /// The sheets as rows of a table whose heads are paths.
  private static func table(_ sheets: [[String: String]]) -> SourceFile {
    let heads = ["number"] + Set(sheets.flatMap(\.keys)).subtracting(["number"]).sorted()
    var worksheet = Worksheet(name: "a")
    for (column, head) in heads.enumerated() {
      worksheet.cells.append(Cell(.at(1, column + 1), .text(head)))
    }
    for (row, values) in sheets.enumerated() {
      for (column, head) in heads.enumerated() {
        let text = values[head] ?? (head == "number" ? "1" : "")
        guard !text.isEmpty else { continue }
        worksheet.cells.append(Cell(.at(row + 2, column + 1), .text(text)))
      }
    }
    return SourceFile(path: "a.csv", sha256: "00", kind: .csv, worksheets: [worksheet])
  }
}

extension [Finding] {
  /// What was found, in short: `required total`, `check cost.total`, `unverifiable rate`.
  var summary: [String] {
    map { finding in
      let subject = finding.rule ?? finding.field?.description ?? ""
      let kind =
        finding.outcome == .unverifiable || finding.outcome == .withinRounding
        ? finding.outcome?.rawValue ?? "" : finding.code.rawValue
      return subject.isEmpty ? kind : "\(kind) \(subject)"
    }
  }
}
