import KenzanBridge
import Testing

struct TextDecodingTests {
  @Test func `CP932 is that of Windows`() throws {
    // ～ － ∥ ￠ ￡ ￢ ＼ are where other tables differ; ① Ⅰ № ㈱ 髙 﨑 are extensions.
    let bytes: [UInt8] = [
      0x81, 0x60, 0x81, 0x7C, 0x81, 0x61, 0x81, 0x91, 0x81, 0x92, 0x81, 0xCA, 0x81, 0x5F, 0x87,
      0x40, 0x87,
      0x54, 0x87, 0x82, 0x87, 0x8A, 0xFB, 0xFC, 0xFA, 0xB1, 0x5C, 0x7E, 0xB1,
    ]
    #expect(String(decoding: try decodeCP932(bytes), as: UTF8.self) == "～－∥￠￡￢＼①Ⅰ№㈱髙﨑\\~ｱ")
  }

  @Test func `every undecodable place is named`() {
    let places = #expect(throws: TextDecodingError.self) {
      try decodeCP932([0x61, 0xFF, 0x82, 0xA0, 0xFF, 0x62])
    }
    #expect(places?.offsets == [1, 4])
    let cut = #expect(throws: TextDecodingError.self) { try decodeCP932([0x61, 0x82]) }
    #expect(cut?.offsets == [1])
  }

  @Test func `long texts come whole`() throws {
    let bytes = Array(repeatElement([0x95, 0x5C] as [UInt8], count: 100_000).joined())
    #expect(try decodeCP932(bytes) == Array(String(repeating: "表", count: 100_000).utf8))
  }

  @Test func `UTF-16 is checked`() throws {
    #expect(try decodeUTF16([0xFF, 0xFE, 0x57, 0x5B], bigEndian: false) == Array("字".utf8))
    #expect(try decodeUTF16([0x5B, 0x57], bigEndian: true) == Array("字".utf8))
    #expect(try decodeUTF16([0x3D, 0xD8, 0x00, 0xDE], bigEndian: false) == Array("😀".utf8))
    #expect(try decodeUTF16([], bigEndian: false) == [])
    for (bytes, offset) in [
      ([0x41, 0x00, 0x00, 0xD8], 2), ([0x00], 0), ([0x00, 0xDC], 0), ([0x00, 0xD8, 0x41, 0x00], 0),
      ([0x41, 0x00, 0x00, 0xD8, 0x00], 2),
    ] as [([UInt8], Int)] {
      let error = #expect(throws: TextDecodingError.self) {
        try decodeUTF16(bytes, bigEndian: false)
      }
      #expect(error?.offsets == [offset])
    }
  }
}
