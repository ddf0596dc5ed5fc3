import KenzanBridge
import KenzanScan

/// Goes through the rows of a worksheet's part in one window that is filled again and again.
///
/// It gives up silently on whatever it does not understand or what is damaged: the part is then read
/// as a whole, which says what it is.
struct TableWalk {
  /// Room for a piece of the part and for the row before it that is not whole yet.
  private static let windowBytes = ZipReadAhead.pieceBytes * 2
  /// What may stand behind the rows.
  private static let tailBytes = 4 << 20

  private let stream: ZipReadAhead
  private var window: [UInt8]
  private var filled = 0
  /// The part without its rows.
  private(set) var frame: [UInt8] = []

  /// Reads up to the first row.
  init?(_ source: ZipPartSource) {
    stream = ZipReadAhead(source)
    window = [UInt8](repeating: 0, count: Self.windowBytes + TableScan.padding)
    guard fill(), let start = window.firstPlace(of: "<sheetData>", before: filled) else {
      return nil
    }
    frame = Array(window[..<(start + 11)])
    drop(start + 11)
  }

  /// Goes through all rows to the end of the part; false where it gave up.
  mutating func forEachWindow<Failure>(
    _ bounds: TableBounds,
    _ body: ([TableCell], [UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    var scan = TableScan(bounds)
    while true {
      let isOver = !fill()
      switch scan.scan(window, count: filled) {
      case .unknown: return false
      case .rows(let count):
        guard count > 0, !isOver else { return false }
        try body(scan.cells, window)
        drop(count)
      case .end(let place):
        try body(scan.cells, window)
        drop(place)
        return takeTail()
      }
    }
  }

  /// Takes the next piece into the window; false where nothing more comes, or there is no room.
  private mutating func fill() -> Bool {
    let count = stream.read(into: &window, at: filled)
    filled += count
    return count > 0
  }

  /// Moves what stands behind so many bytes to the front.
  private mutating func drop(_ count: Int) {
    for place in count..<filled { window[place - count] = window[place] }
    filled -= count
  }

  private mutating func takeTail() -> Bool {
    let head = frame.count
    repeat {
      frame += window[..<filled]
      filled = 0
      guard frame.count - head <= Self.tailBytes else { return false }
    } while fill()
    return stream.isComplete
  }
}

extension [UInt8] {
  /// Where a text stands first.
  func firstPlace(of text: String, from start: Int = 0, before end: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard start <= end - wanted.count else { return nil }
    return (start...(end - wanted.count)).first { place in
      self[place] == wanted[0] && self[place..<place + wanted.count].elementsEqual(wanted)
    }
  }
}
