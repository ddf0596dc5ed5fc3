import Foundation
import Testing

@testable import Kenzan

/// The form as other programs give it back: every field has its own value or none, never another's.
@Suite(.serialized)
struct ReturnedFormTests {
  /// One way in which a form comes back.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Functions of `fill.py`.
    var damages: [String] = []
    /// Actions of `libreoffice.py`, after the filling.
    var actions: [String] = []
    /// Codes that must be reported.
    var codes: Set<String> = []
    /// The fields that may be unread, by the beginning of their path; all others must have their value.
    var unread: [String] = []

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "filled by openpyxl"),
    Case(name: "saved again by LibreOffice", actions: ["save"]),
    Case(
      name: "rows and a column inserted in LibreOffice",
      actions: ["insert-rows", "4", "1", "insert-rows", "20", "2", "insert-column", "10"]
    ),
    Case(
      name: "a column inserted inside a heading",
      actions: ["insert-column", "3"]
    ),
    Case(
      name: "names removed, rows inserted, labels retyped in full width with line breaks",
      damages: ["retyped_labels"]
    ),
    Case(name: "names of one block removed", damages: ["without_block_names"]),
    Case(name: "all names removed", damages: ["without_names"]),
    Case(
      name: "names left behind by insert_rows",
      damages: ["stale_names"],
      codes: ["form.conflict"],
      unread: [
        "outcome.", "account.", "cost.", "need.", "effectiveness.", "efficiency.", "overall.",
        "issues", "plans",
      ]
    ),
    Case(
      name: "one row inserted in the cost table, names left behind",
      damages: ["stale_names_of_one_row"],
      codes: ["form.conflict"],
      unread: ["cost.", "need.", "effectiveness.", "efficiency.", "overall.", "issues", "plans"]
    ),
    Case(
      name: "a cell dragged onto its neighbour",
      damages: ["dragged_cell"],
      codes: ["form.conflict"],
      unread: ["cost.R6.total", "cost.R7.total"]
    ),
    Case(
      name: "a cell dragged onto its neighbour in LibreOffice",
      actions: ["drag", "K19", "P19"],
      codes: ["form.conflict"],
      unread: ["cost.R6.total", "cost.R7.total"]
    ),
    Case(
      name: "two cells swapped",
      damages: ["swapped_cells"],
      codes: ["form.conflict"],
      unread: ["cost.R6.operating", "cost.R6.personnel"]
    ),
    Case(
      name: "two cells swapped by cut and paste in LibreOffice",
      actions: ["swap", "K20", "K24"],
      codes: ["form.conflict"],
      unread: ["cost.R6.operating", "cost.R6.personnel"]
    ),
    Case(
      name: "two names on one cell",
      damages: ["shared_cell"],
      codes: ["form.conflict"],
      unread: ["cost.R6.operating", "cost.R6.specific"]
    ),
    Case(
      name: "two headings exchanged",
      damages: ["swapped_headings"],
      codes: ["form.place"],
      unread: ["cost."]
    ),
    Case(
      name: "a heading that says something else",
      damages: ["changed_heading"],
      codes: ["form.label"],
      unread: [
        "cost.R5.specific", "cost.R6.specific", "cost.R7.specific", "cost.R8.specific",
        "cost.R9.specific",
      ]
    ),
    Case(
      name: "text where the form has no place",
      damages: ["extra_text"],
      codes: ["form.unread"]
    ),
    Case(name: "copied to another book in LibreOffice", actions: ["copy-to-new-book"]),
    Case(name: "copied within the book by openpyxl", damages: ["copied_sheet"]),
  ]

  @Test(arguments: cases)
  func `every field has its own value or none`(_ example: Case) throws {
    let scratch = try Scratch()
    let catalogue = try Catalogue()
    let schema = try catalogue.schema(id: "shimotsuma.program", year: nil)
    let truth = try Returned.truth(catalogue: catalogue)

    let template = scratch.path("template.xlsx")
    try Program.run(
      Program.kenzan,
      ["template", "--schema", "shimotsuma.program", "--out", template]
    )
    var returned = scratch.path("filled.xlsx")
    try Program.run(
      Program.python,
      [Program.script("fill.py"), template, Returned.source, "1", returned] + example.damages
    )
    if !example.actions.isEmpty {
      let saved = scratch.path("saved.xlsx")
      try Program.run(
        Program.systemPython,
        [Program.script("libreoffice.py"), returned, saved] + example.actions
      )
      returned = saved
    }

    let (record, findings) = try Returned.read(returned, catalogue: catalogue)
    for code in example.codes {
      #expect(findings.contains { $0.code.rawValue == code }, "\(code) is not reported")
    }
    if example.codes.isEmpty {
      #expect(findings.filter { $0.severity > .info }.map(\.message.ja) == [])
    }
    for field in schema.fields {
      let path = field.path.description
      let read = record[field.slot].state
      if example.unread.contains(where: path.hasPrefix), read != truth[field.slot].state {
        #expect(
          read == .unreadable || read == .blank,
          "\(path) reads \(read), not \(truth[field.slot].state)"
        )
      } else {
        #expect(read == truth[field.slot].state, "\(path)")
      }
    }
  }
}

/// Last year's form, which other programs may have stripped of what says so.
@Suite(.serialized)
struct LastYearsFormTests {
  @Test(arguments: ["none", "without_names", "retyped_labels"])
  func `nothing is read from last year's form`(damage: String) throws {
    let scratch = try Scratch()
    let template = scratch.path("template.xlsx")
    let returned = scratch.path("filled.xlsx")
    try Program.run(
      Program.kenzan,
      ["template", "--schema", "shimotsuma.program", "--year", "R6", "--out", template]
    )
    try Program.run(
      Program.python,
      [Program.script("fill.py"), template, Returned.source, "1", returned, damage]
    )
    let readings = try Returned.readings(returned, catalogue: try Catalogue())
    let codes = readings.flatMap { reading -> [String] in
      guard case .refused(let findings) = reading.outcome else { return [] }
      return findings.map(\.code.rawValue)
    }
    #expect(codes == ["form.year"])
    #expect(!readings.contains { if case .record = $0.outcome { true } else { false } })
  }
}

/// Reading for the tests, through the library.
enum Returned {
  struct NotRead: Error {
    var readings: [String]
  }

  static let source = Program.root.appending(path: "samples/shimotsuma.program/source/sheets.csv")
    .path()

  /// The first true sheet, read from the CSV.
  static func truth(catalogue: Catalogue) throws -> Record {
    try read(source, catalogue: catalogue).record
  }

  static func readings(_ path: String, catalogue: Catalogue) throws -> [SheetReading] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let file = try Reader.read(bytes, path: path, limits: Limits())
    let options = ReadingOptions(schemaID: "shimotsuma.program")
    return FormReader(catalogue: catalogue, options: options).read(file)
  }

  static func read(
    _ path: String,
    catalogue: Catalogue
  ) throws -> (record: Record, findings: [Finding]) {
    let readings = try readings(path, catalogue: catalogue)
    for reading in readings {
      if case .record(let record, let findings) = reading.outcome { return (record, findings) }
    }
    throw NotRead(readings: readings.map { "\($0)" })
  }
}
