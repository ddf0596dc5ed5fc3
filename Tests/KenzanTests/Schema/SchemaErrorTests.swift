import Testing

@testable import Kenzan

/// A schema with mistakes; a comment `<!--!-->` stands on every line that must be named.
struct BadSchema: CustomTestStringConvertible {
  var testDescription: String
  var document: String
  var kinds: [SchemaError.Kind]
  /// Words that the English messages must hold, one for each mistake.
  var words: [String]

  init(
    _ description: String,
    _ kinds: [SchemaError.Kind],
    _ words: [String],
    _ body: String
  ) {
    testDescription = description
    self.kinds = kinds
    self.words = words
    document = body.hasPrefix("<schema") ? body : SchemaFixture.xml(body)
  }

  var lines: [Int] {
    document.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains("<!--!-->") }
      .map { $0.offset + 1 }
  }
}

struct SchemaErrorTests {
  @Test(arguments: BadSchema.structure + BadSchema.fields + BadSchema.formulas + BadSchema.checks)
  func `a mistake is named with its line`(bad: BadSchema) {
    let errors = SchemaFixture.errors(in: bad.document)
    let found = errors.map { "\($0.line) \($0.kind) \($0.message.en)" }
    #expect(Set(errors.map(\.line)) == Set(bad.lines), "\(found)")
    #expect(errors.map(\.kind) == bad.kinds, "\(found)")
    for (error, word) in zip(errors, bad.words) {
      #expect(error.message.en.contains(word), "\(found)")
      #expect(error.message.ja.unicodeScalars.contains { $0.value > 0x3000 }, "\(error)")
    }
  }

  @Test func `mistakes stand in the order of their lines, whatever found them`() {
    let errors = SchemaFixture.errors(
      in: SchemaFixture.xml(
        """
        <number name="total" label="合計" min="2" max="1"/>
        <text name="Name" label="名前"/>
        <check id="a"><formula>totl = 1</formula></check>
        <check id="b"><formula>total + 1</formula></check>
        <form columns="10"><row><slot field="number"/></row><row><slot field="total"/></row>
        <row><slot field="nmae"/></row></form>
        """
      )
    )
    #expect(errors.map(\.line) == [4, 5, 6, 7, 9])
    #expect(errors.map(\.kind) == [.facet, .name, .unknown, .check, .unknown])
  }

  @Test func `a mistake is one line of text in either language`() throws {
    let error = try #require(
      SchemaFixture.errors(in: SchemaFixture.xml("<text name=\"Name\" label=\"x\"/>")).first
    )
    #expect(error.text(in: .ja) == "test.xml:4: 名前「Name」は半角の英小文字で始めてください。")
    #expect(
      error.text(in: .en)
        == "test.xml:4: the name 'Name' must begin with a lower-case letter a to z"
    )
  }
}

// MARK: - Mistakes of structure

extension BadSchema {
  static let structure: [BadSchema] = [
    BadSchema(
      "no XML",
      [.xml],
      ["not well-formed"],
      "<schema xmlns=\"urn:kenzan:schema:1\">\n<key>a</key><!--!-->\n</schem>"
    ).at(line: 3),
    BadSchema(
      "document type",
      [.xml],
      ["document type"],
      "<schema/>"
    ).replacing(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE schema [<!--!--><!ENTITY a \"b\">]>\n<schema/>"
    ),
    BadSchema(
      "another root",
      [.grammar],
      ["outermost element"],
      "<schema><!--!--><key>a</key></schema>"
    ),
    BadSchema(
      "misspelt elements, each reported",
      [.grammar, .grammar, .grammar],
      ["did you mean 'number'", "did you mean 'group'", "did you mean 'formula'"],
      """
      <numbr name="a" label="A"/><!--!-->
      <text name="b" label="B"/>
      <gruop name="g"><text name="c" label="C"/></gruop><!--!-->
      <check id="c"><formul>b = "x"</formul></check><!--!-->
      """
    ),
    BadSchema(
      "elements out of order, and too many",
      [.grammar, .grammar],
      [
        "the order in <schema> is <parameter> <codes> <bands> <key>",
        "the order in <check> is <when>",
      ],
      """
      <codes name="x"><code value="a"/></codes><!--!-->
      <check id="c"><formula>number = "x"</formula>
      <formula>number = "y"</formula><!--!--></check>
      """
    ),
    BadSchema(
      "an unknown attribute",
      [.grammar],
      ["did you mean 'maxlength'"],
      "<text name=\"a\" label=\"A\" maxlenght=\"3\"/><!--!-->"
    ),
    BadSchema(
      "a missing attribute",
      [.grammar],
      ["needs the attribute 'label'"],
      "<text name=\"a\"/><!--!-->"
    ),
    BadSchema(
      "values out of a list",
      [.grammar, .grammar],
      ["'maybe' is no value of 'required' of <text>; it is one of: true false", "A3 A4"],
      """
      <text name="a" label="A" required="maybe"/><!--!-->
      <form paper="B5" columns="9"><row/></form><!--!-->
      """
    ),
    BadSchema(
      "values badly written",
      [.grammar, .grammar, .grammar],
      ["'half1'", "'1,5'", "'x'"],
      """
      <number name="a" label="A" rounding="half1"/><!--!-->
      <number name="b" label="B" min="1,5"/><!--!-->
      <number name="c" label="C" digits="x"/><!--!-->
      """
    ),
    BadSchema(
      "blank texts",
      [.grammar, .grammar],
      ["'label' of <text> is blank", "the content of <formula> is blank"],
      """
      <text name="a" label=" "/><!--!-->
      <check id="c"><formula> </formula></check><!--!-->
      """
    ),
    BadSchema(
      "text between elements",
      [.grammar],
      ["holds elements only"],
      "<group name=\"g\"><!--!-->hello<text name=\"a\" label=\"A\"/></group>"
    ),
    BadSchema(
      "an empty group",
      [.grammar],
      ["something is missing inside <group>"],
      "<group name=\"g\" label=\"G\"/><!--!-->"
    ),
    BadSchema(
      "a year that never was",
      [.parameter],
      ["no fiscal year 'H40'"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="H40"><!--!-->
      <key>n</key><text name="n" label="N"/>
      </schema>
      """
    ),
  ]

  private func replacing(_ document: String) -> BadSchema {
    var copy = self
    copy.document = document
    return copy
  }

  /// The mistake shows on another line than where a comment can stand.
  private func at(line: Int) -> BadSchema {
    var copy = self
    var lines = document.split(separator: "\n").map { $0.replacing("<!--!-->", with: "") }
    lines[line - 1] += "<!--!-->"
    copy.document = lines.joined(separator: "\n")
    return copy
  }
}
