import Testing

@testable import Kenzan

/// Slips as a page.
struct ReturnPageTests {
  private func page(_ findings: [Finding], tab: String = "Sheet1") throws -> String {
    let sheet = try ReturnFixture.sheet("企画課", tab: tab, findings)
    return ReturnSlips(ReturnFixture.submission([(sheet.path, [sheet], [])])).page
  }

  @Test func `whatever stands in a sheet reads as text`() throws {
    var finding = ReturnFixture.rating
    finding.value = "<script>alert('1 & 2')</script>\u{202E}\u{0}"
    finding.label = "\"><img src=x onerror=alert(1)>"
    let page = try page([finding], tab: "<b>&'\"")
    #expect(
      page.contains("&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;\u{FFFD}\u{FFFD}")
    )
    #expect(page.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.contains("シート「&lt;b&gt;&amp;&#39;&quot;」"))
    for markup in ["<script", "<img", "<b>", "http:", "https:", "//", "url(", "@import"] {
      #expect(!page.contains(markup), "\(markup)")
    }
    #expect(page.contains("script-src 'none'; object-src 'none'"))
  }

  @Test func `headings go down one by one, and tables say what their cells are`() throws {
    let page = try page([ReturnFixture.sum, ReturnFixture.rating])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
    let levels = page.split(separator: "<h").dropFirst().compactMap { $0.first?.wholeNumberValue }
    #expect(levels == [1, 2, 3])
    #expect(page.contains("<th scope=\"col\" class=\"place\">場所</th>"))
    #expect(page.contains("<th scope=\"row\" class=\"number\">1</th>"))
    #expect(page.contains("<td class=\"answer\">□直した\n□その他</td>"))
    #expect(page.contains("<td class=\"answer\">□直した\n□このままでよい\n□その他</td>"))
    #expect(page.contains("<li><a href=\"#d1-1\">1 広報事業</a>　直すところ1件、確認するところ1件</li>"))
    #expect(page.contains("<section class=\"sheet\" id=\"d1-1\">"))
  }

  @Test func `one gets from sheet to sheet, and sheets without findings are listed`() throws {
    let sheets = [
      try ReturnFixture.sheet("企画課", key: "1", [ReturnFixture.sum]),
      try ReturnFixture.sheet("企画課", key: "2", [ReturnFixture.sum]),
      try ReturnFixture.sheet("企画課", key: "3", [ReturnFixture.note]),
    ]
    let page = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", sheets, [])])).page
    #expect(page.components(of: "次のシート: 2 広報事業") == 1)
    #expect(page.components(of: "次のシート: 3") == 0)
    #expect(page.contains("<h3>指摘のないシート（1件）　└ の行は"))
    #expect(page.contains("3 広報事業　a.xlsx　シート「Sheet1」　指摘なし"))
    #expect(page.contains("<ul class=\"notes\"><li>【参考】読み替えました。</li></ul>"))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
