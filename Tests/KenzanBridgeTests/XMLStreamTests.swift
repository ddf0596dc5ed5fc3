import KenzanBridge
import Testing

struct XMLStreamTests {
  /// The events as one text: `<a` starts, `x` text, `>` ends.
  static func events(_ text: String, limits: XMLLimits = XMLLimits()) throws -> String {
    let stream = try XMLStream(Array(text.utf8), limits: limits, aliases: ["urn:old": "urn:new"])
    var events = ""
    while let event = try stream.next() {
      switch event {
      case .start:
        events += "<\(stream.name.local)"
        for attribute in stream.attributes {
          events += " \(attribute.name.local)=\(attribute.value)"
        }
        events += "|"
      case .end: events += ">"
      case .text:
        var piece: [UInt8] = []
        stream.appendText(to: &piece)
        events += String(decoding: piece, as: UTF8.self)
      }
    }
    return events
  }

  @Test(arguments: [
    ("<a/>", "<a|>"), ("<a b=\"1\" c='2'>x</a>", "<a b=1 c=2|x>"),
    ("<a b=\"&lt;&amp;&quot;&#x3042;\">&gt;&apos;</a>", "<a b=<&\"あ|>'>"),
    (
      "<?xml version=\"1.0\"?>\n<!-- c --><a><!-- > -->1<![CDATA[<&>]]>2<?p x?>3</a>\n",
      "<a|1<&>23>"
    ),
    ("<a>\r\n</a>", "<a|\n>"), ("<a b=\">\"><c/></a>", "<a b=>|<c|>>"),
    ("<a><!---></b>--></a>", "<a|>"),
  ]) func `a document is a sequence of events`(text: String, events: String) throws {
    #expect(try Self.events(text) == events)
  }

  @Test func `names are resolved, and aliases made one`() throws {
    let text = "<p:a xmlns:p=\"urn:old\" xmlns=\"urn:d\" p:x=\"1\" y=\"2\"><b/></p:a>"
    let stream = try XMLStream(Array(text.utf8), aliases: ["urn:old": "urn:new"])
    _ = try stream.next()
    #expect(stream.name == XMLName("urn:new", "a"))
    #expect(stream.attribute("x", in: "urn:new") == "1")
    #expect(stream.attribute("x") == nil)
    #expect(stream.attribute("y") == "2")
    #expect(stream.depth == 1)
    _ = try stream.next()
    #expect(stream.name == XMLName("urn:d", "b"))
    #expect(stream.depth == 2)
  }

  @Test func `a long document comes whole, across every chunk`() throws {
    let rows = (0..<20_000).map { "<r n=\"\($0)\">値\($0)</r>" }.joined()
    let expected = (0..<20_000).map { "<r n=\($0)|値\($0)>" }.joined()
    #expect(try Self.events("<a>\(rows)</a>") == "<a|\(expected)>")
  }

  @Test func `lines are counted`() throws {
    let stream = try XMLStream(Array("<a>\n<b/>\n\n<c/></a>".utf8))
    var lines: [Int] = []
    while let event = try stream.next() { if event == .start { lines.append(stream.line) } }
    #expect(lines == [1, 2, 4])
  }

  static let refused: [(String, XMLStreamError)] = [
    ("<a>\n<!DOCTYPE b></a>", XMLStreamError(.documentType, line: 2)),
    (
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]><a>&b;</a>",
      XMLStreamError(.documentType, line: 1)
    ),
    ("<a><b><c/></b></a>", XMLStreamError(.tooDeep(limit: 2), line: 1)),
    ("<a b=\"\" c=\"\" d=\"\"/>", XMLStreamError(.tooManyAttributes(limit: 2), line: 1)),
    (
      "<a xmlns=\"u\"><b xmlns:p=\"u\" xmlns:q=\"u\"/></a>",
      XMLStreamError(.tooManyAttributes(limit: 2), line: 1)
    ),
    ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", XMLStreamError(.encoding, line: 1)),
  ]

  @Test(arguments: refused)
  func `what is not bounded is refused with its line`(text: String, error: XMLStreamError) {
    #expect(throws: error) { try Self.events(text, limits: XMLLimits(depth: 2, attributes: 2)) }
  }

  @Test(arguments: [
    "<!--\(String(repeating: "x", count: 100_000))-->",
    "<b c=\"\(String(repeating: "x", count: 100_000))\"/>",
    "<![CDATA[\(String(repeating: "x", count: 100_000))]]>",
    "<?p \(String(repeating: "x", count: 100_000))?>",
  ])
  func `a tag or comment is bounded, a text is not`(token: String) throws {
    let text = String(repeating: "y", count: 200_000)
    let document = "<a>\(text)\(token)\(text)</a>"
    #expect(throws: XMLStreamError(.tokenTooLong(limit: 50_000), line: 1)) {
      try Self.events(document, limits: XMLLimits(tokenBytes: 50_000))
    }
    #expect(try Self.events(document, limits: XMLLimits(tokenBytes: 150_000)).contains(text))
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a b=1/>", "<a>&x;</a>", "x", "<p:a/>", "<a>\u{0}</a>", "<a/>x",
  ])
  func `what is not well-formed is refused`(text: String) {
    #expect(throws: XMLStreamError.self) { try Self.events(text) }
  }

  @Test func `a long document in UTF-16 is refused before it is held a second time`() {
    let bytes = [0xFF, 0xFE] + [UInt8](repeating: 0x20, count: 64 << 20)
    #expect(throws: XMLStreamError(.encoding, line: 1)) { _ = try XMLStream(bytes) }
  }
}
