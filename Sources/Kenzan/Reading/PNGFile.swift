/// A PNG, reduced to the chunks that make up what is seen.
enum PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Everything else (texts, times, EXIF, the size on paper, further pictures) is left out.
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
  ]

  /// The picture; `nil` where the chunks do not go from the first to the last.
  static func picture(_ bytes: [UInt8]) -> Picture? {
    var result = signature
    result.reserveCapacity(bytes.count)
    var place = signature.count
    var size: (width: Int, height: Int)?
    while place + 12 <= bytes.count {
      let length = bytes.number(at: place, 4)
      guard length <= bytes.count - place - 12 else { return nil }
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      let end = place + 12 + length
      if size == nil {
        guard name == "IHDR", length == 13 else { return nil }
        size = (bytes.number(at: place + 8, 4), bytes.number(at: place + 12, 4))
      }
      if kept.contains(name) { result += bytes[place..<end] }
      place = end
      guard name == "IEND" else { continue }
      guard let size, size.width > 0, size.height > 0 else { return nil }
      return Picture(format: .png, bytes: result, width: size.width, height: size.height)
    }
    return nil
  }
}

extension [UInt8] {
  /// A number of so many bytes, the highest first.
  func number(at place: Int, _ count: Int) -> Int {
    self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }
}
