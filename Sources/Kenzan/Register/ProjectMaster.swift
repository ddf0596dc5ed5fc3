/// The projects with the time they are there, as a user's table says it: a sheet is expected of each.
///
/// A CSV with the columns 番号, 事業名, 担当課, 様式, 開始, 終了, 旧番号, 旧名, 期限.
package struct ProjectMaster: Sendable, Hashable {
  enum Column: String, TableColumn {
    case key = "番号"
    case subject = "事業名"
    case department = "担当課"
    case schema = "様式"
    case start = "開始"
    case end = "終了"
    case oldKeys = "旧番号"
    case oldNames = "旧名"
    case deadline = "期限"

    var isNeeded: Bool { self == .key || self == .subject || self == .department }
  }

  struct Project: Sendable, Hashable {
    var line: Int
    var key: String
    var subject: String
    var department: String
    var schema: String
    var period: Period
    var oldKeys: [String]
    var oldNames: [String]
    var deadline: CalendarDate?
  }

  let path: String
  let projects: [Project]

  /// Takes a table; `options` say what it may leave out.
  init(_ table: HeadedTable<Column>, _ options: Register.Options) throws(RegisterErrors) {
    var problems: [Message] = []
    path = table.path
    projects = table.lines.compactMap { line in
      var faults: [Message] = []
      let project = Self.project(line, options, &faults)
      problems += faults.map { .line(line.number, of: table.path, $0) }
      return faults.isEmpty ? project : nil
    }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
  }

  private static func project(
    _ line: HeadedTable<Column>.Line,
    _ options: Register.Options,
    _ faults: inout [Message]
  ) -> Project? {
    let schema = line[.schema].isEmpty ? options.schema ?? "" : line[.schema]
    if line[.key].isEmpty { faults.append(.noNumber) }
    if schema.isEmpty { faults.append(.noForm) }
    let deadline = line[.deadline].isEmpty ? options.deadline : WrittenDate(line[.deadline])?.date
    if !line[.deadline].isEmpty, deadline == nil { faults.append(.unreadableDate(line[.deadline])) }
    do throws(Period.NoPeriod) {
      return Project(
        line: line.number,
        key: line[.key],
        subject: line[.subject],
        department: line[.department],
        schema: schema,
        period: try Period(from: line[.start], to: line[.end]),
        oldKeys: line[.oldKeys].listed,
        oldNames: line[.oldNames].listed,
        deadline: deadline
      )
    } catch {
      faults.append(error.message)
      return nil
    }
  }

  /// The projects of a day that had a number before.
  func successors(of key: String, schema: String, on day: CalendarDate) -> [Project] {
    projects.filter { project in
      project.schema == schema && project.period.contains(day)
        && project.oldKeys.contains { $0.normalizedForMatching == key.normalizedForMatching }
    }
  }

  /// The names that a project had before, in this row or in one of another time.
  func oldNames(of key: RowKey) -> [String] {
    projects.filter { key.means($0) }.flatMap { [$0.subject] + $0.oldNames }
  }
}

extension RowKey {
  /// Whether it is the number of a project, whatever the year.
  func means(_ project: ProjectMaster.Project) -> Bool {
    schema == project.schema && key == project.key.normalizedForMatching
  }
}

extension Message {
  fileprivate static let noNumber = Message(
    ja: "番号が空欄です。評価シートの番号を書いてください。",
    en: "番号 is blank; write the number of the sheet"
  )

  fileprivate static let noForm = Message(
    ja: "様式が分かりません。列「様式」に様式のIDを書くか、--schema で指定してください。",
    en: "no form is named; write its id into the column 様式, or give --schema"
  )
}
