import Testing

@testable import Kenzan

struct WorkbookWriterTests {
  // MARK: - What comes back

  @Test(arguments: [
    "_x0041_", "_x005F_x0041_", "=1+1", "  間 ", "一\n二", "\u{7}ベル", "<&>\"'", "髙﨑～−①",
    String(repeating: "あ", count: 32_767),
  ])
  func `texts come back as they are`(_ text: String) throws {
    #expect(try readBack(.text(text)) == .text(text))
  }

  @Test func `what no workbook can hold is replaced, not cut off`() throws {
    #expect(try readBack(.text("前\0後")) == .text("前\u{FFFD}後"))
  }

  @Test func `decimals of 15 digits come back as they are`() throws {
    var random = SplitMix64(seed: 7)
    var workbook = Workbook()
    var sheet = WorkbookSheet(name: "数")
    var numbers: [ExactDecimal] = []
    for row in 1...2_000 {
      let digits = Int128(Int64.random(in: 0..<1_000_000_000_000_000, using: &random))
      let scale = Int.random(in: 0...15, using: &random)
      let number = try #require(
        ExactDecimal(coefficient: row % 2 == 0 ? -digits : digits, scale: scale)
      )
      numbers.append(number)
      sheet.cells.append(SheetCell(try at("A\(row)"), .number(number), CellLook()))
    }
    workbook.sheets = [sheet]
    let read = try worksheet(of: workbook)
    for (row, number) in numbers.enumerated() {
      let cell = try #require(read[try at("A\(row + 1)")])
      guard case .number(let double) = cell.content else {
        Issue.record("\(number) came back as \(cell.content)")
        continue
      }
      #expect(ExactDecimal(significant: double) == number)
    }
  }

  @Test func `a number with more digits than Excel keeps is written as text`() throws {
    let number = try #require(ExactDecimal("1234567890123456"))
    #expect(try readBack(.number(number)) == .text("1234567890123456"))
    let round = try #require(ExactDecimal("1234567890123450000"))
    #expect(try readBack(.number(round)) == .number(Double("1234567890123450000")!))
  }

  @Test func `a formula keeps its value`() throws {
    let number = try #require(ExactDecimal("2504"))
    #expect(try readBack(.formula("1252*2", .number(number))) == .number(2504))
    #expect(try readBack(.formula("\"○\"", .text("○"))) == .text("○"))
    #expect(try readBack(.formula("\"\"", .text(""))) == .text(""))
  }

  @Test func `struck text comes back with its strokes, in part and as a whole`() throws {
    var part = StruckText()
    part.add(" 旧 ", isStruck: true)
    part.add("新_x0041_", isStruck: false)
    part.add("<々>", isStruck: true)
    var whole = StruckText()
    whole.add("すべて", isStruck: true)
    var workbook = Workbook()
    var sheet = WorkbookSheet(name: "線")
    sheet.cells = [
      SheetCell(try at("A1"), .struck(part), StyleSheet.cell),
      SheetCell(try at("A2"), .struck(whole), StyleSheet.cell),
    ]
    sheet.merges = [CellRange(try at("A1"), try at("B1"))]
    workbook.sheets = [sheet]
    let read = try worksheet(of: workbook)
    #expect(read.struckTexts == [try at("A1"): part])
    #expect(read[try at("A1")]?.content == .text(part.text))
    #expect(read.style(at: try at("A2")).struck)
    #expect(read[try at("A2")]?.content == .text("すべて"))
  }

  // MARK: - The same bytes

  @Test func `two writes give the same bytes`() throws {
    let schema = ProgramForm.schema()
    let workbook = TemplateWorkbook.workbook(schema: schema, fills: [[:], [0: .text("2")]])
    let bytes = try WorkbookWriter.write(workbook)
    #expect(bytes.count > 5_000)
    #expect(try WorkbookWriter.write(workbook) == bytes)
  }

  // MARK: - What is refused

  @Test(arguments: Refusal.all)
  func `what Excel would repair is refused`(_ refusal: Refusal) throws {
    var workbook = Workbook()
    workbook.sheets = [WorkbookSheet(name: "表")]
    #expect(throws: Never.self) { try WorkbookWriter.write(workbook) }
    refusal.spoil(&workbook)
    #expect(throws: WorkbookError.self) { try WorkbookWriter.write(workbook) }
  }

  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let spoil: @Sendable (inout Workbook) -> Void

    static func cell(_ title: String, _ content: SheetCell.Content) -> Self {
      Self(testDescription: title) { book in
        guard let cell = CellReference("A1") else { return }
        book.sheets[0].cells = [SheetCell(cell, content, CellLook())]
      }
    }

    static func name(_ name: String, sheet: Int? = nil, _ formula: String = "1") -> Self {
      Self(testDescription: "name \(name)") {
        $0.names = [DefinedName(name: name, sheet: sheet, formula: formula)]
      }
    }

    static func rule(
      _ title: String,
      _ change: @escaping @Sendable (inout SheetValidation) -> Void
    )
      -> Self
    {
      Self(testDescription: title) { book in
        guard let area = CellRange("A1") else { return }
        var rule = SheetValidation(area: area, title: "題", message: "文")
        change(&rule)
        book.sheets[0].validations = [rule]
      }
    }

    static let all =
      [
        Self(testDescription: "no sheet") { $0.sheets = [] },
        Self(testDescription: "only hidden sheets") { $0.sheets[0].isHidden = true },
        Self(testDescription: "long tab") { $0.sheets[0].name = String(repeating: "a", count: 32) },
        Self(testDescription: "tab with a slash") { $0.sheets[0].name = "a/b" },
        Self(testDescription: "tabs that differ by case") {
          $0.sheets = [WorkbookSheet(name: "A"), WorkbookSheet(name: "a")]
        },
        Self(testDescription: "overlapping areas") {
          $0.sheets[0].merges = ["A1:B2", "B2:C3"].compactMap { CellRange($0) }
        },
        Self(testDescription: "long footer") {
          $0.sheets[0].page.footer = String(repeating: "a", count: 256)
        },
        Self(testDescription: "long property") {
          $0.properties.custom = ["a": String(repeating: "a", count: 256)]
        },
        Self(testDescription: "name twice") {
          $0.names = ["a.b", "A.B"].map { DefinedName(name: $0, sheet: 0, formula: "1") }
        },
        Self(testDescription: "sheet and name longer than 127 bytes") {
          $0.sheets[0].name = String(repeating: "表", count: 31)
          $0.names = [DefinedName(name: "effectiveness.result.grade_x", sheet: 0, formula: "1")]
          $0.names.append(
            DefinedName(name: "effectiveness.result.explanation", sheet: 0, formula: "1")
          )
        },
        cell("long text", .text(String(repeating: "a", count: 32_768))),
        cell("long text outside the basic plane", .text(String(repeating: "𠮷", count: 16_384))),
        cell("long formula", .formula(String(repeating: "1+", count: 4_096) + "1", .text(""))),
        cell("link to nowhere", .link(sheet: 7, text: "表")),
        cell("long target", .file(String(repeating: "a", count: 691), text: "表")),
        rule("long title") { $0.title = String(repeating: "題", count: 33) },
        rule("long message") { $0.message = String(repeating: "文", count: 256) },
        rule("long list") { $0.list = String(repeating: "a", count: 256) },
        name("a", sheet: 3),
      ] + ["kpi1", "R", "c", "R6.total", "c1.x", "A1", "TRUE", "1st", "a b", ""].map { name($0) }
  }

  // MARK: - Reading

  private func at(_ text: String) throws -> CellReference {
    try #require(CellReference(text))
  }

  private func worksheet(of workbook: Workbook) throws -> Worksheet {
    let file = try Reader.read(WorkbookWriter.write(workbook), path: "a.xlsx")
    return try #require(file.worksheets.first)
  }

  private func readBack(_ content: SheetCell.Content) throws -> CellContent? {
    var workbook = Workbook()
    workbook.sheets = [WorkbookSheet(name: "表")]
    workbook.sheets[0].cells = [SheetCell(try at("B2"), content, CellLook())]
    return try worksheet(of: workbook)[try at("B2")]?.content
  }
}
