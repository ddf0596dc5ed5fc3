/// A cursor over the Unicode scalars of a text, for the small grammars that people write in cells.
package struct ScalarScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  package var isAtEnd: Bool { position == scalars.count }

  /// What has not been read yet.
  package var rest: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[position...])
    return String(text)
  }

  /// The next scalar, without reading it.
  package var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// Reads one scalar if it satisfies the condition.
  package mutating func read(where condition: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
    guard let next, condition(next) else { return nil }
    position += 1
    return next
  }

  /// Reads the text if it comes next.
  package mutating func read(_ text: String) -> Bool {
    var end = position
    for scalar in text.unicodeScalars {
      guard end < scalars.count, scalars[end] == scalar else { return false }
      end += 1
    }
    position = end
    return true
  }

  /// Reads the first of the texts that comes next.
  package mutating func read(oneOf texts: [String]) -> String? {
    for text in texts where read(text) { return text }
    return nil
  }

  /// Reads one to `maximum` ASCII digits, and no more than stand there.
  package mutating func readWhole(maximumDigits maximum: Int) -> Int? {
    var value = 0
    var digits = 0
    while let digit = next?.asciiDigit {
      digits += 1
      guard digits <= maximum, digits <= 9 else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return digits > 0 ? value : nil
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  package var asciiDigit: Int? {
    (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
  }

  /// The value of a digit of either width.
  package var digit: Int? {
    (0xFF10...0xFF19).contains(value) ? Int(value - 0xFF10) : asciiDigit
  }
}
