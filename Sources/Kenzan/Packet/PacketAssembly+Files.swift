extension PacketAssembly {
  /// The list of members.
  mutating func rosterPaper(_ part: RosterPart, _ place: PacketPart) -> PacketPaper {
    let title = place.title ?? "\(description.title) 委員名簿"
    guard let file = csv(part.source, place), let source = RosterSource(file, part: part) else {
      return Self.unread(title)
    }
    let check = RosterFindings(
      roster: source.list,
      part: part,
      columns: source.columns,
      sheet: source.sheet
    )
    note(file, check.all)
    return PacketPaper(
      title: title,
      sheet: RosterSheet(source: source, title: title).sheet(named: title)
    )
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
    var sheet = PacketTableSheet(table: table, part: part, title: title).sheet(named: title)
    for (row, line) in ([(-1, 1)] + table.rows.enumerated().map { ($0, $1.line) }) {
      for column in table.headings.indices {
        guard let cell = PacketTableSheet.cell(row: row, column: column),
          let submitted = CellReference(row: line, column: column + 1),
          case .text(let text)? = worksheet[submitted]?.content
        else { continue }
        let names = [row < 0 ? nil : table.rows[row].name, table.headings[column]]
        let label = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "／")
        sheet.origins[cell] = [file.origin(label, text.trimmed, submitted)]
      }
    }
    // A bar shows the figure beside it.
    for cell in sheet.cells {
      guard case .formula(let text, _) = cell.content, let figure = CellReference(text) else {
        continue
      }
      sheet.origins[cell.reference] = sheet.origins[figure]
    }
    return PacketPaper(title: title, sheet: sheet)
  }

  static func unread(_ title: String) -> PacketPaper {
    var paper = PacketPaper(title: title)
    paper.remark = "未作成"
    return paper
  }

  /// Reads a CSV that a part names; a finding at its line where that fails.
  private mutating func csv(_ name: String, _ place: PacketPart) -> SourceFile? {
    let path = description.resolved(name)
    do throws(ReadingError) {
      let file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
      if file.kind == .csv { return file }
      findings.append(finding(.packetFile, .error, line: place.line, .noCSV(name)))
    } catch {
      let message = Message.file(name, error.message)
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
