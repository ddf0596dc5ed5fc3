internal import KenzanBridge

/// A status for people to read: a sentence, a table by department, and what could not be read.
public struct RegisterStatusText: Sendable {
  /// The language of the text.
  public var language: Language

  /// Japanese unless said otherwise.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// The whole text, ending in a line break.
  public func text(of status: RegisterStatus) -> String {
    var lines = [Message.head(status)[language], ""]
    lines += table(status)
    if !status.unreadable.isEmpty {
      lines += ["", Message.unreadable(status.unreadable.count)[language]]
      lines += status.unreadable.map { row in
        let sheet = row[.sheet].isEmpty ? .nothing : Message.tab(row[.sheet])
        let department = row[.department].isEmpty ? "" : "　" + row[.department]
        return "  " + row[.file] + sheet[language] + department
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ status: RegisterStatus) -> [String] {
    let columns = StatusColumn.allCases
    let heads = [Message(ja: "担当課", en: "department")] + columns.map(\.title)
    let named = status.departments.map { department in
      (
        department.name.isEmpty ? Message.noDepartment[language] : department.name,
        department.counts
      )
    }
    let total = Message(ja: "計", en: "total")[language]
    let rows =
      [heads.map { $0[language] }]
      + (named + [(total, status.total)]).map { name, counts in
        [name] + columns.map { $0.count(in: counts).map(String.init) ?? "－" }
      }
    let widths = heads.indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { cells in
      let padded = zip(cells, widths).enumerated().map { column, cell in
        let room = String(repeating: " ", count: cell.1 - displayWidth(cell.0))
        return column == 0 ? cell.0 + room : room + cell.0
      }
      return padded.joined(separator: "  ")
    }
  }
}

/// A status for programs.
public struct RegisterStatusJSON: Sendable {
  /// Makes one.
  public init() {}

  /// The whole document, ending in a line break.
  public func text(of status: RegisterStatus) -> String {
    JSON.members([
      ("kenzan", .string(kenzanVersion)),
      ("register", .string(status.path)),
      ("sha256", .optional(status.sha256)),
      ("asOf", .optional(status.asOf?.description)),
      (
        "departments",
        .array(
          status.departments.map { department in
            .object([("department", .string(department.name))] + members(of: department.counts))
          }
        )
      ),
      ("total", .object(members(of: status.total))),
      (
        "unreadable",
        .array(
          status.unreadable.map { row in
            .members([
              ("file", .string(row[.file])), ("sheet", .optional(row[.sheet])),
              ("sha256", .optional(row[.sha256])),
              ("department", .optional(row[.department].isEmpty ? nil : row[.department])),
            ])
          }
        )
      ),
    ]).text(pretty: true) + "\n"
  }

  private func members(of counts: Register.Counts) -> [(String, JSON)] {
    StatusColumn.allCases.map { column in
      (column.rawValue, column.count(in: counts).map { .number(String($0)) } ?? .null)
    }
  }
}

extension Message {
  /// Rows without a department.
  static let noDepartment = Message(ja: "（担当課なし）", en: "(no department)")

  fileprivate static func head(_ status: RegisterStatus) -> Message {
    let counts = status.total
    let day = status.asOf.map { Message(ja: "\($0.title)現在、", en: "as of \($0): ") } ?? .nothing
    let late =
      counts.overdue.map { Message(ja: "、期限超過\($0)件", en: ", \($0) overdue") } ?? .nothing
    return Message(
      ja:
        "\(day.ja)\(counts.expected)件中\(counts.submitted)件が提出済（受理\(counts.accepted)件、差戻し\(counts.returned)件、"
        + "再提出\(counts.resubmitted)件）、未提出\(counts.unsubmitted)件\(late.ja)",
      en:
        "\(day.en)\(counts.submitted) of \(counts.expected) submitted (\(counts.accepted) accepted, "
        + "\(counts.returned) returned, \(counts.resubmitted) resubmitted), "
        + "\(counts.unsubmitted) unsubmitted\(late.en)"
    )
  }

  fileprivate static func unreadable(_ count: Int) -> Message {
    Message(
      ja: "読込不可のファイル\(count)件（どの行のものか分からないため、未提出の中に含まれているかもしれません）",
      en:
        "\(count) files could not be read; whose they are is not known, so their sheets may be among "
        + "those unsubmitted"
    )
  }

  fileprivate static func tab(_ name: String) -> Message {
    Message(ja: "（シート「\(name)」）", en: " (worksheet '\(name)')")
  }
}
