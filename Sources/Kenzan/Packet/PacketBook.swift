/// The workbook that the committee gets.
struct PacketBook {
  let description: PacketDescription
  let papers: [PacketPaper]
  let projects: [String: String]

  /// The papers with the names of their tabs, each once in the book.
  func named(_ papers: [PacketPaper]) -> [PacketPaper] {
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
    let papers = named(self.papers)
    let front = PacketFront(description: description, papers: papers, projects: projects)
    let agenda = front.agenda
    workbook.sheets = [front.cover(agendaPages: agenda.pages), agenda].map {
      dressed($0, number: "", isDraft: isDraft)
    }
    for paper in papers {
      guard var sheet = paper.sheet else { continue }
      for chart in sheet.charts.indices {
        for series in sheet.charts[chart].series.indices {
          sheet.charts[chart].series[series].sheet = workbook.sheets.count
        }
      }
      workbook.sheets.append(dressed(sheet, number: paper.number, isDraft: isDraft))
    }
    return workbook
  }

  /// The page with its number at the top and the bottom, and 下書き while errors stand.
  private func dressed(_ sheet: WorkbookSheet, number: String, isDraft: Bool) -> WorkbookSheet {
    var sheet = sheet
    let number = SheetPage.escaped(number)
    let meeting = SheetPage.escaped(WorkbookText.shortened(description.meeting, to: 60))
    sheet.page.header =
      (isDraft ? "&C&14下書き" : "") + (number.isEmpty ? "" : "&R&11\(number)")
    sheet.page.footer = "&L&8\(meeting)&C&9&P／&N" + (number.isEmpty ? "" : "&R&9\(number)")
    sheet.autofilter = nil
    return sheet
  }
}
