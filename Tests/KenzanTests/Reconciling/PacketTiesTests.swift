import Testing

@testable import Kenzan

/// The figures of sheets beside those that a packet prints.
struct PacketTiesTests {
  private static let heads = [
    "資料番号", "資料のセル", "項目", "値", "提出ファイル", "提出シートのセル", "様式と版", "SHA-256",
  ]

  /// The packet of one paper whose cells from B1 down print figures, and its sources.
  private func packet(
    _ printed: [CellContent],
    submitted: [String],
    path: String = "a.csv",
    sha256: String = "00",
    changing change: (inout [[String]]) -> Void = { _ in }
  ) throws -> PrintedPacket {
    var paper = Worksheet(name: "資料4－2 評価シート")
    for (row, content) in printed.enumerated() {
      paper.cells.append(Cell(.at(row + 1, 2), content))
    }
    var file = SourceFile(path: "第4回.xlsx", sha256: "ff", kind: .workbook, worksheets: [paper])
    file.properties = ["kenzan.packet": "第4回", "kenzan.edition": "2"]
    var rows = submitted.enumerated().map { row, value in
      [
        "資料4－2", "資料4－2 評価シート!B\(row + 1)", "事業経費／R6", value, path,
        "a!\(Self.column)\(row + 2)", "test.cost 1", sha256,
      ]
    }
    change(&rows)
    var page = Worksheet(name: "出典")
    for (row, texts) in ([Self.heads] + rows).enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        page.cells.append(Cell(.at(row + 3, column + 1), .text(text)))
      }
    }
    let sources = SourceFile(path: "b.xlsx", sha256: "ee", kind: .workbook, worksheets: [page])
    return try #require(PrintedPacket(file, sources: sources))
  }

  /// The column of the operating cost in the fixture's table.
  private static let column = "A"

  private func ties(
    _ packet: PrintedPacket,
    _ stated: [String],
    paid: [String]
  ) throws -> (Reconciliation, PacketTies) {
    let ledger = try ReconcileFixture.ledger(
      paid.enumerated().map { "一般会計,02,\($0 + 1),事業,10需用費,1000,,,\($1)," }
    )
    let sheets = stated.enumerated().map {
      ["number": String($0 + 1), "name": "事業", "cost.R6.operating": $1]
    }
    let result = Reconciliation(
      ledger,
      ReconcileFixture.figures(sheets, map: ledger.map),
      Crosswalk(map: ledger.map),
      packet: packet
    )
    return (result, try #require(result.packet))
  }

  private func messages(_ ties: PacketTies) -> [String] { ties.findings.map(\.message.ja) }

  @Test func `what is printed as it was stated agrees`() throws {
    let packet = try packet([.number(5), .text("7")], submitted: ["5", "7"])
    let (result, ties) = try ties(packet, ["5", "7", "9"], paid: ["5000", "7000", "9000"])
    #expect(ties.ties.map(\.state) == [.agrees, .agrees, .unprinted])
    #expect(
      result.items.map { ties.printed(of: $0) } == [ExactDecimal(5000), ExactDecimal(7000), nil]
    )
    #expect(!result.codes.contains("reconcile.packet"))
    let text = ReconciliationText().text(of: result)
    #expect(
      text.contains("資料「第4回.xlsx」（第2版）に載る欄: 一致2、不一致0、数値なし0、シートが空欄など0。資料に載らない欄1\n"),
      "\(text)"
    )
  }

  @Test func `a sheet that was corrected since differs, and the ledger says who is right`() throws {
    let packet = try packet([.number(2131)], submitted: ["2131"], sha256: "11")
    let (result, sheet) = try ties(packet, ["2113"], paid: ["2113000"])
    #expect(sheet.ties.map(\.state) == [.differs])
    #expect(sheet.ties[0].yen == ExactDecimal(2_131_000))
    #expect(
      messages(sheet) == [
        "資料4－2のB1「事業経費／R6」は2,131千円ですが、シート（a.csvのa!\(Self.column)2）は2,113千円です。"
          + "資料を作った後にシートのファイルが変わっています。"
          + "台帳はシートと合っているので、資料を作り直して、この頁を差し替えてください。"
      ]
    )
    #expect(result.report.exitCode(failOn: .error) == 1)
    let (_, printed) = try ties(packet, ["2113"], paid: ["2131000"])
    #expect(messages(printed)[0].hasSuffix("台帳は資料と合っているので、シートを確かめて直してください。"))
    let (_, neither) = try ties(packet, ["2113"], paid: ["1"])
    #expect(messages(neither)[0].hasSuffix("どちらが正しいか確かめて、シートを直すか、資料を作り直してください。"))
  }

  @Test func `a printed cell that was written over is told from a sheet that changed`() throws {
    let packet = try packet([.number(6), .text("約7千")], submitted: ["5", "7"])
    let (_, ties) = try ties(packet, ["5", "7"], paid: ["5000", "7000"])
    #expect(ties.ties.map(\.state) == [.differs, .unreadable])
    #expect(messages(ties)[0].contains("資料を作ったときの値は5千円で、資料のセルがその後に書き換えられています。"))
    #expect(messages(ties)[1].contains("資料4－2のB2「事業経費／R6」には数値がありませんが、シート（"))
    #expect(ties.findings.map(\.cell) == ["資料4－2 評価シート!B1", "資料4－2 評価シート!B2"])
  }

  @Test func `a sheet that states nothing is not compared`() throws {
    let (_, ties) = try ties(try packet([.number(5)], submitted: ["5"]), [""], paid: ["5000"])
    #expect(ties.ties.map(\.state) == [.unverifiable])
    #expect(ties.findings.isEmpty)
  }

  @Test(arguments: [
    ("x/a.csv", "11", PacketTies.State.agrees), ("x/b.csv", "00", .agrees),
    ("x/b.csv", "11", .unprinted),
  ])
  func `a file is known by its path, its bytes or its name`(
    path: String,
    sha256: String,
    state: PacketTies.State
  ) throws {
    let packet = try packet([.number(5)], submitted: ["5"], path: path, sha256: sha256)
    #expect(try ties(packet, ["5"], paid: ["5000"]).1.ties.map(\.state) == [state])
  }

  @Test func `a name that several submitted files have does not tell them apart`() throws {
    let packet = try packet([.number(5)], submitted: ["5"], path: "x/a.csv", sha256: "11") { rows in
      rows.append(rows[0])
      rows[1][1] = "資料4－2 評価シート!B2"
      rows[1][4] = "y/a.csv"
    }
    #expect(try ties(packet, ["5"], paid: ["5000"]).1.ties.map(\.state) == [.unprinted])
  }

  @Test func `cells of several figures are left out, and papers that are gone are said`() throws {
    let packet = try packet([.number(5)], submitted: ["5", "7"]) { rows in
      rows.append(rows[0])
      rows[1][1] = "資料9 なし!B2"
    }
    #expect(packet.figures.isEmpty && packet.missingTabs == ["資料9 なし"])
    let (_, ties) = try ties(packet, ["5"], paid: ["5000"])
    #expect(ties.ties.map(\.state) == [.unprinted])
    #expect(
      messages(ties) == [
        "内部資料の出典にある1個のタブ（資料9 なし）が、資料のブックにありません。同じ時に書き出した2つのブックか確かめてください。"
      ]
    )
  }

  @Test func `the packet of the samples is read with its sources`() async throws {
    let packet = try await PacketFixture.packet()
    let book = try Reader.read(try WorkbookWriter.write(packet.workbook), path: "p.xlsx")
    let inner = try WorkbookWriter.write(packet.internalWorkbook)
    let sources = try Reader.read(inner, path: "q.xlsx")
    let printed = try #require(PrintedPacket(book, sources: sources))
    #expect(printed.missingTabs.isEmpty && printed.edition == 1)
    let costs = printed.figures.filter { $0.label.hasSuffix("／決算額") }
    #expect(!costs.isEmpty)
    #expect(costs.allSatisfy { $0.printed != nil && $0.printed == ExactDecimal($0.submitted) })
    #expect(PrintedPacket(sources, sources: sources) == nil)
    #expect(PrintedPacket(book, sources: book) == nil)
  }
}
