import Testing

@testable import Kenzan

struct CodeMatcherTests {
  private static func matcher(_ codes: KeyValuePairs<String, String>) -> CodeMatcher {
    CodeMatcher(CodeList(name: "codes", codes: codes.map { .init(value: $0.key, label: $0.value) }))
  }

  private let grades = matcher(["①": "大きく上回った", "②": "上回った", "③": "ほぼ目標値どおり"])
  private let items = matcher([
    "Ⅰ": "Ⅰ 貢献している", "Ⅱ": "Ⅱ 一定程度貢献している", "―": "該当しない",
  ])

  @Test(arguments: [
    "②", "2", "２", "(2)", "（２）", "⑵", "2.", "2)", "Ⅱ", "II", "ＩＩ", "上回った", " 上 回った", "② 上回った",
    "②上回った", "2 上回った", "（2）上回った", "2．上回った", "②、上回った", "Ⅱ 上回った", "②\n上回った", "02",
  ]) func `value, label or both, with any kind of number`(text: String) {
    #expect(grades.match(text) == .exact(.init(value: "②", label: "上回った")))
  }

  @Test(arguments: ["Ⅱ", "II", "2", "②", "Ⅱ一定程度貢献している", "II 一定程度貢献している", "一定程度貢献している"])
  func `a label that has its number already`(text: String) {
    #expect(items.match(text) == .exact(.init(value: "Ⅱ", label: "Ⅱ 一定程度貢献している")))
  }

  @Test(arguments: ["④", "①②", "②③", "2.5", "1/2", "上回", "② 大きく上回った", "②1", "IV", "XL", "２上回った？"])
  func `what is no code stays none`(text: String) {
    #expect(grades.match(text) == .none)
  }

  @Test func `a number written as it stands in the list goes before its like`() {
    let mixed = Self.matcher(["1": "一", "Ⅰ": "甲", "2": "二"])
    #expect(mixed.match("１") == .exact(.init(value: "1", label: "一")))
    #expect(mixed.match("I") == .exact(.init(value: "Ⅰ", label: "甲")))
    #expect(mixed.match("(1)") == .none, "it could be either")
    #expect(mixed.match("②") == .exact(.init(value: "2", label: "二")))
  }

  @Test func `letters are no numbers where a word goes on`() {
    let words = Self.matcher(["IT": "IT推進", "1": "企画", "X": "廃止", "Ⅹ線": "検査"])
    #expect(words.match("IT推進") == .exact(.init(value: "IT", label: "IT推進")))
    #expect(words.match("I企画") == .exact(.init(value: "1", label: "企画")))
    #expect(words.match("X") == .exact(.init(value: "X", label: "廃止")))
  }

  @Test func `another separator or an alias is a variant`() {
    let matcher = CodeMatcher(
      CodeList(
        name: "actor",
        codes: [
          .init(value: "直営・外部委託", label: "直営・外部委託"),
          .init(value: "①", label: "市民協働・PPP", aliases: ["協働"]),
        ]
      )
    )
    #expect(matcher.match("直営、外部委託") == .variant(.init(value: "直営・外部委託", label: "")))
    for text in ["協働", "① 協働", "1 市民協働、PPP"] {
      #expect(matcher.match(text) == .variant(.init(value: "①", label: "")))
    }
  }

  @Test func `look-alike radicals and ideographs are one, and the text is kept`() throws {
    let matcher = Self.matcher(["1": "市民生活", "2": "見直し", "3": "大小"])
    #expect(matcher.match("市⺠生活") == .exact(.init(value: "1", label: "")))
    #expect(matcher.match("⾒直し") == .exact(.init(value: "2", label: "")))
    #expect(matcher.match("⼤⼩") == .exact(.init(value: "3", label: "")))
  }
}
