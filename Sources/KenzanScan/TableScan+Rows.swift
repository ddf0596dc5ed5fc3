/// Reads one row after the other; every loop stops at the `<` of an end tag, which stands before the limit.
@safe
struct RowScan {
  private let base: UnsafeRawPointer
  private(set) var place: Int
  private let bounds: TableBounds
  private(set) var lastRow: Int
  /// The digits of the row in hand with the quote behind them, and the bits that they take.
  private var rowText: UInt64 = 0
  private var rowMask: UInt64 = 0
  private var rowDigits = 0

  init(base: UnsafeRawPointer, place: Int, bounds: TableBounds, lastRow: Int) {
    unsafe self.base = unsafe base
    self.place = place
    self.bounds = bounds
    self.lastRow = lastRow
  }

  private subscript(index: Int) -> UInt8 {
    unsafe base.load(fromByteOffset: index, as: UInt8.self)
  }

  private func word(at index: Int) -> UInt64 {
    unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    for offset in 0..<count where unsafe self[place + offset] != text.utf8Start[offset] {
      return false
    }
    place += count
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard self[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func skipSpace(to limit: Int) {
    while place < limit, MarkupText.isSpace(self[place]) { place += 1 }
  }

  /// Whether the rows end here.
  var isEnd: Bool {
    // `</sheetD` and `ata>`.
    word(at: place) == 0x4474_6565_6873_2F3C
      && word(at: place + 8) & 0xFFFF_FFFF == 0x3E61_7461
  }

  // MARK: - Rows

  /// Reads a row; false where it is unusual.
  mutating func row(_ cells: inout [TableCell]) -> Bool {
    guard skip("<row"), rowAttributes() else { return false }
    if skip("/>") { return true }
    guard take(UInt8(ascii: ">")) else { return false }
    var lastColumn = 0
    while true {
      // `<c r="` in one load.
      guard word(at: place) & 0xFFFF_FFFF_FFFF == 0x223D_7220_633C else {
        guard skip("</row>") else { return false }
        return true
      }
      place += 6
      guard let column = cell(&cells), column > lastColumn else { return false }
      lastColumn = column
    }
  }

  /// What may stand in a row besides its number; the last one needs its prefix.
  private static let rowNames: [StaticString] = [
    "spans=\"", "ht=\"", "customHeight=\"", "s=\"", "customFormat=\"", "hidden=\"", "thickBot=\"",
    "thickTop=\"", "outlineLevel=\"", "collapsed=\"", "ph=\"", "x14ac:dyDescent=\"",
  ]

  private mutating func rowAttributes() -> Bool {
    guard skip(" r=\""), self[place] != UInt8(ascii: "0") else { return false }
    let start = place
    guard let row = whole(), row > lastRow, row <= 1_048_576, self[place] == UInt8(ascii: "\"")
    else { return false }
    lastRow = row
    rowDigits = place - start
    rowMask = rowDigits == 7 ? .max : 1 << UInt64(rowDigits * 8 + 8) - 1
    rowText = word(at: start) & rowMask
    place += 1
    var known = 0
    while take(0x20) {
      guard let index = Self.rowNames.firstIndex(where: { skip($0) }), known & 1 << index == 0,
        index < Self.rowNames.count - 1 || bounds.hasExcelPrefix
      else { return false }
      known |= 1 << index
      while Self.isPlainValue(self[place]) { place += 1 }
      guard take(UInt8(ascii: "\"")) else { return false }
    }
    return true
  }

  private static func isPlainValue(_ byte: UInt8) -> Bool {
    (0x30...0x3A).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2E
      || byte == 0x20 || byte == 0x2D
  }

  // MARK: - Cells

  private enum Form {
    case number, shared, boolean, inline
  }

  /// Reads a cell from its reference on and gives its column.
  private mutating func cell(_ cells: inout [TableCell]) -> Int? {
    let start = place
    var column = 0
    while case let letter = self[place] &- 0x40, letter >= 1, letter <= 26 {
      column = column &* 26 &+ Int(letter)
      place += 1
      guard place - start <= 3 else { return nil }
    }
    guard column > 0, column <= 16_384, word(at: place) & rowMask == rowText else { return nil }
    place += rowDigits
    var cell = TableCell(place: UInt32(start), placeCount: UInt8(place - start))
    // The quote belonged to the digits.
    place += 1
    var form = Form.number
    guard cellAttributes(&cell, &form) else { return nil }
    if take(UInt8(ascii: "/")) { return take(UInt8(ascii: ">")) ? column : nil }
    guard take(UInt8(ascii: ">")), value(&cell, form) else { return nil }
    cells.append(cell)
    return column
  }

  private mutating func cellAttributes(_ cell: inout TableCell, _ form: inout Form) -> Bool {
    var known = 0
    while take(0x20) {
      let name = self[place]
      let flag = name == UInt8(ascii: "s") ? 1 : 2
      guard known & flag == 0, self[place + 1] == UInt8(ascii: "="),
        self[place + 2] == UInt8(ascii: "\"")
      else { return false }
      known |= flag
      place += 3
      if flag == 1 {
        guard let style = whole(), style < bounds.styles else { return false }
        cell.style = UInt16(truncatingIfNeeded: style)
      } else {
        guard name == UInt8(ascii: "t") else { return false }
        switch self[place] {
        case UInt8(ascii: "s"): form = .shared
        case UInt8(ascii: "n"): form = .number
        case UInt8(ascii: "b"): form = .boolean
        default:
          guard skip("inlineSt"), self[place] == UInt8(ascii: "r") else { return false }
          form = .inline
        }
        place += 1
      }
      guard take(UInt8(ascii: "\"")) else { return false }
    }
    return true
  }

  private mutating func value(_ cell: inout TableCell, _ form: Form) -> Bool {
    if form == .inline { return inlineText(&cell) }
    guard skip("<v>") else { return false }
    switch form {
    case .shared:
      guard let index = whole(), index < bounds.strings else { return false }
      cell.kind = .shared
      cell.payload = UInt64(index)
    case .boolean:
      let flag = self[place]
      guard flag == 0x30 || flag == 0x31 else { return false }
      cell.kind = flag == 0x31 ? .yes : .no
      place += 1
    case .number, .inline:
      guard number(&cell) else { return false }
    }
    // `</v></c>` in one load.
    guard word(at: place) == 0x3E63_2F3C_3E76_2F3C else { return false }
    place += 8
    return true
  }

  /// One to nine digits.
  private mutating func whole() -> Int? {
    let start = place
    var value = 0
    while case let digit = self[place] &- 0x30, digit <= 9 {
      value = value &* 10 &+ Int(digit)
      place += 1
      guard place - start <= 9 else { return nil }
    }
    return place > start ? value : nil
  }

  /// A number: up to 15 digits in the shortest notation stay as they stand, others are calculated.
  private mutating func number(_ cell: inout TableCell) -> Bool {
    let start = place
    if self[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    while self[place] &- 0x30 <= 9 { place += 1 }
    let wholes = place - first
    let isLedByZero = self[first] == 0x30
    var isShortest = wholes == 1 || wholes > 1 && !isLedByZero
    var digits = wholes
    if self[place] == UInt8(ascii: ".") {
      place += 1
      let point = place
      while self[place] &- 0x30 <= 9 { place += 1 }
      digits += place - point
      // From 0.00001 on an exponent is shorter.
      isShortest =
        isShortest && place > point && self[place - 1] != 0x30
        && (!isLedByZero || word(at: point) & 0xFFFF_FFFF != 0x3030_3030)
    }
    if isShortest, digits <= 15, self[place] == UInt8(ascii: "<"),
      !bounds.isDate[Int(cell.style)]
    {
      cell.kind = .number
      cell.payload = UInt64(place - start) << 32 | UInt64(start)
      return true
    }
    while self[place] != UInt8(ascii: "<") { place += 1 }
    let text = unsafe UnsafeRawBufferPointer(start: base + start, count: place - start)
    guard place - start <= 64, let value = unsafe scanDouble(Array(text)) else { return false }
    cell.payload = value.bitPattern
    return true
  }

  // MARK: - Texts

  private mutating func inlineText(_ cell: inout TableCell) -> Bool {
    guard skip("<is><t") else { return false }
    _ = skip(" xml:space=\"preserve\"")
    guard take(UInt8(ascii: ">")) else { return false }
    let start = place
    var all: UInt8 = 0
    cell.kind = .text
    while case let byte = self[place], byte != UInt8(ascii: "<") {
      all |= byte
      switch byte {
      case UInt8(ascii: "&"): cell.kind = .markup
      // The end of a section may not stand in a text, and an escape wants to be decoded.
      case UInt8(ascii: ">") where self[place - 1] == UInt8(ascii: "]"): return false
      case UInt8(ascii: "x") where self[place - 1] == UInt8(ascii: "_"): return false
      case 0..<0x20 where byte != 0x0A && byte != 0x09: return false
      default: break
      }
      place += 1
    }
    let text = unsafe UnsafeRawBufferPointer(start: base + start, count: place - start)
    guard text.count <= bounds.textBytes else { return false }
    if all >= 0x80 { guard unsafe MarkupText.isPlain(text) else { return false } }
    if cell.kind == .markup {
      guard unsafe MarkupText.areReferences(in: Array(text), 0, text.count) else { return false }
    }
    cell.payload = UInt64(text.count) << 32 | UInt64(start)
    return skip("</t></is></c>")
  }
}
