import Foundation
import Testing

@testable import Kenzan

/// The true sheets of every form, drawn in the standard form and read again.
struct RoundTripTests {
  private static let catalogue = Result { try Catalogue() }

  static let sheets = Case.all.map(\.input).filter { $0.contains("/true/") }
    .reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }

  private static func record(_ bytes: [UInt8]) throws -> Record {
    let readings = FormReader(catalogue: try catalogue.get(), options: ReadingOptions())
      .read(try Reader.read(bytes, path: "a.xlsx"))
    let records = readings.compactMap { reading -> Record? in
      if case .record(let record, _) = reading.outcome { record } else { nil }
    }
    return try #require(records.first, "\(readings.map(\.outcome))")
  }

  private static func original(_ path: String) throws -> Record {
    try record([UInt8](Data(contentsOf: URL(filePath: path))))
  }

  private static func returned(_ record: Record) throws -> Record {
    let drawing = FormDrawing(record: record, findings: [])
    var workbook = Workbook()
    workbook.sheets = [drawing.sheet(named: "1", lists: .none)]
    workbook.names = drawing.names(sheet: 0, tab: workbook.sheets[0].name)
    return try Self.record(WorkbookWriter.write(workbook))
  }

  @Test(arguments: sheets)
  func `a true sheet comes back as it was`(_ path: String) throws {
    let record = try Self.original(path)
    let returned = try Self.returned(record)
    #expect(returned.schema.id == record.schema.id)
    for field in record.schema.fields {
      #expect(returned[field.slot].state == record[field.slot].state, "\(field.path)")
    }
  }

  /// A row of real zeros, rows that are numbered but blank, and columns that nobody uses.
  @Test func `zeros, blanks and dashes stay what they are`() throws {
    let path = Case.root.appending(path: "samples/minamiaizu.policy/true/01.xlsx").path()
    let record = try Self.original(path)
    let returned = try Self.returned(record)
    for sheet in [record, returned] {
      func state(_ path: String) throws -> FieldState {
        let slot = try #require(sheet.schema.slot(of: FieldPath(path)))
        return sheet[slot].state
      }
      for year in ["R1", "R2"] {
        #expect(try state("projects.3.cost.\(year).amount") == .number(.zero))
        #expect(try state("projects.3.cost.\(year).general") == .number(.zero))
        #expect(try state("projects.4.cost.\(year).amount") == .blank)
      }
      for path in ["unused.1.left", "unused.3.right", "spare.left", "spare.right"] {
        #expect(try state(path) == .notApplicable)
      }
      #expect(try state("unused.4.left") == .blank)
      #expect(try state("projects.8.name") == .blank)
    }
  }
}
