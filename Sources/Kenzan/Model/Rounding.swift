/// How a stated figure was brought to the digits that it is printed with.
public struct Rounding: Sendable, Hashable {
  /// What happens to the digits that are cut off.
  public enum Mode: String, Sendable {
    /// 四捨五入: half away from zero.
    case half
    /// 切捨て: toward zero.
    case down
    /// 切上げ: away from zero.
    case up
  }

  /// The rule.
  public let mode: Mode
  /// The printed unit, above zero: 1 for whole numbers, 0.1 for one decimal place.
  public let step: ExactDecimal

  /// Makes a rounding; `nil` unless the step is above zero.
  public init?(mode: Mode, step: ExactDecimal) {
    guard step > .zero else { return nil }
    self.mode = mode
    self.step = step
  }
}

/// How the figures of a field were rounded before they were stated.
package enum FieldRounding: Sendable, Hashable {
  /// To a step that is the same for all.
  case step(Rounding)
  /// To the decimal places with which each is written; a whole number is exact.
  case printed(Rounding.Mode)

  /// The rounding of a figure written with so many decimal places; `nil` where it is exact.
  package func rounding(places: Int) -> Rounding? {
    switch self {
    case .step(let rounding): rounding
    case .printed(let mode):
      places < 1
        ? nil
        : ExactDecimal(coefficient: 1, scale: places).flatMap { Rounding(mode: mode, step: $0) }
    }
  }

  /// Reads `half 1`, or `half printed`.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    self.init(mode: String(parts[0]), step: String(parts[1]))
  }

  init?(mode: String, step: String) {
    guard let mode = Rounding.Mode(rawValue: mode) else { return nil }
    guard step != "printed" else {
      self = .printed(mode)
      return
    }
    guard let rounding = ExactDecimal(step).flatMap({ Rounding(mode: mode, step: $0) }) else {
      return nil
    }
    self = .step(rounding)
  }
}
