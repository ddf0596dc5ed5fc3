extension CalendarDate {
  /// The day so many days later in the same month; `nil` where the month ends before.
  package func advanced(withinMonthBy days: Int) -> Self? {
    Self(year: year, month: month, day: day + days)
  }

  /// The day by the Japanese calendar: 令和3年12月15日; by the Western one before 1927.
  package var title: String {
    let eras = [
      ("令和", (2019, 5, 1), 2018), ("平成", (1989, 1, 8), 1988), ("昭和", (1927, 1, 1), 1925),
    ]
    let era = eras.first { (year, month, day) >= $0.1 }
    let number = year - (era?.2 ?? 0)
    return (era?.0 ?? "") + (era != nil && number == 1 ? "元" : String(number)) + "年\(month)月\(day)日"
  }

  /// The names of the days of the week, Sunday first.
  package static let daysOfWeek = ["日", "月", "火", "水", "木", "金", "土"]

  /// Reads an ISO 8601 date, with or without a time behind it.
  package init?(isoPrefix text: String) {
    var scanner = ScalarScanner(text)
    guard let year = scanner.readWhole(maximumDigits: 4), scanner.read("-"),
      let month = scanner.readWhole(maximumDigits: 2), scanner.read("-"),
      let day = scanner.readWhole(maximumDigits: 2), scanner.isAtEnd || scanner.read("T")
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A day as people write it, with the day of the week where they add one.
package struct WrittenDate: Sendable, Hashable {
  /// The day.
  package var date: CalendarDate
  /// The day of the week that is written behind it; Sunday is 0.
  package var dayOfWeek: Int?

  /// Reads 令和3年12月15日（水）, R3.12.15, 2021/12/15, 2021-12-15; `nil` for anything else.
  package init?(_ text: String) {
    var scanner = ScalarScanner(text.normalizedForMatching)
    guard let year = scanner.readEraYear(),
      let separator = scanner.read(oneOf: ["年", "/", "-", "."]),
      let month = scanner.readWhole(maximumDigits: 2),
      scanner.read(separator == "年" ? "月" : separator),
      let day = scanner.readWhole(maximumDigits: 2), separator != "年" || scanner.read("日"),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
    guard !scanner.isAtEnd else { return }
    let bracketed = scanner.read("(")
    guard let name = scanner.read(oneOf: CalendarDate.daysOfWeek),
      let index = CalendarDate.daysOfWeek.firstIndex(of: name)
    else { return nil }
    _ = scanner.read(oneOf: ["曜日", "曜"])
    guard !bracketed || scanner.read(")"), scanner.isAtEnd else { return nil }
    dayOfWeek = index
  }
}
