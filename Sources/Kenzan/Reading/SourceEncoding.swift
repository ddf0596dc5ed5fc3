import KenzanBridge

/// The encodings in which text files come.
enum SourceEncoding {
  /// The text as UTF-8: of UTF-8 and UTF-16 with a mark, of UTF-8 without one, else of CP932.
  ///
  /// A byte that fits none, and a file of which a part is in another encoding, is refused with its line.
  static func utf8(_ bytes: [UInt8]) throws(ReadingError) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isBig = bytes[0] == 0xFE
      do throws(TextDecodingError) { return try decodeUTF16(bytes, bigEndian: isBig) } catch {
        let before = error.offsets.first.map { Array(bytes[..<$0]) } ?? []
        let text = (try? decodeUTF16(before, bigEndian: isBig)) ?? []
        let line = CSVReader.line(of: text.count, in: text)
        throw .encoding("UTF-16", offsets: error.offsets, in: bytes, line: line)
      }
    }
    guard let bad = firstInvalidUTF8(bytes) else { return bytes }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || holdsLineOfJapaneseUTF8(bytes) {
      throw .encoding("UTF-8", offsets: [bad], in: bytes)
    }
    do throws(TextDecodingError) {
      return try decodeCP932(bytes)
    } catch {
      throw .encoding("Shift_JIS（CP932）", offsets: error.offsets, in: bytes)
    }
  }

  /// The offset of the first byte that is no UTF-8.
  static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  /// The length of the sequence of two to four bytes at an offset; 0 where it is not valid.
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]),
      bytes[(index + 2)..<(index + length)].allSatisfy({ (0x80...0xBF).contains($0) })
    else { return 0 }
    return length
  }

  /// Whether some line is UTF-8 throughout and holds kana or two other Japanese characters: in CP932 it
  /// would be rare kanji and half-width kana in a row.
  static func holdsLineOfJapaneseUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      var count = 0
      var holdsKana = false
      for index in line.indices.dropLast(2) where (0xE3...0xE9).contains(line[index]) {
        guard line[index + 1] & 0xC0 == 0x80, line[index + 2] & 0xC0 == 0x80 else { continue }
        count += 1
        if line[index] == 0xE3, (0x81...0x83).contains(line[index + 1]) { holdsKana = true }
      }
      return (holdsKana || count >= 2) && firstInvalidUTF8(Array(line)) == nil
    }
  }
}

extension ReadingError {
  /// Bytes that are no text of an encoding, with the lines on which they stand.
  ///
  /// The line is counted in the bytes unless it is given.
  fileprivate static func encoding(
    _ name: String,
    offsets: [Int],
    in bytes: [UInt8],
    line: Int? = nil
  ) -> Self {
    let hexadecimal = Array("0123456789ABCDEF")
    let places = offsets.prefix(5).filter { $0 < bytes.count }.map { offset in
      let byte = bytes[offset]
      let digits = "\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
      return (line ?? CSVReader.line(of: offset, in: bytes), offset + 1, digits)
    }
    let ja = places.map { "\($0.0)行目・先頭から\($0.1)バイト目の\($0.2)" }.joined(separator: "、")
    let en = places.map { "line \($0.0), byte \($0.1) (\($0.2))" }.joined(separator: ", ")
    return Self(
      .encoding,
      Message(
        ja: "\(name)として読めない文字があるため読み込めません（\(ja)）。文字コードを1つにそろえて再提出してください。",
        en:
          "holds characters that are not \(name) (\(en)); save it in one encoding and hand it in again"
      )
    )
  }
}
