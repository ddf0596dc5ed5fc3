extension CalendarDate {
  /// Excel's number of the day, counted from 1899-12-30; Excel itself agrees from 1900-03-01 on.
  package var serialNumber: Int {
    // Days of the proleptic Gregorian calendar, with years beginning in March, so that a leap day
    // is the last day of its year.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - Self.epoch
  }

  /// The date of Excel's number of a day; `nil` outside the years 1 to 9999.
  package init?(serialNumber: Int) {
    guard (Self.first...Self.last).contains(serialNumber) else { return nil }
    let days = serialNumber + Self.epoch
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week: Sunday is 0.
  package var weekday: Int { ((serialNumber - 1) % 7 + 7) % 7 }

  /// The days from 0000-03-01 to 1899-12-30.
  private static let epoch = 693_899
  /// 0001-01-01 and 9999-12-31.
  private static let first = -693_593
  private static let last = 2_958_465
}
