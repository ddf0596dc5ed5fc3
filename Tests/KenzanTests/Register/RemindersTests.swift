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

  private func sheet(
    _ status: RegisterStatus,
    _ notice: SecretariatNotice = SecretariatNotice()
  ) -> ReminderSheet {
    ReminderSheet(
      department: status.departments[0],
      unreadable: status.unreadable,
      asOf: status.asOf,
      forms: ["test.form": ReminderSheet.Form(title: "評価シート", key: "整理番号")],
      notice: notice
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
        "　次の評価シートのうち2枚が、まだ届いていません。",
      ]
    )
    #expect(
      texts.dropFirst(4).prefix(25) == [
        "　1枚は、直していただくためにお返ししたものです。",
        "　期限までに提出してください。期限を過ぎたもの（2枚）は、できるだけ早くお願いします。",
        "№", "整理番号", "事業名", "状態", "期限", "すること",
        "令和7年度　評価シート", "1", "甲", "未提出", "令和7年5月30日\n期限超過", "お配りした様式に記入して提出",
        "3", "丙", "差戻し", "令和7年5月30日\n期限超過",
        "指摘票（要修正2件、要確認1件）を見て直し、ファイルごと再提出（指摘票も回答を記入して返送）\n前の提出: a.xlsx",
        "令和6年度　評価シート", "2", "乙", "未提出", "令和7年7月31日", "お配りした様式に記入して提出",
      ]
    )
    // Without a contact there is no field for one.
    #expect(texts.last == "・行き違いで提出済みのときは、ご容赦ください。")
    #expect(texts.contains { $0.contains("「整理番号」は変えないでください") })
    #expect(texts.contains { $0.contains("事務局へお知らせください") })
  }

  @Test func aNewDeadlineAndAContactAreSaid() throws {
    let status = try status(["test.form,R7,1,甲,総務課,2025/5/30,,,,"])
    let day = try #require(CalendarDate(year: 2025, month: 7, day: 11))
    let notice = SecretariatNotice(deadline: day, contact: "企画課 内線2345")
    let texts = texts(sheet(status, notice).workbook.sheets.first)
    #expect(texts[4] == "　期限を過ぎています。令和7年7月11日（金）までに提出してください。")
    #expect(texts.suffix(2) == ["提出先・問い合わせ先", "企画課 内線2345"])
    #expect(texts.contains { $0.contains("下の問い合わせ先へお知らせください") })
  }

  @Test func whatCameAndCouldNotBeReadIsListed() throws {
    let status = try status([
      "test.form,R7,1,甲,総務課,,,,,", ",,,,総務課,,読込不可,,,in/総務課.xls",
    ])
    #expect(status.unreadable.count == 1)
    let texts = texts(sheet(status).workbook.sheets.first)
    #expect(
      texts[4] == "　（届いたファイルに読み込めないものがあり、その分も含みます。表の終わりを見てください。）"
    )
    let list = try #require(texts.firstIndex(of: "届いていますが、読み込めなかったもの（1件）"))
    #expect(
      texts[(list + 1)...(list + 2)] == ["総務課.xls", "指摘票のとおりに直し、再提出"]
    )
  }

  @Test func aLongListGoesOnWithItsHeadings() throws {
    let lines = (1...60).map { "test.form,R7,\($0),事業\($0),総務課,2025/5/30," }
    let page = try #require(sheet(try status(lines)).workbook.sheets.first)
    #expect(page.pages > 1)
    #expect(page.page.repeatedRows == 9...9)
  }
}
