import Testing

@testable import Kenzan

struct InstanceReaderTests {
  static func document(_ content: String, attributes: String = "") -> [UInt8] {
    Array("<record xmlns=\"urn:kenzan:instance:1\"\(attributes)>\(content)</record>".utf8)
  }

  @Test func `paths stand in the first row and values in the second`() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- 委員A -->
      <k:record xmlns:k="urn:kenzan:instance:1" schema="town.program" version="2025" year="R7">
        <k:project>道路　維持</k:project>
        <k:cost><k:R6><k:total>2504</k:total><k:staff/></k:R6></k:cost>
        <k:sdgs n="1"><k:number>9</k:number></k:sdgs>
        <k:items n="12">
          <k:amount> 5<![CDATA[<]]> </k:amount>
        </k:items>
      </k:record>
      """
    let file = try Reader.read(Array(text.utf8), path: "x/提出.xml")
    #expect(file.kind == .instance)
    let sheet = try #require(file.worksheets.first)
    #expect(sheet.name == "提出")
    let paths = [
      "kenzan.schema", "kenzan.version", "kenzan.year", "project", "cost.R6.total", "cost.R6.staff",
      "sdgs.1.number", "items.12.amount",
    ]
    let head = sheet.cells.filter { $0.reference.row == 1 }
    #expect(head.map(\.content) == paths.map { .text($0) })
    let values = sheet.cells.filter { $0.reference.row == 2 }.map {
      "\($0.reference) \($0.content)"
    }
    let expected: [(String, String)] = [
      ("A2", "town.program"), ("B2", "2025"), ("C2", "R7"), ("D2", "道路　維持"), ("E2", "2504"),
      ("G2", "9"),
      ("H2", " 5< "),
    ]
    #expect(values == expected.map { "\($0.0) \(CellContent.text($0.1))" })
    let places = ["A2", "E2", "F2", "H2"].compactMap {
      CellReference($0).flatMap { sheet.places[$0] }
    }
    #expect(places == ["3行目", "5行目", "5行目", "8行目"])
  }

  @Test(arguments: [
    ("<a>1</a><a>2</a>", ReadingError.Kind.damaged), ("<a>x<b>1</b></a>", .damaged),
    ("<a k=\"1\">1</a>", .damaged), ("<a xmlns=\"urn:other\">1</a>", .damaged), ("text", .damaged),
    ("<a>", .damaged),
    ("<a>\(String(repeating: "x", count: 32_768))</a>", .limit),
    (String(repeating: "<a>", count: 1000) + String(repeating: "</a>", count: 1000), .damaged),
  ]) func `what would be lost or guessed is refused`(content: String, kind: ReadingError.Kind) {
    #expect(refusal(of: Self.document(content))?.kind == kind)
  }

  @Test func `a record without fields is read`() throws {
    let file = try Reader.read(Self.document("", attributes: " schema=\"a.b\""), path: "a.xml")
    #expect(file.worksheets.first?.cells.count == 2)
  }
}
