import Testing

@testable import Kenzan

/// Reading of the embedded forms, whatever they are, as drawn, damaged, and of last year.
struct EmbeddedFormTests {
  private static let catalogue = try? Catalogue()

  private static func schema(_ id: String, year: FiscalYear? = nil) throws -> FormSchema {
    try #require(try catalogue?.schema(id: id, year: year))
  }

  private static let reader = FormReader(ids: catalogue?.ids ?? []) { id, year in
    try? catalogue?.schema(id: id, year: year)
  }

  /// A different number or text in every field; codes stay blank, they hold what their lists say.
  private static func filled(_ schema: FormSchema) -> ReturnedSheet {
    var sheet = ReturnedSheet(schema)
    for slot in schema.layout.slots {
      switch schema.fields[slot.field].type {
      case .number: sheet.cells[slot.area.first] = .number(Double(1000 + slot.field))
      case .text: sheet.cells[slot.area.first] = .text("値\(slot.field)")
      default: break
      }
    }
    return sheet
  }

  /// All places, or some of them where a form has thousands of fields and each reading takes long.
  private static func places(
    _ all: ClosedRange<Int>,
    of schema: FormSchema
  ) -> StrideThrough<Int> {
    stride(
      from: all.lowerBound,
      through: all.upperBound,
      by: 1 + schema.layout.slots.count / 300
    )
  }

  private static func expectOwnValues(_ read: ReadSheet, _ schema: FormSchema) throws -> Int {
    let record = try #require(read.record)
    var unread = 0
    for slot in schema.layout.slots {
      let field = schema.fields[slot.field]
      guard field.type == .number || field.type == .text else { continue }
      if record[field.slot].state == .unreadable {
        unread += 1
        continue
      }
      let expected = field.type == .number ? "\(1000 + field.slot)" : "値\(field.slot)"
      #expect(record[field.slot].raw == expected, "\(field.path)")
    }
    return unread
  }

  @Test(arguments: catalogue?.ids ?? []) func `as drawn`(id: String) throws {
    let schema = try Self.schema(id)
    let read = Self.reader.read(Self.filled(schema).file).read
    #expect(try Self.expectOwnValues(read, schema) == 0)
    #expect(read.codes.isEmpty)
  }

  @Test(arguments: catalogue?.ids ?? []) func `rows and columns inserted`(id: String) throws {
    let schema = try Self.schema(id)
    for column in Self.places(1...schema.layout.columnWidths.count, of: schema) {
      var sheet = Self.filled(schema)
      sheet.insertRows(1, at: 1 + column % 36)
      sheet.insertColumns(1, at: column)
      #expect(try Self.expectOwnValues(Self.reader.read(sheet.file).read, schema) == 0)
      sheet.names = [:]
      sheet.constants = [:]
      _ = try Self.expectOwnValues(Self.reader.read(sheet.file).read, schema)
    }
  }

  @Test(arguments: catalogue?.ids ?? []) func `rows inserted without names`(id: String) throws {
    let schema = try Self.schema(id)
    for row in Self.places(1...40, of: schema) {
      var sheet = Self.filled(schema)
      sheet.names = [:]
      sheet.constants = [:]
      sheet.insertRows(2, at: row)
      let read = Self.reader.read(sheet.file).read
      #expect(
        try Self.expectOwnValues(read, schema) == 0,
        "row \(row): \(read.findings.map(\.message.ja))"
      )
    }
  }

  @Test(arguments: catalogue?.ids ?? []) func `last year's form`(id: String) throws {
    let schema = try Self.schema(id)
    let last = try Self.schema(id, year: schema.year.advanced(by: -1))
    var sheet = Self.filled(last)
    #expect(Self.reader.read(sheet.file).read.codes == ["form.year"])
    sheet.constants = [:]
    #expect(Self.reader.read(sheet.file).read.codes == ["form.year"])
    sheet.names = [:]
    sheet.insertRows(1, at: 5)
    #expect(Self.reader.read(sheet.file).read.codes == ["form.year"])
  }
}
