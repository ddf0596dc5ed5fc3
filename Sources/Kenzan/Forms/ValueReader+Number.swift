extension ValueReader {
  /// Reads a figure; numbers at 15 significant digits, texts as a person would.
  func readNumber(_ source: Source, raw: String, field: Field, unit: String?) -> ValueReading {
    switch source.content {
    case .date: return .unreadable(raw, .dateInstead(shown: raw, likely: []))
    case .text(let text): return readWritten(text, source: source, field: field, unit: unit)
    default: return .unreadable(raw, .type(raw))
    }
  }

  // MARK: - Numbers

  /// Reads a number that the file holds as one.
  func readStored(
    _ double: Double,
    format code: String,
    field: Field,
    unit: String?
  ) -> ValueReading {
    guard let stored = ExactDecimal(significant: double) else {
      return .unreadable("\(double)", .type("\(double)"))
    }
    let raw = stored.description
    let format = CellNumberFormat(code)
    var value = stored
    if format.isPercent {
      guard let scaled = stored.multiplied(by: ExactDecimal(100)) else {
        return .unreadable(raw, .type(raw))
      }
      value = scaled
      if let unit, !UnitTable.isSame(unit, "%") {
        let shown = Self.shown(value, decimals: format.decimals).description + "%"
        return .unreadable(
          raw,
          .unit(written: shown, unit: "%", declared: unit, powerOfTen: nil)
        )
      }
    }
    if let unit, let other = UnitTable.canonical(format.literal), !UnitTable.isSame(unit, other) {
      return .unreadable(
        raw,
        .unit(
          written: Self.shown(value, decimals: format.decimals).description + other,
          unit: other,
          declared: unit,
          powerOfTen: UnitTable.powerOfTen(from: other, to: unit)
        )
      )
    }
    if format.thousands > 0, value != .zero {
      let places = min(format.thousands * 3, 6)
      let divided = ExactDecimal(coefficient: value.coefficient, scale: value.scale + places)
      let shown = divided.map { Self.shown($0, decimals: format.decimals) } ?? value
      return .unreadable(raw, .scaledDisplay(stated: value, shown: shown))
    }
    return figure(value, raw: raw, decimals: format.decimals, field: field)
  }

  /// The figure, with a remark where the paper shows fewer digits than it has.
  private func figure(
    _ value: ExactDecimal,
    raw: String,
    decimals: Int?,
    written: Int? = nil,
    field: Field,
    remarks: [ValueRemark] = []
  ) -> ValueReading {
    var remarks = remarks
    let places = [field.facets.digits, decimals].compactMap { $0 }.min()
    let shown = Self.shown(value, decimals: places)
    if shown != value {
      remarks.append(.digits(stated: value, shown: shown, places: places ?? 0))
    }
    return ValueReading(
      state: .number(value),
      raw: raw,
      remarks: remarks,
      trailingZeros: max(0, (written ?? decimals ?? 0) - value.scale)
    )
  }

  /// The figure with so many decimal places, half away from zero as a spreadsheet shows it.
  private static func shown(_ value: ExactDecimal, decimals: Int?) -> ExactDecimal {
    guard let decimals, (0..<value.scale).contains(decimals),
      let step = ExactDecimal(coefficient: 1, scale: decimals),
      let rounding = Rounding(mode: .half, step: step)
    else { return value }
    return value.rounded(rounding) ?? value
  }

  // MARK: - Texts

  private func readWritten(
    _ text: String,
    source: Source,
    field: Field,
    unit: String?
  ) -> ValueReading {
    if let words = field.facets.words(in: text) {
      return ValueReading(state: .words(words), raw: text)
    }
    if Self.isNotApplicable(text) { return ValueReading(state: .notApplicable, raw: text) }
    let number: WrittenNumber
    do {
      number = try WrittenNumber(text)
    } catch {
      return readFailure(error, text: text, field: field)
    }
    let isTarget = field.facets.role == "target"
    let suffix = isTarget ? number.suffix.withoutTargetBound : number.suffix
    if let remark = fault(of: suffix, number: number, text: text, isTarget: isTarget, unit: unit) {
      return .unreadable(text, remark)
    }
    let isNoted = !(source.isUntyped && number.isPlain)
    let remarks = isNoted ? [ValueRemark.numberAsText(text.trimmed, number.value)] : []
    return figure(
      number.value,
      raw: text,
      decimals: nil,
      written: number.decimals,
      field: field,
      remarks: remarks
    )
  }

  /// What is wrong with the words around a number, if anything.
  private func fault(
    of suffix: String,
    number: WrittenNumber,
    text: String,
    isTarget: Bool,
    unit: String?
  ) -> ValueRemark? {
    if number.isApproximate, !isTarget { return .type(text.trimmed) }
    guard !suffix.isEmpty else { return nil }
    if let unit, UnitTable.isSame(suffix, unit) { return nil }
    guard let known = UnitTable.canonical(suffix) else {
      // 100未満 is a target, but 100 itself does not meet it.
      let isOpen = isTarget && suffix.removingEnd(["未満", "超"]) != nil
      return isOpen ? .targetInWords(text.trimmed) : .type(text.trimmed)
    }
    guard let unit else { return nil }
    // The words of a unit cell are free; only what is known to be another unit is wrong.
    return .unit(
      written: text.trimmed,
      unit: known,
      declared: unit,
      powerOfTen: UnitTable.powerOfTen(from: known, to: unit)
    )
  }

  private func readFailure(
    _ failure: WrittenNumber.Failure,
    text: String,
    field: Field
  ) -> ValueReading {
    let written = text.trimmed
    switch failure {
    case .several: return .unreadable(text, .twoValues(written))
    case .bracketed: return .unreadable(text, .bracketed(written))
    case .none:
      let isTarget = field.facets.role == "target" && Self.isTargetInWords(written)
      return .unreadable(text, isTarget ? .targetInWords(written) : .type(written))
    }
  }

  /// Whether the words set a target by comparison: 前年度以下, 現状維持, 増加.
  static func isTargetInWords(_ text: String) -> Bool {
    let normalized = text.normalizedForMatching
    let words = ["以上", "以下", "並み", "並", "維持", "増加", "減少", "向上", "増", "減", "同程度", "超", "未満"]
    return words.contains { normalized.hasSuffix($0) }
  }
}

extension String {
  /// A figure of a target without what makes it a bound: 95% of 95%以上.
  var withoutTargetBound: String { removingEnd(["以上", "以下", "程度"]) ?? self }

  /// The text without the first of the endings that it has, and spaces before it.
  fileprivate func removingEnd(_ endings: [String]) -> String? {
    for ending in endings where hasSuffix(ending) {
      return String(dropLast(ending.count)).trimmed
    }
    return nil
  }
}
