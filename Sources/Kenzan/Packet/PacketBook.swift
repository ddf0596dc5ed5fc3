/// The workbook that the committee gets.
struct PacketBook {
  let description: PacketDescription
  /// The cover, the agenda and the papers behind them, each with the name of its tab.
  let papers: [PacketPaper]
  /// What is replaced since the papers were last handed out.
  let changes: PacketChanges?

  init(
    _ description: PacketDescription,
    papers: [PacketPaper],
    projects: [String: CitedText],
    changes: PacketChanges? = nil
  ) {
    self.description = description
    self.changes = changes
    let papers = Self.named(papers)
    let front = PacketFront(
      description: description,
      papers: papers,
      projects: projects,
      changes: changes
    )
    self.papers = front.pages + papers
  }

  /// The papers with the names of their tabs, each once in the book.
  private static func named(_ papers: [PacketPaper]) -> [PacketPaper] {
    let places = papers.indices.filter { papers[$0].sheet != nil }
    let names = SheetTabs.names(
      for: places.map { "\(papers[$0].number) \(papers[$0].title)" },
      taken: [PacketFront.coverTab, PacketFront.agendaTab]
    )
    var papers = papers
    for (place, name) in zip(places, names) {
      papers[place].sheet?.name = name
      papers[place].sheet?.breakPages()
    }
    return papers
  }

  func workbook(isDraft: Bool) -> Workbook {
    var workbook = Workbook()
    workbook.properties.title = description.meeting
    workbook.properties.custom = [
      DistributedPacket.Property.meeting.rawValue: description.meeting,
      DistributedPacket.Property.edition.rawValue: String(changes?.edition ?? 1),
    ]
    var page = 1
    for paper in papers {
      guard var sheet = paper.sheet else { continue }
      let place = workbook.sheets.count
      for chart in sheet.charts.indices {
        for series in sheet.charts[chart].series.indices {
          sheet.charts[chart].series[series].sheet = place
        }
      }
      let edition = changes?.edition(of: paper.identity) ?? 1
      let ends = ([page] + sheet.page.breaks).map(String.init).joined(separator: ";")
      workbook.names += [
        DistributedPacket.Constant.paper.name(paper.identity, sheet: place),
        DistributedPacket.Constant.edition.name(String(edition), sheet: place),
        // A text in a name holds 255 characters; without breaks the paper is compared as one page.
        DistributedPacket.Constant.pages.name(
          ends.utf8.count < 250 ? ends : "\(page);\(DistributedPacket.unsaid)",
          sheet: place
        ),
      ]
      page += sheet.pages
      workbook.sheets.append(
        dressed(sheet, number: paper.number, edition: edition, isDraft: isDraft)
      )
    }
    return workbook
  }

  /// The page with its number at the top and the bottom, its edition where it was replaced, and 下書き
  /// while errors stand.
  private func dressed(
    _ sheet: WorkbookSheet,
    number: String,
    edition: Int,
    isDraft: Bool
  ) -> WorkbookSheet {
    var sheet = sheet
    let number = SheetPage.escaped(number)
    let meeting = SheetPage.escaped(WorkbookText.shortened(description.meeting, to: 60))
    sheet.page.header =
      (edition > 1 ? "&L&11差替え（第\(edition)版）" : "") + (isDraft ? "&C&14下書き" : "")
      + (number.isEmpty ? "" : "&R&11\(number)")
    sheet.page.footer = "&L&8\(meeting)&C&9&P／&N" + (number.isEmpty ? "" : "&R&9\(number)")
    sheet.autofilter = nil
    return sheet
  }
}

extension PacketBook {
  /// What differs from the papers that were handed out last.
  ///
  /// The papers are compared as both workbooks hold them, so nothing differs by its writing alone.
  func changes(since previous: DistributedPacket) throws(OutputError) -> PacketChanges {
    let bytes = try workbook(isDraft: false).bytes()
    let file: SourceFile
    do throws(ReadingError) { file = try Reader.read(bytes, path: description.path) } catch {
      throw OutputError(error.message)
    }
    guard let new = DistributedPacket(file) else { throw OutputError(.notReadBack) }
    return PacketChanges(from: previous, to: new, order: papers)
  }
}

extension Message {
  fileprivate static let notReadBack = Message(
    ja: "書き出した資料に版の情報がないため、前回の資料と比べられません。kenzan の不具合です。",
    en:
      "the papers do not say which edition they are, so they cannot be compared; a defect in kenzan"
  )
}
