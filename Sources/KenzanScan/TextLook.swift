/// What the bytes of a text show without decoding it.
struct TextLook {
  /// Whether it is compared as it stands: no spaces, no characters that have other forms.
  var isSame = true
  /// Whether it has a letter, a digit, kana or a kanji, so that it is no dash and not blank.
  var hasWord = false
  var scalars = 0
}

/// How the texts of a table are written, of which only those without anything odd are looked at.
///
/// Control and private characters, and bytes that are no text, are odd; so are a few rare planes.
package enum TextEncoding: Sendable {
  case utf8
  /// With the character of every pair of bytes, zero where there is none.
  case cp932(pairs: [UInt16])

  /// `nil` for a text in which anything is odd.
  @inline(__always)
  func look(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TextLook? {
    switch self {
    case .utf8: unsafe Self.lookUTF8(bytes, start, end)
    case .cp932(let pairs):
      unsafe pairs.withUnsafeBufferPointer { unsafe Self.lookCP932(bytes, start, end, $0) }
    }
  }

  /// The text in UTF-8; `nil` for bytes that are none.
  package func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
    guard case .cp932(let pairs) = self else {
      return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }
    var text: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      var scalar = UInt32(byte)
      if (0xA1...0xDF).contains(byte) {
        scalar += 0xFF61 - 0xA1
      } else if byte >= 0x80 {
        guard place < bytes.count else { return nil }
        scalar = UInt32(pairs[Int(byte) << 8 | Int(bytes[place])])
        place += 1
        if scalar == 0 { return nil }
      }
      guard let character = Unicode.Scalar(scalar) else { return nil }
      text.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
    }
    return text
  }

  @inline(__always)
  private static func lookUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> TextLook? {
    var look = TextLook()
    var place = start
    while place < end {
      let byte = unsafe bytes[place]
      look.scalars &+= 1
      if byte < 0x80 {
        guard look.take(ascii: byte) else { return nil }
        place &+= 1
      } else if byte &- 0xE3 <= 6 {
        guard place &+ 3 <= end else { return nil }
        let (second, third) = unsafe (bytes[place &+ 1], bytes[place &+ 2])
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
        // Kanji from U+4E00 on, which is E4 B8 80.
        if UInt16(byte) &<< 8 | UInt16(second) >= 0xE4B8 {
          look.hasWord = true
        } else {
          look.take(UInt32(byte & 0xF) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F))
        }
        place &+= 3
      } else {
        let length = unsafe rareLength(bytes, place, end)
        guard length > 0 else { return nil }
        look.isSame = false
        place &+= length
      }
    }
    return look
  }

  /// How long a character outside of kana and kanji is; 0 for one that is odd.
  private static func rareLength(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ place: Int,
    _ end: Int
  ) -> Int {
    func follows(_ offset: Int) -> Bool {
      unsafe place + offset < end && bytes[place + offset] & 0xC0 == 0x80
    }
    switch unsafe bytes[place] {
    // From U+00A0 on: below are controls.
    case 0xC2: return unsafe follows(1) && bytes[place + 1] >= 0xA0 ? 2 : 0
    case 0xC3...0xDF: return follows(1) ? 2 : 0
    case 0xE2: return follows(1) && follows(2) ? 3 : 0
    // Forms of other widths, U+FF00 to U+FFBF.
    case 0xEF:
      return unsafe follows(1) && follows(2) && (0xBC...0xBE).contains(bytes[place + 1]) ? 3 : 0
    default: return 0
    }
  }

  @inline(__always)
  private static func lookCP932(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ pairs: UnsafeBufferPointer<UInt16>
  ) -> TextLook? {
    var look = TextLook()
    var place = start
    while place < end {
      let byte = unsafe bytes[place]
      look.scalars &+= 1
      place &+= 1
      if byte < 0x80 {
        guard look.take(ascii: byte) else { return nil }
      } else if byte &- 0xA1 <= 0x3E {
        look.isSame = false
      } else {
        guard place < end else { return nil }
        let pair = unsafe Int(byte) &<< 8 | Int(bytes[place])
        let scalar = unsafe UInt32(pairs[pair])
        // Private characters (外字) stand in the place of those that there are not.
        guard scalar != 0, scalar &- 0xE000 > 0x18FF else { return nil }
        look.take(scalar)
        place &+= 1
      }
    }
    return look
  }
}

extension TextLook {
  @inline(__always)
  fileprivate mutating func take(ascii byte: UInt8) -> Bool {
    guard byte > 0x20, byte != 0x7F else {
      isSame = false
      return byte == 0x20
    }
    if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 { hasWord = true }
    return true
  }

  /// Takes a character of the first plane beyond ASCII.
  @inline(__always)
  fileprivate mutating func take(_ scalar: UInt32) {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA: hasWord = true
    case 0x3001...0x3002, 0x3005, 0x300C...0x300F, 0x30FB...0x30FC: break
    default: isSame = false
    }
  }
}
