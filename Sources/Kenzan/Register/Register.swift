/// Which sheets are expected, and how far each has come: one row per sheet, kept in a CSV.
///
/// The secretariat reads and edits it in Excel. kenzan fills in what it finds out and leaves the order
/// of rows and columns, and every column that it does not know, as they are.
///
/// ```swift
/// var options = Register.Options(path: "register.csv")
/// options.asOf = CalendarDate(year: 2025, month: 6, day: 30)
/// let register = try Register(options)
/// register.counts.expected  // 487
/// ```
public struct Register: Sendable, Hashable {
  /// The columns that kenzan knows, in the order in which it writes them.
  package enum Column: String, TableColumn {
    case schema = "様式"
    case year = "年度"
    case key = "番号"
    case subject = "事業名"
    case department = "担当課"
    case deadline = "期限"
    case state = "状態"
    case file = "ファイル"
    case sheet = "シート"
    case sha256 = "SHA-256"
    case submitted = "提出日"
    case errors = "要修正"
    case warnings = "要確認"
    case accepted = "承認済"
    case adopted = "採用"
    case remarks = "備考"

    var isNeeded: Bool { self == .schema || self == .year || self == .key }
  }

  /// One expected sheet; or a file that could not be read, which has no number.
  package struct Row: Sendable, Hashable {
    /// The line it was read from; `nil` for one that is new.
    package var line: Int?
    /// What stands in the known columns, as typed.
    fileprivate var texts: [Column: String] = [:]
    /// What stands in the others, by their places.
    package var others: [Int: String] = [:]

    package init(line: Int? = nil) {
      self.line = line
    }

    /// What stands in a column, without blanks around it.
    package subscript(column: Column) -> String {
      get { texts[column]?.trimmed ?? "" }
      set { if self[column] != newValue { texts[column] = newValue } }
    }

    /// What stands in a column exactly as it was typed.
    package func typed(_ column: Column) -> String { texts[column] ?? "" }

    /// Takes what was typed.
    mutating func type(_ text: String, _ column: Column) { texts[column] = text }

    /// How far it has come; a row without a word has not come at all.
    package var state: State {
      get { State(written: self[.state]) ?? .unsubmitted }
      set { self[.state] = newValue.rawValue }
    }

    package var year: FiscalYear? { FiscalYear(written: self[.year]) }
    package var deadline: CalendarDate? { WrittenDate(self[.deadline])?.date }
    /// Whether it is a sheet that is expected, or would be if people had not decided otherwise.
    package var isExpected: Bool { state != .unreadable }
    /// Which version counts, as people decided.
    package var adoption: Adoption? { Adoption(self[.adopted]) }
    /// The number with the name: 12 広報事業.
    package var title: String {
      [self[.key], self[.subject]].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The path of the file, as it was given.
  package let path: String
  /// The digest of the file as it was read; `nil` where there is none yet.
  package let sha256: String?
  /// The headings as they stand in the file.
  package let headings: [String]
  /// Where the known columns stand, from 0.
  package let places: [Column: Int]
  /// The rows in the order of the file; new ones at the end.
  package internal(set) var rows: [Row]
  /// The day by which dates are judged, if it was said.
  package let asOf: CalendarDate?
  package let projects: ProjectMaster?
  package let departments: DepartmentMaster?
  /// What there is to say of the register and its masters themselves.
  package internal(set) var findings: [Finding] = []

  package init(
    path: String,
    sha256: String?,
    headings: [String],
    places: [Column: Int],
    rows: [Row],
    asOf: CalendarDate? = nil,
    projects: ProjectMaster? = nil,
    departments: DepartmentMaster? = nil
  ) {
    self.path = path
    self.sha256 = sha256
    self.headings = headings
    self.places = places
    self.rows = rows
    self.asOf = asOf
    self.projects = projects
    self.departments = departments
  }

  /// How far all its sheets have come.
  public var counts: Counts { Counts(rows, asOf: asOf) }
}

extension Register.State {
  /// The state of a cell; `nil` for a word that is none.
  package init?(written text: String) {
    self.init(rawValue: text.normalizedForMatching)
  }
}
