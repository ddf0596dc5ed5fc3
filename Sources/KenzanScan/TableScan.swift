/// A cell of a big table, as it stands in the bytes that were scanned.
package struct TableCell: Sendable {
  package enum Kind: UInt8, Sendable {
    /// A number whose text is the shortest that reads back the same.
    case number
    /// A number that is to be written anew; the payload holds its bits.
    case double
    /// A text by its number among the shared strings.
    case shared
    /// A text that stands in the cell itself; the second one with references such as `&amp;`.
    case text, markup
    case yes, no
  }

  /// Where the reference stands, as in `B2`, and how long it is.
  var place: UInt32
  var placeCount: UInt8
  package var kind = Kind.double
  package var style: UInt16 = 0
  package var payload: UInt64 = 0

  /// The bytes that the payload stands for.
  package var range: Range<Int> {
    let start = Int(payload & 0xFFFF_FFFF)
    return start..<start + Int(payload >> 32)
  }
}

/// What the rows of a big table may refer to.
package struct TableBounds: Sendable {
  package var styles: Int
  package var strings: Int
  /// Bytes of a text in a cell.
  package var textBytes: Int
  /// Whether a style shows numbers as dates, which have to be calculated with.
  package var isDate: [Bool]
  /// Whether the prefix that Excel puts before row heights of its own is declared.
  package var hasExcelPrefix: Bool

  package init(
    styles: Int,
    strings: Int,
    textBytes: Int,
    isDate: [Bool],
    hasExcelPrefix: Bool
  ) {
    self.styles = styles
    self.strings = strings
    self.textBytes = textBytes
    self.isDate = isDate
    self.hasExcelPrefix = hasExcelPrefix
  }
}

/// Reads the rows of a worksheet a window at a time and gives up on any that is unusual: no formula, every
/// place stated and in order.
///
/// Whatever it accepts, `MarkupScan` accepts as well and `plainCell` or the parser reads the same.
package struct TableScan: Sendable {
  package enum Progress: Sendable {
    /// So many bytes were whole rows.
    case rows(Int)
    /// The rows end after so many bytes.
    case end(Int)
    case unknown
  }

  /// How many bytes of any value must be readable behind those to be scanned.
  package static let padding = 16

  private let bounds: TableBounds
  private var lastRow = 0
  /// The cells with content of the window.
  package private(set) var cells: [TableCell] = []

  package init(_ bounds: TableBounds) {
    self.bounds = bounds
  }

  /// Scans the whole rows of the first `count` bytes.
  package mutating func scan(_ window: [UInt8], count: Int) -> Progress {
    cells.removeAll(keepingCapacity: true)
    guard count + Self.padding <= window.count else { return .unknown }
    return unsafe window.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return .unknown }
      var rows = unsafe RowScan(base: base, place: 0, bounds: bounds, lastRow: lastRow)
      let limit = unsafe Self.endOfRows(base, count)
      while true {
        rows.skipSpace(to: count)
        guard rows.place < limit else { break }
        if rows.isEnd { break }
        guard rows.row(&cells), rows.place <= limit else { return .unknown }
      }
      lastRow = rows.lastRow
      let place = rows.place
      guard count - place >= 12, rows.isEnd else {
        return place <= count ? .rows(place) : .unknown
      }
      return .end(place)
    }
  }

  /// Behind the last end tag of a row.
  private static func endOfRows(_ base: UnsafeRawPointer, _ count: Int) -> Int {
    var place = count - 6
    while place >= 0 {
      if unsafe base.loadUnaligned(fromByteOffset: place, as: UInt32.self) == 0x6F72_2F3C,
        unsafe base.loadUnaligned(fromByteOffset: place + 4, as: UInt16.self) == 0x3E77
      {
        return place + 6
      }
      place -= 1
    }
    return 0
  }
}
