/// What stands in the place of a whole amount.
package enum ScannedAmount: Sendable, Equatable {
  case blank
  case value(Int64)
  /// Anything else, to be looked at more closely.
  case other
}

/// Reads a whole number as programs write it: `-1234`, `1,234,567`, `1234.00`, spaces around it.
package func scanAmount(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ScannedAmount {
  unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe scanAmount(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }
}

private func scanAmount(_ bytes: UnsafeBufferPointer<UInt8>) -> ScannedAmount {
  var place = 0
  var end = bytes.count
  while place < end, unsafe bytes[place] == 0x20 { place += 1 }
  while end > place, unsafe bytes[end - 1] == 0x20 { end -= 1 }
  guard place < end else { return .blank }
  let isNegative = unsafe bytes[place] == UInt8(ascii: "-")
  if isNegative { place += 1 }
  var value: Int64 = 0
  var group = 0
  var hasCommas = false
  let first = place
  while place < end {
    let byte = unsafe bytes[place]
    let digit = byte &- UInt8(ascii: "0")
    if digit <= 9 {
      // Nineteen digits may overflow; no ledger has them.
      guard place - first < 18 else { return .other }
      value = value &* 10 &+ Int64(digit)
      group += 1
    } else if byte == UInt8(ascii: ",") {
      guard hasCommas ? group == 3 : (1...3).contains(group) else { return .other }
      hasCommas = true
      group = 0
    } else if byte == UInt8(ascii: "."), place > first {
      guard place + 1 < end else { return .other }
      for rest in place + 1..<end where unsafe bytes[rest] != UInt8(ascii: "0") { return .other }
      break
    } else {
      return .other
    }
    place += 1
  }
  guard place > first, hasCommas ? group == 3 : group > 0 else { return .other }
  return .value(isNegative ? -value : value)
}
