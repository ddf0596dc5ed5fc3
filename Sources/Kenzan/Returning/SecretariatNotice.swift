/// What the secretariat tells departments on every paper that goes to them.
public struct SecretariatNotice: Sendable, Hashable {
  /// The day until which they are to answer and to hand in; `nil` for what the register says.
  public var deadline: CalendarDate?
  /// Whom they may ask and to whom they send things: 企画課 内線2345; empty where nobody said.
  public let contact: String

  /// Takes the contact in one line, no longer than a line of a paper is.
  public init(deadline: CalendarDate? = nil, contact: String = "") {
    self.deadline = deadline
    let words = contact.split { $0.isWhitespace }.joined(separator: " ")
    self.contact = WorkbookText.shortened(words, to: 120)
  }

  /// What stands before the contact.
  static let contactTitle = "返し先・問い合わせ先"
}

extension CalendarDate {
  /// The day as a deadline, which may have passed by another.
  func deadlineText(asOf day: CalendarDate?) -> String {
    let isLate = day.map { self < $0 } ?? false
    return "\(title)（\(Self.daysOfWeek[weekday])）" + (isLate ? "　※過ぎています。できるだけ早くお願いします" : "")
  }
}
