import Testing

@testable import Kenzan

struct YearMentionTests {
  @Test(
    arguments: [
      ("R6決算額", "<R6 key>決算額"), ("Ｒ６・Ｈ30", "<R6 key>・<H30 key>"),
      ("令和６年度の実績", "<R6 title>の実績"), ("令和 元 年度", "<R1 title>"), ("2024年度", "<R6 title>"),
      ("R5年度", "<R5 key>年度"), ("令和6年4月1日", "<R6 other>年4月1日"),
      ("平成31・令和元", "<H31 other>・<R1 other>"),
      ("SR6 H2O R123 R0 6年度 18", "SR6 H2O R123 R0 6年度 18"), ("令和　　年度", "令和　　年度"),
    ]
  )
  func `years are found where a text names them`(text: String, expected: String) {
    let found = YearMention.replace(in: text) {
      "<\($0.year == FiscalYear(2019) && $0.range.lowerBound == 0 && text.hasPrefix("平成") ? "H31" : $0.year.key) \($0.form)>"
    }
    #expect(found == expected)
  }

  @Test func `a year that is not replaced stays as it is written`() {
    let text = YearMention.replace(in: "令和６年と令和７年度") { $0.form == .title ? "{year}" : nil }
    #expect(text == "令和６年と{year}")
  }
}
