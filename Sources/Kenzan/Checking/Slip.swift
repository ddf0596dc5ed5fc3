/// A mistake that people make when they write a figure.
enum Slip: Int, Hashable, Sendable, Comparable {
  case digit
  case transposition
  case sign
  case factor
  /// Two cells hold each other's figures.
  case exchange

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A figure that may have been meant instead of the one that stands there.
struct Reading: Hashable, Sendable {
  var value: ExactDecimal
  var slip: Slip
}

extension Slip {
  /// Every figure from which one slip leads to the one that stands there, each once.
  ///
  /// The figure is taken as the paper shows it, with so many decimal places, and so are the results.
  static func origins(of stated: ExactDecimal, digits: Int) -> [Reading] {
    var seen: Set<ExactDecimal> = [stated]
    // A figure that two slips explain is put down to the one that people know: the wrong unit.
    let all =
      scaled(stated, digits: digits) + [Reading(value: stated.negated, slip: .sign)]
      + written(stated, digits: digits)
    return all.filter { $0.value.scale <= digits && seen.insert($0.value).inserted }
  }

  /// One digit changed, or two neighbours swapped.
  private static func written(_ stated: ExactDecimal, digits: Int) -> [Reading] {
    guard let figure = Figure(stated, digits: digits) else { return [] }
    var readings: [Reading] = []
    for place in figure.bytes.indices.dropLast()
    where figure.bytes[place] != figure.bytes[place + 1] {
      var other = figure
      other.bytes.swapAt(place, place + 1)
      readings += other.value.map { [Reading(value: $0, slip: .transposition)] } ?? []
    }
    for place in figure.bytes.indices {
      for digit in UInt8(0)...9 where digit != figure.bytes[place] {
        var other = figure
        other.bytes[place] = digit
        readings += other.value.map { [Reading(value: $0, slip: .digit)] } ?? []
      }
    }
    return readings
  }

  /// A tenth, a thousandth, ten and a thousand times; what the form cannot show is rounded and cut off,
  /// because a figure in 円 becomes one in 千円 that way.
  private static func scaled(_ stated: ExactDecimal, digits: Int) -> [Reading] {
    var values = factors.compactMap { stated.multiplied(by: $0) }
    if let thousandth = factors.last.flatMap({ stated.multiplied(by: $0) }),
      let step = ExactDecimal(coefficient: 1, scale: digits), thousandth.magnitude >= step
    {
      for mode in [Rounding.Mode.down, .half] {
        if let rounding = Rounding(mode: mode, step: step),
          let value = thousandth.rounded(rounding)
        {
          values.append(value)
        }
      }
    }
    return values.map { Reading(value: $0, slip: .factor) }
  }

  private static let factors = ["10", "0.1", "1000", "0.001"].compactMap { ExactDecimal($0) }

  /// The digits of a figure as they are written, without the point.
  private struct Figure {
    var bytes: [UInt8]
    let digits: Int
    let negative: Bool

    init?(_ number: ExactDecimal, digits: Int) {
      guard
        let unit = ExactDecimal.powerOfTen(digits).map({ ExactDecimal(coefficient: $0, scale: 0) }),
        let shifted = unit.flatMap({ number.multiplied(by: $0) }), shifted.scale == 0
      else { return nil }
      let written = String(shifted.coefficient.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
      bytes = Array(repeating: 0, count: max(0, digits + 1 - written.count)) + written
      self.digits = digits
      negative = number < .zero
    }

    /// `nil` where the figure would begin with a zero that nobody writes, or is too long.
    var value: ExactDecimal? {
      guard bytes.count <= 30, bytes.first != 0 || bytes.count == digits + 1 else { return nil }
      let magnitude = bytes.reduce(Int128(0)) { $0 * 10 + Int128($1) }
      return ExactDecimal(coefficient: negative ? -magnitude : magnitude, scale: digits)
    }
  }
}
