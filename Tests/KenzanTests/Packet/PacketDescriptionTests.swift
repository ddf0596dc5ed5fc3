import Foundation
import KenzanSchemas
import Testing

@testable import Kenzan

struct PacketDescriptionTests {
  @Test func `the sample says meeting, agenda and parts`() throws {
    let description = try PacketFixture.description(try PacketFixture.xml())
    #expect(description.meeting == "令和元年度　外部評価委員会（第4回）")
    #expect(description.day == "令和元年7月24日（水）")
    #expect(description.agenda.count == 4)
    #expect(description.agenda[2].items[0].items.map(\.project) == ["8101", "8203"])
    #expect(description.parts.count == 10)
    #expect(description.minutes?.fills.count == 15)
    #expect(
      description.submissionPaths[0] == PacketFixture.root + "/samples/saitama.explanation/true"
    )
  }

  @Test(arguments: [
    ("packet.xml", "a/b.csv", "a/b.csv"), ("x/packet.xml", "b.csv", "x/b.csv"),
    ("x/y/packet.xml", "../b.csv", "x/b.csv"), ("../packet.xml", "../b.csv", "../../b.csv"),
    ("/x/packet.xml", "../b.csv", "/b.csv"), ("x/packet.xml", "/b.csv", "/b.csv"),
  ])
  func `a path is seen from the description`(packet: String, path: String, expected: String) throws
  {
    let bytes = Array(try PacketFixture.xml().utf8)
    let description = try PacketDescription(bytes, path: packet, catalogue: try Catalogue())
    #expect(description.resolved(path) == expected)
  }

  /// Every mistake stands on a line marked with a comment.
  @Test(arguments: [
    ("令和元年7月24日（水）", "<date>7月の水曜日</date><!--!-->", "no date"),
    ("roster src", #"<roster src="r.csv" order="age"/><!--!-->"#, "file role kana"),
    ("roster src", #"<roster src="r.csv" quorum="most"/><!--!-->"#, "majority, half"),
    ("roster src", #"<rooster src="r.csv"/><!--!-->"#, "roster"),
    (#"<item project="8101""#, #"<item project="8102"/><!--!-->"#, "8101 8203"),
    (#"<item project="8101""#, #"<item/><!--!-->"#, "title or a project"),
    (#"<project code="8203""#, #"<project code="8101"><!--!-->"#, "on line"),
    ("<foreign", #"<sheet schema="saitama.program"/><!--!-->"#, "needs a key"),
    ("<subjects", #"<subjects schema="saitama.programm"/><!--!-->"#, "saitama.program"),
    ("<foreign", #"<foreign/><!--!-->"#, "'title'"),
    ("<foreign", #"<roster src="r.csv"/><!--!-->"#, "only one"),
    ("count=\"4\" reviews", #"<policy name="a" count="4" reviews="8109"><!--!-->"#, "8109"),
    ("count=\"3\"", #"<policy name="a" count="some"/><!--!-->"#, "from 0 on"),
    ("<seats", #"<seats shape="round"/><!--!-->"#, "horseshoe ring rows"),
    ("<minutes", #"<minutes schema="toyama.minuets"><!--!-->"#, "toyama.minutes"),
    ("field=\"date\"", #"<fill field="dates">{date}</fill><!--!-->"#, "did you mean 'date'"),
    ("field=\"date\"", #"<fill field="date">{dato}</fill><!--!-->"#, "did you mean 'date'"),
    ("field=\"date\"", #"<fill field="date">{date</fill><!--!-->"#, "not in pairs"),
    ("field=\"place\"", #"<fill field="date">{date}</fill><!--!-->"#, "on line"),
    ("field=\"date\"", #"<fill field="date">{member.name}</fill><!--!-->"#, #"each="member""#),
    (
      "field=\"date\"", #"<fill field="topics.{key}.title">a</fill><!--!-->"#,
      "member topic opinion"
    ),
    (
      "{topic.title}", #"<fill each="topic" field="topic.{key}.title">a</fill><!--!-->"#,
      "topics.{key}.title"
    ),
    (
      "{topic.title}", #"<fill each="topics" field="topics.{key}.title">a</fill><!--!-->"#,
      "member topic"
    ),
    (
      "key=\"3\"", #"<sheet schema="toyama.minutes" key="3" shows="attendees.nam"/><!--!-->"#,
      "'attendees.name'"
    ),
    (
      "policy.direction\">市民", #"<fill field="policy.direction" else="a">b</fill><!--!-->"#,
      "<minutes>"
    ),
  ])
  func `a mistake is named with its line`(line: String, instead: String, word: String) throws {
    let lines = try PacketFixture.xml().split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains(line) ? instead : String($0) }
    let marked = lines.indices.filter { lines[$0].contains("<!--!-->") }.map { $0 + 1 }
    #expect(marked.count == 1)
    let errors = try PacketFixture.errors(in: lines.joined(separator: "\n"))
    let first = errors.first { marked.contains($0.line) }
    #expect(first?.message.en.contains(word) == true, "\(errors)")
    #expect(first?.message.ja.unicodeScalars.contains { $0.value > 0x3000 } == true)
  }

  @Test func `the member of a form is a field of its key`() throws {
    let errors = try PacketFixture.errors(
      in: try PacketFixture.xml([#"member="member""#: #"member="membre""#])
    )
    #expect(errors.count == 2)
    #expect(errors.allSatisfy { $0.message.en.contains("did you mean 'member'?") })
    #expect(errors.allSatisfy { $0.message.ja.contains("様式 saitama.worksheet") })
  }

  @Test func `a field within another's cell is not filled by itself`() throws {
    let schema = try Catalogue().schema(id: "saitama.program")
    let column = try #require(
      schema.listColumns.first { column in
        column.slots.first.map { schema.fields[$0].facets.within != nil } ?? false
      }
    )
    let fill = #"<fill each="topic" field="\#(column.pattern)">a</fill>"#
    let minutes = #"<minutes schema="saitama.program">\#(fill)</minutes></packet>"#
    let text = try PacketFixture.xml()
    let start = try #require(text.firstRange(of: "<minutes ")).lowerBound
    let errors = try PacketFixture.errors(in: text[..<start] + minutes)
    #expect(errors.count == 1)
    #expect(errors.first?.message.en.contains("is written in the cell of") == true, "\(errors)")
  }

  @Test func `a plan of the room needs a roster`() throws {
    let lines = try PacketFixture.xml().split(separator: "\n").filter { !$0.contains("<roster") }
    let errors = try PacketFixture.errors(in: lines.joined(separator: "\n"))
    #expect(errors.map(\.message.en) == ["<seats> needs a <roster> that says who sits there"])
  }

  @Test func `a form description is no packet`() throws {
    let schema = EmbeddedSchemas.files["saitama-program.xml"] ?? []
    let errors = try PacketFixture.errors(in: String(decoding: schema, as: UTF8.self))
    #expect(errors.first?.message.en.contains("<packet xmlns=\"urn:kenzan:packet:1\">") == true)
  }

  @Test func `the guide names every element and attribute of the grammar`() throws {
    let path = PacketFixture.root + "/docs/packet.md"
    let guide = try String(contentsOfFile: path, encoding: .utf8)
    let index = GrammarIndex(grammar: EmbeddedSchemas.packetGrammar)
    #expect(index.root == "packet")
    for (element, attributes) in index.attributes {
      #expect(guide.contains("`\(element)`"), "\(element)")
      for attribute in attributes { #expect(guide.contains("`\(attribute)`"), "\(attribute)") }
    }
  }
}
