import Testing

@testable import Kenzan

struct OutputNameTests {
  @Test(arguments: [
    ("水道/下水道課", "水道／下水道課"), ("a:b*?\"<>|\\c", "a：b＊？＂＜＞｜＼c"), (" 総務課　. ", "総務課"), ("..", "未記入"),
    ("改\n行", "改_行"), (String(repeating: "長", count: 80), String(repeating: "長", count: 60)),
  ])
  func `a name is one that Windows takes`(text: String, name: String) {
    #expect(OutputName.cleaned(text) == name)
  }

  @Test func `names sort by their places`() {
    #expect(OutputName.numbered(3, of: 9, "税務課") == "03_税務課")
    #expect(OutputName.numbered(3, of: 100, "税務課") == "003_税務課")
    #expect(OutputName.numbered(12, of: 12, "") == "12")
  }
}
