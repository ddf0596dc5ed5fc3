private import Dispatch
import Synchronization

/// Inflates a part on another thread, a few pieces ahead of the one that reads them.
///
/// Inflating takes as long as understanding what comes of it, so the two share the processors.
package final class ZipReadAhead: Sendable {
  /// How many bytes come at once, but for the last piece.
  package static let pieceBytes = 256 << 10
  private static let pieces = 8

  private let line: PieceLine

  /// Begins to inflate.
  package init(_ source: ZipPartSource) {
    let line = PieceLine(pieces: Self.pieces)
    self.line = line
    DispatchQueue.global().async { Self.inflate(source, into: line) }
  }

  deinit {
    line.abandon()
  }

  /// Puts the next piece at a place of the window; how many bytes came, 0 where none come any more.
  package func read(into window: inout [UInt8], at place: Int) -> Int {
    guard place + Self.pieceBytes <= window.count, let piece = line.next() else { return 0 }
    unsafe window.withUnsafeMutableBufferPointer { room in
      let target = unsafe UnsafeMutableBufferPointer(rebasing: room[place...])
      _ = unsafe target.update(fromContentsOf: piece.bytes[..<piece.count])
    }
    line.giveBack(piece.bytes)
    return piece.count
  }

  /// Whether all of the part came and was found right.
  package var isComplete: Bool { line.isComplete }

  private static func inflate(_ source: ZipPartSource, into line: PieceLine) {
    let stream = ZipPartStream(source)
    while var bytes = line.room() {
      let count = (try? stream.read(into: &bytes, 0..<pieceBytes)) ?? 0
      guard count > 0 else { break }
      line.add(bytes, count)
    }
    line.end(isComplete: stream.isComplete)
  }
}

/// A few pieces that go from one thread to another, and back to be filled again.
private final class PieceLine: Sendable {
  struct Piece: Sendable {
    let bytes: [UInt8]
    let count: Int
  }

  private struct State: Sendable {
    var filled: [Piece] = []
    var empty: [[UInt8]] = []
    var isAbandoned = false
    var isComplete = false
  }

  private let state = Mutex(State())
  // Both begin at zero: a semaphore that is let go of below its first value ends the process, and a
  // reader may give up with pieces on their way.
  private let hasRoom = DispatchSemaphore(value: 0)
  private let hasPiece = DispatchSemaphore(value: 0)

  init(pieces: Int) {
    for _ in 0..<pieces { hasRoom.signal() }
  }

  /// Waits for something to fill; `nil` once nobody reads any more.
  func room() -> [UInt8]? {
    hasRoom.wait()
    return state.withLock { state in
      guard !state.isAbandoned else { return nil }
      return state.empty.popLast() ?? [UInt8](repeating: 0, count: ZipReadAhead.pieceBytes)
    }
  }

  func add(_ bytes: [UInt8], _ count: Int) {
    state.withLock { $0.filled.append(Piece(bytes: bytes, count: count)) }
    hasPiece.signal()
  }

  /// Says that no more pieces come.
  func end(isComplete: Bool) {
    state.withLock { $0.isComplete = isComplete }
    hasPiece.signal()
  }

  /// Waits for the next piece; `nil` after the last one, however often it is asked.
  func next() -> Piece? {
    hasPiece.wait()
    let piece = state.withLock { $0.filled.isEmpty ? nil : $0.filled.removeFirst() }
    if piece == nil { hasPiece.signal() }
    return piece
  }

  func giveBack(_ bytes: [UInt8]) {
    state.withLock { $0.empty.append(bytes) }
    hasRoom.signal()
  }

  /// Says that nobody reads any more.
  func abandon() {
    state.withLock { $0.isAbandoned = true }
    hasRoom.signal()
  }

  /// Whether the last piece was the end of the part; to be asked once there are no more.
  var isComplete: Bool { state.withLock { $0.isComplete } }
}
