/// Every item of a reconciliation as a table for other programs.
struct ReconciliationTable {
  let reconciliation: Reconciliation

  var table: TidyTable {
    var table = TidyTable(
      name: "reconciliation",
      title: "突合結果",
      columns: Self.columns,
      refersToSheets: false
    )
    let wording = ReconciliationWording(
      ledger: reconciliation.ledger,
      sheets: reconciliation.sheets
    )
    table.rows = reconciliation.items.map { row(of: $0, wording) }
    return table
  }

  private static let columns = [
    TidyColumn("key", "キー"),
    TidyColumn("stage", "段階（名前）", isRequired: true),
    TidyColumn("stage_label", "段階", isRequired: true),
    TidyColumn("name", "名称"),
    TidyColumn("department", "所属"),
    TidyColumn(
      "class",
      "区分",
      isRequired: true,
      values: ReconciledItem.Class.allCases.map(\.rawValue),
      note: ReconciledItem.Class.allCases.map { "\($0.rawValue) は\($0.title.ja)" }
        .joined(separator: "、")
    ),
    TidyColumn("sheets_yen", "シート計（円）", .number, isRequired: true),
    TidyColumn("figures", "欄数", .integer, isRequired: true),
    TidyColumn("ledger_yen", "台帳計（円）", .number, isRequired: true),
    TidyColumn("lines", "行数", .integer, isRequired: true),
    TidyColumn("residual_yen", "差（円）", .number, isRequired: true, note: "シート計から台帳計を引いたもの"),
    TidyColumn("width_yen", "幅（円）", .number, note: "端数として認める幅。空欄は端数なし"),
    TidyColumn("advice", "説明", note: "確かめること、考えられる原因"),
    TidyColumn("sources", "シートの欄", note: "シート計のもとになった欄"),
  ]

  private func row(of item: ReconciledItem, _ wording: ReconciliationWording) -> [TidyCell] {
    let stage = reconciliation.map.stages[item.stage]
    let figures = item.figures.map { reconciliation.sheets.figures[$0] }
    let places = figures.map { figure in
      let path = reconciliation.sheets.sheets[figure.sheet].path
      return [path.fileName, figure.cell].compactMap { $0 }.joined(separator: " ")
    }
    return [
      .text(item.key.text), .text(stage.name), .text(stage.label), .text(item.name),
      .text(item.department), .text(item.result.rawValue), .number(item.stated),
      .integer(item.figures.count), .number(ExactDecimal(coefficient: item.ledger, scale: 0)),
      .integer(item.lineCount), .number(item.residual), .number(item.width),
      .text(wording.advice(item).ja), .text(places.joined(separator: "; ")),
    ]
  }
}
