/// A column of a table by the heading that stands above it.
protocol TableColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// Whether the table is of no use without it.
  var isNeeded: Bool { get }
}

/// A CSV whose first line has headings: every other line is a thing.
///
/// The order of the columns does not matter, and columns that nobody knows are kept.
struct HeadedTable<Column: TableColumn> {
  struct Line {
    /// The line of the worksheet, the headings being on line 1.
    var number: Int
    /// What stands below every heading, as typed; as many as there are headings or more.
    var cells: [String]
    fileprivate var places: [Column: Int]

    /// What stands in a column, without blanks around it; empty where the table has no such column.
    subscript(column: Column) -> String { places[column].map { cells[$0].trimmed } ?? "" }
  }

  let path: String
  let sha256: String
  /// The headings as they are written.
  let headings: [String]
  /// Where every known column stands, from 0.
  let places: [Column: Int]
  private(set) var lines: [Line] = []

  /// Reads a table (CSV in UTF-8 or CP932).
  init(path: String) throws(RegisterErrors) {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw RegisterErrors([.file(path, error.message)])
    }
    try self.init(file)
  }

  init(_ file: SourceFile) throws(RegisterErrors) {
    guard file.kind == .csv, let table = file.worksheets.first else {
      throw RegisterErrors([.noCSV(file.path)])
    }
    path = file.path
    sha256 = file.sha256
    var rows = Dictionary(grouping: table.cells, by: \.reference.row)
    headings = Self.texts(rows.removeValue(forKey: 1) ?? [], atLeast: 0)
    places = try Self.places(headings, file.path)
    for (number, cells) in rows.sorted(by: { $0.key < $1.key }) {
      let texts = Self.texts(cells, atLeast: headings.count)
      if texts.allSatisfy(\.isBlank) { continue }
      lines.append(Line(number: number, cells: texts, places: places))
    }
  }

  private static func texts(_ cells: [Cell], atLeast count: Int) -> [String] {
    let last = cells.map(\.reference.column).max() ?? 0
    var texts = [String](repeating: "", count: max(count, last))
    for cell in cells { texts[cell.reference.column - 1] = cell.content.text }
    return texts
  }

  private static func places(
    _ headings: [String],
    _ path: String
  ) throws(RegisterErrors) -> [Column: Int] {
    var places: [Column: Int] = [:]
    var problems: [Message] = []
    for (place, heading) in headings.enumerated() {
      let name = heading.normalizedForMatching
      guard let column = Column.allCases.first(where: { $0.rawValue == name }) else { continue }
      if places[column] != nil { problems.append(.headingTwice(path, column.rawValue)) }
      places[column] = places[column] ?? place
    }
    let missing = Column.allCases.filter { $0.isNeeded && places[$0] == nil }.map(\.rawValue)
    if !missing.isEmpty { problems.append(.noHeadings(path, missing)) }
    guard problems.isEmpty else { throw RegisterErrors(problems) }
    return places
  }
}

extension Message {
  /// What is wrong on a line of a table: `register.csv:12`.
  static func line(_ number: Int, of path: String, _ message: Message) -> Message {
    let place = "\(path.fileName):\(number): "
    return Message(ja: place + message.ja, en: place + message.en)
  }

  fileprivate static func headingTwice(_ path: String, _ name: String) -> Message {
    Message(
      ja: "「\(path)」の1行目に見出し「\(name)」が2つあります。片方の名前を変えてください。",
      en: "the first line of '\(path)' has the heading '\(name)' twice; rename one"
    )
  }

  fileprivate static func noHeadings(_ path: String, _ names: [String]) -> Message {
    let list = names.joined(separator: " ")
    return Message(
      ja: "「\(path)」の1行目に見出し \(list) がありません。1行目は見出しにしてください。",
      en: "the first line of '\(path)' lacks the headings \(list)"
    )
  }
}
