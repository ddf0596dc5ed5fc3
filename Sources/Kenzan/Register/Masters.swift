/// The tables that a register begins from, and the day and the year for which they are asked.
struct Masters {
  var projects: ProjectMaster?
  var departments: DepartmentMaster?
  /// The day that decides what is there.
  var day: CalendarDate?
  /// The year of the sheets.
  var year: FiscalYear?

  init(_ options: Register.Options) throws(RegisterErrors) {
    year = options.year ?? options.asOf.flatMap(\.fiscalYear)
    day = options.asOf ?? options.year.flatMap { CalendarDate(year: $0.number, month: 4, day: 1) }
    if options.projects != nil || options.departments != nil, day == nil {
      throw RegisterErrors([.noDay])
    }
    var problems: [Message] = []
    do throws(RegisterErrors) {
      projects = try options.projects.map { path throws(RegisterErrors) in
        try ProjectMaster(HeadedTable(path: path), options)
      }
    } catch {
      problems += error.messages
    }
    do throws(RegisterErrors) {
      departments = try options.departments.map { path throws(RegisterErrors) in
        try DepartmentMaster(HeadedTable(path: path))
      }
    } catch {
      problems += error.messages
    }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
  }
}

extension CalendarDate {
  /// The fiscal year in which the day lies.
  var fiscalYear: FiscalYear? { FiscalYear(month < 4 ? year - 1 : year) }
}

extension Register {
  /// Adds a row for every project of the day that has none, and brings names up to the masters.
  ///
  /// A project that has ended keeps its row: whether it is still asked for is for people to say.
  mutating func bringUp(to masters: Masters, _ options: Options) throws(RegisterErrors) {
    guard let day = masters.day, let year = masters.year else { return }
    let index = RowIndex(self)
    var known: [RowKey: Int] = [:]
    var added: [Row] = []
    var problems: [Message] = []
    for project in masters.projects?.projects ?? [] where project.period.contains(day) {
      let key = RowKey(schema: project.schema, year: year, key: project.key)
      let path = masters.projects?.path ?? ""
      if let first = known.updateValue(project.line, forKey: key) {
        problems.append(.line(project.line, of: path, .twice(project.key, first)))
        continue
      }
      let department = currentName(project.department, on: day)
      if let row = index[key] {
        update(row, project, department)
      } else {
        added.append(Row(project, year, department))
      }
    }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
    for (row, key) in rows.compactMap({ row in RowKey(row).map { (row, $0) } }) {
      let fitting = masters.projects?.projects.filter { key.means($0) } ?? []
      if key.year == year.number, row.isDue, !fitting.isEmpty,
        !fitting.contains(where: { $0.period.contains(day) })
      {
        findings.append(note(.registerEnded, .warning, row, .ended(row, fitting, day)))
      }
    }
    add(added)
  }

  /// New rows stand behind the others, by department.
  private mutating func add(_ added: [Row]) {
    guard !added.isEmpty else { return }
    let order = departments
    let sorted = added.enumerated().sorted { left, right in
      let places = [left, right].map { order?.order(of: $0.element[.department]) ?? 0 }
      return (places[0], left.offset) < (places[1], right.offset)
    }
    // Files that could not be read stay at the end.
    let place = rows.firstIndex { !$0.isExpected } ?? rows.endIndex
    rows.insert(contentsOf: sorted.map(\.element), at: place)
    findings.append(Finding(.registerAdded, .info, message: .added(sorted.map(\.element))))
  }

  /// The name that a department has now; a name that is in doubt stays and is reported.
  private mutating func currentName(_ name: String, on day: CalendarDate) -> String {
    guard let departments, !name.isEmpty else { return name }
    let meaning = departments.meaning(of: name, on: day)
    switch meaning {
    case .current(let now), .renamed(let now): return now
    case .split, .ended, .unknown:
      let finding = Finding(.registerMaster, .warning, message: .doubtful(name, meaning, day))
      if !findings.contains(finding) { findings.append(finding) }
      return name
    }
  }

  /// The masters are right about names.
  private mutating func update(_ row: Int, _ project: ProjectMaster.Project, _ department: String) {
    let new = [(Column.subject, project.subject), (.department, department)].filter {
      !$0.1.isEmpty && rows[row][$0.0].normalizedForMatching != $0.1.normalizedForMatching
    }
    for (column, text) in new {
      let old = rows[row][column]
      rows[row][column] = text
      if !old.isEmpty {
        findings.append(
          note(.registerMaster, .info, rows[row], .updated(rows[row], column, old, text))
        )
      }
    }
    if rows[row][.deadline].isEmpty, let deadline = project.deadline {
      rows[row][.deadline] = deadline.description
    }
  }

  /// A finding about a row, with its line.
  func note(
    _ code: Finding.Code,
    _ severity: Severity,
    _ row: Row,
    _ message: Message
  ) -> Finding {
    var finding = Finding(code, severity, message: message)
    finding.cell = row.line.map { "\(path.fileName):\($0)" }
    return finding
  }
}

extension Register.Row {
  fileprivate init(_ project: ProjectMaster.Project, _ year: FiscalYear, _ department: String) {
    self.init()
    self[.schema] = project.schema
    self[.year] = year.key
    self[.key] = project.key
    self[.subject] = project.subject
    self[.department] = department
    if let deadline = project.deadline { self[.deadline] = deadline.description }
    state = .unsubmitted
  }
}

extension Message {
  fileprivate static let noDay = Message(
    ja: "--projects と --departments には、いつの一覧かを示す --as-of か --year が必要です。",
    en: "--projects and --departments need --as-of or --year, which say of when"
  )

  fileprivate static func twice(_ key: String, _ line: Int) -> Message {
    Message(
      ja: "番号「\(key)」は\(line)行目にもあります。同じ日に有効な行は1つにしてください。",
      en: "the number '\(key)' stands on line \(line) too; only one row may hold on a day"
    )
  }

  fileprivate static func added(_ rows: [Register.Row]) -> Message {
    let first = rows.prefix(5).map(\.title)
    let ja = first.joined(separator: "、") + (rows.count > 5 ? "など" : "")
    let en = first.joined(separator: ", ") + (rows.count > 5 ? " …" : "")
    return Message(
      ja: "事業の一覧から\(rows.count)行を台帳に加えました（\(ja)）。",
      en: "added \(rows.count) rows from the table of projects (\(en))"
    )
  }

  fileprivate static func ended(
    _ row: Register.Row,
    _ projects: [ProjectMaster.Project],
    _ day: CalendarDate
  ) -> Message {
    let last = projects.compactMap(\.period.last).max()
    let isOver = last.map { $0 < day } ?? false
    let ja = isOver ? "\(last?.title ?? "")に終了しています" : "\(day.title)にはまだありません"
    let en = isOver ? "ended on \(last?.description ?? "")" : "is not there yet on \(day)"
    return Message(
      ja: "「\(row.title)」は事業の一覧では\(ja)。シートが要らなければ、台帳の状態を「対象外」にしてください。",
      en:
        "'\(row.title)' \(en) by the table of projects; if no sheet is needed, set its state to 対象外"
    )
  }

  fileprivate static func updated(
    _ row: Register.Row,
    _ column: Register.Column,
    _ old: String,
    _ new: String
  ) -> Message {
    Message(
      ja: "番号「\(row[.key])」の\(column.rawValue)を、一覧のとおり「\(old)」から「\(new)」に改めました。",
      en:
        "\(column.rawValue) of '\(row[.key])' is now '\(new)' instead of '\(old)', as the tables say"
    )
  }

  fileprivate static func doubtful(
    _ name: String,
    _ meaning: DepartmentMaster.Meaning,
    _ day: CalendarDate
  ) -> Message {
    switch meaning {
    case .split(let names):
      let list = names.joined(separator: "、")
      return Message(
        ja: "担当課「\(name)」は\(list)に分かれています。事業の一覧の担当課を、どれか一つに直してください。",
        en:
          "the department '\(name)' was split into \(list); name one of them in the table of projects"
      )
    case .ended:
      return Message(
        ja: "担当課「\(name)」は\(day.title)には部署の一覧にありません。事業の一覧の担当課を直すか、部署の一覧に旧名として加えてください。",
        en:
          "the department '\(name)' is not there on \(day); correct the table of projects, or enter it "
          + "as an old name in that of departments"
      )
    case .current, .renamed, .unknown:
      let nearest: String? = if case .unknown(let word) = meaning { word } else { nil }
      return Message(
        ja: "担当課「\(name)」は部署の一覧にありません。どちらかの一覧を直してください。" + Message.suggestion(nearest).ja,
        en: "there is no department '\(name)' in the table; correct one of the tables"
          + Message.suggestion(nearest).en
      )
    }
  }
}
