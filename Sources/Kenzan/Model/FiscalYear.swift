/// A Japanese fiscal year, April to March, named by the calendar year in which it begins.
///
/// Both 平成31年度 and 令和元年度 name the fiscal year 2019; its key is `R1`.
public struct FiscalYear: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The calendar year in which it begins: 2024 for 令和6年度.
  public let number: Int

  /// Makes a year; `nil` outside 1926 (昭和元年度) to 2999.
  public init?(_ number: Int) {
    guard (1926...2999).contains(number) else { return nil }
    self.number = number
  }

  /// Reads a key such as `R6`, `H30` or `S60`; `nil` for anything else.
  public init?(key: some StringProtocol) {
    let bytes = Array(key.utf8)
    guard let era = bytes.first, (2...3).contains(bytes.count), bytes[1] != UInt8(ascii: "0"),
      let year = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), year > 0
    else { return nil }
    switch era {
    case UInt8(ascii: "R"): self.init(2018 + year)
    case UInt8(ascii: "H") where year <= 31: self.init(1988 + year)
    case UInt8(ascii: "S") where year <= 64: self.init(1925 + year)
    default: return nil
    }
  }

  /// The key used in paths: `R6`, `H30`.
  public var key: String { era.letter + String(yearOfEra) }

  /// The key, as in paths.
  public var description: String { key }

  /// The official name: 令和6年度, 令和元年度, 平成30年度.
  public var title: String { era.name + (yearOfEra == 1 ? "元" : String(yearOfEra)) + "年度" }

  /// How many days it has: 366 where the February in it has 29.
  package var days: Int {
    let february = number + 1
    let isLeap =
      february.isMultiple(of: 4) && !february.isMultiple(of: 100) || february.isMultiple(of: 400)
    return isLeap ? 366 : 365
  }

  /// Earlier years first.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// The year so many years later; `nil` outside the bounds.
  public func advanced(by years: Int) -> Self? {
    let (sum, overflow) = number.addingReportingOverflow(years)
    return overflow ? nil : Self(sum)
  }

  private var era: (letter: String, name: String, offset: Int) {
    switch number {
    case 2019...: ("R", "令和", 2018)
    case 1989...: ("H", "平成", 1988)
    default: ("S", "昭和", 1925)
    }
  }

  private var yearOfEra: Int { number - era.offset }
}
