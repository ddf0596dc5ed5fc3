/// A table of sums that somebody states: a line for each group of sheets, such as a department.
///
/// Its heads are those of a table of sheets: fields by which sheets are grouped, and number fields, under
/// which the sums stand. A line in which a group field is blank, or says 合計, sums all of it.
public struct TotalsTable: Sendable, Hashable {
  let file: SourceFile

  /// Reads a table (CSV or XLSX) that an option names.
  public init(path: String) throws(SchemaErrors) {
    file = try SourceFile.named(by: "totals", path)
    guard file.worksheets.first?.cells.isEmpty == false else {
      throw SchemaErrors(option: "totals", path, .empty(path))
    }
  }

  init(_ file: SourceFile) {
    self.file = file
  }

  /// Two readings of one file are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.file.path == right.file.path && left.file.sha256 == right.file.sha256
  }

  /// By path and content.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(file.path)
    hasher.combine(file.sha256)
  }
}

/// What a table of sums states, by the fields of a form.
struct StatedTotals: Sendable {
  struct Line: Sendable {
    /// Its row in the table.
    var row: Int
    /// What its sheets say in the group fields; `nil` where they may say anything.
    var group: [FieldState?]
    /// The sums, in the order of the number fields; blank where none is stated.
    var sums: [FieldValue]
  }

  let schema: FormSchema
  /// The worksheet of the table.
  let sheet: String
  /// The fields by which sheets are grouped, in the order of their columns.
  let groups: [Int]
  /// The fields that are summed.
  let sums: [Int]
  private(set) var lines: [Line] = []
  /// What there is to say about the table itself.
  private(set) var findings: [Finding] = []

  /// Words that stand for all in the place of a group.
  private static let words: Set = ["合計", "総合計", "総計", "計", "小計", "全体"]

  /// `nil` where no heading is that of a field.
  init?(_ table: TotalsTable, schema: FormSchema) {
    guard let worksheet = table.file.worksheets.first(where: { $0.state == .visible }) else {
      return nil
    }
    let matcher = FormMatcher(schema)
    var file = table.file
    file.worksheets = [worksheet]
    let source = SheetTable.Source(file: file, sheet: 0, told: matcher) { false }
    let library = FormLibrary(ids: [schema.id], year: schema.year) { _, _ in schema }
    guard let found = TableSearch(source, library: library, named: matcher).best() else {
      return nil
    }
    let rows = TableRows(worksheet, below: found.header)
    var columns = TableColumns(found.header, matcher: matcher)
    columns.compare(units: rows.units)
    let places = columns.fields.sorted { $0.value < $1.value }.map(\.key)
    self.schema = schema
    sheet = worksheet.name
    groups = places.filter { schema.fields[$0].type != .number }
    sums = places.filter { schema.fields[$0].type == .number }
    findings = columns.findings(in: worksheet, headless: rows.headless)
    for row in rows.data {
      read(row.number, worksheet.cells[row.cells], columns.fields, matcher, worksheet)
    }
  }

  private mutating func read(
    _ row: Int,
    _ cells: ArraySlice<Cell>,
    _ columns: [Int: Int],
    _ matcher: FormMatcher,
    _ worksheet: Worksheet
  ) {
    var contents = Dictionary(
      cells.map { ($0.reference.column, $0.content) },
      uniquingKeysWith: { first, _ in first }
    )
    for slot in groups {
      guard let column = columns[slot], let text = contents[column]?.text else { continue }
      if Self.words.contains(text.normalizedForMatching) { contents[column] = nil }
    }
    var entries = RecordEntries(worksheet, schema: schema)
    entries.enter(row: row, contents, columns: columns, matcher: matcher)
    // How a figure is written does not matter here, as long as it is one.
    findings += entries.findings.filter { $0.severity > .info }
    let states = groups.map { entries.values[$0].state }
    guard !states.contains(.unreadable) else { return }
    lines.append(
      Line(
        row: row,
        group: states.map { $0 == .blank ? nil : $0.asPeopleRead },
        sums: sums.map { entries.values[$0] }
      )
    )
  }

  /// The sums to which sheets of the form are added up.
  var emptySums: GroupSums { GroupSums(groups: groups, sums: sums) }

  /// Whether some figure that is summed may be another than it says.
  var areRounded: Bool { sums.contains { schema.fields[$0].facets.rounding != nil } }
}

extension Message {
  fileprivate static func empty(_ path: String) -> Message {
    Message(
      ja: "合計表「\(path)」に何も書かれていません。1行目を見出しにしてください。",
      en: "the table of sums '\(path)' is empty; its first line is that of headings"
    )
  }
}
