/// A JPEG, reduced to the segments that make up what is seen.
enum JPEGFile {
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// The picture; `nil` where the segments do not go from the first to the last.
  ///
  /// EXIF (place, time and device), comments, thumbnails, and whatever a camera wrote behind the
  /// picture are left out.
  static func picture(_ bytes: [UInt8]) -> Picture? {
    var result: [UInt8] = [0xFF, 0xD8]
    result.reserveCapacity(bytes.count)
    var place = 2
    var size: (width: Int, height: Int)?
    while place + 2 <= bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      switch marker {
      case 0xFF:  // Filling before a marker.
        place += 1
        continue
      case 0xD9:
        result += [0xFF, 0xD9]
        guard let size, size.width > 0, size.height > 0 else { return nil }
        return Picture(format: .jpeg, bytes: result, width: size.width, height: size.height)
      case 0x01, 0xD0...0xD8:
        return nil
      default: break
      }
      guard place + 4 <= bytes.count else { return nil }
      let length = bytes.number(at: place + 2, 2)
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      let segment = bytes[place..<end]
      if isFrame(marker) {
        guard length >= 8 else { return nil }
        size = (bytes.number(at: place + 7, 2), bytes.number(at: place + 5, 2))
      }
      result += shown(segment, marker: marker)
      place = end
      guard marker == 0xDA else { continue }
      let data = endOfScan(bytes, from: place)
      result += bytes[place..<data]
      place = data
    }
    return nil
  }

  /// Whether a marker begins a frame, which states the size.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// What of a segment is kept: of application segments those that bear on the colours.
  private static func shown(_ segment: ArraySlice<UInt8>, marker: UInt8) -> [UInt8] {
    let content = segment.dropFirst(4)
    switch marker {
    case 0xE0:
      guard content.starts(with: "JFIF\0".utf8), content.count >= 14 else { return [] }
      // Neither its size on paper nor its thumbnail.
      let version = content.dropFirst(5).prefix(2)
      return [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + version + [0, 0, 1, 0, 1, 0, 0]
    case 0xE2: return content.starts(with: "ICC_PROFILE\0".utf8) ? Array(segment) : []
    case 0xEE: return content.starts(with: "Adobe".utf8) ? Array(segment) : []
    case 0xE1, 0xE3...0xED, 0xEF, 0xFE: return []
    default: return Array(segment)
    }
  }

  /// Where the next marker stands that ends a run of coded data.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while place + 1 < bytes.count {
      let next = bytes[place + 1]
      // A zero or a restart belongs to the data.
      if bytes[place] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
        return place
      }
      place += 1
    }
    return bytes.count
  }
}
