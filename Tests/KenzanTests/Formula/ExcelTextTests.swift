import Testing

@testable import Kenzan

struct ExcelTextTests {
  private typealias Entry = FormulaFixture.Entry

  /// The fields stand in A1, A2, … in this order.
  private func fixture() throws -> FormulaFixture {
    let plain = CodeList(
      name: "plain",
      codes: ["x", "y"].map { CodeList.Code(value: $0, label: $0) }
    )
    let clash = CodeList(name: "clash", codes: [CodeList.Code(value: "x", label: "別")])
    let signs = CodeList(
      name: "signs",
      codes: ["①", "④"].map { CodeList.Code(value: $0, label: "項目") }
    )
    let nested = CodeList(
      name: "nested",
      codes: ["回った", "上回った"].map { CodeList.Code(value: $0, label: $0) }
    )
    func several(_ codes: String) -> Facets {
      var facets = Facets.codes(codes)
      facets.isMultiple = true
      return facets
    }
    let labelled = CodeList(
      name: "labelled",
      codes: [
        CodeList.Code(value: "lower", label: "低いほど良い"),
        CodeList.Code(value: "higher", label: "高いほど良い"),
      ]
    )
    return try FormulaFixture(
      [
        // A1
        Entry("a", .number("1")),
        Entry("b", .number("1")),
        Entry("c", .number("1")),
        // A4
        Entry("t", .text("x")),
        Entry("day", .date(2021, 12, 15)),
        Entry("z", .blank, .zero),
        // A7
        Entry("k", .blank, type: .code, .codes("plain")),
        Entry("d", .blank, type: .code, .codes("labelled")),
        Entry("m", .blank, type: .flag),
        Entry("y", .blank, type: .year),
        // A11
        Entry("i.1.n", .blank),
        Entry("i.2.n", .blank),
        Entry("i.3.n", .blank),
        // A14
        Entry("i.1.k", .blank, type: .code, .codes("plain")),
        Entry("i.2.k", .blank, type: .code, .codes("plain")),
        Entry("i.3.k", .blank, type: .code, .codes("plain")),
        // A17
        Entry("r", .blank, .rounded(.half, "1")),
        Entry("s", .blank, .rounded(.half, "1")),
        // A19
        Entry("j.1.r", .blank, .rounded(.half, "1")),
        Entry("j.2.r", .blank, .rounded(.half, "1")),
        // A21
        Entry("w", .blank, .rounded(.down, "0.5")),
        Entry("u", .blank, .rounded(.up, "1")),
        Entry("e", .blank, type: .code, .codes("clash")),
        Entry("v", .blank, type: .code, several("signs")),
        // A25
        Entry("x", .blank, type: .code, several("nested")),
      ],
      codes: [plain, labelled, clash, signs, nested],
      bands: [
        Bands(
          name: "level",
          bands: [
            Bands.Band(label: "①", threshold: ExactDecimal(120), isInclusive: true),
            Bands.Band(label: "②", threshold: ExactDecimal(100), isInclusive: false),
            Bands.Band(label: "③", threshold: nil, isInclusive: false),
          ]
        ),
        Bands(
          name: "way",
          bands: [
            Bands.Band(label: "higher", threshold: ExactDecimal(1), isInclusive: true),
            Bands.Band(label: "lower", threshold: nil, isInclusive: false),
          ]
        ),
      ]
    )
  }

  private static let marks = ExcelGuard.notApplicable
  private static let noText = #"OR(LEN(A4)=0,ISNUMBER(MATCH(A4,\#(marks),0)))"#
  private static let noCodes: String = {
    let parts = ["①", "④", "・", "、", ",", "，", "／", "/", "　", " "]
    let rest = parts.reduce("A24") { "SUBSTITUTE(\($0),\"\($1)\",\"\")" }
    return "OR(LEN(A24)=0,LEN(\(rest))>0)"
  }()
  private static let numbers = "COUNTA(A11:A13)>COUNT(A11:A13)+SUM(COUNTIF(A11:A13,\(marks)))"

  private static let values: [(String, String)] = [
    ("a + b * c", #"IF(COUNT(A1:A3)<3,"",A1+A2*A3)"#),
    ("(a - b) * -c", #"IF(COUNT(A1:A3)<3,"",(A1-A2)*-A3)"#),
    ("a - (b - c)", #"IF(COUNT(A1:A3)<3,"",A1-(A2-A3))"#),
    ("a / b%", #"IFERROR(IF(COUNT(A1,A2)<2,"",A1/A2%),"")"#),
    ("(a + b) ^ 2", #"IFERROR(IF(COUNT(A1,A2)<2,"",(A1+A2)^2),"")"#),
    ("a & \"件\"", #"IF(COUNT(A1)<1,"",A1&"件")"#),
    ("a * b & \"\"", #"IF(COUNT(A1,A2)<2,"",ROUND(A1*A2,7)&"")"#),
    ("z + 1", #"IF(IF(ISNUMBER(A6),FALSE,ISNA(MATCH(A6,\#(marks),0))),"",N(A6)+1)"#),
    ("day + 30", #"IF(COUNT(A5)<1,"",A5+30)"#),
    ("a = b", #"IF(COUNT(A1,A2)<2,"",ROUND(A1-A2,6)=0)"#),
    ("a <> 0", #"IF(COUNT(A1)<1,"",ROUND(A1,6)<>0)"#),
    ("a + 1 <= b - c", #"IF(COUNT(A1:A3)<3,"",ROUND(A1+1-(A2-A3),6)<=0)"#),
    ("t = \"い\"\"ろ\"", #"IF(\#(noText),"",EXACT(A4,"い""ろ"))"#),
    ("k <> \"x\"", #"IF(LEN(A7)=0,"",NOT(EXACT(A7,"x")))"#),
    ("d = \"lower\"", #"IF(LEN(A8)=0,"",EXACT(A8,"低いほど良い"))"#),
    ("\"higher\" = d", #"IF(LEN(A8)=0,"",EXACT("高いほど良い",A8))"#),
    ("SUM(i.n)", #"IF(\#(numbers),"",SUM(A11:A13))"#),
    (
      "SUM(a, c, b * 2)",
      #"IF(OR(COUNT(A2)<1,COUNTA(A1,A3)>COUNT(A1,A3)+SUM(COUNTIF(A1,\#(marks)))+SUM(COUNTIF(A3,\#(marks)))),"",SUM(A1,A3,A2*2))"#
    ),
    ("ROUND(a / b, 1)", #"IFERROR(IF(COUNT(A1,A2)<2,"",ROUND(ROUND(A1/A2,8),1)),"")"#),
    ("ROUNDUP(a, -2)", #"IF(COUNT(A1)<1,"",ROUNDUP(ROUND(A1,5),-2))"#),
    ("ROUNDDOWN(a, b)", #"IFERROR(IF(COUNT(A1,A2)<2,"",ROUNDDOWN(ROUND(A1,A2+7),A2)),"")"#),
    ("INT(a)", #"IF(COUNT(A1)<1,"",INT(ROUND(A1,7)))"#),
    ("ABS(a - b)", #"IF(COUNT(A1,A2)<2,"",ABS(A1-A2))"#),
    ("MIN(i.n)", #"IF(OR(\#(numbers),COUNT(A11:A13)=0),"",MIN(A11:A13))"#),
    ("MAX(i.n, 0)", #"IF(\#(numbers),"",MAX(A11:A13,0))"#),
    ("AVERAGE(i.n)", #"IFERROR(IF(\#(numbers),"",AVERAGE(A11:A13)),"")"#),
    ("COUNT(i.n)", #"IF(\#(numbers),"",COUNT(A11:A13))"#),
    ("COUNTA(i.n, t)", "COUNTA(A11:A13,A4)"),
    ("COUNTIF(i.k, \"x\")", #"SUMPRODUCT(EXACT(A14:A16,"x")*1)"#),
    ("COUNTIF(i.n, \">=5\")", #"IF(\#(numbers),"",COUNTIF(A11:A13,">=5"))"#),
    ("COUNTIF(i.n, \">\" & a)", #"IF(OR(COUNT(A1)<1,\#(numbers)),"",COUNTIF(A11:A13,">"&A1))"#),
    ("SUMIF(i.k, \"x\", i.n)", #"IF(\#(numbers),"",SUMPRODUCT(EXACT(A14:A16,"x")*1,A11:A13))"#),
    ("SUMIF(i.n, \">0\")", #"IF(\#(numbers),"",SUMIF(A11:A13,">0",A11:A13))"#),
    (
      "IF(a > b, c, 0)",
      #"IFERROR(IF(COUNT(A1,A2)<2,"",IF(ROUND(A1-A2,6)>0,IF(COUNT(A3)<1,NA(),A3),0)),"")"#
    ),
    (
      "IFS(a > 1, \"x\", TRUE, \"y\")",
      #"IFERROR(IF(COUNT(A1)<1,"",IF(ROUND(A1-1,6)>0,"x",IF(TRUE,"y",NA()))),"")"#
    ),
    ("AND(a > 0, a < 9)", #"IF(COUNT(A1)<1,"",AND(ROUND(A1,6)>0,ROUND(A1-9,6)<0))"#),
    (
      "OR(a > 0, b > 0)",
      #"IFERROR(IF(OR(IFERROR(IF(COUNT(A1)<1,NA(),ROUND(A1,6)>0),FALSE),IFERROR(IF(COUNT(A2)<1,NA(),ROUND(A2,6)>0),FALSE)),TRUE,OR(IF(COUNT(A1)<1,NA(),ROUND(A1,6)>0),IF(COUNT(A2)<1,NA(),ROUND(A2,6)>0))),"")"#
    ),
    ("NOT(a > 0)", #"IF(COUNT(A1)<1,"",NOT(ROUND(A1,6)>0))"#),
    ("ISBLANK(t)", "LEN(A4)=0"),
    ("ISNA(a)", "ISNUMBER(MATCH(A1,\(marks),0))"),
    ("ISNUMBER(a)", "ISNUMBER(A1)"),
    ("LEN(t)", #"IF(\#(noText),"",LEN(A4))"#),
    ("LEFT(t, 2)", #"IFERROR(IF(\#(noText),"",LEFT(A4,2)),"")"#),
    ("RIGHT(t)", #"IFERROR(IF(\#(noText),"",RIGHT(A4)),"")"#),
    ("MID(k, 2, 1)", #"IFERROR(IF(LEN(A7)=0,"",MID(A7,2,1)),"")"#),
    ("EXACT(t, \"x\")", #"IF(\#(noText),"",EXACT(A4,"x"))"#),
    ("CONTAINS(v, \"④\")", #"IF(\#(noCodes),"",ISNUMBER(FIND("④",A24)))"#),
    ("MENTIONS(t, \"x\")", #"IF(\#(noText),"",ISNUMBER(FIND("x",A4)))"#),
    (
      "MENTIONS(t, \"x\", \"y\")",
      #"IF(\#(noText),"",OR(ISNUMBER(FIND("x",A4)),ISNUMBER(FIND("y",A4))))"#
    ),
    ("TEXT(a / 4, \"0.0%\")", #"IFERROR(IF(COUNT(A1)<1,"",TEXT(ROUND(A1/4,9),"0.0%")),"")"#),
    ("TEXT(day, \"yyyy-mm-dd\")", #"IF(COUNT(A5)<1,"",TEXT(A5,"yyyy-mm-dd"))"#),
    ("ACHIEVEMENT(\"ratio\", a, b)", #"IFERROR(IF(COUNT(A1,A2)<2,"",A1/A2*100),"")"#),
    (
      "ACHIEVEMENT(\"difference\", a, b, c)",
      #"IFERROR(IF(COUNT(A1,A3,A2)<3,"",(A1-A3)/(A2-A3)*100),"")"#
    ),
    (
      "ACHIEVEMENT(\"inverse\", a, b)",
      #"IFERROR(IF(COUNT(A2,A1)<2,"",IF(ROUND(A2,6)=0,NA(),A2/A1*100)),"")"#
    ),
    ("ACHIEVEMENT(\"mirror\", a, b)", #"IFERROR(IF(COUNT(A1,A2)<2,"",(2-A1/A2)*100),"")"#),
    ("MET(a, b, \"lower\")", #"IF(COUNT(A1,A2)<2,"",ROUND(A1-A2,6)<=0)"#),
    (
      "MET(a, b, d)",
      #"IFERROR(IF(COUNT(A1,A2)<2,"",IF(LEN(A8)=0,IF(AND(ROUND(A2,6)=0,ROUND(A1,6)<>0),NA(),ROUND(A1-A2,6)>=0),IF(EXACT(A8,"低いほど良い"),ROUND(A1-A2,6)<=0,IF(EXACT(A8,"高いほど良い"),ROUND(A1-A2,6)>=0,NA())))),"")"#
    ),
    (
      "BAND(\"level\", a)",
      #"IF(COUNT(A1)<1,"",IF(ROUND(A1-120,6)>=0,"①",IF(ROUND(A1-100,6)>0,"②","③")))"#
    ),
    (
      "d = BAND(\"way\", a)",
      #"IF(OR(COUNT(A1)<1,LEN(A8)=0),"",EXACT(A8,IF(ROUND(A1-1,6)>=0,"高いほど良い","低いほど良い")))"#
    ),
    ("GROWTH(a, b)", #"IFERROR(IF(COUNT(A1,A2)<2,"",(A1/A2-1)*100),"")"#),
    ("RUNNING(i.n)", #"IF(\#(numbers),"",SUM(A11:A13))"#),
    (
      "PLACES(a)",
      #"IF(COUNT(A1)<1,"",SUMPRODUCT((ABS(ROUND(A1,{0,1,2,3,4,5})-A1)>0.0000005)*1))"#
    ),
    ("FISCALYEAR(day)", #"IFERROR(IF(COUNT(A5)<1,"",YEAR(EDATE(A5,-3))),"")"#),
    ("WEEKDAY(day, 2)", #"IFERROR(IF(COUNT(A5)<1,"",WEEKDAY(A5,2)),"")"#),
  ]

  @Test(arguments: values)
  func `writes a value`(_ formula: String, _ expected: String) throws {
    let fixture = try fixture()
    #expect(fixture.excel.formula(for: try fixture.tree(formula)) == expected)
    // The text is a formula: kenzan's own grammar reads all of it but array constants and
    // functions that schemas have no use for.
    #expect(
      expected.utf16.filter { $0 == 0x28 }.count == expected.utf16.filter { $0 == 0x29 }.count
    )
  }

  @Test func `every function has its text`() {
    for function in Function.allCases where function != .reached {
      #expect(Self.values.contains { $0.0.contains(function.rawValue + "(") }, "\(function)")
    }
  }

  @Test(arguments: [
    "REACHED(\"二次\")", "LEFT(d, 1)", "d & \"x\"", "CONTAINS(x, \"回った\")", "CONTAINS(v, t)",
    "m = TRUE", "y = y", "k = e", "t = d", "AVERAGE(z, a)", "COUNT(z)",
    "COUNTIF(i.k, \"<>x\")",
    "COUNTIF(i.n, \"<>5\")", "a = 1234567890123456", "i.n + 1", "COUNTIF(i.k, t)",
  ])
  func `leaves out what Excel would judge otherwise`(_ formula: String) throws {
    let fixture = try fixture()
    #expect(fixture.excel.formula(for: try fixture.tree(formula)) == nil)
  }

  @Test func `leaves out what has no cell or is too long or too deep`() throws {
    let fixture = try fixture()
    let homeless = ExcelText(schema: fixture.record.schema) { _ in nil }
    #expect(homeless.formula(for: try fixture.tree("a + b")) == nil)
    let text = String(repeating: "い", count: 256)
    #expect(fixture.excel.formula(for: try fixture.tree("t & \"\(text)\"")) == nil)
    var deep = "a > 0"
    for _ in 0..<12 { deep = "OR(\(deep), b > 0)" }
    #expect(fixture.excel.formula(for: try fixture.tree(deep)) == nil)
  }

  @Test(arguments: [
    ("a = b + c", nil as String?, #"IF(COUNT(A1:A3)<3,"",IF(ROUND(A1-(A2+A3),6)=0,"○","×"))"#),
    (
      "a <= b", "k = \"x\"",
      #"IF(LEN(A7)=0,"",IF(EXACT(A7,"x"),IF(COUNT(A1,A2)<2,"",IF(ROUND(A1-A2,6)<=0,"○","×")),""))"#
    ),
    ("a = b / c", nil, #"IFERROR(IF(COUNT(A1:A3)<3,"",IF(ROUND(A1-A2/A3,6)=0,"○","×")),"")"#),
    (
      "d = IF(a > 0, \"higher\", \"lower\")", nil,
      #"IF(OR(COUNT(A1)<1,LEN(A8)=0),"",IF(EXACT(A8,IF(ROUND(A1,6)>0,"高いほど良い","低いほど良い")),"○","×"))"#
    ),
    (
      "r = a * b", nil,
      #"IF(COUNT(A17,A1,A2)<3,"",IF(ROUND(ROUND(ROUND(A17,7),0)-ROUND(ROUND(A1*A2,7),0),6)=0,"○","×"))"#
    ),
    (
      "w >= a", nil,
      #"IF(COUNT(A21,A1)<2,"",IF(ROUND(ROUNDDOWN(ROUND(A21/0.5,7),0)*0.5-ROUNDDOWN(ROUND(A1/0.5,7),0)*0.5,6)>=0,"○","×"))"#
    ),
    (
      "r <= s", nil,
      #"IF(COUNT(A17,A18)<2,"",IF(OR(ROUND(A17-A18,6)<=0,ROUND(A17-A18,6)<ROUND(0.5+0.5,6),AND(ROUND(A17-A18,6)=ROUND(0.5+0.5,6),MIN(MIN(A17),-MAX(A18))>0)),"○","×"))"#
    ),
  ])
  func `writes a check`(_ formula: String, _ when: String?, _ expected: String) throws {
    let fixture = try fixture()
    #expect(fixture.excel.formula(for: try fixture.check(formula, when: when)) == expected)
  }

  @Test(arguments: ["r = s * 2", "r < a", "u = a + s", "r = w + a", "SUM(j.r) = r / 2"])
  func `leaves out a tolerance that is no plain sum`(_ formula: String) throws {
    let fixture = try fixture()
    #expect(fixture.excel.formula(for: try fixture.check(formula)) == nil)
    #expect(fixture.excel.formula(for: try fixture.check("a = b", when: "r > 0")) == nil)
  }

  @Test func `a row that does not exist shows nothing`() throws {
    let group = Group(
      path: FieldPath("i.1"),
      label: "",
      parent: nil,
      fields: 0..<2,
      isOptional: true
    )
    let fixture = try FormulaFixture([Entry("a", .blank), Entry("b", .blank)], groups: [group])
    #expect(
      fixture.excel.formula(for: try fixture.check("COUNTA(a) = 1", groups: [0]))
        == #"IF(COUNTA(A1,A2)=0,"",IF(ROUND(COUNTA(A1)-1,6)=0,"○","×"))"#
    )
  }
}
