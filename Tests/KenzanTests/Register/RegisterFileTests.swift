import Foundation
import Testing

@testable import Kenzan

@Suite struct RegisterFileTests {
  private func text(_ register: Register) -> String {
    String(decoding: register.bytes.dropFirst(3), as: UTF8.self)
  }

  @Test func orderUnknownColumnsAndWhatIsTypedStay() throws {
    let lines = [
      "状態,メモ,番号,年度,様式,,備考,電話",
      " 対象外 ,あ,2,令和7年度,test.form,,\"1行目\n2行目\",012",
      ",,1,R7,test.form,,,,はみ出し",
    ]
    let register = try RegisterFixture.register(Array(lines.dropFirst()), headings: lines[0])
    let new = "事業名,担当課,期限,ファイル,シート,SHA-256,提出日,要修正,要確認,承認済,採用"
    #expect(Array(register.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      text(register)
        == "状態,メモ,番号,年度,様式,,備考,電話,\(new)\r\n"
        + "\" 対象外 \",あ,2,令和7年度,test.form,,\"1行目\n2行目\",012,,,,,,,,,,,\r\n"
        + ",,1,R7,test.form,,,,,,,,,,,,,,,はみ出し\r\n"
    )
    #expect(register.rows.map(\.state) == [.excluded, .unsubmitted])
  }

  @Test func whatWasWrittenIsReadAgainAsItWas() throws {
    let register = try RegisterFixture.register(["test.form,R7,12,広報事業,総務課,2025/5/30,,,,"])
    let file = try RegisterFixture.reading("=1+1.xlsx", sha256: "aa", [:])
    let after = try #require(try RegisterFixture.settled(register, file).register)
    let source = try Reader.read(after.bytes, path: "register.csv")
    var options = Register.Options(path: "register.csv")
    options.asOf = RegisterFixture.today
    let again = try Register(HeadedTable(source), options, try Masters(options))
    #expect(again.bytes == after.bytes)
    #expect(again.rows.first?[.file] == "'=1+1.xlsx")
    // Nothing moves when the same files come again.
    let settled = try RegisterFixture.settled(again, file).register
    #expect(settled?.bytes == after.bytes)
  }

  /// Excel writes CP932, dates in its own way, and numbers without zeros in front.
  @Test func whatExcelMakesOfItIsRead() throws {
    let register = try RegisterFixture.register(
      ["test.form,R7,12,髙﨑の①事業,総務課,2026/5/29,差戻し,0123ab,,"],
      encoding: .cp932
    )
    let row = try #require(register.rows.first)
    #expect(row[.subject] == "髙﨑の①事業")
    #expect(row.deadline == CalendarDate(year: 2026, month: 5, day: 29))
    let file = try RegisterFixture.reading("a.xlsx", sha256: "aa", ["number": "0012"])
    #expect(try RegisterFixture.settled(register, file).register?.rows.first?.state == .accepted)
  }

  @Test func mistakesAreNamedWithTheirLines() throws {
    let error = #expect(throws: RegisterErrors.self) {
      try RegisterFixture.register([
        "test.form,R7,12,,,,提出済,,,", ",いつか,,,,あした,,,,", "test.form,R7,1,,,,,,,",
        "test.form,2025,１,,,,,,,",
      ])
    }
    #expect(
      error?.messages.map(\.ja) == [
        "register.csv:2: 状態「提出済」は使えません。未提出、差戻し、再提出、受理、対象外、該当なし、読込不可 のどれかにしてください（空欄は未提出です）。",
        "register.csv:3: 様式、番号が空欄です。記入するか、行を除いてください。",
        "register.csv:3: 年度「いつか」を読み取れません。R7、令和7年度、2025 のように書いてください。",
        "register.csv:3: 日付「あした」を読み取れません。2025/5/30、令和7年5月30日、R7.5.30 のように書いてください。",
        "register.csv:5: 様式、年度、番号が4行目と同じです。1枚のシートは1行にしてください。",
      ]
    )
    #expect(
      error?.messages.last?.en
        == "register.csv:5: the same form, year and number as on line 4; a sheet has one row"
    )
    let heads = #expect(throws: RegisterErrors.self) {
      try RegisterFixture.register([], headings: "様式,番号,番号")
    }
    #expect(
      heads?.messages.map(\.ja) == [
        "「register.csv」の1行目に見出し「番号」が2つあります。片方の名前を変えてください。",
        "「register.csv」の1行目に見出し 年度 がありません。1行目は見出しにしてください。",
      ]
    )
  }

  @Test func aFileThatChangedMeanwhileIsNotWritten() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/r.csv"
    func write(_ lines: String) throws {
      try Data(lines.utf8).write(to: URL(filePath: path))
    }
    try write("様式,年度,番号\r\ntest.form,R7,12\r\n")
    let register = try Register(Register.Options(path: path))
    try register.write()
    let written = try Data(contentsOf: URL(filePath: path))
    #expect(Array(written) == register.bytes)
    let error = #expect(throws: OutputError.self) { try register.write() }
    #expect(error?.message.ja.contains("読み込んだ後に変更された") == true)
    #expect(try Data(contentsOf: URL(filePath: path)) == written)
  }

  @Test func anAdoptionIsTheBeginningOfADigest() throws {
    let digest = "00123456789abcdef0"
    for text in ["00123", "0012345678", "００１２３Ａ", "123456789", "00123 Sheet 1", "00123!Sheet1"] {
      let adoption = try #require(Adoption(text))
      #expect(adoption.means(digest, sheet: "Sheet 1") == !text.contains("Ａ"), "\(text)")
    }
    #expect(try #require(Adoption("00123 Sheet2")).means(digest, sheet: "Sheet 1") == false)
    #expect(try #require(Adoption("123a")).means(digest, sheet: "Sheet 1") == false)
    #expect(Adoption(" 　") == nil)
  }
}
