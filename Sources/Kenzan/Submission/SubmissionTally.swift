/// The sheets that should have come, as whoever keeps a register of them knows.
public struct ExpectedSheets: Sendable, Hashable {
  /// A sheet that did not come.
  public struct Missing: Sendable, Hashable {
    /// What identifies it.
    public var key: String
    /// What names it to people.
    public var subject: String

    /// Puts the two together.
    public init(key: String, subject: String) {
      self.key = key
      self.subject = subject
    }
  }

  /// How many should have come.
  public var count: Int
  /// Those that did not.
  public var missing: [Missing]

  /// Puts the two together.
  public init(count: Int, missing: [Missing] = []) {
    self.count = count
    self.missing = missing
  }

  /// Those of a register into which what came has been entered, of the forms and years that came.
  public init(_ register: Register, for report: CheckReport) {
    let sheets = report.files.flatMap(\.sheets).filter { $0.schema != nil }
    let forms = Set(sheets.map { [$0.schema, $0.year?.key] })
    let rows = register.rows.filter { row in
      row.isExpected && (forms.isEmpty || forms.contains([row[.schema], row.year?.key]))
    }
    self.init(
      count: Register.Counts(rows, asOf: nil).expected,
      missing: rows.filter { $0.state == .unsubmitted }
        .map { Missing(key: $0[.key], subject: $0[.subject]) }
    )
  }
}

/// What sums over sheets stand on: how many of the sheets went in, and what became of the others.
package struct SubmissionTally: Sendable, Equatable {
  /// Why a sheet is not in the sums as it should be.
  package enum Reason: Sendable, CaseIterable {
    /// Its figures were not read.
    case unreadSheet
    /// It is in a file that cannot be read, if it is there at all.
    case unreadFile
    /// It did not come.
    case missing
    /// It came several times, and each counts.
    case double
  }

  /// One sheet or file that is not in the sums as it should be.
  package struct Exception: Sendable, Equatable {
    package var reason: Reason
    package var key = ""
    /// What names it to people: a subject, or a file and a worksheet.
    package var name: String
    /// Its number among the sheets; `nil` for what is none of them.
    package var place: Int?
  }

  /// How many sheets there should be: by a register, or else those that were found.
  package let expected: Int
  /// How many went into the sums, each once.
  package let counted: Int
  package let isByRegister: Bool
  package let exceptions: [Exception]

  /// Counts the sheets of a set with those that are not listed, and the files of it that cannot be read.
  package init(
    sheets: [(path: String, report: SheetReport)],
    unlisted: Int = 0,
    unreadFiles: [String] = [],
    expected: ExpectedSheets? = nil
  ) {
    var known: Set<[String]> = []
    var exceptions: [Exception] = []
    var found = unlisted
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
      }
      found += 1
    }
    counted = found - exceptions.count { $0.reason == .unreadSheet }
    exceptions += unreadFiles.map { Exception(reason: .unreadFile, name: $0.fileName) }
    exceptions += (expected?.missing ?? []).map {
      Exception(reason: .missing, key: $0.key, name: $0.subject)
    }
    self.exceptions = exceptions
    self.expected = expected?.count ?? found
    isByRegister = expected != nil
  }

  /// Counts the sheets of a report.
  package init(_ report: CheckReport, expected: ExpectedSheets? = nil) {
    self.init(
      sheets: report.files.flatMap { file in
        file.sheets.filter(\.isCounted).map { (file.path, $0) }
      },
      unlisted: report.files.reduce(0) { $0 + $1.unlisted },
      unreadFiles: report.files.filter(\.isUnread).map(\.path),
      expected: expected
    )
  }

  /// Whether every sheet went into the sums, once.
  package var isWhole: Bool { exceptions.isEmpty && counted == expected }

  package func count(_ reason: Reason) -> Int { exceptions.count { $0.reason == reason } }

  /// The numbers of the sheets that came before.
  package var doubles: Set<Int> {
    Set(exceptions.filter { $0.reason == .double }.compactMap(\.place))
  }

  /// 500件中487件, of all sheets or of those that say something.
  package func share(_ count: Int? = nil) -> Message {
    let count = count ?? counted
    return Message(ja: "\(expected)件中\(count)件", en: "\(count) of \(expected)")
  }

  /// What is not in the sums as it should be, by its reason; `nil` where there is nothing of it.
  package var remark: Message? {
    let parts = Reason.allCases.filter { count($0) > 0 }.map { reason in
      Message(
        ja: "\(reason.title.ja)\(count(reason))件",
        en: "\(count(reason)) \(reason.title.en)"
      )
    }
    guard !parts.isEmpty else { return nil }
    return Message(
      ja: parts.map(\.ja).joined(separator: "、"),
      en: parts.map(\.en).joined(separator: ", ")
    )
  }
}

extension SubmissionTally.Reason {
  /// What such sheets are called.
  package var title: Message {
    switch self {
    case .unreadSheet: Message(ja: "読めなかったシート", en: "sheets not read")
    case .unreadFile: Message(ja: "読めないファイル", en: "files that cannot be read")
    case .missing: Message(ja: "未提出", en: "not handed in")
    case .double: Message(ja: "重複", en: "handed in twice")
    }
  }

  /// What it means for the sums.
  package var meaning: Message {
    switch self {
    case .unreadSheet:
      Message(ja: "様式のとおりに読めず、合計に入っていません", en: "not in the sums")
    case .unreadFile:
      Message(ja: "中のシートの数が分からず、対象の数にも入っていません", en: "not counted at all")
    case .missing: Message(ja: "提出がなく、合計に入っていません", en: "not in the sums")
    case .double:
      Message(ja: "同じ番号のシートが先にあり、両方とも合計に入っています", en: "both are in the sums")
    }
  }
}

extension FileReport {
  /// Whether nothing of the file could be read.
  package var isUnread: Bool { findings.contains { $0.code == .fileUnreadable } }
}
