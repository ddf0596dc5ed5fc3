import Testing

@testable import Kenzan

@Suite struct RemindersTests {
  private func status(_ lines: [String]) throws -> RegisterStatus {
    let register = try RegisterFixture.register(
      lines,
      headings: "様式,年度,番号,事業名,担当課,期限,状態,要修正,要確認,ファイル"
    )
    return RegisterStatus(register)
  }

  private func texts(_ sheet: WorkbookSheet?) -> [String] {
    (sheet?.cells ?? []).compactMap { if case .text(let text) = $0.content { text } else { nil } }
  }

  private func sheet(_ status: RegisterStatus, _ number: Int = 0) -> ReminderSheet {
    ReminderSheet(
      department: status.departments[number],
      asOf: status.asOf,
      titles: ["test.form": "評価シート"]
    )
  }

  @Test func eachDepartmentThatLacksSomethingGetsABook() throws {
    let status = try status([
      "test.form,R7,1,甲,総務課,,未提出", "test.form,R7,2,乙,税務課,,受理",
      "test.form,R7,3,丙,水道/下水道課,,差戻し", "test.form,R7,4,丁,秘書課,,再提出",
      "test.form,R7,5,戊,福祉課,,対象外", "test.form,R7,6,己,,,",
    ])
    let reminders = try Reminders(status)
    #expect(
      reminders.files.map(\.path) == ["01_総務課.xlsx", "03_水道／下水道課.xlsx", "06_担当課なし.xlsx"]
    )
    #expect(try Reminders(status).files == reminders.files)
  }

  @Test func itSaysWhatIsMissingUntilWhenAndWhatToDo() throws {
    let status = try status([
      "test.form,R7,1,甲,総務課,2025/5/30,,,,", "test.form,R6,2,乙,総務課,2025/7/31,,,,",
      "test.form,R7,3,丙,総務課,2025/5/30,差戻し,2,1,in/a.xlsx", "test.form,R7,4,丁,総務課,,受理,,,",
    ])
    let texts = texts(sheet(status).workbook.sheets.first)
    #expect(
      texts.prefix(4) == [
        "令和7年6月30日", "総務課　御中", "評価シートの提出について（お願い）",
        "　次の3枚の評価シートが、まだ届いていないか（2枚）、直していただくためにお返ししてあります（1枚）。"
          + "期限までに提出してください。期限を過ぎたもの（2枚）は、お早めにお願いします。",
      ]
    )
    #expect(
      texts.dropFirst(10).prefix(17) == [
        "令和7年度　評価シート", "1", "甲", "未提出", "令和7年5月30日\n期限超過", "記入して提出してください。",
        "3", "丙", "差戻し", "令和7年5月30日\n期限超過",
        "指摘票の要修正2件と要確認1件を見て、直したものを提出してください。\n（お返ししたファイル: a.xlsx）",
        "令和6年度　評価シート", "2", "乙", "未提出", "令和7年7月31日", "記入して提出してください。",
      ]
    )
    #expect(texts.last == "問い合わせ先")
  }

  @Test func aLongListGoesOnWithItsHeadings() throws {
    let lines = (1...60).map { "test.form,R7,\($0),事業\($0),総務課,2025/5/30," }
    let page = try #require(sheet(try status(lines)).workbook.sheets.first)
    #expect(page.pages > 1)
    #expect(page.page.repeatedRows == 8...8)
  }
}
