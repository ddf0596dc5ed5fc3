/// What sums over sheets stand on: how many of the sheets went in, and what became of the others.
package struct SubmissionTally: Sendable, Hashable {
  /// Why a sheet is not in the sums as it should be.
  package enum Reason: String, Sendable, CaseIterable {
    /// Its figures were not read.
    case unreadSheet = "unreadSheets"
    /// It is in a file that cannot be read, if it is there at all.
    case unreadFile = "unreadFiles"
    /// It did not come.
    case missing
    /// It came before, and is not among the sheets that count now.
    case absent
    /// It came several times, and each counts.
    case double
    /// It does not say which of the expected sheets it is.
    case unkeyed
  }

  /// One sheet or file that is not in the sums as it should be.
  package struct Exception: Sendable, Hashable {
    package var reason: Reason
    package var key = ""
    /// What names it to people: a subject, or a file and a worksheet.
    package var name: String
    /// Its number among the sheets; `nil` for what is none of them.
    package var place: Int?
  }

  /// How many sheets there should be: by a register, or else those that were found.
  package let expected: Int
  /// How many came, each once.
  package let found: Int
  /// How many of these went into the sums.
  package let counted: Int
  /// How many of those have something to put right; `nil` where nobody checked them.
  package let failed: Int?
  package let isByRegister: Bool
  package private(set) var exceptions: [Exception]

  /// Counts the sheets of a set with those that are not listed, and the files of it that cannot be read.
  ///
  /// A register knows which sheets should be there: of the forms and years that came, or where none
  /// came of these forms.
  package init(
    sheets: [(path: String, report: SheetReport)],
    unlisted: Int = 0,
    unreadFiles: [String] = [],
    register: Register? = nil,
    forms: [String] = [],
    isChecked: Bool = true
  ) {
    var known: Set<[String]> = []
    var exceptions: [Exception] = []
    var (found, failed) = (unlisted, 0)
    for (place, sheet) in sheets.enumerated() {
      let report = sheet.report
      let name = "\(sheet.path.fileName)「\(report.sheet)」"
      let identity = report.key.map {
        [report.schema ?? "", report.year?.key ?? "", $0.normalizedForMatching]
      }
      if !report.isRead {
        exceptions.append(Exception(reason: .unreadSheet, name: name, place: place))
      } else if let identity, !known.insert(identity).inserted {
        let key = report.key ?? ""
        exceptions.append(Exception(reason: .double, key: key, name: name, place: place))
        continue
      } else if register != nil, identity == nil {
        exceptions.append(Exception(reason: .unkeyed, name: name, place: place))
      }
      found += 1
      failed += report.isRead && report.result == .failed ? 1 : 0
    }
    self.found = found
    counted = found - exceptions.count { $0.reason == .unreadSheet }
    self.failed = isChecked ? failed : nil
    exceptions += unreadFiles.map { Exception(reason: .unreadFile, name: $0.fileName) }
    let asked = register.map { AskedSheets($0, sheets.map(\.report), forms: forms) }
    self.exceptions = exceptions + (asked?.lacking ?? [])
    expected = asked?.count ?? found
    isByRegister = register != nil
  }

  /// Counts the sheets of a report.
  package init(_ report: CheckReport, register: Register? = nil) {
    self.init(
      sheets: report.files.flatMap { file in
        file.sheets.filter(\.isCounted).map { (file.path, $0) }
      },
      unlisted: report.files.reduce(0) { $0 + $1.unlisted },
      unreadFiles: report.files.filter(\.isUnread).map(\.path),
      register: register
    )
  }

  /// The same without the numbers of sheets, which say nothing where sheets are not listed.
  package var unplaced: SubmissionTally {
    var tally = self
    for index in exceptions.indices { tally.exceptions[index].place = nil }
    return tally
  }

  /// Whether every sheet went into the sums, once.
  package var isWhole: Bool { exceptions.isEmpty && counted == expected }

  package func count(_ reason: Reason) -> Int { exceptions.count { $0.reason == reason } }

  /// The numbers of the sheets that came before.
  package var doubles: Set<Int> {
    Set(exceptions.filter { $0.reason == .double }.compactMap(\.place))
  }
}

/// The sheets that a register asks for, beside those that came.
private struct AskedSheets {
  var count: Int
  /// Those that are not among the sheets that came.
  var lacking: [SubmissionTally.Exception]

  init(_ register: Register, _ sheets: [SheetReport], forms: [String]) {
    let came = Set(sheets.filter { $0.schema != nil }.map { [$0.schema, $0.year?.key] })
    let rows = register.rows.enumerated().filter { _, row in
      guard row.isExpected, !row.state.isDecided else { return false }
      return came.isEmpty
        ? forms.isEmpty || forms.contains(row[.schema])
        : came.contains([row[.schema], row.year?.key])
    }
    let index = RowIndex(register)
    let there = Set(sheets.compactMap { RowKey($0).flatMap { index[$0] } })
    count = rows.count
    lacking = rows.filter { !there.contains($0.offset) }.map { _, row in
      SubmissionTally.Exception(
        reason: row.state.isSubmitted ? .absent : .missing,
        key: row[.key],
        name: row[.subject]
      )
    }
    lacking = lacking.filter { $0.reason == .missing } + lacking.filter { $0.reason == .absent }
  }
}

extension RowKey {
  /// `nil` for a sheet that was not read or whose key is blank.
  fileprivate init?(_ report: SheetReport) {
    guard report.isRead, let schema = report.schema, let year = report.year, let key = report.key
    else { return nil }
    self.init(schema: schema, year: year, key: key)
  }
}

extension FileReport {
  /// Whether nothing of the file could be read.
  package var isUnread: Bool { findings.contains { $0.code == .fileUnreadable } }
}
