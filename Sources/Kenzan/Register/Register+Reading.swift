private import KenzanBridge

extension Register {
  /// The files of a register, and what is true of all its rows.
  public struct Options: Sendable {
    /// The path of the register, which need not be there yet if there are projects to begin it from.
    public var path: String
    /// The path of the table of projects.
    public var projects: String?
    /// The path of the table of departments.
    public var departments: String?
    /// The form of projects whose table does not say it.
    public var schema: String?
    /// The fiscal year of the sheets; that in which `asOf` lies unless said.
    public var year: FiscalYear?
    /// The day that decides which projects and departments there are, and what is overdue.
    public var asOf: CalendarDate?
    /// The deadline of projects whose table does not say it.
    public var deadline: CalendarDate?

    /// Takes the path of the register.
    public init(path: String) {
      self.path = path
    }
  }

  /// Reads a register (CSV in UTF-8 or CP932, also as Excel saves it) and brings it up to its masters.
  ///
  /// Throws every mistake with its line: nothing is guessed, since the file is written back.
  public init(_ options: Options) throws(RegisterErrors) {
    let masters = try Masters(options)
    let exists = fileKind(at: options.path) != nil
    guard exists || options.projects != nil else {
      throw RegisterErrors([.noRegister(options.path)])
    }
    if exists {
      try self.init(HeadedTable(path: options.path), options, masters)
    } else {
      self.init(
        path: options.path,
        sha256: nil,
        headings: [],
        places: [:],
        rows: [],
        asOf: options.asOf,
        projects: masters.projects,
        departments: masters.departments
      )
    }
    try bringUp(to: masters, options)
  }

  init(
    _ table: HeadedTable<Column>,
    _ options: Options,
    _ masters: Masters
  ) throws(RegisterErrors) {
    var problems: [Message] = []
    var known: [RowKey: Int] = [:]
    let rows = table.lines.map { line in
      let row = Row(line, places: table.places)
      var faults = row.faults
      if let key = RowKey(row), let first = known.updateValue(line.number, forKey: key) {
        faults.append(.repeated(first))
      }
      problems += faults.map { .line(line.number, of: table.path, $0) }
      return row
    }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
    self.init(
      path: table.path,
      sha256: table.sha256,
      headings: table.headings,
      places: table.places,
      rows: rows,
      asOf: options.asOf,
      projects: masters.projects,
      departments: masters.departments
    )
  }
}

extension Register.Row {
  fileprivate init(
    _ line: HeadedTable<Register.Column>.Line,
    places: [Register.Column: Int]
  ) {
    self.init(line: line.number)
    for (column, place) in places { type(line.cells[place], column) }
    let known = Set(places.values)
    for (place, cell) in line.cells.enumerated() where !known.contains(place) && !cell.isEmpty {
      others[place] = cell
    }
  }

  /// What nobody could go on with.
  fileprivate var faults: [Message] {
    let word = self[.state]
    if !word.isEmpty, Register.State(written: word) == nil { return [.unknownState(word)] }
    guard isExpected else { return [] }
    var faults: [Message] = []
    let blank = [Register.Column.schema, .year, .key].filter { self[$0].isEmpty }
    if !blank.isEmpty { faults.append(.blank(blank.map(\.rawValue))) }
    if !self[.year].isEmpty, year == nil { faults.append(.noYear(self[.year])) }
    if !self[.deadline].isEmpty, deadline == nil { faults.append(.unreadableDate(self[.deadline])) }
    return faults
  }
}

extension Message {
  fileprivate static func noRegister(_ path: String) -> Message {
    Message(
      ja: "台帳「\(path)」がありません。"
        + "はじめは kenzan check の --projects で事業の一覧（CSV）を示すと、そこから台帳を作ります。",
      en:
        "there is no register '\(path)'; begin it with kenzan check --projects and a table of projects "
        + "(CSV)"
    )
  }

  fileprivate static func unknownState(_ word: String) -> Message {
    let words = Register.State.allCases.map(\.rawValue)
    return Message(
      ja: "状態「\(word)」は使えません。\(words.joined(separator: "、")) のどれかにしてください（空欄は未提出です）。",
      en: "'\(word)' is no state; it must be one of \(words.joined(separator: ", ")), "
        + "or blank for 未提出"
    )
  }

  fileprivate static func blank(_ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "\(list)が空欄です。記入するか、行を除いてください。",
      en: "\(list) is blank; fill it in, or take out the row"
    )
  }

  fileprivate static func noYear(_ text: String) -> Message {
    Message(
      ja: "年度「\(text)」を読み取れません。R7、令和7年度、2025 のように書いてください。",
      en: "'\(text)' is no fiscal year; write R7, 令和7年度 or 2025"
    )
  }

  /// What stands in a cell is no day.
  static func unreadableDate(_ text: String) -> Message {
    Message(
      ja: "日付「\(text)」を読み取れません。2025/5/30、令和7年5月30日、R7.5.30 のように書いてください。",
      en: "'\(text)' is no date; write 2025/5/30, 令和7年5月30日 or R7.5.30"
    )
  }

  fileprivate static func repeated(_ line: Int) -> Message {
    Message(
      ja: "様式、年度、番号が\(line)行目と同じです。1枚のシートは1行にしてください。",
      en: "the same form, year and number as on line \(line); a sheet has one row"
    )
  }
}
