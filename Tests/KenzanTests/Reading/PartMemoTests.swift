import Testing

@testable import Kenzan

struct PartMemoTests {
  @Test func `only the same bytes under the same name are known again`() {
    let memo = PartMemo<Int>()
    memo.keep(7, of: "xl/styles.xml", [1, 2])
    #expect(memo.value(of: "xl/styles.xml", [1, 2]) == 7)
    #expect(memo.value(of: "xl/styles.xml", [1, 3]) == nil)
    #expect(memo.value(of: "xl/other.xml", [1, 2]) == nil)
    memo.keep(8, of: "xl/styles.xml", [1, 3])
    #expect(memo.value(of: "xl/styles.xml", [1, 2]) == nil)
    #expect(memo.value(of: "xl/styles.xml", [1, 3]) == 8)
  }

  @Test func `large parts and many parts are not held`() {
    let memo = PartMemo<Int>()
    let large = [UInt8](repeating: 0, count: 100_000)
    memo.keep(1, of: "large", large)
    #expect(memo.value(of: "large", large) == nil)
    for number in 0..<100 { memo.keep(number, of: "part \(number)", [1]) }
    #expect((0..<100).count { memo.value(of: "part \($0)", [1]) != nil } <= 16)
  }

  @Test func `a workbook with styles of its own is read with them after another one`() throws {
    var files: [SourceFile] = []
    for code in ["0", "yyyy/m/d", "0"] {
      let parts = WorkbookParts(
        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45000</v></c></row>",
        styles: """
          <numFmts count="1"><numFmt numFmtId="164" formatCode="\(code)"/></numFmts>\
          <cellXfs><xf/><xf numFmtId="164"/></cellXfs>
          """
      )
      var builder = ZipBuilder()
      for part in parts.parts {
        builder.add(ZipBuilder.Entry(name: part.name, content: Array(part.content.utf8)))
      }
      files.append(try Reader.read(builder.build(), path: "a.xlsx"))
    }
    let contents = files.map { $0.worksheets[0].cells[0].content }
    #expect(contents[0] == .number(45000))
    #expect(contents[1] == .date(serial: 45000, iso: "2023-03-15T00:00:00"))
    #expect(contents[2] == .number(45000))
  }
}
