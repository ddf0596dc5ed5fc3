import Testing

@testable import Kenzan

struct TextNormalizationTests {
  @Test(arguments: [
    ("Ｒ６決算額", "R6決算額"), ("目　標", "目標"), ("目\r\n標", "目標"), ("事業費（千円）", "事業費(千円)"),
    ("⺠生費", "民生費"), ("⾃治", "自治"), ("対象･受益者", "対象・受益者"), ("A‐B", "A-B"), ("A−B", "A-B"),
    ("10〜20", "10~20"),
    ("10～20", "10~20"), ("か\u{3099}", "が"), ("か゛", "が"), ("ﾊﾟｰｾﾝﾄ", "パーセント"), ("神\u{FE00}", "神"),
    ("a\u{200B}b", "ab"),
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

struct WrittenDateTests {
  @Test(arguments: [
    (2019, 5, 1, "令和元年5月1日"), (2019, 4, 30, "平成31年4月30日"), (1989, 1, 7, "昭和64年1月7日"),
    (2021, 12, 15, "令和3年12月15日"), (1912, 1, 1, "1912年1月1日"),
  ]) func `names of days`(year: Int, month: Int, day: Int, title: String) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.title == title)
    #expect(WrittenDate(title)?.date == (year < 1926 ? nil : date))
  }

  @Test(arguments: ["2021/13/1", "2021/2/29", "令和3年12月", "12/15", "2021/12/15 10:00", ""])
  func `no dates`(text: String) {
    #expect(WrittenDate(text) == nil)
  }
}
