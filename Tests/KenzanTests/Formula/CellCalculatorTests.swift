import Testing

@testable import Kenzan

struct CellCalculatorTests {
  /// A file of one or two worksheets: content and formulas by reference.
  private func file(
    _ contents: [String: CellContent],
    formulas: [String: String] = [:],
    other: [String: CellContent] = [:],
    names: [DefinedName] = []
  ) throws -> SourceFile {
    func worksheet(_ name: String, _ contents: [String: CellContent]) -> Worksheet {
      var sheet = Worksheet(name: name)
      sheet.cells = contents.compactMap { text, content in
        CellReference(text).map { Cell($0, content) }
      }.sorted { $0.reference < $1.reference }
      return sheet
    }
    var first = worksheet("Sheet1", contents)
    for (cell, formula) in formulas { first.formulas[try #require(CellReference(cell))] = formula }
    var file = SourceFile(
      path: "a.xlsx",
      sha256: "",
      kind: .workbook,
      worksheets: [first, worksheet("単価 表", other)]
    )
    file.names = names
    return file
  }

  private func value(_ formula: String, _ contents: [String: CellContent]) throws -> String? {
    var contents = contents
    contents["Z99"] = .uncalculated
    let file = try file(contents, formulas: ["Z99": formula], other: ["B2": .number(8200)])
    let cell = try #require(CellReference("Z99"))
    return CellCalculator(file, sheet: 0).value(at: cell)?.description
  }

  @Test(arguments: [
    ("A1+A2", "3.5"), ("SUM(A1:A9)", "3.5"), ("A3+1", "1"), ("SUM($A$1:A2,10)", "13.5"),
    ("A1&\"x\"", "1x"), ("B1&\"\"", "文字"), ("A3&\"\"", ""),
    ("IF(A3=\"\",\"空\",A3)", "空"), ("IF(A1,2,3)", "2"), ("IF(A3,2,3)", "3"),
    ("IF(B1=\"文字\",1,0)", "1"), ("\"ABC\"=\"abc\"", "TRUE"), ("COUNT(A1:B9)", "2"),
    ("COUNTA(A1:B9)", "3"),
    ("'単価 表'!B2*2", "16400"), ("単価*1", nil), ("C1+1", nil), ("SUM(C1:C1)", nil),
    ("MAX(A5:A9)", "0"), ("AVERAGE(A5:A9)", nil), ("1/3", "0.333333333333333"), ("A1/A3", nil),
    ("B1+1", nil), ("Nowhere!A1", nil), ("VLOOKUP(A1,A1:B2,2)", nil), ("SUM(A1:XFD1048576)", nil),
    ("COUNTIF(A1:A9,\">1\")", "1"), ("COUNTIF(B1,\"文*\")", nil), ("TRUE", "TRUE"),
    ("D1+30", "45030"), ("1E+20*1", "100000000000000000000"),
  ])
  func calculates(_ formula: String, _ expected: String?) throws {
    let contents: [String: CellContent] = [
      "A1": .number(1), "A2": .number(2.5), "B1": .text("文字"), "C1": .error("#N/A"),
      "D1": .date(serial: 45_000, iso: nil),
    ]
    #expect(try value(formula, contents) == expected)
  }

  @Test func `follows formulas that have no value yet, and comes to an end`() throws {
    let uncalculated = ["A1", "A2", "A3", "B1", "B2"].map { ($0, CellContent.uncalculated) }
    let contents = Dictionary(uniqueKeysWithValues: uncalculated + [("A4", .number(2))])
    let file = try file(
      contents,
      formulas: ["A1": "A2*2", "A2": "A3+A3", "A3": "A4+1", "B1": "B2+1", "B2": "B1+1"]
    )
    let calculator = CellCalculator(file, sheet: 0)
    #expect(calculator.value(at: try #require(CellReference("A1"))) == .number(Rational(12)))
    #expect(calculator.value(at: try #require(CellReference("B1"))) == nil)
    #expect(calculator.value(at: try #require(CellReference("A4"))) == nil)
  }

  @Test func `a long chain of missing values is left alone`() throws {
    var contents: [String: CellContent] = [:]
    var formulas: [String: String] = [:]
    for row in 1...5_000 {
      contents["A\(row)"] = .uncalculated
      formulas["A\(row)"] = "A\(row + 1)+A\(row + 1)"
    }
    let file = try file(contents, formulas: formulas)
    #expect(CellCalculator(file, sheet: 0).value(at: try #require(CellReference("A1"))) == nil)
  }

  @Test func `knows defined names of both scopes`() throws {
    let file = try file(
      ["A1": .number(3), "A2": .uncalculated, "A3": .uncalculated],
      formulas: ["A2": "人数*Unit_Cost", "A3": "人数&kenzan.year"],
      other: ["B2": .number(8200)],
      names: [
        DefinedName(name: "人数", sheet: 1, formula: "'単価 表'!$B$2"),
        DefinedName(name: "人数", sheet: 0, formula: "Sheet1!$A$1"),
        DefinedName(name: "unit_cost", sheet: nil, formula: "'単価 表'!$B$2"),
        DefinedName(name: "kenzan.year", sheet: 0, formula: "\"R7\""),
        DefinedName(name: "loop", sheet: nil, formula: "loop+1"),
      ]
    )
    let calculator = CellCalculator(file, sheet: 0)
    #expect(calculator.value(at: try #require(CellReference("A2"))) == .number(Rational(24_600)))
    #expect(calculator.value(at: try #require(CellReference("A3"))) == .text("3R7"))
  }

  @Test(arguments: [
    ("A1+A2", CellContent.number(3.5), nil as String?), ("A1+A2", .number(4), "3.5"),
    ("A1+A2", .text("x"), "3.5"), ("A1&\"件\"", .text("1件"), nil), ("A1&\"件\"", .text("2件"), "1件"),
    ("A1>0", .boolean(false), "TRUE"), ("A1>0", .boolean(true), nil),
    // Binary noise is no staleness: the stored value is what binary arithmetic gives.
    ("0.1+0.2-0.3", .number(0.1 + 0.2 - 0.3), nil), ("0.1+0.2-0.3", .number(0), nil),
    ("ROUND(1.005*100,0)", .number(101), nil), ("ROUND(1.005*100,0)", .number(100), nil),
    ("INT(0.3/0.1)", .number(2), nil), ("INT(0.3/0.1)", .number(3), nil),
    ("INT(0.3/0.1)", .number(4), "3"),
    ("1/3", .number(1.0 / 3), nil), ("IF(A1>0,A2,9)", .number(2.5), nil),
    ("IF(A1>0,A2,9)", .number(9), "2.5"), ("COUNT(A1:A2)", .number(3), "2"),
    ("VLOOKUP(A1,A1,1)", .number(3), nil), ("A9/0", .number(3), nil),
    ("SUM(A1:A2)", .error("#REF!"), nil), ("-A1%", .number(-0.01), nil), ("A1^2", .number(2), "1"),
    ("ROUNDUP(A2,-1)", .number(10), nil), ("MAX(A1:A2)", .number(1), "2.5"),
    ("AVERAGE(A1:A2)", .number(1.75), nil),
  ])
  func `tells a stale value from binary noise`(
    _ formula: String,
    _ stored: CellContent,
    _ expected: String?
  ) throws {
    let file = try file(
      ["A1": .number(1), "A2": .number(2.5), "B1": stored],
      formulas: ["B1": formula]
    )
    let cell = try #require(CellReference("B1"))
    #expect(CellCalculator(file, sheet: 0).correction(at: cell)?.description == expected)
  }

  @Test func `a million cells said are not a million cells looked at`() throws {
    let file = try file(
      ["A1": .number(1), "XFD1048576": .number(2), "C3": .uncalculated],
      formulas: ["C3": "SUM(A1:B1048576,E1:XFD1048576)"]
    )
    #expect(
      CellCalculator(file, sheet: 0).value(at: try #require(CellReference("C3")))
        == .number(Rational(3))
    )
  }

  @Test(arguments: [
    ("123456.789", 4, "123500"), ("0.000123456", 3, "0.000123"), ("-99.96", 3, "-100"),
    ("0", 5, "0"), ("0.5", 15, "0.5"), ("999999", 15, "999999"),
  ])
  func `rounds to significant digits`(_ text: String, _ digits: Int, _ expected: String) throws {
    let number = Rational(try #require(ExactDecimal(text)))
    #expect(number.decimal(significant: digits)?.description == expected)
  }
}
