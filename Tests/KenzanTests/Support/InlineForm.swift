import Testing

@testable import Kenzan

/// A form written as XML in a test, and tables of sheets in it: read, checked and reported as any.
struct InlineForm {
  let schema: FormSchema

  /// Takes the fields and rules of a form whose key is the text field `number`.
  init(_ body: String, year: String? = nil) throws {
    schema = try SchemaFixture.compile(body, year: year)
  }

  /// Takes the whole document of a form.
  init(document: String) throws {
    schema = try SchemaFixture.compile(document: document)
  }

  /// Reads one sheet; a field that is not named is blank, and `number` is `1` unless said.
  func read(_ values: [String: String]) throws -> ReadSheet {
    ReadSheet(reader.read(Self.table([values])))
  }

  /// What is said of one sheet.
  func findings(_ values: [String: String], stage: String? = nil) throws -> [Finding] {
    try #require(try report([values], stage: stage).files.first?.sheets.first).findings
  }

  /// What is said of several sheets that were handed in together, in one table.
  func report(_ sheets: [[String: String]], stage: String? = nil) throws -> CheckReport {
    let file = Self.table(sheets)
    let check = SubmissionCheck(options: CheckOptions(), version: "0")
    let reading = FileReading(path: file.path, sha256: "00", outcome: .sheets(reader.read(file)))
    return check.report([check.check(reading)])
  }

  private var reader: FormReader {
    let schema = self.schema
    return FormReader(ids: [schema.id]) { _, _ in schema }
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
