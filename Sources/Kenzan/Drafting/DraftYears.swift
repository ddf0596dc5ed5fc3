/// The fiscal years of a form: which one its sheets are written in, and what changes with it.
struct DraftYears: Sendable {
  /// The year in which the sheet is written.
  let year: FiscalYear
  /// Years further away than this are dates of history, and stay as they are written.
  private static let reach = 6

  /// How far a year is from the sheet's; `nil` for one that does not move along with it.
  func offset(of other: FiscalYear) -> Int? {
    let offset = other.number - year.number
    return abs(offset) <= Self.reach ? offset : nil
  }

  /// `year-1`, `year`, `year+2`.
  static func word(_ offset: Int) -> String {
    offset == 0 ? "year" : offset < 0 ? "year\(offset)" : "year+\(offset)"
  }

  /// A text of the form as a schema writes it: with placeholders for its years.
  func placeholders(in text: String) -> String {
    YearMention.replace(in: DraftText.withoutBraces(text)) { mention in
      guard let offset = offset(of: mention.year) else { return nil }
      switch mention.form {
      case .key: return "{\(Self.word(offset))}"
      case .title: return "{\(Self.word(offset)).title}"
      case .other: return nil
      }
    }
  }

  /// Whether a text names a year that moves along, but in a way that no placeholder writes.
  func hasLiteralYear(_ text: String) -> Bool {
    YearMention.all(in: text).contains { $0.form == .other && offset(of: $0.year) != nil }
  }

  /// The years of a heading such as R6決算額 or 令和6年度, and what else it says.
  func split(_ text: String) -> (offset: Int, rest: String)? {
    let mentions = YearMention.all(in: text)
    guard mentions.count == 1, let mention = mentions.first, let offset = offset(of: mention.year)
    else { return nil }
    var rest = YearMention.replace(in: text) { _ in "" }.trimmed
    for word in ["年度", "年"] where rest.hasPrefix(word) { rest = String(rest.dropFirst(word.count)) }
    let normalized = rest.normalizedForMatching
    if normalized.hasPrefix("("), normalized.hasSuffix(")"), normalized.count > 2 {
      rest = String(normalized.dropFirst().dropLast())
    }
    return (offset, rest.trimmed)
  }

  /// What a heading says about a year's figures: 決算額, 実績, 目標; `nil` for anything else.
  static func stage(of text: String) -> String? {
    let rest = YearMention.replace(in: text) { _ in "" }.normalizedForMatching
    let core = UnitTable.splitUnit(rest).text.replacing("年度", with: "")
    let words = [
      "決算", "決算額", "決算見込", "決算見込額", "予算", "予算額", "当初予算", "当初予算額", "最終予算", "予定", "予定額", "見込", "見込額",
      "計画", "計画額", "計画値", "実績", "実績額", "実績値", "目標", "目標値", "要求", "要求額", "",
    ]
    return words.contains(core) ? core : nil
  }

  /// The year in which the sheets of a form are written, told by the texts of the form.
  ///
  /// A title says it first. Else the last year with results is the year before.
  static func year(title: String?, texts: [String]) -> FiscalYear? {
    let isMoving = { (mention: YearMention) in mention.form != .other }
    if let title, let first = YearMention.all(in: title).first(where: isMoving) {
      return first.year
    }
    var results: [FiscalYear] = []
    var others: [FiscalYear] = []
    for text in texts {
      for mention in YearMention.all(in: text) where isMoving(mention) {
        if text.contains("実績") || text.contains("決算") {
          results.append(mention.year)
        } else {
          others.append(mention.year)
        }
      }
    }
    return results.max()?.advanced(by: 1) ?? others.max()
  }
}
