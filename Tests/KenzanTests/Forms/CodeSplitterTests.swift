import Testing

@testable import Kenzan

struct CodeSplitterTests {
  private static func outcome(
    _ text: String,
    _ codes: KeyValuePairs<String, String>
  ) -> CodeSplitter.Outcome {
    let list = CodeList(name: "codes", codes: codes.map { .init(value: $0.key, label: $0.value) })
    var splitter = CodeSplitter(text, matcher: CodeMatcher(list))
    return splitter.outcome()
  }

  private static let items: KeyValuePairs = [
    "①": "成果指標への貢献度", "②": "組織連携・PPP・協働", "③": "効率性", "④": "広報・周知活動等の結果",
  ]

  @Test(
    arguments: [
      ("②④", [1, 3]), ("②・④", [1, 3]), ("②、④", [1, 3]), ("② ④", [1, 3]), ("④②", [1, 3]),
      ("2,4", [1, 3]),
      ("(2)(4)", [1, 3]), ("Ⅱ／Ⅳ", [1, 3]), ("②\n④", [1, 3]), ("２　４", [1, 3]), ("④", [3]),
      ("④。", nil),
      ("②組織連携・PPP・協働 ④広報・周知活動等の結果", [1, 3]), ("組織連携・PPP・協働、広報・周知活動等の結果", [1, 3]),
      ("②広報・周知活動等の結果", [1, 3]),
    ] as [(String, [Int]?)]
  )
  func `codes are parted by nothing, a separator or a space`(text: String, codes: [Int]?) {
    let outcome = Self.outcome(text, Self.items)
    #expect(outcome == codes.map { .codes($0, isExact: true) } ?? .unknown(["。"]))
  }

  @Test func `a separator of a label need not be that of the list`() {
    #expect(Self.outcome("組織連携、PPP・協働、④", Self.items) == .codes([1, 3], isExact: false))
    #expect(Self.outcome("④④", Self.items) == .codes([3], isExact: false))
  }

  @Test(arguments: [
    ("②⑨", ["⑨"]), ("②、その他、④", ["その他"]), ("12", ["12"]), ("広報", ["広報"]), ("②～④", ["～"]),
  ]) func `what is no code is named`(text: String, parts: [String]) {
    #expect(Self.outcome(text, Self.items) == .unknown(parts))
  }

  @Test func `a number is not cut, and two numbering signs are not joined`() {
    let numbers: KeyValuePairs = ["1": "一", "2": "二", "12": "十二"]
    #expect(Self.outcome("12", numbers) == .codes([2], isExact: true))
    #expect(Self.outcome("①②", numbers) == .codes([0, 1], isExact: true))
    #expect(Self.outcome("⑫", numbers) == .codes([2], isExact: true))
    #expect(Self.outcome("1 2", numbers) == .codes([0, 1], isExact: true))
  }

  @Test func `a text that may mean other codes as well is ambiguous`() {
    let words: KeyValuePairs = ["a": "直営", "b": "委託", "c": "直営・委託"]
    #expect(Self.outcome("直営・委託", words) == .ambiguous([[0, 1], [2]]))
  }

  @Test func `a long text takes no long time`() {
    let text = String(repeating: "①、", count: 499) + "終"
    #expect(Self.outcome(text, Self.items) == .unknown(["終"]))
    #expect(
      Self.outcome(String(repeating: "①", count: 2_000), Self.items) != .codes([0], isExact: true)
    )
  }
}
