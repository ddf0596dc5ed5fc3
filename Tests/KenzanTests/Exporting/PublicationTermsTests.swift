import Testing

@testable import Kenzan

struct PublicationTermsTests {
  @Test(arguments: ["CC-BY-4.0", "cc by 4.0", "ＣＣ　ＢＹ　４．０"])
  func `a known licence has its title and address`(text: String) {
    let licence = Licence(text)
    #expect(licence.name == "CC-BY-4.0")
    #expect(licence.path == "https://creativecommons.org/licenses/by/4.0/deed.ja")
  }

  @Test func `any other words are the title, with the address among them`() {
    let licence = Licence("下妻市オープンデータ利用規約 https://example.jp/terms")
    #expect(licence.name == "other")
    #expect(licence.title == "下妻市オープンデータ利用規約")
    #expect(licence.path == "https://example.jp/terms")
    #expect(Licence("自由に使えます").path == nil)
  }

  @Test func `the contents say where the data come from and how they may be used`() throws {
    var sample = TidySample()
    sample.set("number", text: "1", at: "B1")
    let sheets = [try #require(sample.tidy())]
    let terms = PublicationTerms(licence: Licence("PDL-1.0"), sources: ["評価シート"], publisher: "下妻市")
    let summary = SummarySheets(
      sheets: sheets,
      tables: TidyTables(sheets),
      audience: .everyone,
      terms: terms
    )
    #expect(summary.status.suffix(4).map(\.name) == ["出典・利用条件", "出典", "公表者", "利用条件"])
    #expect(summary.status.last?.says.hasPrefix("公共データ利用規約（第1.0版）（PDL-1.0）\nhttps://") == true)
    let json = JSON.object(terms.members).text(pretty: false)
    #expect(
      json.hasPrefix("{\"licenses\":[{\"name\":\"PDL-1.0\",\"path\":\"https://www.digital.go.jp/")
    )
    #expect(json.hasSuffix("\"contributors\":[{\"title\":\"下妻市\",\"role\":\"publisher\"}]}"))
  }
}
