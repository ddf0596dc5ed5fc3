import Testing

@testable import Kenzan

/// What is kept of a picture, and what is not.
struct PictureFileTests {
  @Test func `of a PNG only what is seen is kept`() throws {
    let secrets: [(String, [UInt8])] = [
      ("tEXt", Array("Author\0委員A".utf8)), ("eXIf", [1]), ("tIME", [2]), ("pHYs", [3]),
    ]
    let plain = PictureFixture.png(30, 20, chunks: [("gAMA", [0, 1, 2, 3])])
    let bytes = PictureFixture.png(30, 20, chunks: [("gAMA", [0, 1, 2, 3])] + secrets) + [9, 9]
    let picture = try #require(PNGFile.picture(bytes))
    #expect(picture == Picture(format: .png, bytes: plain, width: 30, height: 20))
  }

  @Test func `of a JPEG only what is seen is kept`() throws {
    let jfif: [UInt8] = Array("JFIF\0".utf8) + [1, 2, 1, 0, 72, 0, 72, 1, 1, 5, 5, 5]
    let icc: (UInt8, [UInt8]) = (0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
    let adobe: (UInt8, [UInt8]) = (0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0])
    let bytes = PictureFixture.jpeg(
      30,
      20,
      segments: [
        (0xE0, jfif), (0xE1, Array("Exif\0\0place".utf8)), (0xFE, Array("委員A".utf8)), icc, adobe,
        (0xE2, Array("MPF\0".utf8)), (0xED, [1]),
      ],
      after: Array("another picture".utf8)
    )
    let kept: [UInt8] = Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0]
    let plain = PictureFixture.jpeg(30, 20, segments: [(0xE0, kept), icc, adobe])
    let picture = try #require(JPEGFile.picture(bytes))
    #expect(picture == Picture(format: .jpeg, bytes: plain, width: 30, height: 20))
  }

  @Test func `whatever is cut off anywhere is damaged and never a trap`() {
    for whole in [PictureFixture.png(3, 2), PictureFixture.jpeg(3, 2, segments: [(0xE0, [])])] {
      for count in whole.indices {
        let part = Array(whole[..<count])
        #expect(PNGFile.picture(part) == nil && JPEGFile.picture(part) == nil)
      }
    }
    #expect(PNGFile.picture(PictureFixture.png(0, 2)) == nil)
    #expect(JPEGFile.picture(PictureFixture.jpeg(3, 0)) == nil)
  }
}
