import Foundation
import Testing

@testable import Kenzan

/// The ways of reading that `ReturnedFormTests` try on one form in detail, for every form that has samples:
/// every field has its own value or none, never another's, and what is lost is said.
@Suite(.serialized)
struct EveryFormTests {
  /// One way in which a form comes back.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    /// A function of `refill.py`.
    var damage = "none"
    /// Actions of `libreoffice.py`, after the filling; `ROW`, `LATER` and `COLUMN` are places inside the form.
    var actions: [String] = []
    /// Whether nothing may be lost.
    var isHarmless = true
    /// A code that must be reported where a value is lost.
    var code: String?

    var testDescription: String { name }
  }

  static let forms = Form.all

  static let ways = [
    Way(name: "filled by openpyxl"),
    Way(name: "saved again by LibreOffice", actions: ["save"]),
    Way(
      name: "rows and a column inserted in LibreOffice",
      actions: ["insert-rows", "LATER", "2", "insert-rows", "ROW", "1", "insert-column", "COLUMN"]
    ),
    Way(
      name: "names removed, rows inserted, labels retyped in full width with line breaks",
      damage: "retyped_labels",
      isHarmless: false
    ),
    Way(
      name: "names left behind by insert_rows",
      damage: "stale_names",
      isHarmless: false,
      code: "form.conflict"
    ),
    Way(
      name: "two cells swapped",
      damage: "swapped_cells",
      isHarmless: false,
      code: "form.conflict"
    ),
    Way(
      name: "two names on one cell",
      damage: "shared_cell",
      isHarmless: false,
      code: "form.conflict"
    ),
  ]

  @Test func `every sample has a form`() {
    #expect(Self.forms.count >= 1)
  }

  @Test(arguments: forms, ways)
  func `every field has its own value or none`(_ form: Form, _ way: Way) throws {
    let scratch = try Scratch()
    let truth = try form.truth()
    let schema = truth.schema
    let signed = Set(schema.layout.slots.filter { $0.notApplicable != nil }.map(\.field))
    let returned = try form.returned(way, scratch)

    let readings = try form.read(returned)
    let read = readings.compactMap { reading -> (Record, [Finding])? in
      if case .record(let record, let findings) = reading.outcome {
        (record, findings)
      } else {
        nil
      }
    }.first
    guard let (record, findings) = read else {
      #expect(!way.isHarmless, "not read: \(readings.map(\.outcome))")
      return
    }
    var lost: [String] = []
    for field in schema.fields where record[field.slot].state != truth[field.slot].state {
      // The sign that the form itself prints where nothing applies is no value of the table.
      if signed.contains(field.slot), truth[field.slot].state == .blank,
        record[field.slot].state == .notApplicable
      {
        continue
      }
      let path = field.path.description
      let state = record[field.slot].state
      #expect(
        !way.isHarmless && (state == .unreadable || state == .blank),
        "\(path) reads \(state), not \(truth[field.slot].state)"
      )
      lost.append(path)
    }
    if let code = way.code, !lost.isEmpty {
      #expect(findings.contains { $0.code.rawValue == code }, "\(code) is not reported")
    }
    if !lost.isEmpty {
      #expect(findings.contains { $0.severity > .info }, "\(lost) are lost without a word")
    }
  }

  @Test(arguments: forms)
  func `nothing is read from last year's form`(_ form: Form) throws {
    let scratch = try Scratch()
    let year = try form.truth().schema.year
    guard let before = year.advanced(by: -1) else { return }
    let template = scratch.path("template.xlsx")
    try Program.run(
      Program.kenzan,
      ["template", "--schema", form.id, "--year", before.key, "--out", template]
    )
    let returned = scratch.path("returned.xlsx")
    let script = Program.script("refill.py")
    try Program.run(Program.python, [script, template, form.filled, returned])
    let codes = try form.read(returned).flatMap { reading -> [String] in
      guard case .refused(let findings) = reading.outcome else { return [] }
      return findings.map(\.code.rawValue)
    }
    #expect(codes == ["form.year"])
  }
}

/// A form with its samples.
struct Form: Sendable, CustomTestStringConvertible {
  var id: String

  var testDescription: String { id }

  private static let samples = Program.root.appending(path: "samples")

  static let all = ((try? FileManager.default.contentsOfDirectory(atPath: samples.path())) ?? [])
    .filter {
      FileManager.default.fileExists(
        atPath: samples.appending(path: "\($0)/source/faulty.json").path()
      )
    }
    .sorted().map(Form.init)

  /// The first true sheet.
  var filled: String { path("true/01.xlsx") }

  private func path(_ name: String) -> String {
    Self.samples.appending(path: id).appending(path: name).path()
  }

  /// The first true sheet as its CSV has it, with the tables of its lists.
  func truth() throws -> Record {
    let folder = Self.samples.appending(path: id).path()
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("sheets-utf8.") && $0.hasSuffix(".csv") }.sorted {
        $0.count < $1.count
      }
    let files = try tables.map { try source(path($0)) }
    guard let first = files.first else { throw Returned.NotRead(readings: []) }
    let readings = try reader().read(first, lists: Array(files.dropFirst()))
    for reading in readings {
      if case .record(let record, _) = reading.outcome { return record }
    }
    throw Returned.NotRead(readings: readings.map { "\($0)" })
  }

  func read(_ path: String) throws -> [SheetReading] {
    try reader().read(try source(path), lists: [])
  }

  /// The form as it comes back: a blank one filled by another program, then treated as the way says.
  func returned(_ way: EveryFormTests.Way, _ scratch: Scratch) throws -> String {
    let template = scratch.path("template.xlsx")
    try Program.run(Program.kenzan, ["template", "--schema", id, "--out", template])
    let returned = scratch.path("returned.xlsx")
    let script = Program.script("refill.py")
    try Program.run(Program.python, [script, template, filled, returned, way.damage])
    guard !way.actions.isEmpty else { return returned }
    let layout = try truth().schema.layout
    let places = [
      "ROW": layout.rowHeights.count / 3, "LATER": layout.rowHeights.count * 2 / 3,
      "COLUMN": layout.columnWidths.count / 2,
    ]
    let saved = scratch.path("saved.xlsx")
    let actions = way.actions.map { word in places[word].map { String(max($0, 2)) } ?? word }
    let office = Program.script("libreoffice.py")
    try Program.run(Program.systemPython, [office, returned, saved] + actions)
    return saved
  }

  private func source(_ path: String) throws -> SourceFile {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return try Reader.read(bytes, path: path, limits: Limits())
  }

  private func reader() throws -> FormReader {
    FormReader(catalogue: try Catalogue(), options: ReadingOptions(schemaID: id))
  }
}
