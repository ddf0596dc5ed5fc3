/// Finds telephone numbers: 0296-43-2111, （0296）43-2111, 09012345678, 電話43-2111, 内線123.
///
/// The scalars are narrow already. Amounts, dates and codes such as 02-01-06 have other groups.
enum TelephoneScan {
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    (numbers(in: scalars) + extensions(in: scalars)).sorted { $0.lowerBound < $1.lowerBound }
  }

  // MARK: - Whole numbers

  private static func numbers(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    while place < scalars.count {
      let run = scalars[place...].prefix { $0.isDigit || "-()".holds($0) }
      guard !run.isEmpty else {
        place += 1
        continue
      }
      place = run.endIndex
      guard let first = run.firstIndex(where: { $0.isDigit || $0 == "(" }),
        let last = run.lastIndex(where: { $0.isDigit })
      else { continue }
      let groups = scalars[first...last].split { !$0.isDigit }
      if isNumber(groups) || isForeign(groups, scalars, before: first)
        || isLocal(groups) && hasCue(scalars, before: first)
      {
        ranges.append(first..<(last + 1))
      }
    }
    return ranges
  }

  /// Ten or eleven digits from an area code on, in the groups in which they are written.
  private static func isNumber(_ groups: [ArraySlice<Unicode.Scalar>]) -> Bool {
    let digits = Array(groups.joined())
    guard (10...11).contains(digits.count), (1...3).contains(groups.count), digits[0] == "0",
      digits[1] != "0"
    else { return false }
    let isMobile = digits[2] == "0" && ("5"..."9").contains(digits[1])
    guard digits.count == 10 || isMobile else { return false }
    guard groups.count > 1 else { return true }
    let area = text(groups[0])
    let isArea = area.count == 2 ? ["03", "04", "06"].contains(area) : (3...5).contains(area.count)
    let isFree = ["0120", "0570", "0800", "0990"].contains(area)
    let last = groups[groups.count - 1].count
    return isArea && (last == 4 || groups.count == 2 && last > 4 || isFree && last == 3)
  }

  /// +81-296-43-2111.
  private static func isForeign(
    _ groups: [ArraySlice<Unicode.Scalar>],
    _ scalars: [Unicode.Scalar],
    before place: Int
  ) -> Bool {
    guard place > 0, scalars[place - 1] == "+", let first = groups.first else { return false }
    return text(first).hasPrefix("81") && (11...13).contains(groups.joined().count)
  }

  /// A number within the town, which only the word before it tells from a code.
  private static func isLocal(_ groups: [ArraySlice<Unicode.Scalar>]) -> Bool {
    groups.count == 2 && (1...4).contains(groups[0].count) && groups[1].count == 4
  }

  private static func hasCue(_ scalars: [Unicode.Scalar], before place: Int) -> Bool {
    let before = text(scalars[max(0, place - 7)..<place]).lowercased()
    return ["電話", "tel", "℡", "☎", "fax", "ファックス", "ファクス", "携帯", "直通"].contains {
      before.replacing("-", with: "ー").contains($0)
    }
  }

  // MARK: - Extensions

  /// 内線 with digits; 市内線 and 県内線 are lines of buses and trains.
  private static func extensions(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    scalars.indices.compactMap { place in
      guard scalars.holds("内線", at: place),
        place == 0 || !"市県町村区国都府道駅構域路案".holds(scalars[place - 1])
      else { return nil }
      let between = scalars[(place + 2)...].prefix { !$0.isDigit }
      let digits = scalars[between.endIndex...].prefix(while: \.isDigit)
      guard between.allSatisfy({ " :番号(".holds($0) }), (2...6).contains(digits.count) else {
        return nil
      }
      return place..<digits.endIndex
    }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
