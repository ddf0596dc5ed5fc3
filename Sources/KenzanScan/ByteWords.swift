/// A one in every byte of a word.
let everyByte: UInt64 = 0x0101_0101_0101_0101
/// Every bit but the highest of each byte.
let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

/// Eight bytes, the first of them lowest.
@inline(__always)
func word(of bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
  unsafe UInt64(
    littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
      fromByteOffset: place,
      as: UInt64.self
    )
  )
}

/// At most eight bytes, the first of them lowest and zeros behind the last.
@inline(__always)
func word(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> UInt64 {
  guard start < end else { return 0 }
  if start &+ 8 <= bytes.count {
    let word = unsafe word(of: bytes, at: start)
    return word & UInt64.max >> UInt64(64 &- 8 &* (end &- start))
  }
  var word: UInt64 = 0
  for place in (start..<end).reversed() { word = unsafe word << 8 | UInt64(bytes[place]) }
  return word
}
