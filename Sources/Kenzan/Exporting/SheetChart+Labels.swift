extension SheetChart.Labels {
  /// The pixels that a character of a label takes, with a little room.
  private static let character = 6.5
  /// The axis and its figures beside what is drawn, in pixels.
  private static let axis = 70

  /// How figures of so many characters stand over columns without printing over each other.
  static func fitting(_ characters: Int, series: Int, categories: Int, width: Int) -> Self {
    // A gap of 0.6 columns stands between two groups.
    let columns = Double(categories) * (Double(series) + 0.6)
    let room = Double(max(0, width - axis)) / max(1, columns)
    return Double(characters) * character > room ? .upright : .level
  }
}

extension SheetChart {
  /// Lets the axis end so far above the highest figure that an upright label has room.
  mutating func makeRoom(above highest: ExactDecimal) {
    guard highest > .zero, let half = ExactDecimal("0.5"),
      let goal = highest.multiplied(by: ExactDecimal(3)).flatMap({ $0.multiplied(by: half) })
    else { return }
    // Round in its first digit, or the next half of it.
    var unit = ExactDecimal(1)
    while let next = unit.multiplied(by: ExactDecimal(10)), next <= goal { unit = next }
    axisEnd = (2...20).lazy.compactMap { steps in
      unit.multiplied(by: ExactDecimal(steps)).flatMap { $0.multiplied(by: half) }
    }.first { $0 >= goal }
  }
}
