/// The serial numbers by which workbooks store dates and times.
///
/// Texts are those that openpyxl prints, so that both readers can be compared: serial 60, the day
/// that never was (1900-02-29), is the 28th; below 1 a serial is a time of day.
enum SerialDate {
  /// The ISO 8601 text of a serial; `nil` where there is none: negative, or after the year 9999.
  static func isoText(_ serial: Double, is1904: Bool) -> String? {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    let whole = serial.rounded(.down)
    let milliseconds = Int(((serial - whole) * 86_400_000).rounded(.toNearestOrEven))
    var day = Int(whole)
    if serial < 1, milliseconds < 86_400_000 { return timeText(milliseconds) }
    if serial < 60, !is1904 { day += 1 }
    day += (is1904 ? epoch1904 : epoch1900) + milliseconds / 86_400_000
    guard let date = CalendarDate(daysSince1970: day) else { return nil }
    return "\(date)T" + timeText(milliseconds % 86_400_000)
  }

  /// The serial of an ISO 8601 date, date and time, or time; `nil` for anything else.
  static func serial(ofISO text: String, is1904: Bool) -> Double? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    if parts.count == 1, first.contains(":") { return fraction(ofTime: first) }
    guard let date = CalendarDate(iso: first),
      let time = parts.count == 2 ? fraction(ofTime: parts[1]) : 0
    else { return nil }
    let days = date.daysSince1970 - (is1904 ? epoch1904 : epoch1900)
    // Before March 1900 the count is one less, for the day that never was.
    return Double(!is1904 && days <= 60 ? days - 1 : days) + time
  }

  /// 1899-12-30 and 1904-01-01, in days since 1970-01-01.
  private static let epoch1900 = -25_569
  private static let epoch1904 = -24_107

  private static func timeText(_ milliseconds: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let seconds = milliseconds / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let rest = milliseconds % 1000
    return clock.joined(separator: ":") + (rest == 0 ? "" : "." + padded(rest * 1000, 6))
  }

  private static func fraction(ofTime text: Substring) -> Double? {
    let text = text.hasSuffix("Z") ? text.dropLast() : text
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = number(parts[0]), hours < 24,
      let minutes = number(parts[1]), minutes < 60
    else { return nil }
    var seconds = 0.0
    if parts.count == 3 {
      let halves = parts[2].split(separator: ".", omittingEmptySubsequences: false)
      guard halves.count <= 2, let whole = number(halves[0]), whole < 60 else { return nil }
      seconds = Double(whole)
      if halves.count == 2 {
        guard !halves[1].isEmpty, halves[1].utf8.allSatisfy(\.isDigit),
          let fraction = Double("0." + halves[1])
        else { return nil }
        seconds += fraction
      }
    }
    return (Double(hours * 3600 + minutes * 60) + seconds) / 86_400
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.count == 2 && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension CalendarDate {
  /// The day so many days after 1970-01-01; `nil` outside the years 1 to 9999.
  fileprivate init?(daysSince1970 days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    // Counted from 0000-03-01 in eras of 400 years, so that the leap day is the last of its year.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The days from 1970-01-01 to this day.
  fileprivate var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let shiftedMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
    return shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + dayOfYear
      - 719_468
  }

  /// Reads `2024-04-01`; `nil` for anything else.
  fileprivate init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
