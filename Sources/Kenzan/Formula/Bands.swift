/// Classes of figures with a label each: 120以上 is ①, above 100 is ②, whatever is left is ⑤.
package struct Bands: Sendable, Hashable {
  package struct Band: Sendable, Hashable {
    package var label: String
    /// Where it begins; `nil` for the last, which takes what is left.
    package var threshold: ExactDecimal?
    /// Whether it begins with its threshold (`from`) or above it.
    package var isInclusive: Bool

    package init(label: String, threshold: ExactDecimal?, isInclusive: Bool) {
      self.label = label
      self.threshold = threshold
      self.isInclusive = isInclusive
    }

    /// Whether a number, or the numbers right below or above it, are not under its beginning.
    fileprivate func takes(_ number: Rational, _ side: Side) -> Bool {
      guard let threshold = threshold.map({ Rational($0) }) else { return true }
      guard number == threshold else { return number > threshold }
      switch side {
      case .below: return false
      case .at: return isInclusive
      case .above: return true
      }
    }
  }

  fileprivate enum Side { case below, at, above }

  package var name: String
  /// From the highest to the lowest; the last is open.
  package var bands: [Band]

  package init(name: String, bands: [Band]) {
    self.name = name
    self.bands = bands
  }

  /// The label of a figure, with the others that it may have; `nil` without bands.
  func label(of figure: Figure) -> Value? {
    guard let stated = index(of: figure.stated, .at) else { return nil }
    let range = figure.range
    let highest = index(of: range.upper.value, range.upper.isClosed ? .at : .below) ?? stated
    let lowest = index(of: range.lower.value, range.lower.isClosed ? .at : .above) ?? stated
    let labels = Set((min(highest, stated)...max(lowest, stated)).map { bands[$0].label })
    return .text(bands[stated].label, others: labels.subtracting([bands[stated].label]))
  }

  private func index(of number: Rational, _ side: Side) -> Int? {
    bands.firstIndex { $0.takes(number, side) }
  }
}
