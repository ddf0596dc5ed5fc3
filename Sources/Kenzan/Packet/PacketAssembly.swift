/// Makes the papers of a packet from its description and from what was submitted.
struct PacketAssembly {
  /// A paper that shows a submitted sheet.
  struct Use {
    /// 資料4－1.
    var number: String
    /// The code of its project, if it belongs to one.
    var project: String?
    /// Its place among the submitted sheets.
    var sheet: Int
  }

  let description: PacketDescription
  let catalogue: Catalogue
  let sheets: [TidySheet]
  /// The submitted files of which nothing could be read.
  let unreadFiles: [String]
  /// Which sheets should be there, where somebody keeps a register of them.
  let register: Register?
  var papers: [PacketPaper] = []
  /// What is wrong at a line of the description.
  var findings: [Finding] = []
  /// The files that the description names beside the submitted ones.
  var files: [FileReport] = []
  var uses: [Use] = []
  /// The submitted sheets on a list of subjects.
  var listed: Set<Int> = []
  /// The members, once the roster is read.
  var roster: RosterSource?
  /// What stands in tables, for the comparison of figures.
  var tables: [(project: String?, number: String, unit: String, table: PacketTable)] = []
  /// The name of every project with what stands before it, by code.
  var projects: [String: CitedText] = [:]

  /// How many papers have a name, which tells them apart.
  private var names: [String: Int] = [:]

  init(
    _ description: PacketDescription,
    sheets: [TidySheet],
    unreadFiles: [String] = [],
    register: Register? = nil,
    catalogue: Catalogue
  ) {
    self.description = description
    self.sheets = sheets
    self.unreadFiles = unreadFiles
    self.register = register
    self.catalogue = catalogue
    checkMeeting()
    readRoster()
    for (index, part) in description.parts.enumerated() {
      let number = "資料\(index + 1)"
      if case .project(let project) = part.content {
        add(project, number: number)
      } else {
        add(part, number: number, depth: 0, project: nil)
      }
    }
  }

  private mutating func add(_ project: ProjectPart, number: String) {
    let name = name(of: project)
    let line = description.origin("事業", (project.label ?? "") + project.code, line: project.line)
    projects[project.code] = CitedText(
      (project.label ?? "") + (name?.text ?? "事業 \(project.code)"),
      from: [line] + (name?.origins ?? [])
    )
    var paper = PacketPaper(
      number: number,
      title: "「\(projects[project.code]?.text ?? "")」に関する資料"
    )
    paper.origins = projects[project.code]?.origins ?? []
    papers.append(paper)
    for (index, part) in project.parts.enumerated() {
      add(part, number: "\(number)－\(index + 1)", depth: 1, project: project)
    }
  }

  /// What the first of the project's sheets calls it.
  private func name(of project: ProjectPart) -> CitedText? {
    project.parts.lazy.compactMap { part -> CitedText? in
      guard case .sheet(let wanted) = part.content, let place = places(of: wanted).first,
        let slot = sheets[place].record?.schema.subject
      else { return nil }
      return sheets[place].cited(slot)
    }.first
  }

  private mutating func add(
    _ part: PacketPart,
    number: String,
    depth: Int,
    project: ProjectPart?
  ) {
    var paper = paper(of: part, number: number, project: project)
    paper.number = number
    paper.depth = depth
    let name = [project?.code, part.content.name].compactMap { $0 }.joined(separator: " ")
    names[name, default: 0] += 1
    paper.identity = PacketPaper.identity(of: "\(name) \(names[name] ?? 1)")
    if let title = part.title {
      paper.origins = [description.origin("資料名", title, line: part.line)]
      paper.sheet?.cite(paper.title, from: paper.origins)
    }
    papers.append(paper)
  }

  private mutating func paper(
    of part: PacketPart,
    number: String,
    project: ProjectPart?
  ) -> PacketPaper {
    switch part.content {
    case .roster(let roster): return rosterPaper(roster, part)
    case .seats(let seats): return seatsPaper(seats, part)
    case .tree(let tree): return treePaper(tree, part)
    case .sheet(let sheet): return sheetPaper(sheet, part, number: number, project: project?.code)
    case .form(let form): return formPaper(form, part, project: project)
    case .table(let table): return tablePaper(table, part, number: number, project: project?.code)
    case .messages(let messages):
      let title = part.title ?? "委員会からのメッセージ"
      let page = MessagesSheet(messages: messages, title: title) { [description] message in
        description.origin("メッセージ", message.paragraphs.joined(separator: "\n"), line: message.line)
      }
      let sheet = page.sheet(named: title)
      return PacketPaper(title: title, sheet: sheet)
    case .report(let blocks):
      let title = part.title ?? "報告"
      let page = ReportSheet(blocks: blocks, title: title) { [description] block in
        description.origin(title, block.text, line: block.line)
      }
      let sheet = page.sheet(named: title)
      return PacketPaper(title: title, sheet: sheet)
    case .subjects(let schema): return subjectsPaper(schema, part)
    case .foreign(let note):
      var paper = PacketPaper(title: part.title ?? "")
      paper.remark = note ?? "別添"
      return paper
    // The grammar has no project in a project.
    case .project: return PacketPaper(title: part.title ?? "")
    }
  }

  /// The weekday and the fiscal year of the day.
  private mutating func checkMeeting() {
    let written = description.date.value
    let date = written.date
    if let stated = written.dayOfWeek, stated != date.weekday {
      var finding = finding(
        .packetWeekday,
        .error,
        line: description.date.line,
        .weekday(
          date.title,
          CalendarDate.daysOfWeek[stated],
          CalendarDate.daysOfWeek[date.weekday]
        )
      )
      finding.value = CalendarDate.daysOfWeek[stated]
      finding.expected = CalendarDate.daysOfWeek[date.weekday]
      findings.append(finding)
    }
    let year = date.month < 4 ? date.year - 1 : date.year
    if year != description.year.number {
      let message = Message.otherYear(date.title, description.year.title)
      findings.append(finding(.packetYear, .warning, line: description.date.line, message))
    }
  }

  /// A finding at a line of the description.
  func finding(
    _ code: Finding.Code,
    _ severity: Severity,
    line: Int,
    _ message: Message
  ) -> Finding {
    let place = Message(ja: "\(line)行目: ", en: "line \(line): ")
    return Finding(code, severity, cell: description.place(line: line), message: place + message)
  }
}

extension Message {
  fileprivate static func weekday(_ day: String, _ stated: String, _ real: String) -> Message {
    Message(
      ja: "\(day)は\(real)曜日ですが、（\(stated)）と書かれています。日付か曜日を直してください（次第には（\(real)）と印刷します）。",
      en: "\(day) is （\(real)）, but （\(stated)） is stated; correct the day or the weekday "
        + "(the agenda prints （\(real)）)"
    )
  }

  fileprivate static func otherYear(_ day: String, _ year: String) -> Message {
    Message(
      ja: "\(day)は\(year)ではありません。year か日付を確かめてください。",
      en: "\(day) is not in \(year); check 'year' or the date"
    )
  }
}

extension PacketPart.Content {
  /// What the paper is, whatever its place and title: by this it is found in an earlier edition.
  fileprivate var name: String {
    switch self {
    case .roster: "roster"
    case .seats: "seats"
    case .tree(let tree): "tree \(tree.program)"
    case .project(let project): "project \(project.code)"
    case .sheet(let sheet): "sheet \(sheet.schema) \(sheet.key)"
    case .form(let form): "form \(form.schema)"
    case .table(let table): "table \(table.source)"
    case .messages: "messages"
    case .report: "report"
    case .subjects(let schema): "subjects \(schema)"
    case .foreign: "foreign"
    }
  }
}
