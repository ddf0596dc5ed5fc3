@testable import Kenzan

/// The sheet of the examples in the design: costs of two years, an indicator and its verdict.
enum SampleSheet {
  /// Figures that satisfy every rule.
  static let good = [
    "number": "12", "project": "広報事業", "kind": "任意",
    "cost.R5.total": "2517", "cost.R5.operating": "57", "cost.R5.specific": "0",
    "cost.R5.staff": "0.3", "cost.R5.personnel": "2460",
    "cost.R6.total": "2504", "cost.R6.operating": "44", "cost.R6.specific": "10",
    "cost.R6.staff": "0.3", "cost.R6.personnel": "2460",
    "outcome.R6.target": "100", "outcome.R6.actual": "120", "result": "met",
  ]

  /// The findings of the good sheet with some values changed.
  static func findings(_ changes: [String: String] = [:]) throws -> [Finding] {
    Checker().check(try record(changes))
  }

  static func record(_ changes: [String: String] = [:], sheet: String = "Sheet1") throws -> Record {
    try builder().record(good.merging(changes) { $1 }, sheet: sheet)
  }

  static func builder() throws -> SchemaBuilder {
    var form = SchemaBuilder()
    form.key = ["number"]
    form.subject = "project"
    form.codes("kind", ["任意": "自治事務(任意)", "義務": "自治事務(義務あり)"])
    form.codes("result", ["met": "達成できた", "missed": "達成できなかった"])
    form.field("number", "整理番号", .text, at: "D2") { $0.required = .always }
    form.field("project", "事務事業名", .text, at: "D3") { $0.required = .always }
    form.field("kind", "種別", .code, at: "D11") {
      $0.required = .always
      $0.codes = "kind"
    }
    for (year, column) in [("R5", "E"), ("R6", "F")] { cost(year, column, in: &form) }
    form.group("outcome", "成果指標") { form in
      form.group("outcome.R6", "成果指標／R6") { form in
        form.field("outcome.R6.target", "成果指標／R6／目標", own: "目標", at: "J19", unit: "件") {
          $0.notApplicable = .allowed
        }
        form.field("outcome.R6.actual", "成果指標／R6／実績", own: "実績", at: "J20", unit: "件") {
          $0.notApplicable = .allowed
        }
      }
    }
    let needed = try form.expression(#"kind = "任意""#)
    form.field("result", "指標の実績", .code, at: "H41") {
      $0.required = .when(needed)
      $0.codes = "result"
    }
    try checks(in: &form)
    return form
  }

  private static func cost(_ year: String, _ column: String, in form: inout SchemaBuilder) {
    form.group("cost.\(year)", "事業費／\(year)") { form in
      let lines = [
        ("total", "総事業費", 23), ("operating", "事業経費", 24), ("specific", "特定財源", 25),
        ("staff", "従事常勤職員数", 26), ("personnel", "概算人件費", 28),
      ]
      for (name, label, row) in lines {
        form.field(
          "cost.\(year).\(name)",
          "\(label)／\(year)決算額",
          own: label,
          at: "\(column)\(row)",
          unit: name == "staff" ? "人" : "千円"
        ) {
          $0.required = .always
          $0.digits = name == "staff" ? 2 : 0
          $0.minimum = .zero
          $0.notApplicable = .zero
        }
      }
    }
  }

  private static func checks(in form: inout SchemaBuilder) throws {
    for year in ["R5", "R6"] {
      let cost = "cost.\(year)"
      try form.check(
        "cost.total",
        "\(cost).total = \(cost).operating + \(cost).personnel",
        message: Message(ja: "総事業費は合計です", en: "the total is the sum")
      )
      try form.check("cost.personnel", "\(cost).personnel = \(cost).staff * 8200")
      try form.check("cost.specific", "\(cost).specific <= \(cost).operating")
    }
    try form.check(
      "cost.jump",
      "cost.R6.operating < cost.R5.operating * 300",
      when: "cost.R5.operating > 0",
      severity: .warning,
      message: Message(
        ja: "{place}{stated}は前年度{1}（{1:cell}）の約{1:ratio}倍です。"
          + "円で記入していませんか（{stated:number}円なら{stated:/1000}千円）。正しければ理由を記入してください",
        en: "{place} {stated} is about {1:ratio} times last year's {1} ({1:cell})"
      )
    )
    try form.check(
      "result.met",
      #"result = IF(outcome.R6.actual >= outcome.R6.target, "met", "missed")"#,
      when: "NOT(ISBLANK(result))",
      severity: .warning,
      message: Message(ja: "評価は実績から決まります", en: "the rating follows from the figures")
    )
  }
}
