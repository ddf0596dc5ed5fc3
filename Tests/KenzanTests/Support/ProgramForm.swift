@testable import Kenzan

/// A form with the shape of a real evaluation sheet: pairs, blocks with years, a table of costs.
enum ProgramForm {
  /// Compiled for a year; 2025 is R7.
  static func schema(_ year: Int = 2025, version: String = "2025") -> FormSchema {
    var form = GridForm()
    form.id = "test.program"
    form.version = version
    form.title = "事務事業評価シート"
    form.year = year
    form.key = ["number"]
    form.codes = [
      CodeList(
        name: "actor",
        codes: [
          .init(value: "直営", label: "直営"), .init(value: "直営・外部委託", label: "直営・外部委託"),
        ]
      )
    ]
    fields(&form, year)
    rows(&form, year)
    return form.schema()
  }

  private static func key(_ year: Int) -> String { FiscalYear(year)?.key ?? "" }

  private static func fields(_ form: inout GridForm, _ year: Int) {
    form.field("number", "整理番号")
    form.field("department", "部")
    form.field("project", "事務事業名")
    form.field("plan.goal", "総合計画の体系／目標")
    form.field("plan.basic", "総合計画の体系／基本")
    for index in 1...3 {
      form.field("sdgs.\(index).number", "SDGs目標\(index)／番号")
      form.field("sdgs.\(index).name", "SDGs目標\(index)／目標名")
    }
    form.field("purpose", "目的")
    form.field("actor", "主体", .code, codes: "actor")
    for (group, label) in [("activity", "活動指標"), ("outcome", "成果指標")] {
      form.field("\(group).name", "\(label)／指標名")
      form.field("\(group).unit", "\(label)／単位", role: "unit")
      for year in year - 2...year {
        form.field(
          "\(group).\(key(year)).target",
          "\(label)／\(key(year))／目標",
          .number,
          role: "target",
          na: .allowed
        )
        form.field(
          "\(group).\(key(year)).actual",
          "\(label)／\(key(year))／実績",
          .number,
          role: "actual",
          na: .allowed
        )
      }
    }
    for (name, label, digits) in [
      ("total", "総事業費", 0), ("operating", "事業経費", 0), ("staff", "従事職員数", 2),
    ] {
      for year in year - 2...year + 2 {
        form.field(
          "cost.\(key(year)).\(name)",
          "\(label)／\(key(year))\(stage(year, of: form))額",
          .number,
          unit: name == "staff" ? "人" : "千円",
          digits: digits,
          na: .zero
        )
      }
    }
    form.field("issues", "現状の課題")
  }

  private static func stage(_ year: Int, of form: GridForm) -> String {
    year < form.year ? "決算" : year == form.year ? "予算" : "予定"
  }

  private static func rows(_ form: inout GridForm, _ year: Int) {
    let title = FiscalYear(year)?.title ?? ""
    form.rows = [
      [.title("\(title)　事務事業評価シート", span: 30)],
      [
        .label("整理番号", span: 3), .slot("number", span: 4), .label("部", span: 2),
        .slot("department", span: 21),
      ],
      [.label("事務事業名", span: 5), .slot("project", span: 25)],
      [
        .label("総合計画の体系", span: 5), .label("目標", span: 2), .slot("plan.goal", span: 7),
        .label("基本", span: 2), .slot("plan.basic", span: 14),
      ],
      [.label("SDGs目標", span: 5)]
        + (1...3).flatMap {
          [
            GridForm.Element.slot("sdgs.\($0).number", span: 2),
            .slot("sdgs.\($0).name", span: $0 == 3 ? 7 : 6),
          ]
        },
      [.section("１　事業の概要", span: 30)],
      [
        .label("目的", span: 5), .slot("purpose", span: 15), .label("主体", span: 2),
        .slot("actor", span: 8),
      ],
      [.section("２　事業の費用", span: 30)],
    ]
    for (group, label) in [("activity", "活動指標"), ("outcome", "成果指標")] {
      let years = Array(year - 2...year)
      form.rows += [
        [.label(label, span: 2, rows: 3), .label("指標名", span: 13), .label("年度", span: 2)]
          + years.map { .label(FiscalYear($0)?.title ?? "", span: 3) } + [.label("単位", span: 4)],
        [.slot("\(group).name", span: 13, rows: 2), .label("目標", span: 2)]
          + years.map { .slot("\(group).\(key($0)).target", span: 3) } + [
            .slot("\(group).unit", span: 4, rows: 2)
          ],
        [.label("実績", span: 2)] + years.map { .slot("\(group).\(key($0)).actual", span: 3) },
      ]
    }
    let years = Array(year - 2...year + 2)
    form.rows.append(
      [.label("事業費（千円）", span: 5)]
        + years.map { .label("\(key($0))\(stage($0, of: form))額", span: 5) }
    )
    for (name, label) in [("total", "総事業費"), ("operating", "事業経費"), ("staff", "従事職員数")] {
      form.rows.append(
        [.label(label, span: 5)] + years.map { .slot("cost.\(key($0)).\(name)", span: 5) }
      )
    }
    form.rows.append([.label("現状の課題", span: 5), .slot("issues", span: 25)])
  }
}
