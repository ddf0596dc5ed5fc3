/// Which keys of sheets and of the ledger are compared as one, though they are not the same.
package struct Crosswalk: Sendable {
  /// One row of a table.
  package struct Link: Sendable, Equatable {
    package var sheet: [LedgerCode]
    package var ledger: [LedgerCode]
    /// The row as findings name it: `crosswalk.csv:3`.
    package var place: String
  }

  package private(set) var links: [Link] = []
  /// The tables with what is wrong in them.
  package private(set) var reports: [FileReport] = []

  /// Reads the tables that a map names.
  package init(map: LedgerMap) {
    for (path, line) in map.crosswalks {
      do throws(ReadingError) {
        let file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
        read(file, map)
      } catch {
        let message = Message.file(path.fileName, error.message)
        let place = "\(map.path.fileName):\(line)"
        note(Finding(.crosswalk, .error, cell: place, message: message), path: map.path, nil)
      }
    }
  }

  /// Reads a table in memory.
  package init(_ file: SourceFile, map: LedgerMap) {
    read(file, map)
  }

  private mutating func read(_ file: SourceFile, _ map: LedgerMap) {
    guard let table = file.worksheets.first else { return }
    var rows = Dictionary(grouping: table.cells, by: \.reference.row)
    let heads = rows.removeValue(forKey: 1) ?? []
    func column(_ name: String) -> Int? {
      heads.first { $0.content.text.trimmed.lowercased() == name.lowercased() }?.reference.column
    }
    let names = map.key.map { map.codes[$0].name }
    let sides = ["sheet", "ledger"].map { side in names.map { column("\(side).\($0)") } }
    guard !sides.contains(where: { $0.allSatisfy { $0 == nil } }) else {
      let wanted = ["sheet", "ledger"].flatMap { side in names.map { "\(side).\($0)" } }
      let place = "\(file.path.fileName):1"
      note(
        Finding(.crosswalk, .error, cell: place, message: .noHeadings(wanted)),
        path: file.path,
        file.sha256
      )
      return
    }
    for (line, cells) in rows.sorted(by: { $0.key < $1.key }) {
      let keys = sides.map { columns in
        zip(map.key, columns).map { column, place in
          let text = cells.first { $0.reference.column == place }?.content.text ?? ""
          return LedgerCode(text, isText: map.codes[column].isText)
        }
      }
      let place = "\(file.path.fileName):\(line)"
      let blank = keys.filter { $0.allSatisfy(\.isBlank) }.count
      if blank == 2 { continue }
      guard blank == 0 else {
        note(
          Finding(.crosswalk, .error, cell: place, message: .halfRow(line)),
          path: file.path,
          file.sha256
        )
        continue
      }
      links.append(Link(sheet: keys[0], ledger: keys[1], place: place))
    }
    if reports.last?.path != file.path { report(file.path, file.sha256) }
  }

  /// Says which links name a key that neither sheets nor ledger have.
  package mutating func check(sheets: Set<String>, ledger: Set<String>) {
    for link in links {
      for (side, key, known) in [
        (Message(ja: "シート", en: "sheet"), link.sheet, sheets),
        (Message(ja: "台帳", en: "ledger"), link.ledger, ledger),
      ] where !known.contains(ReconciliationKey(key).id) {
        let file = link.place.split(separator: ":").first.map(String.init) ?? ""
        let index = reports.firstIndex { $0.path.fileName == file } ?? 0
        guard reports.indices.contains(index) else { continue }
        reports[index].findings.append(
          Finding(
            .crosswalk,
            .warning,
            cell: link.place,
            value: ReconciliationKey(key).text,
            message: .unused(ReconciliationKey(key).text, side)
          )
        )
        reports[index].result = Verdict(of: reports[index].findings, failOn: .error)
      }
    }
  }

  private mutating func report(_ path: String, _ sha256: String?) {
    reports.append(
      FileReport(path: path, sha256: sha256, result: .passed, findings: [], sheets: [])
    )
  }

  private mutating func note(_ finding: Finding, path: String, _ sha256: String?) {
    if reports.last?.path != path { report(path, sha256) }
    reports[reports.count - 1].findings.append(finding)
    reports[reports.count - 1].result = .failed
  }
}

extension Message {
  fileprivate static func noHeadings(_ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "対応表に見出しがありません。1行目に \(list) のうち使う列を書いてください。",
      en: "the crosswalk lacks its headings; row 1 names the columns used of \(list)"
    )
  }

  fileprivate static func halfRow(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目は、シート側か台帳側のキーが空欄です。両方を書いてください。",
      en: "line \(line) names the key of one side only; write both"
    )
  }

  fileprivate static func unused(_ key: String, _ side: Message) -> Message {
    Message(
      ja: "対応表の「\(key)」は\(side.ja)にありません。番号の打ち間違いがないか確かめてください。",
      en: "the \(side.en) has no '\(key)' as the crosswalk says; look for a slip of the pen"
    )
  }
}
