import Testing

@testable import Kenzan

struct CSVReaderTests {
  /// The cells as text, such as `B2=x`.
  static func cells(_ bytes: [UInt8]) throws(ReadingError) -> [String] {
    let file = try Reader.read(bytes, path: "表.csv")
    return (file.worksheets.first?.cells ?? []).map { cell in
      guard case .text(let text) = cell.content else { return "\(cell.reference)?" }
      return "\(cell.reference)=\(text)"
    }
  }

  @Test(arguments: [
    ("a,b\nc,d\n", ["A1=a", "B1=b", "A2=c", "B2=d"]),
    ("a,b\r\nc,d", ["A1=a", "B1=b", "A2=c", "B2=d"]),
    ("a\rb\r\rc", ["A1=a", "A2=b", "A4=c"]),
    ("a\r\nb\nc\rd", ["A1=a", "A2=b", "A3=c", "A4=d"]),
    ("a;b\nc;d", ["A1=a", "B1=b", "A2=c", "B2=d"]),
    ("a\tb,c\td", ["A1=a", "B1=b,c", "C1=d"]),
    ("sep=;\na;b,c,d", ["A1=a", "B1=b,c,d"]),
    ("\u{FEFF}sep=,\r\na,b", ["A1=a", "B1=b"]),
    ("\u{FEFF}\"a\",b", ["A1=a", "B1=b"]),
    ("\"a,b\",\"c\"\"d\",\"e\nf\"", ["A1=a,b", "B1=c\"d", "C1=e\nf"]),
    ("\"a\r\nb\"\nc", ["A1=a\r\nb", "A2=c"]),
    ("\"\",a\n,\n\nb,", ["B1=a", "A4=b"]),
    ("a\"b,c", ["A1=a\"b", "B1=c"]),
    ("\"a\"b\"c\",d", ["A1=ab\"c\"", "B1=d"]),
    ("a,b,c\nd\ne,f,g,h", ["A1=a", "B1=b", "C1=c", "A2=d", "A3=e", "B3=f", "C3=g", "D3=h"]),
    ("名,\u{301}e\n 1 ,２", ["A1=名", "B1=\u{301}e", "A2= 1 ", "B2=２"]),
    ("１;,2;3;4\n", ["A1=１", "B1=,2", "C1=3", "D1=4"]),
    ("<注意>,x", ["A1=<注意>", "B1=x"]),
    ("a;b\tc;d", ["A1=a", "B1=b\tc", "C1=d"]),
    ("sep=\t\r\na;b\tc", ["A1=a;b", "B1=c"]),
    ("\u{FEFF}\"a\nb\";c\rd\n", ["A1=a\nb", "B1=c", "A2=d"]),
    ("か\u{3099},が", ["A1=か\u{3099}", "B1=が"]),
    ("a\r\u{301}b\n\u{301},c", ["A1=a", "A2=\u{301}b", "A3=\u{301}", "B3=c"]),
    ("\"a\"\u{301},b", ["A1=a\u{301}", "B1=b"]),
    ("<note>,x", ["A1=<note>", "B1=x"]),
    ("\n", []),
  ]) func `a table is split into its fields`(text: String, cells: [String]) throws {
    #expect(try Self.cells(Array(text.utf8)) == cells)
  }

  @Test func `CP932 is read with its extensions and trail bytes that look like ASCII`() throws {
    // 表 and ソ end in 5C; ① ㈱ 髙 are extensions; ｱ is one byte.
    let bytes: [UInt8] = [
      0x95, 0x5C, 0x2C, 0x83, 0x5C, 0x2C, 0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0x0D, 0x0A, 0xB1,
      0x81, 0x60,
    ]
    #expect(try Self.cells(bytes) == ["A1=表", "B1=ソ", "C1=①㈱髙", "A2=ｱ～"])
  }

  @Test func `UTF-16 with a mark is read`() throws {
    let units = Array("\u{FEFF}字\t😀\r\n".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try Self.cells(little) == ["A1=字", "B1=😀"])
    #expect(try Self.cells(big) == ["A1=字", "B1=😀"])
  }

  /// Bytes, the class of the refusal, and what its message must name.
  static let refused: [([UInt8], ReadingError.Kind, String)] = [
    // A byte that is neither UTF-8 nor CP932.
    (Array("a\nb,".utf8) + [0x82, 0xA0, 0xFF, 0x0A], .encoding, "2行目・先頭から7バイト目のFF"),
    // A line of UTF-8 and a line of CP932, in either order.
    (Array("あい\n".utf8) + [0x82, 0xA0], .encoding, "2行目・先頭から8バイト目の82"),
    ([0x82, 0xA0, 0x0A] + Array("あい".utf8), .encoding, "1行目・先頭から1バイト目の82"),
    ([0x95, 0x5D, 0x89, 0xBF, 0x0A] + Array("評価".utf8), .encoding, "1行目・先頭から1バイト目の95"),
    // A bad byte behind a mark that says UTF-8.
    ([0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x82, 0xA0], .encoding, "2行目"),
    // A sequence cut off, an overlong one, a surrogate.
    ([0xEF, 0xBB, 0xBF, 0xE3, 0x81], .encoding, "1行目"),
    ([0xEF, 0xBB, 0xBF, 0xC0, 0x80], .encoding, "1行目"),
    ([0xEF, 0xBB, 0xBF, 0xED, 0xA0, 0x80], .encoding, "1行目"),
    ([0xFF, 0xFE, 0x00, 0xD8], .encoding, "UTF-16として読めない文字があるため読み込めません（1行目・先頭から3バイト目の00"),
    ([0xFE, 0xFF, 0x00], .encoding, "1行目・先頭から3バイト目の00"),
    // 《 holds a byte of a line feed, which is none.
    ([0xFF, 0xFE, 0x0A, 0x30, 0x0A, 0x00, 0x01, 0xDC], .encoding, "2行目・先頭から7バイト目の01"),
    // UTF-16 without a mark.
    ([0x61, 0x00, 0x2C, 0x00], .notText, "1行目"),
    // The second byte of a pair is missing at the end, and in the middle of a line.
    ([0x95, 0x5C, 0x0A, 0x95], .encoding, "2行目・先頭から4バイト目の95"),
    ([0x61, 0x0D, 0x0A, 0x95, 0x0A], .encoding, "2行目・先頭から4バイト目の95"),
    (Array("a\nb\u{0}".utf8), .notText, "2行目"),
    (Array("a\n\"b\nc".utf8), .damaged, "2行目"),
    (Array("a\n\"b\nc\",\"".utf8), .damaged, "3行目"),
    (Array(String(repeating: "x", count: 40_000).utf8), .limit, "A1"),
    (Array(("\"" + String(repeating: "x\n", count: 1 << 17) + "\"").utf8), .limit, "A1"),
    (Array(String(repeating: ",", count: 16_384).utf8) + [0x61], .limit, "1行目"),
    // Blank columns take room as well.
    (Array(("a\n" + String(repeating: ",", count: 16_384)).utf8), .limit, "2行目"),
  ]

  @Test(arguments: refused)
  func `what cannot be read is refused with its place`(
    bytes: [UInt8],
    kind: ReadingError.Kind,
    named: String
  ) {
    let error = refusal(of: bytes)
    #expect(error?.kind == kind)
    #expect(error?.message.ja.contains(named) == true, "\(error?.message.ja ?? "")")
  }
}
