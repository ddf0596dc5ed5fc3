extension Message {
  static func tableWithoutRows(_ sheet: String) -> Self {
    Self(
      ja: "「\(sheet)」には見出しのほかに記入された行がありません。",
      en: "'\(sheet)' has no rows below its heads"
    )
  }

  static func unknownForm(_ row: Int, _ id: String) -> Self {
    Self(
      ja: "\(row)行目は様式「\(id)」ですが、この様式は登録されていないため読み込んでいません。",
      en: "Row \(row) is of the form '\(id)', which is not in the catalogue, and was not read."
    )
  }

  static func noForm(_ row: Int) -> Self {
    Self(
      ja: "\(row)行目がどの様式かわからないため読み込んでいません。列「kenzan.schema」か --schema で様式を示してください。",
      en:
        "It is not known of which form row \(row) is. Name it in a column 'kenzan.schema' or by --schema."
    )
  }

  static func otherYear(_ row: Int, _ year: String, _ expected: FiscalYear) -> Self {
    Self(
      ja: """
        \(row)行目は\(FiscalYear(written: year)?.title ?? year)の様式です（集計する年度は\(expected.title)）。\
        年度がずれるため数値は読み込んでいません。
        """,
      en:
        "Row \(row) is of the form of \(year), expected is \(expected.key). Its figures were not read."
    )
  }

  static func otherVersion(_ row: Int, _ version: String, _ expected: String) -> Self {
    Self(
      ja: "\(row)行目は様式の版が「\(version)」です（今の版は「\(expected)」）。数値は読み込んでいません。",
      en:
        "Row \(row) is version '\(version)' of the form, the current one is '\(expected)'. It was not read."
    )
  }

  static func mergedCells(_ area: CellRange, _ labels: [String], _ text: String) -> Self {
    let ja = labels.joined(separator: "」「")
    let en = labels.joined(separator: "', '")
    return Self(
      ja: """
        \(area)のセルが結合されています（「\(text.excerpt)」）。どの行・どの欄の値か決められないため「\(ja)」は\
        読み込んでいません。結合を解除し、行ごとに記入してください。
        """,
      en: """
        The cells \(area) are merged ('\(text.excerpt)'). '\(en)' was not read, because nothing says \
        which row or field the value is for. Take the merged area apart and fill in every row.
        """
    )
  }

  static func hiddenRow(_ row: Int) -> Self {
    Self(
      ja: "\(row)行目は隠れているため集計していません（フィルターなど）。提出する行なら再表示し、不要なら削除してください。",
      en: """
        Row \(row) is hidden (by a filter, for instance) and was not counted. Show it if it is to \
        be submitted, or delete it.
        """
    )
  }

  static func hiddenColumns(_ letters: [String], more: Int) -> Self {
    Self(
      ja: """
        隠れた列（\(letters.joined(separator: "、"))\(more > 0 ? " ほか\(more)列" : "")）の値は集計していません。\
        必要な列なら再表示し、不要なら削除してください。
        """,
      en: """
        Values in hidden columns (\(letters.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")) \
        were not counted. Show the columns or delete them.
        """
    )
  }
}
