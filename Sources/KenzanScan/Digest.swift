/// A digest of words and texts, for telling apart what differs; the same in every run.
///
/// Equal input gives equal digests. Different input may too, though hardly ever.
package struct Digest: Sendable, Hashable {
  private var state: UInt64

  package init(seed: UInt64 = 0) {
    state = seed ^ 0x9E37_79B9_7F4A_7C15
  }

  /// What it comes to; never zero.
  package var value: UInt64 { state == 0 ? 1 : state }

  /// Takes in a word.
  @inline(__always)
  package mutating func add(_ word: UInt64) {
    let product = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
    state = (product ^ product >> 32) &* 0xC4CE_B9FE_1A85_EC53
    state ^= state >> 29
  }

  /// Takes in a text with its length.
  package mutating func add(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe add($0, 0, $0.count) }
  }

  @inline(__always)
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var place = start
    while place &+ 8 <= end {
      add(unsafe word(of: bytes, at: place))
      place &+= 8
    }
    if place < end { add(unsafe word(of: bytes, from: place, to: end)) }
    add(UInt64(truncatingIfNeeded: end &- start))
  }
}
