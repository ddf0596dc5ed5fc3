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
