import Testing

@testable import Kenzan

struct QuoteScannerTests {
  private func excerpts(_ text: String, _ patterns: String...) throws -> [String] {
    QuoteScanner(text).occurrences(of: try patterns.map { try QuotePattern($0) }).map(\.excerpt)
  }

  @Test(arguments: [
    ("登録者数77,475件、前年は登録者数70,910件", ["登録者数77,475件", "登録者数70,910件"]),
    ("登録者数は77,475件", []), ("登録者数 ７７，４７５　件", ["登録者数 ７７，４７５　件"]),
    ("登録者数\n77,475件", ["登録者数\n77,475件"]), ("登録者数約6,500件程度だ", ["登録者数約6,500件程度"]),
    ("登録者数①件", []), ("登録者数10²件", []), ("登録者数77 475件", []), ("登録者数7,47件", []),
    ("登録者数77,4755件", []), ("登録者数1.2.3件", []), ("登録者数100～120件", []),
    ("登録者数1万2千件", ["登録者数1万2千件"]), ("登録者数千件", []), ("登録者数件", []), ("登録者数", []), ("", []),
  ])
  func `every place is found, as it stands in the text`(text: String, found: [String]) throws {
    #expect(try excerpts(text, "登録者数{n}件") == found)
  }

  @Test func `a figure is taken whole`() throws {
    #expect(try excerpts("77,475件、0.5件、R6は3件", "{n}件") == ["77,475件", "0.5件", "3件"])
    #expect(try excerpts("2,504千円と2万円", "{n}千円", "{n}円") == ["2,504千円", "2万円"])
    #expect(try excerpts("1万2千円", "{n}千円").isEmpty)
  }

  @Test func `one figure counts once, whatever patterns fit`() throws {
    let found = try excerpts("達成率は９６.８％（目標）", "達成率は{n}%", "{n}％（目標）", "{n}%")
    #expect(found == ["達成率は９６.８％"])
  }

  @Test func `words stand between figure and unit as well`() throws {
    #expect(try excerpts("約100程度の件", "{n}の件") == ["約100程度の件"])
    #expect(try excerpts("6,500余件に増えた", "{n}件に増え") == ["6,500余件に増え"])
  }

  @Test(arguments: [
    ("登録者数", "stands 0 times"), ("{n}件{n}", "stands 2 times"), ("{n}", "words before or behind"),
    ("第1{n}件", "no digit"), ("{n}0件", "no digit"), ("約{n}件", "'約'"), ("{n}件程度", "'程度'"),
    ("{n}強", "'強'"),
  ])
  func `a pattern that cannot be used says why`(pattern: String, words: String) throws {
    let error = #expect(throws: QuotePatternError.self) { try QuotePattern(pattern) }
    #expect(error?.message.en.contains(words) == true, "\(error?.message.en ?? "")")
  }

  @Test func `強 within another word is no such word`() throws {
    _ = try QuotePattern("{n}件の強化")
  }
}
