@testable import Kenzan

/// Small pictures put together from their parts.
enum PictureFixture {
  /// A grey PNG of so many pixels, with further chunks behind its header.
  static func png(_ width: Int, _ height: Int, chunks: [(String, [UInt8])] = []) -> [UInt8] {
    var bytes = PNGFile.signature
    let header = number(width, 4) + number(height, 4) + [8, 0, 0, 0, 0]
    for (name, content) in [("IHDR", header)] + chunks + [("IDAT", [1, 2, 3]), ("IEND", [])] {
      bytes += number(content.count, 4) + Array(name.utf8) + content + [0, 0, 0, 0]
    }
    return bytes
  }

  /// A JPEG of so many pixels: segments before its frame, coded data with a stuffed byte and a
  /// restart, and what stands behind its end.
  static func jpeg(
    _ width: Int,
    _ height: Int,
    segments: [(UInt8, [UInt8])] = [],
    after: [UInt8] = []
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    let frame: [UInt8] = [8] + number(height, 2) + number(width, 2) + [1, 1, 0x11, 0]
    for (marker, content) in segments + [(0xC0, frame), (0xDA, [1, 1, 0, 0, 63, 0])] {
      bytes += [0xFF, marker] + number(content.count + 2, 2) + content
    }
    return bytes + [7, 0xFF, 0, 8, 0xFF, 0xD0, 9, 0xFF, 0xD9] + after
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
  }
}
