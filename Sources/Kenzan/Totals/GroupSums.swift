/// Sums of the figures of sheets, by what they say in some fields.
struct GroupSums: Sendable {
  struct Sum: Sendable {
    /// `nil` where it became too large.
    var figure: Figure? = Figure(0)
    var blanks = 0
    var unreadable = 0
  }

  struct Group: Sendable {
    var sheets = 0
    var sums: [Sum]

    /// Adds the sums of other sheets, or takes those away that were added.
    mutating func add(_ other: Group, isTaken: Bool = false) {
      let sign = isTaken ? -1 : 1
      sheets += sign * other.sheets
      for (index, sum) in other.sums.enumerated() {
        let figure = sums[index].figure
        sums[index].figure = sum.figure.flatMap {
          isTaken ? figure?.subtracting($0) : figure?.adding($0)
        }
        sums[index].blanks += sign * sum.blanks
        sums[index].unreadable += sign * sum.unreadable
      }
    }
  }

  /// The fields by which sheets are grouped, and those that are summed.
  let fields: (groups: [Int], sums: [Int])
  private(set) var groups: [[FieldState]: Group] = [:]

  init(groups: [Int], sums: [Int]) {
    fields = (groups, sums)
  }

  private var empty: Group { Group(sums: fields.sums.map { _ in Sum() }) }

  /// Adds a sheet, of whose form the fields are, or takes one away that was added.
  mutating func add(
    _ record: Record,
    at fields: (groups: [Int], sums: [Int]),
    isTaken: Bool = false
  ) {
    let resolver = RecordResolver(record: record)
    var group = empty
    group.sheets = 1
    for (index, slot) in fields.sums.enumerated() {
      switch resolver.operand(at: slot)?.state {
      case .value(.number(let figure)): group.sums[index].figure = figure
      case .unreadable: group.sums[index].unreadable = 1
      case nil, .blank, .notApplicable, .words, .value: group.sums[index].blanks = 1
      }
    }
    let key = fields.groups.map { record[$0].state.asPeopleRead }
    add(group, for: key, isTaken: isTaken)
  }

  /// Adds the sums of several sheets of a group.
  mutating func add(_ other: Group, for key: [FieldState], isTaken: Bool = false) {
    var group = groups[key] ?? empty
    group.add(other, isTaken: isTaken)
    groups[key] = group.sheets == 0 ? nil : group
  }

  /// Adds the sums of other sheets.
  mutating func add(_ other: GroupSums) {
    for (key, group) in other.groups { add(group, for: key) }
  }

  /// All sheets that agree with what is said in each of the fields.
  func sum(of wanted: [FieldState?]) -> Group {
    var whole = empty
    let exact = wanted.compactMap { $0 }
    if exact.count == wanted.count { return groups[exact] ?? whole }
    for (key, group) in groups where zip(wanted, key).allSatisfy({ $0 == nil || $0 == $1 }) {
      whole.add(group)
    }
    return whole
  }
}
