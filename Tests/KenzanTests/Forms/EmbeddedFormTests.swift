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

  @Test(arguments: catalogue?.ids ?? []) func `two headings exchanged`(id: String) throws {
    let schema = try Self.schema(id)
    let taken = Set(schema.layout.slots.flatMap { $0.area.first.row...$0.area.last.row })
    let heads = schema.layout.labels.filter {
      $0.role == .heading && !taken.contains($0.area.first.row)
    }
    for (one, other) in zip(heads, heads.dropFirst())
    where one.area.first.row == other.area.first.row && one.text != other.text {
      var sheet = Self.filled(schema)
      sheet.cells[one.area.first] = .text(other.text)
      sheet.cells[other.area.first] = .text(one.text)
      let read = Self.reader.read(sheet.file).read
      #expect(
        read.findings.contains { $0.severity > .info },
        "\(one.text) and \(other.text): \(read.findings.map(\.message.ja))"
      )
    }
  }

  @Test(arguments: [
    ("minamiaizu.policy", "令和元年度決算額", "令和2年度予算額", "projects.1.cost.R1.amount"),
    ("minamiaizu.policy", "平成30年度", "令和元年度", "indicator.A.R1.target"),
    ("saitama.worksheet", "② 目的・対象・目標指標の設定", "③ 取組", "content"),
    ("mine.progress", "成果指標", "達成状況", "items.1.indicator.A.baseline"),
    ("toyama.goals", "目標値", "期末の実績", "goals.1.R3.target"),
  ])
  func `what stands under an exchanged heading is not read`(
    id: String,
    one: String,
    other: String,
    path: String
  ) throws {
    let schema = try Self.schema(id)
    var sheet = Self.filled(schema)
    let places = try [one, other].map { text in
      try #require(schema.layout.labels.first { $0.text == text }).area.first
    }
    sheet.cells[places[0]] = .text(other)
    sheet.cells[places[1]] = .text(one)
    let read = Self.reader.read(sheet.file).read
    #expect(read.state(path) == .unreadable)
    let error = try #require(read.findings.first { $0.severity == .error })
    #expect([.formLabel, .formPlace].contains(error.code))
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
