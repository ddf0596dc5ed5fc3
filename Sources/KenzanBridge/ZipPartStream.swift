private import CISAL
private import CLibDeflate

/// A compressed part of an archive that can be inflated piece by piece, as often as needed.
package struct ZipPartSource: Sendable {
  let name: String
  let archive: [UInt8]
  let content: Range<Int>
  /// The size and the checksum that the archive states.
  let size: Int
  let checksum: UInt32
}

/// Inflates a part into a window that is used again and again, for parts too large to hold.
///
/// The last piece comes only after size and checksum were found right.
@safe
package final class ZipPartStream {
  private let source: ZipPartSource
  private let state: UnsafeMutablePointer<inflate_state>
  private var taken: Int
  private var made = 0
  private var checksum: UInt32 = 0
  /// Whether all of the part came and was found right.
  package private(set) var isComplete = false

  /// The corresponding C function is `isal_inflate_init`.
  package init(_ source: ZipPartSource) {
    self.source = source
    taken = source.content.lowerBound
    unsafe state = .allocate(capacity: 1)
    unsafe isal_inflate_init(state)
  }

  deinit {
    unsafe state.deallocate()
  }

  /// Fills a range of the window as far as the part reaches; how many bytes came, 0 at the end.
  ///
  /// The corresponding C functions are `isal_inflate` and `libdeflate_crc32`.
  package func read(into window: inout [UInt8], _ range: Range<Int>) throws(ZipError) -> Int {
    let wanted = min(range.count, source.size - made)
    guard wanted > 0 else { return 0 }
    var code = ISAL_DECOMP_OK
    unsafe window.withUnsafeMutableBufferPointer { room in
      let target = unsafe UnsafeMutableBufferPointer(rebasing: room[range.prefix(wanted)])
      unsafe code = inflate(into: target)
      unsafe checksum = libdeflate_crc32(checksum, target.baseAddress, wanted)
    }
    guard code == ISAL_DECOMP_OK else { throw ZipError(.inconsistent, part: source.name) }
    made += wanted
    if made == source.size { try checkEnd() }
    return wanted
  }

  /// Inflates just so many bytes as there is room for.
  private func inflate(into room: UnsafeMutableBufferPointer<UInt8>) -> Int32 {
    unsafe source.archive.withUnsafeBufferPointer { all in
      unsafe state.pointee.next_out = room.baseAddress
      unsafe state.pointee.avail_out = UInt32(room.count)
      while unsafe state.pointee.avail_out > 0 {
        let piece = min(source.content.upperBound - taken, 1 << 30)
        unsafe state.pointee.next_in = UnsafeMutablePointer(
          mutating: all.baseAddress?.advanced(by: taken)
        )
        unsafe state.pointee.avail_in = UInt32(piece)
        let before = unsafe state.pointee.avail_out
        let code = unsafe isal_inflate(state)
        let used = unsafe piece - Int(state.pointee.avail_in)
        taken += used
        guard code == ISAL_DECOMP_OK else { return code }
        guard unsafe used > 0 || state.pointee.avail_out < before else { return ISAL_END_INPUT }
      }
      return ISAL_DECOMP_OK
    }
  }

  /// Nothing may follow, neither in the compressed bytes nor in what comes of them.
  private func checkEnd() throws(ZipError) {
    var rest: [UInt8] = [0]
    let code = unsafe rest.withUnsafeMutableBufferPointer { unsafe inflate(into: $0) }
    // Bits of the last byte may still be held back in whole bytes.
    let held = unsafe Int(max(0, state.pointee.read_in_length)) / 8
    guard code != ISAL_DECOMP_OK, unsafe state.pointee.block_state == ISAL_BLOCK_FINISH,
      taken - held == source.content.upperBound
    else { throw ZipError(.inconsistent, part: source.name) }
    guard checksum == source.checksum else { throw ZipError(.checksum, part: source.name) }
    isComplete = true
  }
}
