/// The departments with the time they are there and the names they had before, as a user's table says it.
///
/// A CSV with the columns 名前, 部, 開始, 終了, 旧名; several old names stand with 、 between them.
package struct DepartmentMaster: Sendable, Hashable {
  enum Column: String, TableColumn {
    case name = "名前"
    case division = "部"
    case start = "開始"
    case end = "終了"
    case oldNames = "旧名"

    var isNeeded: Bool { self == .name }
  }

  /// A department under one of its names.
  struct Department: Sendable, Hashable {
    var name: String
    var division: String
    var period: Period
    var oldNames: [String]
  }

  /// What a name means on a day.
  package enum Meaning: Sendable, Hashable {
    /// A department of that day.
    case current(String)
    /// The old name of this one.
    case renamed(String)
    /// The old name of several.
    case split([String])
    /// A department that is not there on that day, and that none continues.
    case ended
    /// No name of the table; the nearest one, if one is near.
    case unknown(nearest: String?)
  }

  let path: String
  let departments: [Department]

  init(_ table: HeadedTable<Column>) throws(RegisterErrors) {
    var problems: [Message] = []
    path = table.path
    departments = table.lines.compactMap { line in
      do throws(Period.NoPeriod) {
        let period = try Period(from: line[.start], to: line[.end])
        guard !line[.name].isEmpty else {
          problems.append(.line(line.number, of: table.path, .noName))
          return nil
        }
        return Department(
          name: line[.name],
          division: line[.division],
          period: period,
          oldNames: line[.oldNames].listed
        )
      } catch {
        problems.append(.line(line.number, of: table.path, error.message))
        return nil
      }
    }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
  }

  /// What a name means on a day, also through several changes of it.
  package func meaning(of name: String, on day: CalendarDate) -> Meaning {
    let wanted = name.normalizedForMatching
    if let now = departments.first(where: { $0.isCalled(wanted) && $0.period.contains(day) }) {
      return .current(now.name)
    }
    var names: [String] = []
    var open = [wanted]
    var seen: Set<String> = []
    while let old = open.popLast() {
      guard seen.insert(old).inserted else { continue }
      for later in departments where later.wasCalled(old) {
        if later.period.contains(day) {
          if !names.contains(later.name) { names.append(later.name) }
        } else {
          open.append(later.name.normalizedForMatching)
        }
      }
    }
    if names.count > 1 { return .split(names) }
    if let name = names.first { return .renamed(name) }
    guard !departments.contains(where: { $0.isCalled(wanted) || $0.wasCalled(wanted) }) else {
      return .ended
    }
    let there = departments.filter { $0.period.contains(day) }.map(\.name)
    return .unknown(nearest: Spelling.nearest(to: name, among: there))
  }

  /// The place of a department in the table; those that it does not know come last.
  func order(of name: String) -> Int {
    let wanted = name.normalizedForMatching
    return departments.firstIndex { $0.isCalled(wanted) } ?? departments.count
  }
}

extension DepartmentMaster.Department {
  /// Whether it is the name, with or without that of the division in front.
  fileprivate func isCalled(_ wanted: String) -> Bool {
    let own = name.normalizedForMatching
    return own == wanted || division.normalizedForMatching + own == wanted
  }

  fileprivate func wasCalled(_ wanted: String) -> Bool {
    oldNames.contains {
      let old = $0.normalizedForMatching
      return old == wanted || division.normalizedForMatching + old == wanted
    }
  }
}

extension String {
  /// What a cell lists with 、 or a line break between.
  var listed: [String] {
    split { "、，,;；\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension Message {
  fileprivate static let noName = Message(
    ja: "名前が空欄です。部署の名前を書いてください。",
    en: "名前 is blank; write the name of the department"
  )
}
