/// Why what somebody accepted cannot be used: every mistake with its place.
public struct AcceptanceErrors: Error {
  /// The mistakes in the order of the files and their lines.
  public let messages: [Message]
}

extension AcceptedFindings {
  /// Reads tables (CSV in UTF-8 or CP932) and slips that came back with answers (XLSX), and those in folders.
  public init(paths: [String]) throws(AcceptanceErrors) {
    let found = SubmissionPaths(paths)
    var mistakes = found.problems
    var sources: [Source] = []
    for entry in found.entries where entry.ignored == nil || entry.isList {
      do throws(AcceptanceErrors) {
        let isNamed = paths.contains(entry.path)
        sources.append(try Self.source(at: entry.path, isNamed: isNamed))
      } catch {
        mistakes += error.messages
      }
    }
    guard mistakes.isEmpty else { throw AcceptanceErrors(messages: mistakes) }
    self.init(sources: sources)
  }

  /// What one file accepts; a file that only lies in a folder beside others may be something else.
  private static func source(at path: String, isNamed: Bool) throws(AcceptanceErrors) -> Source {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw AcceptanceErrors(messages: [.file(path, error.message)])
    }
    if file.kind == .csv { return try AcceptanceTable.source(file) }
    if let slip = AnsweredSlip.source(file) { return slip }
    guard !isNamed else { throw AcceptanceErrors(messages: [.neither(path)]) }
    let note = Finding(.fileIgnored, .info, message: .noAnswers)
    return Source(path: path, sha256: file.sha256, findings: [note])
  }
}

extension AcceptedFindings.Source {
  /// Takes a row, or says what it lacks to have an effect.
  ///
  /// `text` is what it says in a column; `lack` words what is said of a row without reason, name or date.
  mutating func take(
    line: Int,
    text: (AcceptedFindings.Column) -> String,
    lack: ([AcceptedFindings.Column]) -> Message
  ) {
    let lacking = [AcceptedFindings.Column.reason, .by, .date].filter { column in
      column == .date ? WrittenDate(text(column)) == nil : text(column).isEmpty
    }
    if lacking.isEmpty {
      rows.append(AcceptedFindings.Row(line: line, text: text))
    } else {
      note(.acceptIncomplete, .warning, line: line, lack(lacking))
    }
  }

  /// Says something of a line.
  mutating func note(
    _ code: Finding.Code,
    _ severity: Severity,
    line: Int,
    _ message: Message
  ) {
    var finding = Finding(code, severity, message: message)
    finding.cell = place(of: line)
    findings.append(finding)
  }
}

extension AcceptedFindings.Row {
  /// `text` is what a table or a slip says in a column.
  init(line: Int, text: (AcceptedFindings.Column) -> String) {
    self.init(
      line: line,
      schema: text(.schema),
      version: text(.version),
      year: text(.year),
      key: text(.key),
      rule: text(.rule),
      field: text(.field),
      value: text(.value),
      operands: text(.operands),
      acceptance: Finding.Acceptance(reason: text(.reason), by: text(.by), date: text(.date))
    )
  }
}

extension Message {
  fileprivate static func neither(_ path: String) -> Message {
    Message(
      ja: "「\(path)」は、承認の表（CSV）でも、kenzanが書き出した指摘票（XLSX）でもありません。"
        + "「kenzan check … --format exceptions」か「--format xlsx」が書き出したものに記入して使います。",
      en:
        "'\(path)' is neither a table of accepted findings (CSV) nor a slip that kenzan wrote (XLSX); "
        + "begin with what 'kenzan check' writes by '--format exceptions' or '--format xlsx'"
    )
  }

  fileprivate static let noAnswers = Message(
    ja: "指摘票ではないため、回答として読んでいません。",
    en: "not read for answers: it is no slip that kenzan wrote"
  )
}
