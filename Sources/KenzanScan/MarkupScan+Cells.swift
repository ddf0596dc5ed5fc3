/// A cell of a worksheet that is written in the usual way: `<c r="B2" s="3" t="s"><v>7</v></c>`, or
/// with a formula that no other cell shares, `<c r="B3"><f>B1+B2</f><v>7</v></c>`.
package struct PlainCell: Sendable {
  package enum Content: Sendable {
    case blank
    case number(Double)
    /// A text, by its number among the shared strings.
    case shared(Int)
    /// The text that a formula gives, with its escapes.
    case result([UInt8])
  }

  /// The column, from 1; `nil` where the cell does not say it.
  package var column: Int?
  /// The number of its style; 0 where it states none.
  package var style = 0
  /// The formula, with its escapes.
  package var formula: [UInt8]?
  package var content = Content.blank
}

/// What cells of a worksheet may refer to.
package struct PlainCellBounds: Sendable {
  /// The namespace of worksheets.
  package var namespace: String
  /// How many styles and shared strings there are.
  package var styles: Int
  package var strings: Int
  /// How many bytes a formula or its result may have.
  package var textBytes: Int

  package init(namespace: String, styles: Int, strings: Int, textBytes: Int) {
    self.namespace = namespace
    self.styles = styles
    self.strings = strings
    self.textBytes = textBytes
  }
}

extension MarkupScan {
  /// Reads the next child if it is a plain cell of a row; anything else stays where it is, and `next`
  /// goes to it.
  package mutating func plainCell(row: Int, within bounds: PlainCellBounds) -> PlainCell? {
    guard isInside(bounds.namespace) else { return nil }
    var scan = CellScan(bytes: bytes, place: place)
    guard let cell = scan.cell(row: row, within: bounds) else { return nil }
    place = scan.place
    return cell
  }
}

/// One attempt at a cell.
private struct CellScan {
  let bytes: [UInt8]
  var place: Int

  mutating func cell(row: Int, within bounds: PlainCellBounds) -> PlainCell? {
    guard skip("<c") else { return nil }
    var cell = PlainCell()
    var kind = Kind.number
    var known: UInt8 = 0
    while take(0x20) {
      guard place < bytes.count else { return nil }
      let name = bytes[place]
      let flag: UInt8 = name == 0x72 ? 1 : name == 0x73 ? 2 : 4
      guard known & flag == 0 else { return nil }
      known |= flag
      place += 1
      guard take(UInt8(ascii: "=")), take(UInt8(ascii: "\"")) else { return nil }
      switch name {
      case UInt8(ascii: "r"):
        guard let column = column(inRow: row) else { return nil }
        cell.column = column
      case UInt8(ascii: "s"):
        guard let style = whole(), style < bounds.styles else { return nil }
        cell.style = style
      case UInt8(ascii: "t"):
        guard let stated = self.kind() else { return nil }
        kind = stated
      default: return nil
      }
      guard take(UInt8(ascii: "\"")) else { return nil }
    }
    if skip("/>") { return cell }
    guard take(UInt8(ascii: ">")) else { return nil }
    if skip("<f>") {
      guard let formula = text(maximum: bounds.textBytes), skip("</f>") else { return nil }
      cell.formula = formula
    }
    guard skip("<v>"), let content = content(kind, of: cell, within: bounds) else { return nil }
    cell.content = content
    return skip("</v></c>") ? cell : nil
  }

  private enum Kind {
    case number, shared, result
  }

  private mutating func kind() -> Kind? {
    skip("str") ? .result : skip("s") ? .shared : skip("n") ? .number : nil
  }

  private mutating func content(
    _ kind: Kind,
    of cell: PlainCell,
    within bounds: PlainCellBounds
  ) -> PlainCell.Content? {
    switch kind {
    case .shared: return whole().flatMap { $0 < bounds.strings ? .shared($0) : nil }
    case .result:
      guard cell.formula != nil else { return nil }
      return text(maximum: bounds.textBytes).map { .result($0) }
    case .number:
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
      return exactDouble(bytes, start, place).map { .number($0) }
    }
  }

  /// The text up to the next tag, shorter than so many bytes.
  private mutating func text(maximum: Int) -> [UInt8]? {
    guard let text = MarkupText.text(in: bytes, at: place), text.end - text.start < maximum else {
      return nil
    }
    place = text.end
    var result: [UInt8] = []
    MarkupText.append(bytes, text.start, text.end, text.hasReferences, to: &result)
    return result
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for offset in 0..<count where unsafe bytes[place + offset] != text.utf8Start[offset] {
      return false
    }
    place += count
    return true
  }

  /// One to nine digits.
  private mutating func whole() -> Int? {
    let start = place
    var value = 0
    while place < bytes.count, case let digit = bytes[place] &- 0x30, digit <= 9 {
      value = value * 10 + Int(digit)
      place += 1
      guard place - start <= 9 else { return nil }
    }
    return place > start ? value : nil
  }

  /// The column of a reference to a cell of the row.
  private mutating func column(inRow row: Int) -> Int? {
    let start = place
    var column = 0
    while place < bytes.count, case let letter = bytes[place] &- 0x40, letter >= 1, letter <= 26 {
      column = column * 26 + Int(letter)
      place += 1
      guard place - start <= 3 else { return nil }
    }
    guard column > 0, column <= 16_384, whole() == row else { return nil }
    return column
  }
}
