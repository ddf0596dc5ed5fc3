import Testing

@testable import Kenzan

/// A tree written out with every bracket, so that a test shows who binds to whom.
func outline<Leaf>(_ expression: Expression<Leaf>) -> String {
  switch expression {
  case .number(let number): return number.description
  case .text(let text): return "\"\(text)\""
  case .boolean(let boolean): return boolean ? "TRUE" : "FALSE"
  case .leaf(let leaf):
    switch leaf {
    case let name as NameToken: return name.text
    case let cells as CellLeaf:
      switch cells {
      case .cells(let sheet, let range): return (sheet.map { "<\($0)>" } ?? "") + range.description
      case .name(let name): return "name:" + name
      }
    default: return "?"
    }
  case .negate(let inner): return "-\(outline(inner))"
  case .percent(let inner): return "\(outline(inner))%"
  case .binary(let sign, let left, let right):
    return "(\(outline(left)) \(sign.rawValue) \(outline(right)))"
  case .call(let function, let arguments):
    return function.rawValue + "(" + arguments.map { outline($0) }.joined(separator: ",") + ")"
  }
}

struct FormulaTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("(1 + 2) * 3", "((1 + 2) * 3)"),
    ("1 - 2 - 3", "((1 - 2) - 3)"), ("8 / 4 / 2", "((8 / 4) / 2)"),
    ("2 ^ 3 ^ 2", "((2 ^ 3) ^ 2)"), ("-2 ^ 2", "(-2 ^ 2)"), ("2 ^ -1", "(2 ^ -1)"),
    ("2 * 3 ^ 2", "(2 * (3 ^ 2))"), ("- - 5", "--5"), ("+5", "5"), ("50%", "50%"),
    ("-50%", "-50%"), ("5%%", "5%%"), ("10 * 5%", "(10 * 5%)"), ("2 ^ 50%", "(2 ^ 50%)"),
    ("1 & 2 + 3", "(1 & (2 + 3))"), ("1 & 2 = 3 & 4", "((1 & 2) = (3 & 4))"),
    ("1 = 2 < 3", "((1 = 2) < 3)"), ("1 + 2 >= 3 * 4", "((1 + 2) >= (3 * 4))"),
    ("a - b * -c", "(a - (b * -c))"), ("1-1", "(1 - 1)"),
  ])
  func `binds as Excel does`(_ text: String, _ expected: String) throws {
    #expect(outline(try Formula.parse(text)) == expected)
  }

  @Test(arguments: [
    ("total = operating + personnel", "(total = (operating + personnel))"),
    ("cost.R6.total <= SUM(items.amount)", "(cost.R6.total <= SUM(items.amount))"),
    ("SUM(cost.*.total) * 2", "(SUM(cost.*.total) * 2)"), ("a.* * 2", "(a.* * 2)"),
    ("sdgs.1.number", "sdgs.1.number"), ("true", "TRUE"), ("FALSE()", "FALSE"),
    ("sum( a , 2 )", "SUM(a,2)"), ("IF(a,b,c)", "IF(a,b,c)"),
    ("a ≤ 1", "(a <= 1)"), ("a ≥ 1", "(a >= 1)"), ("a ≠ 1", "(a <> 1)"), ("a≦1", "(a <= 1)"),
    ("a ＝ （１２．５＋b）　×　３", "(a = ((12.5 + b) * 3))"), ("a÷２％", "(a / 2%)"),
    ("a － １", "(a - 1)"), ("a <> \"い\"\"ろ\"\"\"", "(a <> \"い\"ろ\"\")"),
    ("a = ＂全角\"のまま＂", "(a = \"全角\"のまま\")"), ("a = \"＝＋\"", "(a = \"＝＋\")"),
    (".5 + 5.", "(0.5 + 5)"), ("1.5E+3", "1500"), ("25e-4", "0.0025"), ("a\n + b\t", "(a + b)"),
    ("kind-1", "(kind - 1)"), ("items.12.rate", "items.12.rate"), ("tax_rate2", "tax_rate2"),
  ])
  func `reads what schemas write`(_ text: String, _ expected: String) throws {
    #expect(outline(try Formula.parse(text)) == expected)
  }

  @Test(arguments: [
    ("=A1+$B$2", "(A1 + B2)"), ("SUM(A1:B3,C4)", "SUM(A1:B3,C4)"),
    ("Sheet1!A1 * 2", "(<Sheet1>A1 * 2)"), ("'シート 1'!$A$1:$B$2", "<シート 1>A1:B2"),
    ("'It''s'!A1", "<It's>A1"), ("集計!B2", "<集計>B2"), ("unit_cost*2", "(name:unit_cost * 2)"),
    ("kenzan.year&\"x\"", "(name:kenzan.year & \"x\")"), ("単価", "name:単価"),
    ("_xlfn.IFS(A1>1,2)", "IFS((A1 > 1),2)"), ("A1%", "A1%"), ("-A1^2", "(-A1 ^ 2)"),
    ("B3:A1", "A1:B3"), ("XFD1048576", "XFD1048576"), ("XFE1", "name:XFE1"),
    ("0.1234567890123456789", "0.123456789012346"), ("1E-3", "0.001"),
  ])
  func `reads what worksheets hold`(_ text: String, _ expected: String) throws {
    #expect(outline(try Formula.parseCellFormula(text)) == expected)
  }

  @Test(arguments: [
    ("", 0, "式が空です"), ("  ", 2, "式が空です"), ("a +", 3, "途中で終わっています"),
    ("a + * b", 4, "「*」の前に"), ("(a + b", 0, "閉じられていません"), ("a + b)", 5, "対応する「(」"),
    ("SUM(a, b", 3, "閉じられていません"), ("a b", 2, "演算子"), ("IF(a b)", 5, "演算子"),
    ("a = \"x", 4, "終わりの「\"」"), ("a # b", 2, "「#」は式に使えません"), ("a = 自治", 4, "\"…\" で囲んで"),
    ("SUMM(a)", 0, "SUM の間違い"), ("VLOOKUP(a)", 0, "関数 VLOOKUP はありません"),
    ("ROUND(a)", 0, "ROUND(number, digits)"),
    ("1 + NOT(a, b)", 4, "引数の数が違います（2個）"), ("IFS(a, 1, b)", 0, "IFS"), ("SUM()", 0, "引数の数"),
    ("3a", 0, "「3a」のように"), ("1.2.3", 0, "数値として読めません"), ("{key}", 0, "「{」"),
    ("SUM(,a)", 4, "「,」の前に"),
    ("99999999999999999999999999999999999999999", 0, "数値として"), ("a = ", 4, "途中で"), ("あ", 0, "「あ」"),
  ])
  func `says what is wrong and where`(_ text: String, _ offset: Int, _ part: String) {
    let error = #expect(throws: FormulaError.self) { try Formula.parse(text) }
    #expect(error?.offset == offset)
    #expect(error?.message.ja.contains(part) == true, "\(error?.message.ja ?? "")")
    #expect(error?.message.en.isEmpty == false)
  }

  @Test(arguments: [
    "A:A", "1:1", "[1]Sheet1!A1", "'[b.xlsx]S'!A1", "S1:S2!A1", "#REF!", "{1,2}", "A1:",
    "VLOOKUP(A1,B1:C2,2)", "'x'",
  ])
  func `refuses what it cannot calculate`(_ text: String) {
    #expect(throws: FormulaError.self) { try Formula.parseCellFormula(text) }
  }

  @Test func `bounds length, nesting and chains`() throws {
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    #expect(throws: FormulaError.self) { try Formula.parse(repeated("(", 8_000)) }
    #expect(throws: FormulaError.self) { try Formula.parse(repeated("-", 8_000) + "1") }
    #expect(throws: FormulaError.self) { try Formula.parse("1" + repeated("%", 8_000)) }
    #expect(throws: FormulaError.self) { try Formula.parse("1" + repeated("+1", 4_000)) }
    #expect(throws: FormulaError.self) {
      try Formula.parse(repeated("ABS(", 100) + "1" + repeated(")", 100))
    }
    #expect(throws: FormulaError.self) { try Formula.parse(repeated(" ", 8_192) + "1") }
    #expect(throws: FormulaError.self) { try Formula.parse(repeated("1", 3_000_000)) }
    let deep = try Formula.parse(repeated("(", 60) + "1" + repeated(")", 60))
    #expect(outline(deep) == "1")
    let chain = try Formula.parse("a" + repeated("+a", 250))
    #expect(chain.leaves.count == 251)
  }

  @Test func `names carry their place`() throws {
    let leaves = try Formula.parse("total＝ 1 + cost.R6.total").leaves
    #expect(
      leaves == [NameToken(text: "total", offset: 0), NameToken(text: "cost.R6.total", offset: 11)]
    )
  }

  @Test func `leaves are replaced in place, and errors come through`() throws {
    let tree = try Formula.parse("IF(a > 1, -b%, SUM(c, a)) & \"x\"")
    #expect(tree.leaves.map(\.text) == ["a", "b", "c", "a"])
    let mapped = tree.mapLeaves { leaf in
      leaf.text == "a" ? Expression<NameToken>.number(ExactDecimal(7)) : .leaf(leaf)
    }
    #expect(outline(mapped) == "(IF((7 > 1),-b%,SUM(c,7)) & \"x\")")
    #expect(throws: FormulaError(Message(ja: "", en: "c"), at: 1)) {
      try tree.mapLeaves { (leaf) throws(FormulaError) -> Expression<NameToken> in
        if leaf.text == "c" { throw FormulaError(Message(ja: "", en: leaf.text), at: 1) }
        return .leaf(leaf)
      }
    }
  }

  @Test func `random text is read or refused, never a crash`() {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "a", "1", "(", ")", "+", "-", "%", "\"", ",", "SUM(", "IF(", ".", "*", "<>", "A1", "!", ":",
      "'", "E", "あ", "\u{301}", "　",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...24, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(FormulaError) {
        _ = try Formula.parse(text)
      } catch {
        #expect(error.offset <= text.unicodeScalars.count)
      }
      _ = try? Formula.parseCellFormula(text)
    }
  }
}
