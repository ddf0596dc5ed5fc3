// MARK: - Faults of figures and choices

extension Message {
  static func errorValue(_ place: FieldPlace, _ text: String) -> Self {
    Self(
      ja: "\(place.ja)は計算式のエラー（\(text)）になっているため読み込んでいません。式が参照するセルを直すか、値を入力してください。",
      en:
        "\(place.en) holds the error value \(text) and was not read. Mend the formula or enter the value."
    )
  }

  static func invalid(_ place: FieldPlace, _ text: String) -> Self {
    Self(
      ja: "\(place.ja)の中身（\(text)）が壊れていて読み取れません。値を入力し直してください。",
      en: "\(place.en) holds damaged content (\(text)). Enter the value again."
    )
  }

  static func uncalculated(_ place: FieldPlace) -> Self {
    Self(
      ja: """
        \(place.ja)は計算式だけで計算結果が保存されていないため読み込んでいません。\
        Excelで開いて保存し直すか、値を入力してください。
        """,
      en: """
        \(place.en) holds a formula whose result was never stored, and was not read. Open and save \
        the file in Excel, or enter the value.
        """
    )
  }

  static func unit(
    _ place: FieldPlace,
    _ written: String,
    _ unit: String,
    _ declared: String,
    _ power: Int?
  ) -> Self {
    let factor: (ja: String, en: String)
    switch power {
    case .some(let power) where power > 0:
      factor = (
        "1\(unit)は\(Self.factor(power))\(declared)です",
        "1 \(unit) is \(Self.factor(power)) \(declared)"
      )
    case .some(let power) where power < 0:
      factor = (
        "1\(declared)は\(Self.factor(-power))\(unit)です",
        "1 \(declared) is \(Self.factor(-power)) \(unit)"
      )
    default: factor = ("単位が異なります", "the units differ")
    }
    return Self(
      ja: """
        \(place.ja)は「\(written)」と\(unit)で記入されていますが、この欄の単位は\(declared)です（\(factor.ja)）。\
        換算はしていません。\(declared)で書き直してください。
        """,
      en: """
        \(place.en) states '\(written)' in \(unit), but the field is in \(declared) (\(factor.en)). \
        Nothing was converted. Write it in \(declared).
        """
    )
  }

  private static func factor(_ power: Int) -> String {
    let digits = "1" + String(repeating: "0", count: power)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped
  }

  static func digits(_ place: FieldPlace, _ stated: Message, _ shown: Message) -> Self {
    Self(
      ja: """
        \(place.ja)は\(shown.ja)と表示されますが、実際の値は\(stated.ja)です。合計が合わない原因になります。\
        表示どおりなら\(shown.ja)と入力し直してください。
        """,
      en: """
        \(place.en) shows \(shown.en) but holds \(stated.en), which keeps sums from tying out. Enter \
        \(shown.en) if that is meant.
        """
    )
  }

  static func scaledDisplay(
    _ place: FieldPlace,
    _ stated: Message,
    _ shown: Message
  ) -> Self {
    Self(
      ja: """
        \(place.ja)は表示形式によって\(shown.ja)と表示されますが、実際の値は\(stated.ja)です。どちらの値か\
        決められないため読み込んでいません。表示形式を「数値」に戻し、様式の単位で入力し直してください。
        """,
      en: """
        \(place.en) shows \(shown.en) because of its number format but holds \(stated.en). Nothing was \
        read. Set the format to number and enter the figure in the form's unit.
        """
    )
  }

  static func unknownCode(
    _ place: FieldPlace,
    _ text: String,
    _ options: [String],
    areNear: Bool,
    total: Int
  ) -> Self {
    let listed = options.map { "「\($0)」" }.joined()
    let more = areNear || total <= options.count ? "" : "ほか\(total - options.count)件"
    let listedEN = options.map { "'\($0)'" }.joined(separator: ", ")
    let moreEN = areNear || total <= options.count ? "" : " and \(total - options.count) more"
    return Self(
      ja: """
        \(place.ja)の「\(text)」は選択肢にありません。\
        \(areNear ? "近いもの: " : "選択肢: ")\(listed)\(more)。選択肢から選び直してください。
        """,
      en: """
        \(place.en): '\(text)' is none of the choices. \
        \(areNear ? "Close ones" : "Choices"): \(listedEN)\(moreEN).
        """
    )
  }

  /// A code that was valid before or will be, and since or until when.
  static func outdatedCode(
    _ place: FieldPlace,
    _ text: String,
    _ code: CodeList.Code,
    in year: FiscalYear
  ) -> Self {
    let ja = [code.from.map { "\($0.title)から" }, code.to.map { "\($0.title)まで" }]
    let en = [code.from.map { "from \($0)" }, code.to.map { "to \($0)" }]
    return Self(
      ja: """
        \(place.ja)の「\(text)」は\(ja.compactMap { $0 }.joined())の選択肢で、\(year.title)には使えません。\
        \(year.title)の選択肢から選び直してください。
        """,
      en: """
        \(place.en): '\(text)' is a choice \(en.compactMap { $0 }.joined(separator: " ")), not of \
        \(year). Choose one of \(year).
        """
    )
  }

  static func stale(_ place: FieldPlace, _ stored: Message, _ result: Message) -> Self {
    Self(
      ja: """
        \(place.ja)に保存されている計算結果は\(stored.ja)ですが、式を計算し直すと\(result.ja)になります。\
        Excelで開いて保存し直してください（\(stored.ja)として集計しました）。
        """,
      en: """
        \(place.en) stores \(stored.en) as the result of its formula, which now gives \(result.en). Open \
        and save the file in Excel (\(stored.en) was read).
        """
    )
  }
}

// MARK: - Notes

extension NoteKind {
  /// One note for all cells of a sheet; of many the first few.
  func message(_ entries: [(remark: ValueRemark, place: FieldPlace)]) -> Message {
    let shown = entries.prefix(5)
    let rest = entries.count - shown.count
    let ja = shown.map { "\($0.place.ja)\($0.remark.reading.ja)" }.joined(separator: "、")
    let en = shown.map { "\($0.place.en) \($0.remark.reading.en)" }.joined(separator: ", ")
    return sentence(
      ja: ja + (rest > 0 ? " ほか\(rest)か所" : ""),
      en: en + (rest > 0 ? " and \(rest) more" : "")
    )
  }

  private func sentence(ja: String, en: String) -> Message {
    switch self {
    case .numberAsText:
      Message(
        ja: "文字で書かれた数値を数値として集計しました（記入は変えていません）: \(ja)。",
        en: "numbers written as text were read as numbers (nothing was changed): \(en)."
      )
    case .textVariant:
      Message(
        ja: "決められた書き方に直して集計しました（記入は変えていません）: \(ja)。",
        en: "texts were read in the form that the field demands (nothing was changed): \(en)."
      )
    case .codeVariant:
      Message(
        ja: "\(ja)として集計しました（記入は変えていません）。",
        en: "\(en) (nothing was changed)."
      )
    case .outsideList:
      Message(
        ja: "\(ja)は選択肢にありませんが、記入のとおり集計しました。書き誤りでないか確かめてください。",
        en: "\(en): none of the choices, taken as written. Check the spelling."
      )
    case .dateAsText:
      Message(
        ja: "文字で書かれた年や日付を次のとおり集計しました（記入は変えていません）: \(ja)。",
        en: "years and dates written as text were read so (nothing was changed): \(en)."
      )
    case .targetInWords:
      Message(
        ja: "言葉で書かれた目標はそのまま残し、達成の判定はしていません: \(ja)。",
        en: "targets in words were kept as they are and not judged: \(en)."
      )
    case .calculated:
      Message(
        ja: "計算結果が保存されていない式を計算して集計しました: \(ja)。値を確かめ、Excelで保存し直してください。",
        en: "formulas without stored results were calculated: \(en). Check them and save in Excel."
      )
    }
  }
}

extension ValueRemark {
  /// What was written and how it was read, for a note.
  fileprivate var reading: (ja: String, en: String) {
    switch self {
    case .numberAsText(let text, let number):
      (
        "「\(text.excerpt)」→\(FigureText.text(number).ja)",
        "'\(text.excerpt)' as \(FigureText.text(number).en)"
      )
    case .codeVariant(let text, let label):
      ("「\(text.excerpt)」は選択肢「\(label)」", "'\(text.excerpt)' was read as the choice '\(label)'")
    case .dateAsText(let text, let meaning), .textVariant(let text, let meaning):
      ("「\(text.excerpt)」→\(meaning)", "'\(text.excerpt)' as \(meaning)")
    case .outsideList(let text): ("「\(text.excerpt)」", "'\(text.excerpt)'")
    case .targetInWords(let text): ("「\(text.excerpt)」", "'\(text.excerpt)'")
    case .calculated(let number):
      ("＝\(FigureText.text(number).ja)", "= \(FigureText.text(number).en)")
    default: ("", "")
    }
  }
}
