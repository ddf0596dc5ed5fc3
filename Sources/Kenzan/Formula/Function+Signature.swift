extension Function {
  /// How it is called: `ROUND(number, digits)`.
  package var usage: String { rawValue + "(" + parameters + ")" }

  /// How many values it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .sum, .min, .max, .average, .count, .countA, .and, .or: 1...Self.maximumArguments
    case .ifs, .mentions: 2...Self.maximumArguments
    case .int, .abs, .not, .isBlank, .isNA, .isNumber, .len, .running, .places, .fiscalYear,
      .reached:
      1...1
    case .round, .roundUp, .roundDown, .countIf, .exact, .contains, .text, .band, .growth: 2...2
    case .left, .right, .weekday: 1...2
    case .sumIf, .if: 2...3
    case .mid, .met: 3...3
    case .achievement: 3...4
    }
  }

  /// Excel takes no more values in a call.
  private static let maximumArguments = 254

  private var parameters: String {
    switch self {
    case .sum, .min, .max, .average: "number, …"
    case .count, .countA: "field, …"
    case .and, .or: "condition, …"
    case .ifs: "condition, value, …"
    case .int, .abs, .places: "number"
    case .not: "condition"
    case .isBlank, .isNA, .isNumber: "field"
    case .len: "text"
    case .round, .roundUp, .roundDown: "number, digits"
    case .countIf: "range, criterion"
    case .sumIf: "range, criterion, sum range"
    case .if: "condition, value, otherwise"
    case .left, .right: "text, count"
    case .mid: "text, start, count"
    case .exact: "text, text"
    case .contains: "field, code"
    case .mentions: "text, word, …"
    case .text: "value, format"
    case .weekday: "date, type"
    case .fiscalYear: "date"
    case .reached: "stage"
    case .achievement: "method, actual, target, baseline"
    case .met: "actual, target, direction"
    case .band: "name, number"
    case .growth: "now, before"
    case .running: "range"
    }
  }

  /// The function whose name differs by one or two letters, if it is the only one so close.
  package static func nearest(to name: String) -> Function? {
    let wanted = Array(name.uppercased().utf8)
    let ranked = allCases.map { ($0, distance(wanted, Array($0.rawValue.utf8))) }
    guard let least = ranked.map(\.1).min(), least <= 2, least < wanted.count else { return nil }
    let closest = ranked.filter { $0.1 == least }
    return closest.count == 1 ? closest[0].0 : nil
  }

  /// How many letters must be changed, added or taken away.
  private static func distance(_ one: [UInt8], _ two: [UInt8]) -> Int {
    guard one.count <= 32 else { return one.count }
    var row = Array(0...two.count)
    for (line, letter) in one.enumerated() {
      let previous = row
      row[0] = line + 1
      for (column, other) in two.enumerated() {
        let change = previous[column] + (letter == other ? 0 : 1)
        row[column + 1] = Swift.min(change, previous[column + 1] + 1, row[column] + 1)
      }
    }
    return row[two.count]
  }
}
