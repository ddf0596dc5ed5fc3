/// A cell of a worksheet by row and column, counted from 1, as in `F23`.
///
/// The bounds are Excel's: 1,048,576 rows and 16,384 columns (`XFD`).
public struct CellReference: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The largest row number.
  public static let maximumRow = 1_048_576
  /// The largest column number, `XFD`.
  public static let maximumColumn = 16_384

  /// Row and column in one number, because references are compared and hashed all the time.
  private let key: UInt64

  /// The row, from 1.
  public var row: Int { Int(truncatingIfNeeded: key >> 16) }
  /// The column, from 1.
  public var column: Int { Int(truncatingIfNeeded: key & 0xFFFF) }

  /// Makes a reference; `nil` outside a worksheet's bounds.
  public init?(row: Int, column: Int) {
    guard (1...Self.maximumRow).contains(row), (1...Self.maximumColumn).contains(column) else {
      return nil
    }
    key = UInt64(truncatingIfNeeded: row) << 16 | UInt64(truncatingIfNeeded: column)
  }

  /// Reads the A1 style, with or without `$`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0,
        UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        letters += 1
        column = column * 26 + Int(byte & 0x1F)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0:
        digits += 1
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard letters <= 3, digits <= 7 else { return nil }
    }
    guard letters > 0, digits > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// The A1 style without `$`.
  public var description: String { Self.letters(of: column) + String(row) }

  /// Row by row, then from left to right.
  public static func < (left: Self, right: Self) -> Bool { left.key < right.key }

  /// The letters of a column number from 1: `A`, `Z`, `AA`, `XFD`.
  package static func letters(of column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// A rectangle of cells, as in `B2:D5`.
public struct CellRange: Sendable, Hashable, CustomStringConvertible {
  /// The top left cell.
  public let first: CellReference
  /// The bottom right cell.
  public let last: CellReference

  /// Makes the smallest rectangle that holds both cells.
  public init(_ one: CellReference, _ other: CellReference) {
    let rows = min(one.row, other.row)...max(one.row, other.row)
    let columns = min(one.column, other.column)...max(one.column, other.column)
    // Corners of two references are in bounds, so neither fallback is ever taken.
    first = CellReference(row: rows.lowerBound, column: columns.lowerBound) ?? one
    last = CellReference(row: rows.upperBound, column: columns.upperBound) ?? other
  }

  /// Reads `B2:D5` or a single `B2`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      guard let cell = CellReference(text) else { return nil }
      self.init(cell, cell)
      return
    }
    guard let one = CellReference(text[..<colon]),
      let other = CellReference(text[text.utf8.index(after: colon)...])
    else { return nil }
    self.init(one, other)
  }

  /// Whether the cell lies in the rectangle.
  public func contains(_ cell: CellReference) -> Bool {
    (first.row...last.row).contains(cell.row)
      && (first.column...last.column).contains(cell.column)
  }

  /// `B2:D5`, or `B2` for a single cell.
  public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
