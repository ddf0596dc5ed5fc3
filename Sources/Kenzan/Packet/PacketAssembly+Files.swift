extension PacketAssembly {
  /// The list of members.
  mutating func rosterPaper(_ part: RosterPart, _ place: PacketPart) -> PacketPaper {
    let title = place.title ?? "\(description.title) 委員名簿"
    guard let file = csv(part.source, place), let table = file.worksheets.first else {
      return Self.unread(title)
    }
    let (roster, columns) = Roster.read(table)
    let check = RosterFindings(roster: roster, part: part, columns: columns, sheet: table.name)
    note(file, check.all)
    let sheet = RosterSheet(roster: roster, part: part, title: title).sheet(named: title)
    var paper = PacketPaper(title: title, sheet: sheet)
    let members = roster.ordered(by: part.order, chair: part.chair)
    paper.sources = members.enumerated().compactMap { index, member in
      guard let cell = SummaryTable.cell(row: index, column: 1), let column = columns[.name],
        let origin = CellReference(row: member.row, column: column)
      else { return nil }
      return Self.source(cell, "氏名", member.name, origin, file)
    }
    return paper
  }

  /// A table of figures.
  mutating func tablePaper(
    _ part: TablePart,
    _ place: PacketPart,
    number: String,
    project: String?
  ) -> PacketPaper {
    let title = place.title ?? ""
    guard let file = csv(part.source, place), let worksheet = file.worksheets.first else {
      return Self.unread(title)
    }
    let table = PacketTable(worksheet).ordered(by: part)
    note(file, table.findings(part, sheet: worksheet.name))
    if let unit = part.unit { tables.append((project, number, unit, table)) }
    let page = PacketTableSheet(table: table, part: part, title: title)
    var paper = PacketPaper(title: title, sheet: page.sheet(named: title))
    for (index, row) in table.rows.enumerated() {
      for (column, content) in row.cells.enumerated() {
        guard case .number(let number) = content,
          let cell = PacketTableSheet.cell(row: index, column: column + 1),
          let origin = CellReference(row: row.line, column: column + 2)
        else { continue }
        let label = "\(row.name)／\(table.headings[column + 1])"
        paper.sources.append(Self.source(cell, label, number.description, origin, file))
      }
    }
    return paper
  }

  static func unread(_ title: String) -> PacketPaper {
    var paper = PacketPaper(title: title)
    paper.remark = "未作成"
    return paper
  }

  private static func source(
    _ cell: CellReference,
    _ label: String,
    _ value: String,
    _ origin: CellReference,
    _ file: SourceFile
  ) -> PacketPaper.Source {
    PacketPaper.Source(
      cell: cell,
      label: label,
      value: value,
      path: file.path,
      sha256: file.sha256,
      schema: "",
      origin: "\(file.worksheets.first?.name ?? "")!\(origin)"
    )
  }

  /// Reads a CSV that a part names; a finding at its line where that fails.
  private mutating func csv(_ name: String, _ place: PacketPart) -> SourceFile? {
    let path = description.resolved(name)
    do throws(ReadingError) {
      let file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
      if file.kind == .csv { return file }
      findings.append(finding(.packetFile, .error, line: place.line, .noCSV(name)))
    } catch {
      let message = Message.unreadable(name, error.message)
      findings.append(finding(.packetFile, .error, line: place.line, message))
    }
    return nil
  }

  /// Puts a file on the report with what was found in it; once, though several parts show it.
  private mutating func note(_ file: SourceFile, _ findings: [Finding]) {
    if let place = files.firstIndex(where: { $0.path == file.path }) {
      let known = files[place].findings
      files[place].findings += findings.filter { !known.contains($0) }
      files[place].result = Verdict(of: files[place].findings, failOn: .error)
      return
    }
    files.append(
      FileReport(
        path: file.path,
        sha256: file.sha256,
        result: Verdict(of: findings, failOn: .error),
        findings: findings,
        sheets: []
      )
    )
  }
}

extension Message {
  fileprivate static func noCSV(_ name: String) -> Message {
    Message(
      ja: "「\(name)」はCSVではありません。Excelの［名前を付けて保存］でCSVにしてください。",
      en: "'\(name)' is no CSV; save it as one"
    )
  }

  fileprivate static func unreadable(_ name: String, _ reason: Message) -> Message {
    Message(ja: "「\(name)」は\(reason.ja)", en: "'\(name)' \(reason.en)")
  }
}
