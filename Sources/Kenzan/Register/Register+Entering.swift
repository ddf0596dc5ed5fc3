extension Register {
  /// Enters what came of a check: the state of every row whose sheet is among the files, and the files of
  /// which nobody can tell whose they are.
  ///
  /// Adds to the reports what the register says of their sheets, and returns what there is to say of
  /// the register itself.
  mutating func enter(
    _ files: [CheckedFile],
    _ reports: inout [FileReport],
    failOn: Severity
  ) -> FileReport? {
    let index = RowIndex(self)
    var arrivals: [Int: [Arrival]] = [:]
    var strays: [Row] = []
    let presumed = PresumedDepartment(departmentNames, paths: files.map(\.path))
    for (number, file) in files.enumerated() {
      let first = strays.count
      var others: [String] = []
      if file.findings.contains(where: { $0.code == .fileUnreadable }) {
        strays.append(Row(stray: file, sheet: "", asOf))
      }
      for (place, sheet) in file.sheets.enumerated() where reports[number].sheets[place].isCounted {
        guard let record = sheet.record, let key = RowKey(record) else {
          strays.append(Row(stray: file, sheet: sheet.report.sheet, asOf))
          continue
        }
        let row = index[key]
        if let row { others.append(rows[row][.department]) }
        let (findings, isCounted) = judgement(of: record, row)
        reports[number].sheets[place].findings.insert(contentsOf: findings, at: 0)
        reports[number].sheets[place].isCounted = isCounted
        guard let row, isCounted else { continue }
        arrivals[row, default: []].append(Arrival(file: number, sheet: place))
      }
      let department = presumed.department(of: file.path, besides: others) ?? ""
      for stray in strays.indices.dropFirst(first) { strays[stray][.department] = department }
      reports[number].judge(failOn: failOn)
    }
    for (row, arrivals) in arrivals { enter(arrivals, at: row, files, reports) }
    noteAbsent(besides: arrivals)
    replace(strays, from: Set(files.map(\.path)))
    return report(failOn: failOn)
  }

  /// The departments from which sheets are expected.
  private var departmentNames: [String] { rows.filter(\.isExpected).map { $0[.department] }.unique }

  /// A sheet that came for a row.
  private struct Arrival {
    var file: Int
    var sheet: Int
  }

  // MARK: - Rows

  private mutating func enter(
    _ arrivals: [Arrival],
    at row: Int,
    _ files: [CheckedFile],
    _ reports: [FileReport]
  ) {
    let known = rows[row][.sha256]
    // Of versions that differ the one that is known stands for all, so that the others are new.
    let kept = arrivals.first { files[$0.file].sha256 == known } ?? arrivals.first
    guard let kept else { return }
    let results = arrivals.map { reports[$0.file].sheets[$0.sheet].result }
    let isOther = !known.isEmpty && arrivals.contains { files[$0.file].sha256 != known }
    let event: Event =
      !results.contains(.failed) ? .inOrder : isOther ? .faultsInAnother : .faults
    rows[row].state = rows[row].state.after(event)
    rows[row].enter(files[kept.file], asOf)
    rows[row][.sheet] = CSVFormulaGuard.harmless(reports[kept.file].sheets[kept.sheet].sheet)
    let findings = reports[kept.file].sheets[kept.sheet].findings
    let counts = findings.reduce(into: CheckReport.Counts()) { $0.add($1) }
    rows[row][.errors] = String(counts.errors)
    rows[row][.warnings] = String(counts.warnings)
    rows[row][.accepted] = String(findings.count { $0.acceptance != nil })
  }

  /// Sheets that came before and are not among these files keep their state; that is said.
  private mutating func noteAbsent(besides arrivals: [Int: [Arrival]]) {
    let absent = rows.indices.filter { rows[$0].state.isSubmitted && arrivals[$0] == nil }
    guard !absent.isEmpty else { return }
    let titles = absent.prefix(5).map { rows[$0].title }
    findings.append(
      Finding(.registerAbsent, .info, message: .absent(absent.count, titles))
    )
  }

  /// Files that could not be read stand at the end, as long as they are there and unread.
  private mutating func replace(_ strays: [Row], from paths: Set<String>) {
    let read = Set(paths.map { CSVFormulaGuard.harmless($0) })
    var strays = strays
    rows.removeAll { old in
      guard !old.isExpected, read.contains(old[.file]) else { return false }
      // One that is still as it was keeps its row, with whatever was noted in it.
      let same = strays.firstIndex {
        $0[.file] == old[.file] && $0[.sha256] == old[.sha256] && $0[.sheet] == old[.sheet]
      }
      if let same { strays.remove(at: same) }
      return same == nil
    }
    rows += strays
  }

  private func report(failOn: Severity) -> FileReport? {
    guard !findings.isEmpty else { return nil }
    return FileReport(
      path: path,
      sha256: sha256,
      result: Verdict(of: findings, failOn: failOn),
      findings: findings,
      sheets: [],
      isSubmission: false
    )
  }
}

extension Register.Row {
  /// A file, or a worksheet of it, of which nobody can tell whose it is.
  fileprivate init(stray file: CheckedFile, sheet: String, _ day: CalendarDate?) {
    self.init()
    state = .unreadable
    enter(file, day)
    self[.sheet] = CSVFormulaGuard.harmless(sheet)
  }

  /// Enters the file; the day is that on which it was first seen.
  fileprivate mutating func enter(_ file: CheckedFile, _ day: CalendarDate?) {
    let digest = file.sha256 ?? ""
    if self[.sha256] != digest || self[.submitted].isEmpty {
      self[.submitted] = day?.description ?? ""
    }
    self[.sha256] = digest
    self[.file] = CSVFormulaGuard.harmless(file.path)
  }
}

extension Message {
  fileprivate static func absent(_ count: Int, _ titles: [String]) -> Message {
    let ja = titles.joined(separator: "、") + (count > titles.count ? "など" : "")
    let en = titles.joined(separator: ", ") + (count > titles.count ? " …" : "")
    return Message(
      ja: "前に提出されたシートのうち\(count)件は、今回のファイルにありません（\(ja)）。台帳の状態は前のままです。",
      en:
        "\(count) sheets that were handed in before are not among these files (\(en)); their states "
        + "stay as they were"
    )
  }
}
