import Testing

@testable import Kenzan

/// The cases in which names lie: the right value or a finding, never another cell's value.
struct LyingNamesTests {
  let schema = ProgramForm.schema()

  private func filled() -> ReturnedSheet {
    var sheet = ReturnedSheet(schema)
    sheet.fillAll()
    return sheet
  }

  /// Every field that is read holds what was written into its own cell; those named are not read.
  private func expectRead(
    _ read: ReadSheet,
    except unread: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let record = read.record else {
      Issue.record(
        "nothing was read: \(read.findings.map(\.message.ja))",
        sourceLocation: sourceLocation
      )
      return
    }
    for field in schema.fields {
      let path = field.path.description
      let raw = record[field.slot].raw
      if unread.contains(path) {
        #expect(
          record[field.slot].state == .unreadable,
          "\(path) was read",
          sourceLocation: sourceLocation
        )
      } else if field.type != .code {
        let expected = field.type == .number ? "\(1000 + field.slot)" : "値\(field.slot)"
        #expect(raw == expected, "\(path)", sourceLocation: sourceLocation)
      }
    }
  }

  private func noValues(_ read: ReadSheet) -> [String] {
    read.codes.filter { $0 != "code" }
  }

  @Test func `a form as drawn is read as it is`() {
    let read = ReadSheet(filled())
    expectRead(read)
    #expect(noValues(read).isEmpty)
  }

  @Test func `rows and a column inserted with names moved along`() {
    for columns in [1, 3, 7, 9, 14, 16, 20, 23, 28, 30] {
      var sheet = filled()
      sheet.insertRows(2, at: 5)
      sheet.insertRows(1, at: 11)
      sheet.insertColumns(1, at: columns)
      let read = ReadSheet(sheet)
      expectRead(read)
      #expect(noValues(read).isEmpty, "column \(columns)")
    }
  }

  @Test func `names removed, rows inserted, labels retyped in full width with line breaks`() {
    var sheet = filled()
    sheet.names = [:]
    sheet.insertRows(1, at: 4)
    sheet.insertRows(2, at: 12)
    sheet.relabel { text in
      var wide = ""
      for scalar in text.unicodeScalars {
        let isASCII = (0x21...0x7E).contains(scalar.value)
        wide.unicodeScalars.append(
          isASCII ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        )
        if wide.unicodeScalars.count == 2 { wide += "\n" }
      }
      return wide
    }
    let read = ReadSheet(sheet)
    expectRead(read)
    #expect(noValues(read).isEmpty)
  }

  @Test(arguments: 1...30) func `names removed and a column inserted`(column: Int) {
    var sheet = filled()
    sheet.names = [:]
    sheet.insertColumns(1, at: column)
    let read = ReadSheet(sheet)
    // Two slots may share a gap between headings; those that are read must be right.
    let unread = Set(
      schema.fields.filter { read.record?[$0.slot].state == .unreadable && $0.type != .code }.map(
        \.path.description
      )
    )
    expectRead(read, except: unread)
    #expect(unread.isEmpty == noValues(read).isEmpty)
  }

  @Test func `names removed on one block only`() {
    var sheet = filled()
    sheet.names = sheet.names.filter { !$0.key.hasPrefix("outcome.") }
    sheet.insertRows(3, at: 9)
    let read = ReadSheet(sheet)
    expectRead(read)
    #expect(noValues(read).isEmpty)
  }

  @Test func `names left behind by a program that inserts rows`() throws {
    var sheet = filled()
    sheet.insertRows(2, at: 16, names: false, merges: false)
    let read = ReadSheet(sheet)
    let below = schema.layout.slots.filter { $0.area.first.row >= 16 }
      .map { schema.fields[$0.field].path.description }
    expectRead(read, except: Set(below))
    #expect(noValues(read) == ["form.conflict"])
    let finding = try #require(read.findings.first)
    #expect(finding.related.count == below.count)
    #expect(finding.message.ja.contains("2行上"))
  }

  @Test func `a value cell dragged onto its neighbour`() throws {
    var sheet = filled()
    sheet.drag("cost.R6.total", onto: "cost.R6.operating")
    let read = ReadSheet(sheet)
    expectRead(read, except: ["cost.R6.total", "cost.R6.operating"])
    #expect(noValues(read) == ["form.conflict"])
    let message = try #require(read.findings.first).message.ja
    #expect(message.contains("「総事業費／R6決算額」の欄がK16から"))
    #expect(message.contains("K17「事業経費／R6決算額」"))
  }

  @Test func `two cells swapped by cut and paste`() {
    var sheet = filled()
    sheet.swap("cost.R5.total", "cost.R5.operating")
    let read = ReadSheet(sheet)
    expectRead(read, except: ["cost.R5.total", "cost.R5.operating"])
    #expect(noValues(read) == ["form.conflict"])
    #expect(read.findings.first?.message.ja.contains("入れ替わっています") == true)
  }

  @Test func `a column of cells moved to the next year`() {
    var sheet = filled()
    for name in ["total", "operating", "staff"] {
      sheet.drag("cost.R8.\(name)", onto: "cost.R9.\(name)")
    }
    let read = ReadSheet(sheet)
    let moved = ["R8", "R9"].flatMap { year in
      ["total", "operating", "staff"].map { "cost.\(year).\($0)" }
    }
    expectRead(read, except: Set(moved))
    #expect(noValues(read) == ["form.conflict"])
  }

  @Test func `the sheet copied into another book under another name`() {
    var sheet = filled()
    sheet.name = "R7 (2)"
    var file = sheet.file
    file.worksheets[0].name = "提出用"
    let read = FormReader(schema).read(file).read
    expectRead(read)
    #expect(noValues(read).isEmpty)
  }

  @Test func `names of the workbook serve where the sheet has none`() {
    let sheet = filled()
    var file = sheet.file
    for index in file.names.indices where !file.names[index].name.hasPrefix("kenzan") {
      file.names[index].sheet = nil
    }
    let read = FormReader(schema).read(file).read
    expectRead(read)
  }

  @Test func `two names that share a cell leave both unread`() {
    var sheet = filled()
    sheet.names["outcome.R6.target"] = sheet.place("outcome.R6.actual")
    let read = ReadSheet(sheet)
    expectRead(read, except: ["outcome.R6.target", "outcome.R6.actual"])
    #expect(noValues(read) == ["form.conflict"])
  }

  @Test func `one merged area over two fields`() {
    var sheet = filled()
    let (one, other) = (sheet.place("cost.R5.total"), sheet.place("cost.R6.total"))
    sheet.merges.removeAll { $0.first == one || $0.first == other }
    sheet.merges.append(CellRange(one, .at(other.row, other.column + 4)))
    let read = ReadSheet(sheet)
    expectRead(read, except: ["cost.R5.total", "cost.R6.total"])
    #expect(noValues(read) == ["form.conflict"])
  }
}
