extension TidyTable {
  /// One row per sheet.
  package static let sheets = TidyTable(
    name: "sheets",
    title: "シート一覧",
    columns: [
      sheetID,
      TidyColumn("schema", "様式"),
      TidyColumn("schema_version", "様式の版"),
      TidyColumn("year", "年度"),
      fiscalYear,
      TidyColumn("key", "整理番号", note: "様式が定める識別項目の値"),
      TidyColumn("subject", "名称"),
      TidyColumn("department", "部"),
      TidyColumn("division", "課"),
      TidyColumn("section", "係"),
      TidyColumn("source_file", "提出ファイル"),
      TidyColumn("source_sheet", "提出シート"),
      TidyColumn("sha256", "提出ファイルのSHA-256", isRequired: true),
      TidyColumn(
        "result",
        "検査結果",
        isRequired: true,
        values: [Verdict.passed, .passedWithWarnings, .failed].map(\.rawValue)
      ),
      TidyColumn("errors", "要修正", .integer, isRequired: true),
      TidyColumn("warnings", "要確認", .integer, isRequired: true),
    ],
    primaryKey: ["sheet_id"],
    refersToSheets: false
  )

  /// One row per indicator and year.
  package static let indicators = TidyTable(
    name: "indicators",
    title: "指標一覧",
    columns: [
      sheetID,
      TidyColumn("kind", "指標の種類"),
      TidyColumn("name", "指標名"),
      TidyColumn("unit", "単位"),
      TidyColumn(
        "direction",
        "方向",
        note: "higher は高いほど、lower は低いほど良い指標。空欄は記入なし"
      ),
      TidyColumn("year", "年度"),
      fiscalYear,
      TidyColumn("target", "目標値", .number),
      TidyColumn("target_text", "目標値（文字）", note: textNote),
      TidyColumn("actual", "実績値", .number),
      TidyColumn("actual_text", "実績値（文字）", note: textNote),
      TidyColumn("rate_stated", "達成率（記入）", .number),
      TidyColumn(
        "rate_computed",
        "達成率（計算）",
        .number,
        note: "実績値÷目標値×100、小数第2位を四捨五入。低いほど良い指標と目標値が0以下のときは空欄"
      ),
      TidyColumn("verdict_stated", "達成判定（記入）"),
      TidyColumn("verdict_computed", "達成判定（計算）", values: ["達成", "未達成"]),
      TidyColumn("target_cell", "目標値のセル"),
      TidyColumn("actual_cell", "実績値のセル"),
    ]
  )

  /// One row per line of a budget and year.
  package static let budget = TidyTable(
    name: "budget",
    title: "予算一覧",
    columns: [
      sheetID,
      TidyColumn("account", "予算科目"),
      TidyColumn("line", "費目", isRequired: true),
      TidyColumn("year", "年度"),
      fiscalYear,
      TidyColumn("stage", "区分", note: "決算、予算、予定など"),
      TidyColumn("amount", "金額・数量", .number),
      TidyColumn("unit", "単位"),
      TidyColumn("amount_yen", "金額（円）", .number),
      TidyColumn("text", "金額・数量（文字）", note: textNote),
      cell,
    ]
  )

  /// One row per criterion and stage.
  package static let ratings = TidyTable(
    name: "ratings",
    title: "評価一覧",
    columns: [
      sheetID,
      TidyColumn("criterion", "評価項目", isRequired: true),
      TidyColumn("stage", "段階", note: "一次評価、二次評価など"),
      TidyColumn("grader", "評価者"),
      TidyColumn("grade", "評価"),
      TidyColumn("reason", "理由"),
      cell,
    ]
  )

  /// One row per section of prose.
  package static let texts = TidyTable(
    name: "texts",
    title: "記述一覧",
    columns: [
      sheetID,
      TidyColumn("section", "項目", isRequired: true),
      TidyColumn("text", "記述"),
      cell,
    ],
    primaryKey: ["sheet_id", "section"]
  )

  /// One row per finding.
  package static let findings = TidyTable(
    name: "findings",
    title: "検査結果",
    columns: [
      TidyColumn("sheet_id", "シートID", note: "空欄はファイル全体についての指摘"),
      TidyColumn(
        "level",
        "区分",
        isRequired: true,
        values: ReportLevel.allCases.map(\.title.ja)
      ),
      TidyColumn("code", "コード", isRequired: true),
      TidyColumn("rule", "規則"),
      TidyColumn("label", "項目"),
      cell,
      TidyColumn("value", "記入されている値"),
      TidyColumn("expected", "期待される値"),
      TidyColumn("difference", "差"),
      TidyColumn("unit", "単位"),
      TidyColumn("message", "説明", isRequired: true),
    ]
  )

  /// One row per thing that the other tables rest on; for the public only.
  package static let definitions = TidyTable(
    name: "definitions",
    title: "定義の一覧と変更",
    columns: [
      TidyColumn("kind", "区分", isRequired: true, values: Definitions.Kind.allCases.map(\.rawValue)),
      TidyColumn("form", "様式", note: "様式のID。表の列では空欄"),
      TidyColumn("id", "名前", isRequired: true, note: "年度によらない名前。{year} は年度、{n} は行の番号"),
      TidyColumn("title", "名称"),
      TidyColumn("type", "型"),
      TidyColumn("unit", "単位"),
      TidyColumn("version", "様式の版"),
      TidyColumn("meaning", "説明"),
      TidyColumn("change", "前回公開からの変更", note: "追加、削除、名称変更、単位変更など。空欄は変更なし"),
      TidyColumn("before", "変更前"),
    ],
    refersToSheets: false
  )

  private static let sheetID = TidyColumn(
    "sheet_id",
    "シートID",
    isRequired: true,
    note: "様式のID／年度／識別項目の値"
  )
  private static let fiscalYear = TidyColumn(
    "fiscal_year",
    "年度（西暦）",
    .integer,
    note: "4月に始まる会計年度"
  )
  private static let cell = TidyColumn("cell", "セル", note: "提出シートのセル番地")
  private static let textNote = "数値として読めない記入、または数値のほかに語がある記入"
}
