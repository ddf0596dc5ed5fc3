import Testing

@testable import Kenzan

/// What goes back to whom, and in which words.
struct ReturnSlipTests {
  @Test func `sheets go to their departments, and what nobody can assign comes last`() throws {
    let broken = Finding(.fileUnreadable, .error, value: "zip", message: Message(both: "壊れています。"))
    let lock = Finding(.fileIgnored, .info, message: Message(both: "一時ファイル"))
    let slips = ReturnSlips(
      ReturnFixture.submission([
        ("in/x.xlsx", [], [broken]), ("in/~$a.xlsx", [], [lock]),
        ("in/a.xlsx", [try ReturnFixture.sheet("財政課", [ReturnFixture.sum])], []),
        (
          "in/b.xlsx",
          [
            try ReturnFixture.sheet("企画課"), try ReturnFixture.sheet("財政課"),
            try ReturnFixture.sheet(""), try ReturnFixture.sheet("企画／課 "),
          ],
          [ReturnFixture.note]
        ),
      ])
    ).slips
    #expect(slips.map(\.department) == ["財政課", "企画課", "企画／課", nil])
    #expect(
      slips.map(\.fileName) == [
        "01_財政課_指摘票", "02_企画課_指摘票", "03_企画／課_指摘票", "04_部署不明_指摘票",
      ]
    )
    // Nobody gets what is only a note on a file: a lock file, or an example beside the sheets.
    #expect(slips.map { $0.parts.map(\.path) }.first == ["in/a.xlsx", "in/b.xlsx"])
    #expect(slips.last?.parts.map(\.path) == ["in/x.xlsx", "in/b.xlsx"])
    #expect(slips.last?.open.map(\.title) == ["x.xlsx"])
  }

  @Test func `findings are numbered through in the order of the form, notes are not`() throws {
    let findings = [
      ReturnFixture.sum, ReturnFixture.rating, ReturnFixture.blank, ReturnFixture.note,
      ReturnFixture.open,
    ]
    let one = try ReturnFixture.sheet("企画課", findings)
    let two = try ReturnFixture.sheet("企画課", key: "2", [ReturnFixture.blank])
    let slips = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", [one, two], [])])).slips
    let parts = try #require(slips.first).parts
    #expect(parts.map { $0.items.map(\.number) } == [[1, 2, 3, 4], [5]])
    #expect(
      parts[0].items.map(\.cell) == ["F3", "U15", "K19", "K30"],
      "\(parts[0].items.map(\.finding.field))"
    )
    #expect(parts[0].items.map(\.level) == ["要修正", "判定できません", "要修正", "要確認"])
    #expect(parts[0].remarks == ["【参考】読み替えました。"])
    #expect(slips[0].summary == "直すところ3件、確認するところ1件、判定できないところ1件（シート2件のうち2件）")
    #expect(
      slips[0].advice(on: .workbook) == [
        "直し方: 提出したファイルを開き、見出しの行に示したシートのセルを直して、ほかのシートも入れたまま、ファイルごと再提出してください。",
        "　　　　この票と写しは、直しても提出したことにはなりません。",
        "要修正は、必ず直してください（直せない事情があるときだけ「その他」）。要確認は、誤りなら直し、正しければ「このままでよい」と答えてください。"
          + "判定できませんは、誤りという意味ではありません。足りない記入を補ってください。",
        "回答: 番号ごとに回答の▼から選び（「直した」のほかは、理由・回答者・日付も記入）、この票も事務局へ返してください。",
        "一つの誤りが、いくつもの番号になることがあります。番号の順に確かめ、先の番号を直して済んだものも「直した」と答えてください。",
        "└ の行は、すぐ上の指摘やシートについての補足です。回答はいりません。",
        "「セル」を押すと提出したファイルが（元の場所にあるときだけ）、「見る」を押すとこの票の写しが、そのセルで開きます。",
      ]
    )
    #expect(slips[0].advice(on: .page).first == "この頁は印刷して使います（画面では記入できません）。")
    #expect(slips[0].forms == "令和7年度　事務事業評価シート")
  }

  @Test func `only what the form lets stand may be answered so`() throws {
    let other = Finding(.duplicateSheet, .error, message: Message(both: "二重です。"))
    let slip = try #require(
      try ReturnFixture.slip([
        other, ReturnFixture.blank, ReturnFixture.sum, ReturnFixture.rating,
      ])
    )
    #expect(slip.parts[0].items.map(\.mayStand) == [false, true, false, true])
    #expect(slip.parts[0].items[0].answers.map(\.rawValue) == ["直した", "その他"])
    #expect(slip.parts[0].items[3].answers.map(\.rawValue) == ["直した", "このままでよい", "その他"])
  }

  @Test func `the value that should stand there is a suggestion, or what other fields come to`()
    throws
  {
    func words(_ change: (inout Finding) -> Void) throws -> [String] {
      var finding = ReturnFixture.sum
      change(&finding)
      let item = try ReturnFixture.slip([finding])?.parts.first?.items.first
      return [item?.stated ?? "", item?.expected ?? ""]
    }
    #expect(try words { _ in } == ["2,540千円", "ほかの欄からは\n2,504千円"])
    let own = Finding.Suggestion(field: FieldPath("cost.R6.total"), value: "2504")
    #expect(try words { $0.suggestions = [own] } == ["2,540千円", "2,504千円"])
    let part = Finding.Suggestion(field: FieldPath("cost.R6.operating"), value: "80")
    #expect(
      try words { $0.suggestions = [part] } == ["2,540千円", "事業経費／R6決算額（K20）が80千円"]
    )
    // A bound is no value that should stand there.
    #expect(try words { $0.rule = "cost.specific" } == ["2,540千円", ""])
    #expect(try words { $0.value = "" } == ["（空欄）", "ほかの欄からは\n2,504千円"])
  }

  @Test func `what a department answered without effect goes back to it`() throws {
    let sheet = try ReturnFixture.sheet("企画課")
    var answers = FileReport(
      path: "回答/01.xlsx",
      result: .passedWithWarnings,
      findings: [Finding(.acceptIncomplete, .warning, message: Message(both: "理由がありません。"))],
      sheets: []
    )
    answers.department = "企画課"
    let checked = ReturnFixture.submission([("in/a.xlsx", [sheet], [])])
    let report = CheckReport(version: "1", files: checked.report.files + [answers])
    let slips = ReturnSlips(Submission(report: report, register: nil, files: checked.files)).slips
    #expect(slips.count == 1)
    #expect(slips[0].open.map(\.title) == ["01.xlsx"])
  }

  @Test func `a department without findings is told so`() throws {
    let slip = try #require(try ReturnFixture.slip([]))
    #expect(slip.summary == "指摘はありません（シート1件）")
    #expect(slip.advice(on: .workbook) == ["直すところはありません。回答はいりません。"])
    #expect(slip.clear.map(\.summary) == ["指摘なし"])
  }
}

extension ReturnSlipTests {
  @Test func `a slip says until when and to whom, as far as anybody said`() throws {
    let sheet = try ReturnFixture.sheet("企画課", [ReturnFixture.sum])
    var submission = ReturnFixture.submission([(sheet.path, [sheet], [])])
    func facts(_ notice: SecretariatNotice = SecretariatNotice()) throws -> [String] {
      let slip = try #require(ReturnSlips(submission, notice: notice).slips.first)
      return slip.facts.map { "\($0.name) \($0.text)" }.filter { !$0.hasPrefix("年度") }
    }
    let count = "件数 直すところ1件、確認するところ0件（シート1件のうち1件）"
    #expect(try facts() == [count])
    let day = try #require(CalendarDate(year: 2025, month: 7, day: 11))
    #expect(
      try facts(SecretariatNotice(deadline: day, contact: " 企画課\n内線2345 "))
        == [count, "期限 令和7年7月11日（金）", "返し先・問い合わせ先 企画課 内線2345"]
    )
    // The register's deadline, which has passed on its day.
    let register = try RegisterFixture.register([
      "shimotsuma.program,R7,1,広報事業,広報課,2025/5/30,差戻し,,,"
    ])
    submission = Submission(
      report: submission.report,
      register: register,
      files: submission.files
    )
    #expect(
      try facts() == [count, "期限 令和7年5月30日（金）　※過ぎています。できるだけ早くお願いします"]
    )
    let late = try #require(ReturnSlips(submission).slips.first)
    #expect(late.advice(on: .page).contains { $0.hasSuffix("この票もできるだけ早く事務局へ返してください。") })
  }

  @Test func `sheets of several deadlines each say theirs`() throws {
    let sheets = try ["1", "2"].map {
      try ReturnFixture.sheet("企画課", key: $0, number: $0, [ReturnFixture.sum])
    }
    let checked = ReturnFixture.submission([("in/a.xlsx", sheets, [])])
    let register = try RegisterFixture.register([
      "shimotsuma.program,R7,1,,企画課,2025/7/11,差戻し,,,",
      "shimotsuma.program,R7,2,,企画課,2025/7/18,差戻し,,,",
    ])
    let submission = Submission(report: checked.report, register: register, files: checked.files)
    let slip = try #require(ReturnSlips(submission).slips.first)
    #expect(slip.due == "シートごとに、見出しの行にあるとおりです")
    #expect(
      slip.open.map { slip.due(of: $0) } == ["期限 令和7年7月11日（金）", "期限 令和7年7月18日（金）"]
    )
  }

  @Test func `what could not be read stands on the slip of its department`() throws {
    let broken = Finding(.fileUnreadable, .error, value: "old", message: Message(both: "古い形式です。"))
    let hidden = Finding(.formHidden, .warning, message: Message(both: "非表示です。"))
    var unread = try ReturnFixture.sheet("", tab: "裏", [hidden])
    unread.record = nil
    unread.report.key = nil
    unread.report.subject = nil
    let files =
      [
        ("in/総務課/a.xlsx", [try ReturnFixture.sheet("財政課"), unread], []),
        ("in/総務課.xls", [], [broken]), ("in/x.xls", [], [broken]),
        ("in/b.xlsx", [try ReturnFixture.sheet("総務課")], []),
      ] as [(String, [TidySheet], [Finding])]
    let slips = ReturnSlips(ReturnFixture.submission(files)).slips
    #expect(slips.map(\.department) == ["財政課", "総務課", nil])
    // The other sheet of the book says it, whatever the folder is called.
    #expect(slips[0].open.map(\.source) == ["a.xlsx　シート「裏」"])
    #expect(slips[0].open.map(\.remarks) == [[]])
    #expect(slips[1].open.map(\.source) == ["総務課.xls"])
    #expect(
      slips[1].open.map(\.remarks)
        == [["読めないため、ファイルの名前や場所から宛先を決めました。ほかの部署のものなら、事務局へ知らせてください。"]]
    )
    #expect(slips[1].summary == "直すところ1件、確認するところ0件（シート1件のうち0件、読み込めなかったファイル1件）")
    #expect(slips[2].open.map(\.source) == ["x.xls"])
  }

  @Test func `of two versions of a sheet the second refers to the first`() throws {
    var twice = ReturnFixture.blank
    twice.code = .duplicateSheet
    twice.field = FieldPath("number")
    twice.label = "整理番号"
    let sheets = try ["表", "表 (2)"].map {
      try ReturnFixture.sheet("企画課", tab: $0, [twice, ReturnFixture.sum])
    }
    let slips = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", sheets, [])])).slips
    let items = try #require(slips.first).parts.flatMap(\.items)
    #expect(items.map(\.same) == [nil, nil, 1, nil])
    #expect(items[0].answers.map(\.rawValue) == ["直した", "その他"])
    #expect(items[2].answers.isEmpty)
    #expect(
      items[2].message == "番号1と同じ指摘です（こちらが、番号1でいうもう1枚のシートです）。番号1に回答してください。"
        + "残さない方のシートはファイルから削除し、そのシートのほかの番号には「直した」と答えてください。"
    )
    let links = SourceLinks(from: "out/01.xlsx", in: "/town")
    let list = ReturnBook(slip: slips[0], links: links).workbook.sheets[0]
    let row = try #require(list.row(of: "3"))
    #expect(list["I\(row)"] == .text("番号1で\n回答"))
    #expect(!list.cells.contains { $0.look.isUnlocked && $0.reference.row == row })
    #expect(list["Q\(row)"] == nil)
  }

  @Test func `names sort, however many departments there are`() throws {
    let sheets = try (1...100).map { try ReturnFixture.sheet("\($0)課") }
    let slips = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", sheets, [])])).slips
    #expect(slips.map(\.fileName).first == "001_1課_指摘票")
    #expect(slips.map(\.fileName).sorted() == slips.map(\.fileName))
  }

  @Test func `whatever stands in the place of a department becomes a name`() throws {
    let long = String(repeating: "とても長い", count: 2_000)
    let sheets = [
      try ReturnFixture.sheet("企画課\n広報係"), try ReturnFixture.sheet("企画課　広報係 "),
      try ReturnFixture.sheet(long, [ReturnFixture.sum]),
    ]
    let submission = ReturnFixture.submission([("in/a.xlsx", sheets, [ReturnFixture.note])])
    let slips = ReturnSlips(submission).slips
    #expect(slips.map(\.department?.utf16.count) == [7, 60])
    #expect(slips.map(\.parts.count) == [2, 1])
    let links = SourceLinks(from: "out/02.xlsx", in: "/town")
    let book = ReturnBook(slip: slips[1], links: links).workbook
    #expect(try !book.bytes().isEmpty)
  }
}
