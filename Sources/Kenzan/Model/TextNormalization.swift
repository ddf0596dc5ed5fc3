private import KenzanBridge

extension String {
  /// The text as it is compared with another: NFKC, without white space and invisible characters.
  ///
  /// Full width and half width, line breaks and padding, look-alike radicals, and the many middle
  /// dots, hyphens and wave dashes make no difference. Never used for what is stored or shown.
  package var normalizedForMatching: String {
    if unicodeScalars.allSatisfy(\.isPlain) { return self }
    var text = String.UnicodeScalarView()
    var needsNormalization = false
    for scalar in unicodeScalars where !scalar.isInvisible {
      let scalar = scalar.unifiedForMatching
      text.append(scalar)
      if !scalar.isPlain { needsNormalization = true }
    }
    guard needsNormalization else { return String(text) }
    // Compatibility characters may unfold into spaces and variants: ﾞ, ‥, ￣.
    let normalized = normalizedToCompatibilityForm(String(text)).unicodeScalars
    var result = String.UnicodeScalarView()
    for scalar in normalized where !scalar.isInvisible {
      result.append(scalar.unifiedForMatching)
    }
    return String(result)
  }

  /// Whether nothing that a reader can see stands in the text.
  package var isBlank: Bool { unicodeScalars.allSatisfy(\.isInvisible) }

  /// The text without white space and invisible characters at its ends.
  package var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isInvisible }),
      let last = scalars.lastIndex(where: { !$0.isInvisible })
    else { return "" }
    // A variation selector belongs to the character before it.
    let end = scalars[scalars.index(after: last)...].firstIndex { !$0.isVariationSelector }
    return String(scalars[first..<(end ?? scalars.endIndex)])
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is already what matching compares: most of every Japanese text.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x21...0x7E, 0x3001...0x3002, 0x3005, 0x300C...0x300F, 0x3041...0x3096, 0x30A1...0x30FC,
      0x4E00...0x9FFF:
      true
    default: false
    }
  }

  /// White space, control and format characters, and variation selectors.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0x21...0x7E, 0x3001...0x9FFF: false
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x3000: true
    default:
      isVariationSelector || properties.isWhitespace
        || properties.generalCategory == .format
    }
  }

  fileprivate var isVariationSelector: Bool {
    switch value {
    case 0x180B...0x180D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// One character for those that people use for each other.
  fileprivate var unifiedForMatching: Unicode.Scalar {
    switch value {
    case 0x00B7, 0x2022, 0x2027, 0x2219, 0x22C5, 0xFF65: "・"
    case 0x2010...0x2015, 0x2043, 0x2212, 0x2500...0x2501, 0xFE58, 0xFE63, 0xFF0D: "-"
    case 0x301C, 0x3030, 0x223C, 0xFF5E: "~"
    // The spacing marks would unfold into a space and the combining mark.
    case 0x309B, 0xFF9E: "\u{3099}"
    case 0x309C, 0xFF9F: "\u{309A}"
    case 0x2E80...0x2EF3: RadicalSupplement.ideograph(for: self) ?? self
    default: self
    }
  }
}
