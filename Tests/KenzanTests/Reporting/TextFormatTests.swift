import Testing

@testable import Kenzan

@Suite struct TextFormatTests {
  @Test func theReportInJapanese() throws {
    let expected = """
      直すところ2件、確認するところ1件、判定できないところ1件

      a.xlsx
        12 広報事業（シート「甲」）: 直すところ1件、確認するところ0件、判定できないところ1件
          【要修正】F28「概算人件費／R6決算額」は2,640千円ですが、従事常勤職員数×8,200の計算では2,460千円になります\
      （180千円多い）。もとの値: 従事常勤職員数0.30人（F26）。2,460の打ち間違いではありませんか。
            └ 【要修正】F23「総事業費／R6決算額」は2,504千円ですが、内訳の合計は2,684千円です（180千円少ない）。\
      内訳: 事業経費44（F24）＋概算人件費2,640（F28）。
          【参考】D11の表記を読み替えました。（ほかにD12、D13も同様）
          【判定できません】H41「達成できた」は、R6目標（J19）が空欄のため確かめられません。\
      誤りという意味ではありません。目標がなければ「－」と記入してください。
        13 広報事業（シート「乙」）: 直すところ0件、確認するところ1件
          【要確認】H41「指標の実績」は「達成できた」ですが、記入された値からは「達成できなかった」になります。\
      もとの値: R6実績1件（J20）、R6目標100件（J19）。評価は実績から決まります。

      b.xlsx
        【読込不可】「b.xlsx」は読み取りパスワードがあるため開けません。

      合計: ファイル2件、シート2件、要修正2件、要確認1件、端数の範囲内0件、判定できないもの1件
      集計できるシート: 2件中2件（直すところなし1件、あり1件、読めないファイル1件）
        読めないファイル: b.xlsx

      """
    #expect(TextFormat().text(of: try SampleReport.report()) == expected)
  }

  @Test func theReportInEnglish() throws {
    let expected = """
      2 to correct, 1 to check, 1 unverifiable

      a.xlsx
        12 広報事業 (worksheet '甲'): 1 to correct, 0 to check, 1 unverifiable
          error: F28 '概算人件費／R6決算額' states 2,640千円, but 従事常勤職員数 × 8,200 gives 2,460千円 \
      (180千円 too much). Entries: 従事常勤職員数 0.30人 (F26). Should it read 2,460?
            └ error: F23 '総事業費／R6決算額' states 2,504千円, but its parts add up to 2,684千円 \
      (180千円 too little). Parts: 事業経費 44 (F24) + 概算人件費 2,640 (F28).
          note: D11 was read as a choice. (likewise D12, D13)
          unverifiable: H41 '達成できた' cannot be verified because R6目標 (J19) is blank. \
      This does not mean that it is wrong. If there is no 目標, write '－'.
        13 広報事業 (worksheet '乙'): 0 to correct, 1 to check
          warning: H41 '指標の実績' states '達成できた', but the entries lead to '達成できなかった'. \
      Entries: R6実績 1件 (J20), R6目標 100件 (J19). The rating follows from the figures.

      b.xlsx
        unreadable: 'b.xlsx' asks for a password.

      total: files 2, sheets 2, errors 2, warnings 1, within rounding 0, unverifiable 1
      sheets to sum up: 2 of 2 (1 in order, 1 to be corrected, 1 files that cannot be read)
        files that cannot be read: b.xlsx

      """
    #expect(TextFormat(language: .en).text(of: try SampleReport.report()) == expected)
  }

  @Test func coloursOnlyWhenAskedFor() throws {
    let report = try SampleReport.report()
    #expect(!TextFormat().text(of: report).contains("\u{1B}"))
    let text = TextFormat(color: true).text(of: report)
    #expect(text.contains("\u{1B}[31m【要修正】\u{1B}[0mF28"))
    #expect(text.contains("\u{1B}[33m【要確認】\u{1B}[0m"))
  }

  @Test func nothingToDoIsSaid() throws {
    let check = SubmissionCheck(version: "0.1.0")
    let sheet = SheetReading(sheet: "甲", outcome: .record(try SampleSheet.record(), []))
    let file = FileReading(path: "a.xlsx", sha256: "0a", outcome: .sheets([sheet]))
    let text = TextFormat().text(of: check.report([check.check(file)]))
    #expect(text.hasPrefix("直すところ0件、確認するところ0件\n"))
    #expect(text.contains("12 広報事業（シート「甲」）: 直すところはありません\n"))
  }

  @Test func whatElseCannotBeVerifiedForOneCauseIsOneLine() throws {
    let findings = try SampleSheet.findings(["cost.R6.operating": ""])
    let lines = CompactFindings.lines(of: findings)
    #expect(lines.count == 1)
    #expect(
      lines.first?.consequences.map(\.message) == [
        Message(
          ja: "このためF23、F25は確かめられません（誤りという意味ではありません）。",
          en: "Because of this, F23, F25 cannot be verified, which does not mean wrong."
        )
      ]
    )
  }

  @Test func aRuleThatFailsAgainAndAgainIsToldShortlyFromTheThirdOn() throws {
    var form = SchemaBuilder()
    for row in 1...4 {
      form.field("a\(row)", "合計\(row)", at: "A\(row)", unit: "千円")
      form.field("b\(row)", "内訳\(row)", at: "B\(row)", unit: "千円")
      try form.check("same", "a\(row) = b\(row) * 2")
    }
    let values = (1...4).flatMap { [("a\($0)", "9000"), ("b\($0)", "7")] }
    let record = try form.record(Dictionary(uniqueKeysWithValues: values))
    let lines = CompactFindings.lines(of: Checker().check(record)).map(\.message)
    #expect(lines.count == 4)
    #expect(lines[1].ja.contains("の計算では"))
    #expect(lines[2].ja == "A3「合計3」も同様です（9,000千円に対し14千円）。")
    #expect(lines[3].en == "A4 '合計4' likewise (9,000千円 against 14千円).")
  }
}
