/// Why a calculation has no result although all of its figures are known.
package enum Impossibility: Sendable, Hashable {
  /// A divisor that is zero.
  case zeroDivisor
  /// No rate of achievement without a target: it is zero.
  case zeroTarget
  /// A way from the baseline to the target that has no length.
  case targetIsBaseline
  /// 目標÷実績 of an actual figure that is zero.
  case zeroActual
  /// No growth from zero.
  case zeroBefore
  /// Met or missed, according to a direction that nobody says: a target of zero and something else.
  case unknownDirection
}

/// What stands in the way of a value: the places to look at, and what is impossible about them.
struct Causes<Place: Hashable & Sendable>: Sendable, Hashable, ExpressibleByArrayLiteral {
  var places: [Place]
  /// The first impossibility; `nil` where something is missing or a number became too large.
  var impossibility: Impossibility?

  init(_ places: [Place], _ impossibility: Impossibility? = nil) {
    self.places = places
    self.impossibility = impossibility
  }

  init(arrayLiteral places: Place...) {
    self.init(places)
  }

  static func + (left: Self, right: Self) -> Self {
    Self(left.places + right.places, left.impossibility ?? right.impossibility)
  }

  static func += (left: inout Self, right: Self) {
    left = left + right
  }
}
