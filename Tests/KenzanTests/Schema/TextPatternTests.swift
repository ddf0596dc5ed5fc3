import Testing

@testable import Kenzan

struct TextPatternTests {
  @Test(arguments: [
    ("[A-Z][0-9]{4}", "A1234", true), ("[A-Z][0-9]{4}", "A12345", false),
    ("[A-Z][0-9]{4}", "a1234", false), ("", "", true), ("", "a", false), ("a|b", "b", true),
    ("(ab|c)+", "abcab", true), ("(ab|c)+", "", false), ("a?b", "b", true), ("a*", "", true),
    ("a{2,3}", "a", false), ("a{2,3}", "aaa", true), ("a{2,3}", "aaaa", false),
    ("a{2,}", "aaaaa", true), ("a{0}b", "b", true), ("[^0-9]+", "漢字", true),
    ("[^0-9]+", "漢1", false),
    (".+", "何でも", true), (".", "\n", false), ("\\d{2}-\\d{2}", "12-34", true),
    ("\\w+", "a_9", true),
    ("a\\.b", "a.b", true), ("a\\.b", "axb", false), ("[\\d-]+", "1-2", true),
    ("[a\\-z]", "-", true),
    ("[ァ-ヶ]+", "カタカナ", true), ("(|a)b", "b", true), ("第[0-9]+号", "第12号", true), ("a|", "", true),
  ])
  func `the whole text must fit`(pattern: String, text: String, fits: Bool) throws {
    #expect(try TextPattern(pattern).matches(text) == fits)
  }

  @Test(arguments: [
    "(", ")", "[", "[a", "[]", "[z-a]", "a{", "a{x}", "a{3,2}", "a**", "*a", "a{1}{2}", "(?i)a",
    "\\",
    "\\1", "\\b", "^a", "a$", "[[a]]", "a{9999}{9999}", "((a{999}){999}){999}", "a]",
  ])
  func `what is no pattern`(pattern: String) {
    #expect(throws: TextPatternError.self) { try TextPattern(pattern) }
  }

  @Test(.timeLimit(.minutes(1))) func `no pattern takes long`() throws {
    let text = String(repeating: "a", count: 3_000)
    #expect(try !TextPattern("(a*)*b").matches(text))
    #expect(try !TextPattern("(a|a|aa)+b").matches(text))
  }

  @Test func `nesting is bounded`() {
    let deep = String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000)
    #expect(throws: TextPatternError.self) { try TextPattern(deep) }
  }
}
