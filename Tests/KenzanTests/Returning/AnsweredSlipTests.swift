import Testing

@testable import Kenzan

/// Answers that a department typed into its slip.
struct AnsweredSlipTests {
  private static let findings = [
    ReturnFixture.blank, ReturnFixture.sum, ReturnFixture.rating,
    Finding(.duplicateSheet, .error, message: Message(both: "二重です。")),
  ]

  /// The slip as it is read, with answers in the rows of some numbers.
  private func source(_ answers: [Int: [String]]) throws -> AcceptedFindings.Source {
    let slip = try #require(try ReturnFixture.slip(Self.findings))
    let links = SourceLinks(from: "out/01.xlsx", in: "/town")
    let book = ReturnBook(slip: slip, links: links).workbook
    let heads = try #require(book.sheets[0].row(of: "番号"))
    var file = try Reader.read(try book.bytes(), path: "返却/01.xlsx")
    for (number, texts) in answers {
      for (offset, text) in texts.enumerated() where !text.isEmpty {
        guard
          let place = CellReference(
            row: heads + 1 + number,
            column: ReturnColumn.answer.column + offset
          )
        else {
          continue
        }
        file.worksheets[0].cells.append(Cell(place, .text(text)))
      }
    }
    file.worksheets[0].cells.sort { $0.reference < $1.reference }
    return try #require(AnsweredSlip.source(file))
  }

  @Test func `a finding that stands for a reason is accepted for its values`() throws {
    let source = try source([4: ["このままでよい", "説明のとおり", "企画 太郎", "R7.5.1"]])
    let row = try #require(source.rows.first)
    #expect(source.rows.count == 1)
    #expect(source.findings.isEmpty)
    #expect(source.department == "企画課")
    #expect(row.rule == "result.met")
    #expect(row.field == "effectiveness.result.grade")
    #expect(row.value == "達成できた")
    #expect(row.key == "1")
    #expect(
      row.acceptance == Finding.Acceptance(reason: "説明のとおり", by: "企画 太郎", date: "R7.5.1")
    )
    let sheet = try ReturnFixture.sheet("企画課", Self.findings)
    var used: Set<AcceptedFindings.Place> = []
    let report = AcceptedFindings(sources: [source])
      .applied(to: sheet.report, try ReturnFixture.schema(), used: &used)
    #expect(report.findings.filter { $0.acceptance != nil }.map(\.rule) == ["result.met"])
    #expect(used.count == 1)
  }

  @Test func `what was answered stands beside the same finding next time`() throws {
    let source = try source([
      3: ["その他", "来週直します", "企画 太郎"], 4: ["直した"],
    ])
    #expect(source.answers.map(\.choice) == ["その他", "直した"])
    var changed = ReturnFixture.sum
    changed.value = "2541"
    let sheet = try ReturnFixture.sheet("企画課", [changed, ReturnFixture.blank])
    let checked = ReturnFixture.submission([(sheet.path, [sheet], [])])
    let submission = Submission(
      report: checked.report,
      register: nil,
      files: checked.files,
      accepted: AcceptedFindings(sources: [source])
    )
    let slips = ReturnSlips(submission)
    let items = try #require(slips.slips.first).parts.flatMap(\.items)
    #expect(items.map(\.previousAnswer) == [nil, "前回の回答: その他　来週直します　企画 太郎"])
    let links = SourceLinks(from: "out/01.xlsx", in: "/town")
    let list = ReturnBook(slip: slips.slips[0], links: links).workbook.sheets[0]
    #expect(list.row(of: "└ 前回の回答: その他　来週直します　企画 太郎", column: 3) != nil)
    #expect(slips.page.contains("<p class=\"previous\">前回の回答: その他　来週直します　企画 太郎</p>"))
  }

  @Test func `a wrong sum is not accepted, whatever the slip says`() throws {
    let source = try source([3: ["このままでよい", "端数", "企画 太郎", "R7.5.1"]])
    let sheet = try ReturnFixture.sheet("企画課", Self.findings)
    var used: Set<AcceptedFindings.Place> = []
    let report = AcceptedFindings(sources: [source])
      .applied(to: sheet.report, try ReturnFixture.schema(), used: &used)
    #expect(report.findings.allSatisfy { $0.acceptance == nil })
    #expect(report.findings.last?.code == .acceptRefused)
    // What says so cannot be accepted itself.
    #expect(report.findings.last?.isAcceptable == false)
  }

  @Test func `corrected findings and rows without an answer say nothing`() throws {
    let source = try source([1: ["直した"], 2: ["", "", "", ""]])
    #expect(source.rows.isEmpty)
    #expect(source.findings.isEmpty)
  }

  @Test func `an answer that is not complete is said with its number and row`() throws {
    let source = try source([
      1: ["このままでよい", "理由", "企画 太郎", "R7.5.1"], 2: ["このままでよい", "", "企画 太郎", "いつか"],
      3: ["はい"], 4: ["その他", "来週直します", "企画 太郎"],
    ])
    #expect(source.rows.isEmpty)
    #expect(
      source.findings.map(\.code) == [
        .acceptRefused, .acceptIncomplete, .acceptIncomplete, .acceptOther,
      ]
    )
    let line = try #require(
      source.findings[1].cell?.split(separator: ":").last.flatMap { Int($0) }
    )
    #expect(source.findings[1].cell == "01.xlsx:\(line)")
    #expect(
      source.findings.map(\.message.ja) == [
        "番号1（\(line - 1)行目）は「このままでよい」とはできません。読み取れた値についての指摘ではないため、直して再提出してください。",
        "番号2（\(line)行目）の回答「このままでよい」は効力がありません。理由、日付を記入してください（日付は 令和7年5月1日、R7.5.1、2025-05-01 のように）。",
        "番号3（\(line + 1)行目）の回答は「はい」です。「直した」「このままでよい」「その他」から選んでください。",
        "番号4（\(line + 2)行目）の回答は「その他」です: 来週直します　企画 太郎。読んで判断してください（指摘は残っています）。",
      ]
    )
    #expect(
      source.findings.map(\.message.en) == [
        "number 1 (row \(line - 1)) cannot stand as it is: it is not about a value that was read; "
          + "correct it and hand it in again",
        "the answer to number 2 (row \(line)) has no effect; enter 理由、日付 (a date as 令和7年5月1日, "
          + "R7.5.1 or 2025-05-01)",
        "the answer to number 3 (row \(line + 1)) is 「はい」; choose one of 「直した」「このままでよい」「その他」",
        "the answer to number 4 (row \(line + 2)) is 'other': 来週直します　企画 太郎; read it and decide, "
          + "the finding still counts",
      ]
    )
  }

  @Test func `a workbook that is no slip is none, and a slip is no submission`() throws {
    let slip = try #require(try ReturnFixture.slip(Self.findings))
    let links = SourceLinks(from: "out/01.xlsx", in: "/town")
    let bytes = try ReturnBook(slip: slip, links: links).workbook.bytes()
    var file = try Reader.read(bytes, path: "返却/01.xlsx")
    let readings = FormReader(catalogue: try Catalogue(), options: ReadingOptions()).read(file)
    #expect(readings.count == 1)
    guard case .ignored(let reason) = readings.first?.outcome else {
      Issue.record("\(readings)")
      return
    }
    #expect(reason.ja.hasPrefix("指摘票とその写しのため"))
    #expect(reason.en.hasPrefix("a slip that kenzan returned"))
    file.worksheets.removeFirst()
    #expect(AnsweredSlip.source(file) == nil)
  }
}
