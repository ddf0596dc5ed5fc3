import KenzanBridge
import Testing

@testable import Kenzan

struct SheetMetricsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("漢字", 4), ("ｶﾅ", 2), ("カナ", 4), ("①○△※", 8), ("e\u{301}", 1),
    ("が", 2), ("か\u{3099}", 2), ("αЖ±×", 8), ("－−", 4), ("😀", 2),
  ])
  func `text is as wide as a Japanese font draws it`(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  /// 106 points are ten characters of 10 points and the padding.
  @Test(arguments: [
    ("", 1), ("あいうえおかきくけこ", 1), ("あいうえおかきくけこさ", 2), ("一\n二\n三", 3),
    ("あいうえおかきくけこ。", 2), (String(repeating: "あ", count: 100), 10),
    ("あいうえおか word", 1), ("あいうえおかき word", 2), (String(repeating: "x", count: 40), 3),
  ])
  func `lines break as in Excel`(_ text: String, _ lines: Int) {
    #expect(SheetMetrics.lines(text, width: 104, fontSize: 10) == lines)
  }

  @Test func `widths come near to what libxlsxwriter makes of them`() {
    for points in stride(from: 8.0, through: 400, by: 3.7) {
      #expect(abs(SheetMetrics.drawn(points) - points) < 0.6)
    }
  }

  @Test func `a row never asks for more than Excel draws`() {
    let look = StyleSheet.numberFormat(digits: 2)
    #expect(look == "#,##0.00_ ;△#,##0.00_ ")
  }
}
