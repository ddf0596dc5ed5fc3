extension ValueRemark {
  var code: Finding.Code {
    switch self {
    case .struck, .crossedOut: .struck
    case .dateInstead, .type, .bracketed: .type
    case .twoValues: .twoValues
    case .ambiguous, .disagreement, .unwritable: .notation
    case .errorValue, .invalid: .valueError
    case .uncalculated, .calculated: .formulaUncalculated
    case .unit: .unit
    case .digits, .scaledDisplay: .digits
    case .unknownCode: .code
    case .outdatedCode: .codeYear
    case .dayOfWeek: .dateWeekday
    case .controlCharacters: .textControl
    case .privateUse: .textPrivate
    case .numberAsText: .numberText
    case .textVariant: .textVariant
    case .codeVariant: .codeVariant
    case .outsideList: .codeOpen
    case .dateAsText: .dateText
    case .targetInWords: .targetText
    case .stale: .formulaStale
    }
  }

  /// An error where the cell is not read, a warning where it is read but a person must look.
  var severity: Severity {
    switch self {
    case .digits, .privateUse, .stale, .calculated, .unwritable: .warning
    case .controlCharacters, .numberAsText, .textVariant, .codeVariant, .outsideList, .dateAsText,
      .targetInWords:
      .info
    default: .error
    }
  }

  func message(at place: FieldPlace) -> Message {
    switch self {
    case .struck(let kept, let struck): .struck(place, kept: kept, struck: struck)
    case .crossedOut(let text): .crossedOut(place, text.excerpt)
    case .dateInstead(let shown, let likely): .dateInstead(place, shown, likely)
    case .type(let text, let examples): .type(place, text.excerpt, examples)
    case .bracketed(let text): .bracketed(place, text.excerpt)
    case .twoValues(let text, let examples): .twoValues(place, text.excerpt, examples)
    case .ambiguous(let text, let meanings): .ambiguous(place, text.excerpt, meanings)
    case .disagreement(let text, let cell, let main):
      .disagreement(place, text.excerpt, cell.excerpt, main)
    case .unwritable(let text, let main, let examples):
      .unwritable(place, text.excerpt, main, examples)
    case .errorValue(let text): .errorValue(place, text)
    case .invalid(let text): .invalid(place, text.excerpt)
    case .uncalculated: .uncalculated(place)
    case .unit(let written, let unit, let declared, let power):
      .unit(place, written.excerpt, unit, declared, power)
    case .digits(let stated, let shown, let places):
      .digits(place, FigureText.text(stated), FigureText.text(shown, digits: places))
    case .scaledDisplay(let stated, let shown):
      .scaledDisplay(place, FigureText.text(stated), FigureText.text(shown))
    case .unknownCode(let text, let options, let areNear, let total):
      .unknownCode(place, text.excerpt, options, areNear: areNear, total: total)
    case .outdatedCode(let text, let code, let year):
      .outdatedCode(place, text.excerpt, code, in: year)
    case .dayOfWeek(let written): .dayOfWeek(place, written)
    case .controlCharacters: .controlCharacters(place)
    case .privateUse: .privateUse(place)
    case .stale(let stored, let result):
      .stale(place, FigureText.text(stored), FigureText.text(result))
    case .numberAsText, .textVariant, .codeVariant, .outsideList, .dateAsText, .targetInWords,
      .calculated:
      // Notes are worded for the whole sheet, by their kind.
      NoteKind(self)?.message([(self, place)]) ?? Message(ja: place.ja, en: place.en)
    }
  }
}

// MARK: - Faults of writing

extension Message {
  fileprivate static func struck(_ place: FieldPlace, kept: String, struck: String) -> Self {
    let rest =
      kept.isEmpty
      ? (ja: "取り消すなら空欄", en: "blank if it is meant to be deleted")
      : (ja: "取消線のとおりなら「\(kept.excerpt)」", en: "'\(kept.excerpt)' without the struck part")
    let whole = kept.isEmpty ? struck.excerpt : struck.excerpt
    return Self(
      ja: """
        \(place.ja)の「\(whole)」に取消線が引かれています（\(rest.ja)、取消線が消し忘れなら「\(whole)」も有効）。\
        どちらとも決められないため読み込んでいません。残す内容だけを書き直してください。
        """,
      en: """
        \(place.en): '\(whole)' is struck out (\(rest.en); '\(whole)' still counts if the line was \
        left by mistake). Nothing was read. Enter only what is to remain.
        """
    )
  }

  fileprivate static func crossedOut(_ place: FieldPlace, _ text: String) -> Self {
    Self(
      ja: """
        \(place.ja)は斜線（該当なし）の欄ですが「\(text)」と記入されています。どちらとも決められないため\
        読み込んでいません。記入が正しければ斜線を消し、該当しなければ記入を消してください。
        """,
      en: """
        \(place.en) is crossed out (not applicable) but says '\(text)'. Nothing was read. Remove \
        either the diagonal line or the entry.
        """
    )
  }

  fileprivate static func dateInstead(
    _ place: FieldPlace,
    _ shown: String,
    _ likely: [String]
  ) -> Self {
    let typed = likely.map { "「\($0)」" }.joined(separator: "か")
    let typedEN = likely.map { "'\($0)'" }.joined(separator: " or ")
    return Self(
      ja: """
        \(place.ja)は日付（\(shown)）になっているため読み込んでいません。\
        \(likely.isEmpty ? "" : "\(typed)と入力したものが日付に変わったのではありませんか。")\
        セルの表示形式を「文字列」か「標準」にしてから入力し直してください。
        """,
      en: """
        \(place.en) holds a date (\(shown)) and was not read. \
        \(likely.isEmpty ? "" : "Was \(typedEN) typed and turned into a date? ")\
        Set the cell's format to text or general and enter it again.
        """
    )
  }

  fileprivate static func type(_ place: FieldPlace, _ text: String, _ examples: [String]) -> Self {
    guard examples.isEmpty else {
      return Self(
        ja: "\(place.ja)の「\(text)」は、この欄の値として読み取れません。" + writeAs(examples).ja,
        en: "\(place.en): '\(text)' cannot be read as a value of this field. "
          + writeAs(examples).en
      )
    }
    return Self(
      ja: "\(place.ja)の「\(text)」は、この欄の値として読み取れません。数値などこの欄に合う書き方に直してください。",
      en:
        "\(place.en): '\(text)' cannot be read as a value of this field. Write it as the field demands."
    )
  }

  fileprivate static func bracketed(_ place: FieldPlace, _ text: String) -> Self {
    Self(
      ja: """
        \(place.ja)の「\(text)」は、マイナスの数とも項目の番号とも読めるため読み込んでいません。\
        マイナスなら「△」か「-」を付けてください。
        """,
      en: """
        \(place.en): '\(text)' could be a negative number or the number of an item and was not \
        read. Write a negative number with a minus sign.
        """
    )
  }

  fileprivate static func twoValues(
    _ place: FieldPlace,
    _ text: String,
    _ examples: [String]
  ) -> Self {
    guard examples.isEmpty else {
      return Self(
        ja: "\(place.ja)の「\(text)」には値が二つ以上あるため読み込んでいません。" + writeAs(examples).ja,
        en: "\(place.en): '\(text)' holds more than one value and was not read. "
          + writeAs(examples).en
      )
    }
    return Self(
      ja: """
        \(place.ja)の「\(text)」には値が二つ以上あるため読み込んでいません。この欄の値を一つだけ記入し、\
        ほかは説明の欄に書いてください。
        """,
      en: """
        \(place.en): '\(text)' holds more than one value and was not read. Enter the one value of \
        this field and put the rest where explanations belong.
        """
    )
  }

  fileprivate static func dayOfWeek(_ place: FieldPlace, _ written: WrittenDate) -> Self {
    let date = written.date
    let names = CalendarDate.daysOfWeek
    let english = [
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    let stated = written.dayOfWeek ?? date.weekday
    let meant = date.advanced(withinMonthBy: stated - date.weekday)
    let other = meant.map { "（同じ週の\(names[stated])曜日は\($0.day)日）" } ?? ""
    return Self(
      ja: """
        \(place.ja)の\(date.title)は\(names[date.weekday])曜日ですが\
        （\(names[stated])）と記入されています。日付か曜日を直してください\(other)。
        """,
      en: """
        \(place.en): \(date) is a \(english[date.weekday]), but \(english[stated]) is written\
        \(meant.map { " (that would be \($0))" } ?? ""). Correct the date or the day.
        """
    )
  }

  fileprivate static func controlCharacters(_ place: FieldPlace) -> Self {
    Self(
      ja: "\(place.ja)に目に見えない制御文字が含まれています。ほかのシステムから貼り付けた文章なら、入力し直すと消えます。",
      en: "\(place.en) contains invisible control characters. Typing the text again removes them."
    )
  }

  fileprivate static func privateUse(_ place: FieldPlace) -> Self {
    Self(
      ja: """
        \(place.ja)に外字（その端末だけの文字）か文字化けした文字が含まれています。\
        ほかの端末では表示できないため、通常の漢字かかなに直してください。
        """,
      en: """
        \(place.en) contains private or damaged characters that other computers cannot show. \
        Replace them by ordinary ones.
        """
    )
  }
}
