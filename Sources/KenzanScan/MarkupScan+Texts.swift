extension MarkupScan {
  /// Reads the next child if it is a shared string written in the usual way, `<si><t>総務費</t></si>`, that
  /// needs no decoding; anything else stays where it is, and `next` goes to it.
  package mutating func plainText(in uri: String, maximum: Int) -> String? {
    guard isInside(uri) else { return nil }
    let found: (text: String, end: Int)? = unsafe bytes.withUnsafeBufferPointer { all in
      let rest = unsafe UnsafeBufferPointer(rebasing: all[place...])
      let kept: StaticString = "<si><t xml:space=\"preserve\">"
      let start = unsafe rest.starts(with: "<si><t>") ? 7 : rest.starts(with: kept) ? 28 : 0
      guard start > 0, let end = unsafe Self.endOfText(rest, from: start) else { return nil }
      guard end - start <= maximum else { return nil }
      let tail = unsafe UnsafeBufferPointer(rebasing: rest[end...])
      guard unsafe tail.starts(with: "</t></si>") else { return nil }
      let text = unsafe UnsafeBufferPointer(rebasing: rest[start..<end])
      return unsafe (String(decoding: text, as: UTF8.self), end + 9)
    }
    guard let found else { return nil }
    place += found.end
    return found.text
  }

  /// Where a text ends that stands for itself, without references and escapes.
  private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      switch unsafe bytes[place] {
      case UInt8(ascii: "<"): return place
      case UInt8(ascii: "&"): return nil
      // The end of a section may not stand in a text, and an escape wants to be decoded.
      case UInt8(ascii: ">"): if unsafe bytes[place - 1] == UInt8(ascii: "]") { return nil }
      case UInt8(ascii: "x"): if unsafe bytes[place - 1] == UInt8(ascii: "_") { return nil }
      default: break
      }
      place += 1
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func starts(with text: StaticString) -> Bool {
    let size = text.utf8CodeUnitCount
    guard count >= size else { return false }
    for offset in 0..<size where unsafe self[offset] != text.utf8Start[offset] { return false }
    return true
  }
}
