/// From when until when something is there; without an end on either side unless said.
struct Period: Sendable, Hashable {
  var first: CalendarDate?
  var last: CalendarDate?

  func contains(_ day: CalendarDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// Reads the columns 開始 and 終了: days, or fiscal years as a whole.
  init(from start: String, to end: String) throws(NoPeriod) {
    first = try Self.day(start) { CalendarDate(year: $0.number, month: 4, day: 1) }
    last = try Self.day(end) { CalendarDate(year: $0.number + 1, month: 3, day: 31) }
    if let first, let last, last < first { throw NoPeriod(message: .backwards(start, end)) }
  }

  struct NoPeriod: Error {
    var message: Message
  }

  private static func day(
    _ text: String,
    in year: (FiscalYear) -> CalendarDate?
  ) throws(NoPeriod) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = WrittenDate(text)?.date { return date }
    guard let day = FiscalYear(written: text).flatMap(year) else {
      throw NoPeriod(message: .noDay(text))
    }
    return day
  }
}

extension Message {
  fileprivate static func backwards(_ start: String, _ end: String) -> Message {
    Message(
      ja: "終了「\(end)」が開始「\(start)」より前です。",
      en: "the end '\(end)' lies before the beginning '\(start)'"
    )
  }

  fileprivate static func noDay(_ text: String) -> Message {
    Message(
      ja: "「\(text)」を日付とも年度とも読み取れません。2025/4/1、令和7年4月1日、R7 のように書いてください。",
      en: "'\(text)' is neither a date nor a fiscal year; write 2025/4/1, 令和7年4月1日 or R7"
    )
  }
}
