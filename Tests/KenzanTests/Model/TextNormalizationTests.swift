import Testing

@testable import Kenzan

struct TextNormalizationTests {
  @Test(arguments: [
    ("Ｒ６決算額", "R6決算額"), ("目　標", "目標"), ("目\r\n標", "目標"), ("事業費（千円）", "事業費(千円)"),
    ("⺠生費", "民生費"), ("⾃治", "自治"), ("対象･受益者", "対象・受益者"), ("A‐B", "A-B"), ("A−B", "A-B"), ("10〜20", "10~20"),
    ("10～20", "10~20"), ("か\u{3099}", "が"), ("か゛", "が"), ("ﾊﾟｰｾﾝﾄ", "パーセント"), ("神\u{FE00}", "神"), ("a\u{200B}b", "ab"),
    ("㋿6年", "令和6年"), ("Ⅰ", "I"), ("㎡", "m2"), ("", ""), ("\u{FEFF}計", "計"),
  ]) func `one form for matching`(text: String, normalized: String) {
    #expect(text.normalizedForMatching == normalized)
    // Normalising twice changes nothing.
    #expect(normalized.normalizedForMatching == normalized)
  }

  @Test(arguments: [("　a b　", "a b"), ("\n\n", ""), ("葛\u{E0100}", "葛\u{E0100}"), ("", "")])
  func `trimming`(text: String, trimmed: String) {
    #expect(text.trimmed == trimmed)
  }
}
