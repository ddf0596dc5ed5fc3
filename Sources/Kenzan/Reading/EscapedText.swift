/// Texts of a workbook, in which `_xHHHH_` stands for a UTF-16 unit that XML cannot hold.
enum EscapedText {
  /// Decodes the escapes; what only looks like one stays.
  static func decode(_ bytes: [UInt8]) -> String {
    guard var place = nextEscape(in: bytes, from: 0) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = ""
    var units: [UInt16] = []
    var copied = 0
    while true {
      if copied < place.offset {
        // A run of escapes ends here; together they may be the halves of one character.
        text += String(decoding: units, as: UTF16.self)
        units.removeAll()
        text += String(decoding: bytes[copied..<place.offset], as: UTF8.self)
      }
      units.append(place.unit)
      copied = place.offset + 7
      guard let next = nextEscape(in: bytes, from: copied) else { break }
      place = next
    }
    text += String(decoding: units, as: UTF16.self)
    return text + String(decoding: bytes[copied...], as: UTF8.self)
  }

  private static func nextEscape(
    in bytes: [UInt8],
    from start: Int
  ) -> (offset: Int, unit: UInt16)? {
    guard bytes.count >= 7 else { return nil }
    var offset = start
    while offset <= bytes.count - 7 {
      if bytes[offset] == UInt8(ascii: "_"), bytes[offset + 1] == UInt8(ascii: "x"),
        bytes[offset + 6] == UInt8(ascii: "_"),
        let unit = hexadecimal(bytes[offset + 2..<offset + 6])
      {
        return (offset, unit)
      }
      offset += 1
    }
    return nil
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(digit & 15)
      case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        value = value << 4 | UInt16(digit & 15) + 9
      default: return nil
      }
    }
    return value
  }
}
