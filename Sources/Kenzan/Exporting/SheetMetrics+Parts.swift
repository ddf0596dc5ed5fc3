extension SheetMetrics {
  /// A text divided into parts for rows below one another, where no row is tall enough for all of it.
  static func parts(_ text: String, width: Double, fontSize: Double) -> [String] {
    var parts: [String] = []
    var rest = Array(text)
    while height(String(rest), width: width, fontSize: fontSize, isTyped: true) > maximumPart {
      var low = 1
      var high = rest.count - 1
      while low < high {
        let middle = (low + high + 1) / 2
        let part = String(rest[..<middle])
        if height(part, width: width, fontSize: fontSize, isTyped: true) > maximumPart {
          high = middle - 1
        } else {
          low = middle
        }
      }
      guard low < rest.count else { break }
      parts.append(String(rest[..<low]))
      rest.removeFirst(low)
    }
    return parts + [String(rest)]
  }

  /// The height of a part; a little less than the tallest row, so that several fit onto a page.
  private static let maximumPart = 360.0
}
