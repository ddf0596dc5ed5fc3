/// What kind of value an expression has.
package enum ValueType: String, Sendable, Hashable, CaseIterable {
  case number, text, boolean, date, year

  /// The kind of value that a field of a type holds; a code is its text.
  package init(_ type: FieldType) {
    switch type {
    case .number: self = .number
    case .text, .code: self = .text
    case .flag: self = .boolean
    case .date: self = .date
    case .year: self = .year
    }
  }
}

/// One value, as a formula states or expects it.
package enum Scalar: Sendable, Hashable, CustomStringConvertible {
  case number(Rational)
  case text(String)
  case boolean(Bool)
  case date(CalendarDate)
  case year(FiscalYear)

  package var type: ValueType {
    switch self {
    case .number: .number
    case .text: .text
    case .boolean: .boolean
    case .date: .date
    case .year: .year
    }
  }

  /// The value of a number; dates and years count as Excel's day number and the calendar year.
  package var number: Rational? {
    switch self {
    case .number(let number): number
    case .date(let date): Rational(date.serialNumber)
    case .year(let year): Rational(year.number)
    case .text, .boolean: nil
    }
  }

  /// For output: decimal text, ISO 8601 date, key of a year, `TRUE` or `FALSE`.
  package var description: String {
    switch self {
    case .number(let number): number.text
    case .text(let text): text
    case .boolean(let boolean): boolean ? "TRUE" : "FALSE"
    case .date(let date): date.description
    case .year(let year): year.key
    }
  }
}
