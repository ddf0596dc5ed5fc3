import Foundation
import Testing

@testable import Kenzan

/// The checks in the blank form, judged by LibreOffice, against kenzan's own verdicts.
@Suite(.serialized)
struct ExcelTextAgreementTests {
  private static let checks: [(formula: String, when: String?)] = [
    ("a = b + c", nil), ("a <= b", nil), ("a >= b * c", nil), ("a <> b", nil), ("a < b - c", nil),
    ("a = b / c", nil), ("a = ROUND(b / c * 100, 1)", nil), ("a = ROUNDDOWN(b * 0.1, 0)", nil),
    ("a = ROUNDUP(b / 3, 1)", nil), ("a = INT(b / c)", nil), ("a = ABS(b - c)", nil),
    ("a = SUM(b, c, z)", nil), ("a = SUM(n) + b", nil), ("a = z + b", nil), ("a >= MAX(n)", nil),
    ("a <= MIN(n, b)", nil), ("a = AVERAGE(n)", nil), ("COUNT(n) = 2", nil), ("COUNTA(n) = 2", nil),
    ("COUNTIF(n, \">=2\") = 1", nil), ("SUMIF(n, \">1\") = a", nil), ("t = \"甲\"", nil),
    ("t <> k", nil), ("k = IF(a > b, \"甲\", \"乙\")", nil), ("d = \"lower\"", nil),
    ("d = IF(b = 0, \"higher\", \"lower\")", "NOT(ISBLANK(b))"), ("a = b", "k = \"甲\""),
    ("a = b", "AND(a > 0, c > 0)"), ("a = b", "OR(b > 1, c > 1)"),
    ("a = b", "NOT(OR(ISBLANK(c), ISNA(b)))"),
    ("a = IF(ISNUMBER(b), b, c)", nil), ("a = IFS(b > 1, b, c > 1, c, TRUE, 0)", nil),
    ("a = LEN(t)", nil), ("t = LEFT(k, 1)", nil), ("t = RIGHT(k, 1)", nil),
    ("t = MID(k, 1, 1)", nil),
    ("EXACT(t, k) = TRUE", nil), ("MENTIONS(t, k, \"乙\") = TRUE", nil), ("t = TEXT(a, \"0\")", nil),
    ("a = COUNTIF(k, \"甲\")", nil),
    ("r = a + b", nil), ("r <= a * b", nil), ("r = s + a", nil), ("r >= s", nil), ("s = a", nil),
    ("r = SUM(p)", nil), ("w = a / 3", nil), ("a = r", nil), ("a = 0.1 * b + 0.2 * c", nil),
    ("a * 100 = b", nil), ("a ^ 2 = b", nil), ("a% = b", nil), ("-a = b", nil),
    ("a & \"\" = t", nil),
    ("a = ACHIEVEMENT(\"ratio\", b, c)", nil), ("a < ACHIEVEMENT(\"difference\", b, c, z)", nil),
    ("a = ACHIEVEMENT(\"inverse\", b, c)", nil), ("a >= ACHIEVEMENT(\"mirror\", b, c)", nil),
    ("a = ACHIEVEMENT(m, b, c, n.1)", nil), ("w = ACHIEVEMENT(m, b, c, n.1)", nil),
    ("t = IF(MET(a, b, d), \"甲\", \"乙\")", nil), ("MET(a, b, \"lower\") = TRUE", nil),
    ("k = IF(MET(a, z, d), \"甲\", \"乙\")", nil), ("a = b", "MET(b, c, \"higher\")"),
    ("t = BAND(\"level\", a)", nil), ("d = BAND(\"direction\", b / c)", nil),
    ("a <= GROWTH(b, c)", nil), ("b = RUNNING(n)", nil), ("a = PLACES(b)", nil),
    ("a = ROUND(b / 3, PLACES(a))", nil), ("a <> ROUND(b - c, PLACES(a))", nil),
    ("g = a", nil), ("a = SUM(g)", nil), ("a = SUM(b, g)", nil), ("COUNT(g) = 1", nil),
    ("COUNTA(g) = 1", nil), ("COUNTIF(g, \">1\") = 0", nil), ("a = SUMIF(g, \">1\")", nil),
    ("a = IF(ISNUMBER(g), g, b)", nil), ("a = b", "AND(NOT(ISBLANK(g)), NOT(ISNA(g)))"),
    ("a = ACHIEVEMENT(m, b, g, n.1)", nil), ("t = IF(MET(a, g, d), \"甲\", \"乙\")", nil),
    ("CONTAINS(v, \"④\") = TRUE", nil), ("a = b", "NOT(CONTAINS(v, \"①\"))"),
  ]

  private static let names = [
    "a", "b", "c", "z", "n.1", "n.2", "n.3", "t", "k", "d", "r", "s", "p.1", "p.2", "w", "m", "g",
    "v",
  ]

  private func schema() throws -> FormSchema {
    let lists = [
      CodeList(name: "k", codes: ["甲", "乙"].map { CodeList.Code(value: $0, label: $0) }),
      CodeList(
        name: "d",
        codes: [
          CodeList.Code(value: "lower", label: "低いほど良い"),
          CodeList.Code(value: "higher", label: "高いほど良い"),
        ]
      ),
      CodeList(
        name: "m",
        codes: [
          CodeList.Code(value: "ratio", label: "比"),
          CodeList.Code(value: "difference", label: "差"),
          CodeList.Code(value: "inverse", label: "逆比"),
          CodeList.Code(value: "mirror", label: "鏡"),
        ]
      ),
      CodeList(
        name: "v",
        codes: ["①", "④", "⑦"].map { CodeList.Code(value: $0, label: "\($0)項目") }
      ),
    ]
    let fields = Self.names.enumerated().map { slot, name in
      var facets = Facets()
      facets.notApplicable = name == "z" ? .zero : .allowed
      if ["r", "s", "p.1", "p.2"].contains(name) {
        facets.rounding = FieldRounding(mode: "half", step: "1")
      }
      if name == "w" { facets.rounding = FieldRounding(mode: "down", step: "1") }
      if lists.contains(where: { $0.name == name }) { facets.codes = name }
      let type: FieldType = name == "t" ? .text : facets.codes != nil ? .code : .number
      if name == "g" { facets.words = ["新方針による", "前年度以下"] }
      facets.isMultiple = name == "v"
      return Field(
        slot: slot,
        path: FieldPath(name),
        label: name,
        type: type,
        unit: nil,
        group: nil,
        facets: facets
      )
    }
    return FormSchema(
      id: "test",
      version: "1",
      title: "",
      year: try #require(FiscalYear(key: "R7")),
      fields: fields,
      key: [],
      subject: nil,
      groups: [],
      lists: [],
      codes: Dictionary(uniqueKeysWithValues: lists.map { ($0.name, $0) }),
      parameters: [],
      checks: [],
      layout: FormLayout(),
      bands: [
        "level": bands("level", "甲", from: 2, "乙"),
        "direction": bands("direction", "higher", above: 1, "lower"),
      ]
    )
  }

  private func bands(
    _ name: String,
    _ label: String,
    from: Int? = nil,
    above: Int? = nil,
    _ rest: String
  ) -> Bands {
    let threshold = (from ?? above).map { ExactDecimal($0) }
    return Bands(
      name: name,
      bands: [
        Bands.Band(label: label, threshold: threshold, isInclusive: from != nil),
        Bands.Band(label: rest, threshold: nil, isInclusive: false),
      ]
    )
  }

  private func tree(_ text: String) throws -> Kenzan.Expression<FieldOperand> {
    try Formula.parse(text).mapLeaves { leaf in
      if let slot = Self.names.firstIndex(of: leaf.text) { return .leaf(.field(slot)) }
      let slots = Self.names.indices.filter { Self.names[$0].hasPrefix(leaf.text + ".") }
      return .leaf(.fields(Array(slots)))
    }
  }

  private func check(_ formula: String, when: String?) throws -> Check {
    guard case .binary(let sign, let left, let right) = try tree(formula) else {
      throw Program.Failure(description: formula)
    }
    let stated: Int = if case .field(let slot) = left.leaves.first { slot } else { 0 }
    return Check(
      id: "x",
      stated: stated,
      groups: [],
      when: try when.map(tree),
      comparison: sign,
      left: left,
      right: right,
      severity: .error,
      message: nil,
      advice: nil,
      also: [],
      rounding: nil,
      line: 1
    )
  }

  /// What may stand in a field: small figures that often agree, ties, blanks and dashes.
  private func state(_ name: String, _ random: inout Seeded) -> FieldState {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return .blank
    case 1: return .notApplicable
    case 2 where name == "g": return .words("前年度以下")
    default: break
    }
    switch name {
    case "t", "k": return .text(["甲", "乙"].randomElement(using: &random) ?? "")
    case "m":
      return .text(AchievementMethod.allCases.randomElement(using: &random)?.rawValue ?? "")
    case "d": return .text(["lower", "higher"].randomElement(using: &random) ?? "")
    case "v": return .text(["①", "④", "①・④", "④・⑦", "①・⑦"].randomElement(using: &random) ?? "")
    default:
      let whole = Bool.random(using: &random) || ["r", "s", "p.1", "p.2", "w"].contains(name)
      let figures =
        whole
        ? ["0", "1", "2", "3", "-1", "-2", "4"]
        : ["0.5", "1.5", "0.1", "0.3", "66.7", "-0.5", "2.05"]
      return ExactDecimal(figures.randomElement(using: &random) ?? "0").map { .number($0) }
        ?? .blank
    }
  }

  /// What a department types or chooses.
  private func content(
    _ state: FieldState,
    _ field: Field,
    _ schema: FormSchema
  ) -> SheetCell.Content? {
    switch state {
    case .number(let number): .number(number)
    case .notApplicable: .text("－")
    case .words(let words): .text(words)
    case .text(let value):
      .text(schema.label(of: value, in: field))
    default: nil
    }
  }

  private func cell(_ row: Int, _ column: Int) throws -> CellReference {
    try #require(CellReference(row: row, column: column))
  }

  @Test func `LibreOffice comes to kenzan's verdict`() throws {
    let schema = try self.schema()
    let checks = try Self.checks.map { try check($0.formula, when: $0.when) }
    var sheet = WorkbookSheet(name: "S")
    var expected: [CellReference: (mark: String, formula: String)] = [:]
    var random = Seeded(state: 7)
    for row in 1...250 {
      let states = Self.names.map { state($0, &random) }
      let record = Record(
        schema: schema,
        values: states.map { FieldValue(state: $0, cell: nil, raw: "") },
        sheet: "S"
      )
      for (slot, state) in states.enumerated() {
        let place = try cell(row, slot + 1)
        guard let content = content(state, schema.fields[slot], schema) else { continue }
        sheet.put(content, in: CellRange(place, place), CellLook())
      }
      let excel = ExcelText(schema: schema) { CellReference(row: row, column: $0 + 1) }
      for (index, check) in checks.enumerated() {
        let text = try #require(excel.formula(for: check), "\(Self.checks[index])")
        let place = try cell(row, Self.names.count + 1 + index)
        sheet.put(.formula(text, .text("?")), in: CellRange(place, place), CellLook())
        let mark =
          switch check.judge(in: record).verdict {
          case .holds, .withinRounding: "○"
          case .fails: "×"
          case .skipped, .unverifiable: ""
          }
        let inputs = states.map { "\($0)" }.joined(separator: " ")
        expected[place] = (mark, "\(Self.checks[index]) \(text)\n\(inputs)")
      }
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let scratch = try Scratch()
    let written = scratch.path("checks.xlsx")
    try Data(WorkbookWriter.write(workbook)).write(to: URL(filePath: written))
    let recalculated = scratch.path("recalculated.xlsx")
    try Program.run(
      Program.systemPython,
      [Program.script("libreoffice.py"), written, recalculated, "recalculate"]
    )
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: recalculated)))
    let result = try #require(try Reader.read(bytes, path: recalculated).worksheets.first)
    var marks: [String: Int] = [:]
    var shown = 0
    for (place, wanted) in expected {
      let mark: String = if case .text(let text) = result[place]?.content { text } else { "" }
      marks[wanted.mark, default: 0] += 1
      if mark != wanted.mark, shown < 20 {
        shown += 1
        Issue.record("\(mark.isEmpty ? "nothing" : mark), not \(wanted.mark): \(wanted.formula)")
      }
    }
    #expect(marks.values.allSatisfy { $0 > 500 })
  }
}

/// The same cases in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
