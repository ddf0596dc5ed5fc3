/// What an expression comes to, with what it might be instead where rounding leaves that open.
package enum Value: Sendable, Hashable {
  case number(Figure)
  /// A text, and the others it may be.
  case text(String, others: Set<String> = [])
  /// A truth, and whether it holds for all that the figures may be.
  case boolean(Bool, isCertain: Bool = true)
  case date(CalendarDate)
  case year(FiscalYear)
  /// An empty cell of a worksheet, which Excel takes for 0 or "" as the place demands.
  case empty

  init(_ scalar: Scalar) {
    switch scalar {
    case .number(let number): self = .number(Figure(number))
    case .text(let text): self = .text(text)
    case .boolean(let boolean): self = .boolean(boolean)
    case .date(let date): self = .date(date)
    case .year(let year): self = .year(year)
    }
  }

  /// As stated.
  package var scalar: Scalar {
    switch self {
    case .number(let figure): .number(figure.stated)
    case .text(let text, _): .text(text)
    case .boolean(let boolean, _): .boolean(boolean)
    case .date(let date): .date(date)
    case .year(let year): .year(year)
    case .empty: .number(.zero)
    }
  }

  /// As a number of arithmetic; `nil` for texts and truths.
  var figure: Figure? {
    if case .number(let figure) = self { return figure }
    return scalar.number.map { Figure($0) }
  }
}

/// What became of evaluating an expression.
enum Outcome<Place: Hashable & Sendable>: Sendable, Hashable {
  case value(Value)
  /// It has no value because of these places; none where a number became too large.
  case unverifiable(Causes<Place>)

  static func number(_ figure: Figure?) -> Self {
    figure.map { .value(.number($0)) } ?? .unverifiable([])
  }

  static func count(_ count: Int) -> Self { .value(.number(Figure(count))) }

  var causes: Causes<Place> {
    switch self {
    case .value: []
    case .unverifiable(let causes): causes
    }
  }
}

/// What a leaf finds at one place.
struct Operand<Place: Hashable & Sendable>: Sendable {
  enum State: Sendable {
    case blank
    case notApplicable(isZero: Bool)
    case unreadable
    /// Words in the place of a figure: something stands there, but no number.
    case words
    case value(Value)
  }

  var place: Place
  var state: State
}

/// The operands of a leaf: one, or several as of a range.
enum LeafOperands<Place: Hashable & Sendable>: Sendable {
  case one(Operand<Place>)
  case several([Operand<Place>])

  var all: [Operand<Place>] {
    switch self {
    case .one(let operand): [operand]
    case .several(let operands): operands
    }
  }
}

/// What gives the leaves of an expression their values.
protocol LeafResolver {
  associatedtype Leaf: Sendable & Hashable
  associatedtype Place: Hashable & Sendable

  /// Whether empty cells, numbers as conditions and letters in either case are taken as Excel does.
  var followsExcel: Bool { get }
  /// The operands of a leaf; `nil` if there is no such place.
  func operands(of leaf: Leaf) -> LeafOperands<Place>?
  /// The decimal places of the number that stands at a place, as it is written there.
  func decimalPlaces(at place: Place) -> Int?
  /// The bands of a name.
  func bands(named name: String) -> Bands?
}

extension LeafResolver {
  func decimalPlaces(at place: Place) -> Int? { nil }
  func bands(named name: String) -> Bands? { nil }
}
