/// The papers after a meeting, from what the members returned.
struct AfterMeeting {
  private let assembly: PacketAssembly
  private let returned: ReturnedWorksheets
  private(set) var papers: [PacketPaper] = []
  private(set) var workbook = Workbook()
  private let submission: Submission
  private var findings: [Finding] = []

  private static let minutesTab = "議事要旨（案）"

  init(_ assembly: PacketAssembly, returned submission: Submission) {
    self.assembly = assembly
    self.submission = submission
    let roster = assembly.roster
    let members = roster.map { $0.list.ordered(by: $0.part.order, chair: $0.part.chair) } ?? []
    returned = ReturnedWorksheets(assembly.description, submission.tidySheets, members: members)
    checkWhole()
    let draft = draft()
    papers = named(listPapers)
    workbook.properties.title = "\(assembly.description.meeting)　委員の意見"
    workbook.sheets = papers.compactMap(\.sheet)
    if let draft { add(draft) }
  }

  var report: CheckReport {
    CheckReport(version: kenzanVersion, files: [own] + reports)
  }

  private var description: PacketDescription { assembly.description }

  /// What is missing altogether.
  private mutating func checkWhole() {
    if assembly.roster == nil {
      let line = description.parts.first {
        if case .roster = $0.content { true } else { false }
      }?.line
      let message = Message.noRoster(isNamed: line != nil)
      findings.append(assembly.finding(.returnedRoster, .error, line: line ?? 1, message))
    }
    guard !returned.hasWorksheets else { return }
    let forms = returned.returns.map(\.form.schema).unique
    findings.append(assembly.finding(.returnedNone, .error, line: 1, .nothing(forms)))
  }

  private var own: FileReport {
    FileReport(
      path: description.path,
      sha256: description.sha256,
      result: Verdict(of: findings, failOn: .error),
      findings: findings,
      sheets: []
    )
  }

  /// The reports of the returned files with what the worksheets say of each other.
  ///
  /// That two have one key is known better here: they may say the same.
  private var reports: [FileReport] {
    let forms = Set(returned.returns.map(\.form.schema))
    var place = 0
    return submission.report.files.map { file in
      var file = file
      for index in file.sheets.indices {
        defer { place += 1 }
        if let schema = file.sheets[index].schema, forms.contains(schema) {
          file.sheets[index].findings.removeAll {
            $0.code == .duplicateSheet || $0.code == .duplicateSame
          }
        }
        file.sheets[index].findings.insert(contentsOf: returned.findings[place] ?? [], at: 0)
        file.sheets[index].result = Verdict(of: file.sheets[index].findings, failOn: .error)
      }
      if returned.hasWorksheets, file.isWithout(forms) {
        let message = Message.nothingToCollect(file.path.fileName, forms.sorted())
        file.findings.append(Finding(.returnedForm, .warning, message: message))
      }
      file.result = Verdict(of: file.allFindings, failOn: .error)
      return file
    }
  }

  // MARK: - Lists

  private func title(of code: String) -> String { assembly.projects[code]?.text ?? code }

  private var listPapers: [PacketPaper] {
    let overview = ReturnsSheet(
      returns: returned.returns,
      members: returned.members,
      headings: returned.returns.map { title(of: $0.project) },
      title: "提出状況"
    )
    let lists = returned.returns.map { returns in
      OpinionsSheet(
        returns: returns,
        sheets: returned.sheets,
        members: returned.members,
        title: "意見一覧　\(title(of: returns.project))"
      ).paper
    }
    return [PacketPaper(title: "提出状況", sheet: overview.sheet(named: "提出状況"))] + lists
  }

  /// The papers with their tabs, page breaks and what stands at the top and the bottom.
  private func named(_ papers: [PacketPaper]) -> [PacketPaper] {
    let codes = [""] + returned.returns.map { "意見 \($0.project) \(title(of: $0.project))" }
    let names = SheetTabs.names(
      for: zip(papers, codes).map { $1.isEmpty ? $0.title : $1 },
      taken: [Self.minutesTab, FormLayout.choicesTab]
    )
    return zip(papers, names).map { paper, name in
      var paper = paper
      paper.sheet?.name = name
      paper.sheet?.breakPages()
      paper.sheet?.page.footer = footer
      return paper
    }
  }

  private var footer: String {
    let meeting = WorkbookText.shortened(description.meeting, to: 60)
    return "&L&8" + SheetPage.escaped(meeting) + "&C&9&P／&N"
  }

  // MARK: - Minutes

  private mutating func draft() -> MinutesDraft? {
    guard let part = description.minutes else { return nil }
    let schema: FormSchema
    do throws(SchemaErrors) {
      schema = try assembly.catalogue.schema(id: part.schema, year: description.year)
    } catch {
      findings += error.errors.map {
        assembly.finding(.packetFile, .error, line: part.line, $0.message)
      }
      return nil
    }
    let rows = MinutesDraft.rows(returned, description) { project in
      let title = self.title(of: project.code)
      return (String(title.dropFirst(project.label?.count ?? 0)), title)
    }
    let draft = MinutesDraft(
      part,
      schema: schema,
      meeting: MinutesDraft.meeting(description),
      rows: rows
    )
    for misfit in draft.misfits {
      findings.append(assembly.finding(misfit.code, misfit.2, line: misfit.line, misfit.3))
    }
    return draft
  }

  /// The form as `kenzan template` draws it, so that the secretariat can go on typing.
  private mutating func add(_ draft: MinutesDraft) {
    let lists = FormLists(schema: draft.schema)
    let drawing = FormDrawing(template: draft.schema, fill: FormFill(draft.fills))
    var sheet = drawing.sheet(named: Self.minutesTab, lists: lists)
    sheet.page.header = "&R&14案"
    for (slot, origin) in draft.origins {
      let source = returned.sheets[origin.sheet]
      guard let cell = drawing.cell(of: slot),
        let cited = source.record?.origin(
          of: origin.slot,
          path: source.path,
          sha256: source.sha256
        )
      else { continue }
      sheet.origins[cell] = [cited]
    }
    let place = workbook.sheets.count
    workbook.sheets.append(sheet)
    if let choices = lists.sheet { workbook.sheets.append(choices) }
    workbook.names += drawing.names(sheet: place, tab: sheet.name)
    let title = draft.part.title ?? "\(draft.schema.title)（案）"
    papers.append(PacketPaper(title: title, sheet: sheet))
  }
}

extension FileReport {
  /// Whether the file was read, and no sheet in it is of one of the forms.
  fileprivate func isWithout(_ forms: Set<String>) -> Bool {
    !findings.contains { $0.code == .fileIgnored || $0.code == .fileUnreadable }
      && !sheets.contains { sheet in sheet.schema.map { forms.contains($0) } ?? false }
  }
}

extension Message {
  fileprivate static func nothingToCollect(_ name: String, _ forms: [String]) -> Message {
    let list = forms.joined(separator: " ")
    return Message(
      ja: "「\(name)」には集める様式（\(list)）のシートがありません。意見が書かれていないか、開いて確かめてください。",
      en: "'\(name)' has no worksheet of the forms that are collected (\(list)); open it and see "
        + "whether there are opinions in it"
    )
  }

  fileprivate static func noRoster(isNamed: Bool) -> Message {
    isNamed
      ? Message(
        ja: "名簿を読み取れないため、だれが提出したか分かりません。src のCSVを確かめてください。",
        en: "the roster was not read, so nobody can tell who returned what; check the CSV of 'src'"
      )
      : Message(
        ja: "名簿がないため、だれが提出したか分かりません。<roster> を書いてください。",
        en: "there is no roster, so nobody can tell who returned what; add a <roster>"
      )
  }

  fileprivate static func nothing(_ forms: [String]) -> Message {
    guard !forms.isEmpty else {
      return Message(
        ja: "返されたシートを集める様式がありません。<form> の member に、委員の名前を書く項目を記してください。",
        en:
          "there is no form to collect; say in 'member' of <form> in which field members write their "
          + "names"
      )
    }
    let list = forms.joined(separator: " ")
    return Message(
      ja: "返されたシート（様式 \(list)）が1枚もありません。--returned の場所を確かめてください。",
      en: "no worksheet of the form \(list) was returned; check where --returned points"
    )
  }
}
