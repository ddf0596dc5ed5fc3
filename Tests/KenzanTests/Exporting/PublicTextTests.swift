import Testing

@testable import Kenzan

struct PublicTextTests {
  @Test(
    arguments: [
      ("電話 0296-43-2111 まで", [.telephone]), ("０２９６（４３）２１１１", [.telephone]),
      ("携帯は09012345678", [.telephone]), ("内線1234", [.telephone]),
      ("info@example.jp へ", [.mail]), ("本城町3丁目13番地", [.address]), ("〒304-8501", [.address]),
      ("5番6号", [.address]),
      ("令和6年度の2,504千円", []), ("2019-04-01から", []), ("0.30人", []), ("第3回 5番目の案", []),
      ("1日あたり9,100件", []), ("@マーク", []), ("対象は10000000人", []),
    ] as [(String, [PublicText.Kind])]
  )
  func `contact data are found, figures are not`(text: String, kinds: [PublicText.Kind]) {
    #expect(PublicText.kinds(in: text) == kinds)
  }

  @Test func `a warning names the row and the source`() throws {
    var sheet = TidySample()
    sheet.set("number", text: "1", at: "B1")
    sheet.set("issues", text: "0296-43-2111", at: "B4")
    let tables = TidyTables([try #require(sheet.tidy())], audience: .everyone)
    let warnings = PublicText.warnings(in: tables.all)
    #expect(warnings.map(\.kind) == [.telephone])
    #expect(warnings.first?.row == 2)
    #expect(warnings.first?.message.ja.contains("texts.csv 2行「記述」（a.xlsx Sheet1!B4）") == true)
  }
}
