import KenzanSchemas
import Testing

@testable import Kenzan

struct LedgerMapTests {
  @Test func `a map says columns, stages and the key`() throws {
    let map = try ReconcileFixture.map()
    #expect(map.codes.map(\.name) == ["account", "kan", "project", "title", "setsu"])
    #expect(map.stages.map(\.factors) == [[1, 1, 0, 0], [0, 0, 1, -1]])
    #expect(map.key == [2])
    #expect(map.dimensions == [0, 1, 2])
    #expect(map.compared == [1])
    #expect(map.asOf == "2025-06-30" && map.settlement == .provisional)
  }

  @Test func `a stage may build on another and count amounts twice`() throws {
    let map = try ReconcileFixture.map([
      "initial + supplement": "2 * (initial - supplement) - -paid",
      "paid - returned": "SUM(current, returned)",
    ])
    #expect(map.stages.map(\.factors) == [[2, -2, 1, 0], [2, -2, 1, 1]])
  }

  /// Every mistake stands on a line marked with a comment.
  @Test(arguments: [
    (#"heading="款""#, #"<code name="account" heading="款"/><!--!-->"#, "taken by line"),
    (
      #"name="initial""#, #"<amount name="initial" heading="当初" when="setsu"/><!--!-->"#,
      "go together"
    ),
    (
      #"name="initial""#, #"<amount name="a" heading="当初" when="kan" matches="1"/><!--!-->"#,
      "fill"
    ),
    (#"column="setsu" matches="款計""#, #"<total column="setu" matches="款計"/><!--!-->"#, "'setsu'"),
    (
      #"column="setsu" matches="款計""#,
      #"<total column="setsu" matches="款計" within="setsu"/><!--!-->"#, "says it is a total"
    ),
    (#"matches="27繰出金""#, #"<skip column="setsu" matches="(" as="transfer"/><!--!-->"#, ""),
    (
      "paid - returned", #"<stage name="settled" label="a">paid * returned</stage><!--!-->"#,
      "nothing else"
    ),
    ("paid - returned", #"<stage name="settled" label="a">payd</stage><!--!-->"#, "'paid'"),
    ("paid - returned", #"<stage name="settled" label="a">paid -</stage><!--!-->"#, ""),
    (
      "paid - returned", #"<stage name="settled" label="a" of="none">paid</stage><!--!-->"#,
      "no stage above"
    ),
    (#"<part"#, #"<part column="projekt"/><!--!-->"#, "'project'"),
    (
      #"<part"#, #"<part column="project"/><part column="project"/><!--!-->"#, "twice"
    ),
    (#"<identify"#, #"<identify column="kan" field="number"/><!--!-->"#, "no part of the <key>"),
    (#"<identify"#, #"<identify column="project" field="numbre"/><!--!-->"#, "'number'"),
    (#"<figure"#, #"<figure stage="setled" field="cost.{year}.operating"/><!--!-->"#, "'settled'"),
    (#"<figure"#, #"<figure stage="settled" field="name"/><!--!-->"#, "no amount"),
    (#"<figure"#, #"<figure stage="settled" field="cost.{yeer}.operating"/><!--!-->"#, ""),
    (
      #"<sheets"#, #"<sheets schema="test.cots" rounding="half" width="3"><!--!-->"#,
      "'test.cost'"
    ),
    (#"<sheets"#, #"<sheets schema="test.cost" rounding="half"><!--!-->"#, "needs a width"),
  ])
  func `a mistake is named with its line`(line: String, instead: String, word: String) throws {
    let lines = ReconcileFixture.xml.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains(line) ? instead : String($0) }
    let marked = lines.indices.filter { lines[$0].contains("<!--!-->") }.map { $0 + 1 }
    #expect(marked.count == 1)
    let errors = ReconcileFixture.errors(in: lines.joined(separator: "\n"))
    let first = try #require(errors.first { marked.contains($0.line) }, "\(errors)")
    #expect(first.message.en.contains(word), "\(first.message.en)")
    #expect(first.message.ja.unicodeScalars.contains { $0.value > 0x3000 })
  }

  @Test func `the grammar is in the binary`() {
    let index = GrammarIndex(grammar: EmbeddedSchemas.mapGrammar)
    #expect(index.root == "map")
  }

  @Test(arguments: [
    ("2", "２"), ("2", "02"), ("2", "02 総務費"), ("2", "2款"), ("2-1-6", "02-01-006"),
    ("0", "000"), ("A-7", "Ａ－０７"), ("総務費", "総 務 費"), ("10", "010"),
  ])
  func `two spellings are one code`(one: String, other: String) {
    #expect(LedgerCode(one, isText: false).key == LedgerCode(other, isText: false).key)
  }

  @Test(arguments: [("2", "20"), ("2-1", "21"), ("A2", "B2"), ("DX推進課", "DX管理課")])
  func `two codes stay two`(one: String, other: String) {
    #expect(LedgerCode(one, isText: false).key != LedgerCode(other, isText: false).key)
  }

  @Test func `a text is no number`() {
    #expect(LedgerCode("3Rの推進", isText: true).key != LedgerCode("3の推進", isText: true).key)
  }
}
