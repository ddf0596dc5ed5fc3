/// What the first bytes of a file show it to be, whatever its name says.
enum FileSignature {
  case empty, zip, compound, pdf, gzip, image, html, markup, text

  init(of bytes: [UInt8]) {
    func begins(_ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
    if bytes.isEmpty {
      self = .empty
    } else if begins("PK\u{3}\u{4}") || begins("PK\u{5}\u{6}") || begins("PK\u{7}\u{8}")
      || begins("PK") && bytes.count <= 3
    {
      self = .zip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .compound
    } else if begins("%PDF") {
      self = .pdf
    } else if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
      || begins("GIF8")
    {
      self = .image
    } else {
      self = Self.textual(bytes)
    }
  }

  /// Tells pages and other markup from plain text by what stands first.
  private static func textual(_ bytes: [UInt8]) -> Self {
    // UTF-16 has a zero in every other byte of ASCII.
    let head = bytes.prefix(2048).filter { $0 != 0 && $0 < 0x80 }.map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    let start = head.drop { $0 <= 0x20 }
    guard start.first == UInt8(ascii: "<"), let second = start.dropFirst().first,
      second == UInt8(ascii: "?") || second == UInt8(ascii: "!")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(second)
    else { return .text }
    let text = String(decoding: start, as: UTF8.self)
    let marks = ["<!doctype html", "<html", "<table", "<meta", "<head", "<body"]
    if marks.contains(where: { text.hasPrefix($0) }) { return .html }
    if text.hasPrefix("<?xml") { return text.contains("<html") ? .html : .markup }
    // A CSV may well begin with a word in angle brackets.
    return text.contains(">") && !text.hasPrefix("<!--") ? markupOrText(bytes) : .markup
  }

  /// A document has one element around everything; a table does not end in `>`.
  private static func markupOrText(_ bytes: [UInt8]) -> Self {
    let last = bytes.last { $0 > 0x20 }
    return last == UInt8(ascii: ">") ? .markup : .text
  }
}

/// The container of old Office files, and of new ones that are encrypted.
enum CompoundFile {
  /// What to say of a compound file, by the names in its directory.
  static func refusal(of bytes: [UInt8]) -> ReadingError {
    if holds("EncryptedPackage", bytes) { return .encrypted }
    if holds("Workbook", bytes) || holds("Book", bytes) { return .xls }
    return .oldOffice
  }

  /// Whether a directory entry has this name.
  ///
  /// Entries are 128 bytes long, begin with the name in
  /// UTF-16, and stand in whole sectors behind a header of 512 bytes.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    let pattern = (name + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    return stride(from: 512, to: bytes.count - pattern.count, by: 128).contains { offset in
      bytes[offset] == pattern[0] && bytes[offset...].starts(with: pattern)
    }
  }
}
