import Testing

@testable import Kenzan

struct TypeCheckerTests {
  /// A name tells its type by its first letter; `….s` are three fields, `….p` two.
  private let checker = TypeChecker<NameToken> { leaf in
    let type: ValueType =
      switch leaf.text.first {
      case "t": .text
      case "f": .boolean
      case "d": .date
      case "y": .year
      default: .number
      }
    let count = leaf.text.hasSuffix(".s") ? 3 : leaf.text.hasSuffix(".p") ? 2 : nil
    let values: [String]? =
      switch leaf.text {
      case "tmethod": ["ratio", "difference"]
      case "tdirection": ["lower", "higher"]
      case "tother": ["ratio", "share"]
      default: nil
      }
    return LeafType(name: leaf.text, type: type, count: count, values: values)
  }

  @Test(arguments: [
    ("n + 1", ValueType.number), ("d - d", .number), ("d + n", .date), ("n + d", .date),
    ("d - 1", .date),
    ("y - y", .number), ("y + 1", .year), ("-n%", .number), ("n & t", .text), ("n = 1", .boolean),
    ("t <> \"x\"", .boolean),
    ("f = TRUE", .boolean), ("d < d", .boolean), ("y >= y", .boolean), ("SUM(n.s, n, 1)", .number),
    ("MIN(d.s, d)", .date), ("MAX(n.s)", .number),
    ("COUNT(n.s, d)", .number), ("COUNTA(t.s, f)", .number), ("COUNTIF(t.s, \"x\")", .number),
    ("COUNTIF(n.s, \">5\")", .number), ("COUNTIF(n.s, \">\" & n)", .number),
    ("COUNTIF(n.s, n)", .number),
    ("SUMIF(t.s, \"x\", n.s)", .number), ("SUMIF(n.s, \">0\")", .number),
    ("IF(n > 1, t, \"x\")", .text), ("IF(f, f)", .boolean), ("IFS(f, 1, TRUE, 2)", .number),
    ("AND(f.s, n = 1)", .boolean), ("NOT(f)", .boolean),
    ("ISBLANK(t)", .boolean), ("ISNA(n)", .boolean), ("ISNUMBER(n)", .boolean), ("LEN(t)", .number),
    ("LEFT(t, 2)", .text), ("MID(t, n, 1)", .text), ("RIGHT(t)", .text),
    ("EXACT(t, \"x\")", .boolean), ("MENTIONS(t, \"x\", t)", .boolean),
    ("TEXT(n, \"0.0%\")", .text), ("TEXT(d, \"m/d\")", .text), ("WEEKDAY(d, 2)", .number),
    ("WEEKDAY(d)", .number), ("FISCALYEAR(d)", .number), ("ROUND(n, 0)", .number),
    ("INT(n)", .number),
    ("AVERAGE(n.s)", .number), ("ACHIEVEMENT(\"ratio\", n, n)", .number),
    ("ACHIEVEMENT(tmethod, n, n * 2, n)", .number), ("MET(n, n, tdirection)", .boolean),
    ("ACHIEVEMENT(IF(tdirection = \"lower\", \"mirror\", \"ratio\"), n, n)", .number),
    ("MET(n, n, t)", .boolean), ("BAND(\"x\", n)", .text), ("GROWTH(n, n)", .number),
    ("RUNNING(n.s)", .number), ("PLACES(n)", .number),
  ])
  func gives(_ formula: String, _ type: ValueType) throws {
    #expect(try checker.type(of: try Formula.parse(formula)) == type)
  }

  @Test(arguments: [
    ("n = t", "n は数値、右の t は文字"), ("n + t", "計算も比較も"), ("d + d", "日付"), ("n - d", "日付"),
    ("y + y", "年度"), ("d = n", "日付"), ("n * d", "日付"), ("t < \"x\"", "大小"), ("f > f", "大小"),
    ("t = \"\"", "ISBLANK"), ("d & t", "TEXT(欄"), ("n.s + 1", "複数の欄"), ("SUM(t.s)", "数値の欄"),
    ("SUM(f)", "数値の欄"), ("SUM(d.s)", "数値の欄"), ("MIN(n, d)", "数値の欄"),
    ("COUNT(t.s)", "COUNTA"), ("COUNTA(n + 1)", "欄の名前"), ("COUNTIF(n.s, \"x\")", "条件"),
    ("COUNTIF(t.s, \"x*\")", "条件"), ("COUNTIF(t.s, 1)", "条件"), ("COUNTIF(n + 1, 1)", "欄の名前"),
    ("SUMIF(t.s, \"x\", n.p)", "欄の数"), ("SUMIF(t.s, \"x\")", "数値の欄"),
    ("IF(n, 1, 2)", "条件"), ("IF(f, 1, t)", "種類"), ("IF(f, 1)", "成り立たないとき"),
    ("IFS(f, 1, f, t)", "種類"), ("IFS(n, 1)", "条件"), ("AND(n)", "条件"), ("NOT(f.s)", "複数の欄"),
    ("ISBLANK(n.s)", "複数"), ("ISBLANK(n + 1)", "欄の名前"),
    ("LEN(n)", "文字が必要"), ("LEFT(t, t)", "数値が必要"), ("EXACT(t, n)", "文字が必要"),
    ("MENTIONS(t, n)", "文字が必要"),
    ("TEXT(n, \"yyyy\")", "書式"), ("TEXT(d, \"0\")", "書式"), ("TEXT(n, t)", "書式"),
    ("WEEKDAY(n)", "日付が必要"), ("FISCALYEAR(t)", "日付が必要"), ("WEEKDAY(d, 7)", "WEEKDAY の種類"),
    ("ROUND(t, 0)", "数値が必要"),
    ("ACHIEVEMENT(\"share\", n, n)", "「share」は使えません"), ("ACHIEVEMENT(tother, n, n)", "tother に"),
    ("ACHIEVEMENT(\"difference\", n, n)", "基準値"), ("ACHIEVEMENT(tmethod, n, n)", "基準値"),
    ("ACHIEVEMENT(IF(f, \"ratio\", \"x\"), n, n)", "「x」"), ("ACHIEVEMENT(n, n, n)", "文字が必要"),
    ("ACHIEVEMENT(\"ratio\", t, n)", "数値が必要"), ("MET(n, n, tmethod)", "「difference」"),
    ("MET(n, t, \"higher\")", "数値が必要"), ("BAND(n, n)", "引用符"), ("BAND(t, n)", "引用符"),
    ("BAND(\"x\", t)", "数値が必要"), ("GROWTH(n, d)", "数値が必要"), ("RUNNING(n)", "一つの欄"),
    ("RUNNING(t.s)", "数値の欄"), ("RUNNING(n + 1)", "欄の名前"), ("PLACES(n.s)", "複数の欄"),
    ("PLACES(t)", "数値の欄"), ("PLACES(1)", "欄の名前"),
    ("-t", "数値が必要"), ("1 < 2 < 3", "計算も比較も"),
  ])
  func refuses(_ formula: String, _ part: String) throws {
    let tree = try Formula.parse(formula)
    let error = #expect(throws: TypeError.self) { try checker.type(of: tree) }
    #expect(error?.message.ja.contains(part) == true, "\(error?.message.ja ?? "")")
    #expect(error?.message.en.isEmpty == false)
  }
}
