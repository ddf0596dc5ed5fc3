// MARK: - Cells with several fields

extension Message {
  /// How a cell may be written besides as its value alone.
  static func writeAs(_ examples: [String]) -> Self {
    let ja = examples.map { "「\($0)」" }.joined(separator: "か")
    let en = examples.map { "'\($0)'" }.joined(separator: " or ")
    return Self(ja: "値だけか、\(ja)のように書いてください。", en: "Write the value alone, or \(en).")
  }

  static func ambiguous(_ place: FieldPlace, _ text: String, _ meanings: [String]) -> Self {
    let ja = meanings.map { "（\($0)）" }.joined(separator: "、")
    let en = meanings.map { "(\($0))" }.joined(separator: " or ")
    return Self(
      ja: """
        \(place.ja)の「\(text)」は二通りに読めるため読み込んでいません\(ja.isEmpty ? "" : ": ")\(ja)。\
        どちらか一つにしか読めないように書き直してください。
        """,
      en: """
        \(place.en): '\(text)' can be understood in two ways and was not read\
        \(en.isEmpty ? "" : ": ")\(en). Write it so that only one is left.
        """
    )
  }

  static func disagreement(
    _ place: FieldPlace,
    _ text: String,
    _ cell: String,
    _ main: String
  ) -> Self {
    Self(
      ja: """
        \(place.ja)は「\(text)」ですが、「\(main)」の記入からは「\(cell)」と読めます。どちらとも決められないため\
        読み込んでいません。どちらかを直してください。
        """,
      en: """
        \(place.en) says '\(text)', but the cell of '\(main)' says '\(cell)'. Nothing was read. \
        Correct one of them.
        """
    )
  }

  static func unwritable(
    _ place: FieldPlace,
    _ text: String,
    _ main: String,
    _ examples: [String]
  ) -> Self {
    let ja = examples.map { "「\($0)」" }.joined(separator: "か")
    let en = examples.map { "'\($0)'" }.joined(separator: " or ")
    return Self(
      ja: """
        \(place.ja)の「\(text)」は、様式では「\(main)」のセルに\(ja)と書きますが、ほかに必要な記入が足りない（または余る）ため\
        標準様式に書き出せません。足りない記入を補ってください。
        """,
      en: """
        \(place.en): '\(text)' is written in the cell of '\(main)' as \(en), for which entries are \
        missing or too many, and cannot be put into the standard form. Complete them.
        """
    )
  }
}
