import KenzanBridge
import Testing

struct XMLDocumentTests {
  private static func read(_ text: String) throws(XMLDocumentErrors) -> XMLElement {
    try XMLDocument.read(Array(text.utf8))
  }

  private static func problems(_ text: String, grammar: String? = nil) -> [XMLProblem] {
    do throws(XMLDocumentErrors) {
      _ = try XMLDocument.read(Array(text.utf8), grammar: grammar.map { Array($0.utf8) })
      return []
    } catch {
      return error.problems
    }
  }

  @Test func `a document becomes a tree of values`() throws {
    let root = try Self.read(
      """
      <?xml version="1.0"?>
      <!-- a comment -->
      <a xmlns="urn:x" xmlns:y="urn:y" one="1 &lt; 2 &amp; &#x3042;"
         y:two='"'>text<b/> and <![CDATA[<more>]]>
        <y:c>漢字</y:c></a>
      """
    )
    #expect(root.name == "a")
    #expect(root.namespace == "urn:x")
    #expect(root.attributes.map(\.name) == ["one", "two"])
    #expect(root[attribute: "one"] == "1 < 2 & あ")
    #expect(root[attribute: "two"] == nil)
    #expect(root.attributes.last?.namespace == "urn:y")
    #expect(root.attributes.last?.value == "\"")
    #expect(root.text == "text and <more>\n  ")
    #expect(root.line == 4)
    #expect(root.children.map(\.name) == ["b", "c"])
    #expect(root.children.map(\.line) == [4, 5])
    #expect(root.children.map(\.namespace) == ["urn:x", "urn:y"])
    #expect(root.child(named: "c")?.text == "漢字")
    #expect(root.child(named: "c")?.attributes == [])
  }

  @Test(arguments: [
    "", " ", "<a>", "<a></b>", "<a b=1/>", "<a/><b/>", "text", "<a>&unknown;</a>", "<a>\u{1}</a>",
  ])
  func `what is no XML is refused with a line`(text: String) {
    let problems = Self.problems(text)
    #expect(problems.map(\.kind) == [.malformed])
    #expect(problems.first?.line == 1)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a SYSTEM \"http://localhost/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
  ])
  func `a document type is refused, and nothing of it is read`(text: String) {
    #expect(Self.problems("\n" + text).map(\.kind) == [.documentType])
    #expect(Self.problems("\n" + text).map(\.line) == [2])
  }

  @Test func `depth and size are bounded`() {
    let deep = String(repeating: "<a>", count: 5_000) + String(repeating: "</a>", count: 5_000)
    #expect(Self.problems(deep).map(\.kind) == [.malformed])
    let large = [UInt8](repeating: 32, count: XMLDocument.maximumSize + 1)
    do throws(XMLDocumentErrors) {
      _ = try XMLDocument.read(large)
      Issue.record("it is too large")
    } catch {
      #expect(error.problems.map(\.kind) == [.tooLarge])
    }
  }

  private static let grammar = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>
    <xs:sequence><xs:element name="b" type="xs:integer" maxOccurs="9"/></xs:sequence>
    <xs:attribute name="n" type="xs:integer"/></xs:complexType></xs:element></xs:schema>
    """

  @Test func `every violation is named with its line`() {
    let text = "<a n='x'>\n<c/>\n<b>1</b>\n<d/>\n<b>y</b>\n</a>"
    let problems = Self.problems(text, grammar: Self.grammar)
    #expect(problems.map(\.line) == [1, 2, 4, 5])
    #expect(problems.map(\.parent) == [nil, "a", "a", "a"])
    #expect(problems.allSatisfy { if case .invalid = $0.kind { true } else { false } })
    #expect(Self.problems("<a><b>1</b></a>", grammar: Self.grammar).isEmpty)
  }

  @Test func `a child that was misspelt is not also said to be missing`() {
    #expect(Self.problems("<a>\n<c/></a>", grammar: Self.grammar).map(\.line) == [2])
    #expect(Self.problems("<a>\n</a>", grammar: Self.grammar).map(\.line) == [1])
  }

  @Test func `a broken grammar is said to be one`() {
    #expect(Self.problems("<a/>", grammar: "<x/>").map(\.kind) == [.grammar])
    #expect(Self.problems("<a/>", grammar: "").map(\.kind) == [.grammar])
  }
}
