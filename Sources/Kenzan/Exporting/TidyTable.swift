/// A table in which every row is one observation and every column one variable.
package struct TidyTable: Sendable {
  /// The name of the table and of its file: `indicators`.
  package var name: String
  /// What people call it: 指標一覧.
  package var title: String
  package var columns: [TidyColumn]
  /// One cell per column in every row.
  package var rows: [[TidyCell]]
  /// The columns that together identify a row; empty where no columns are sure to.
  package var primaryKey: [String]
  /// Whether `sheet_id` points to a row of the table `sheets`.
  package var refersToSheets: Bool
  /// How many sheets its rows are of, each once; `nil` where that says nothing.
  package var sheets: Int?

  package init(
    name: String,
    title: String,
    columns: [TidyColumn],
    rows: [[TidyCell]] = [],
    primaryKey: [String] = [],
    refersToSheets: Bool = true
  ) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
    self.primaryKey = primaryKey
    self.refersToSheets = refersToSheets
  }

  /// The place of a column in every row; `nil` where the table has none of that name.
  package func index(of column: String) -> Int? {
    columns.firstIndex { $0.name == column }
  }

  /// The table without some of its columns.
  package func dropping(_ names: Set<String>) -> TidyTable {
    let kept = columns.indices.filter { !names.contains(columns[$0].name) }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }
}

/// One variable of a table.
package struct TidyColumn: Sendable {
  package enum Kind: String, Sendable {
    case string, integer, number
  }

  /// The name in the descriptor, the same in every language: `target_text`.
  package var name: String
  /// The heading in the file: 目標値（文字）.
  package var heading: String
  package var kind: Kind
  /// Whether every row has a value.
  package var isRequired: Bool
  /// The values that occur, where they are few and fixed.
  package var values: [String]
  /// What the column holds, where the heading does not say it.
  package var note: String?

  package init(
    _ name: String,
    _ heading: String,
    _ kind: Kind = .string,
    isRequired: Bool = false,
    values: [String] = [],
    note: String? = nil
  ) {
    self.name = name
    self.heading = heading
    self.kind = kind
    self.isRequired = isRequired
    self.values = values
    self.note = note
  }
}

/// What one cell of a table says, and where that was read.
package struct TidyCell: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case blank
    case text(String)
    case number(ExactDecimal)
  }

  package var value: Value
  /// Where it was read; `nil` for what kenzan worked out.
  package var origin: TidyOrigin?

  package init(_ value: Value, origin: TidyOrigin? = nil) {
    self.value = value
    self.origin = origin
  }

  package static let blank = TidyCell(.blank)

  package static func text(_ text: String?, origin: TidyOrigin? = nil) -> TidyCell {
    guard let text, !text.isEmpty else { return TidyCell(.blank, origin: origin) }
    return TidyCell(.text(text), origin: origin)
  }

  package static func number(_ number: ExactDecimal?, origin: TidyOrigin? = nil) -> TidyCell {
    TidyCell(number.map { .number($0) } ?? .blank, origin: origin)
  }

  package static func integer(_ number: Int?) -> TidyCell {
    .number(number.map { ExactDecimal($0) })
  }

  /// What a file of plain text says in its place.
  package var plainText: String {
    switch value {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number.description
    }
  }
}

/// The place in a submission that a cell of a table was read from.
package struct TidyOrigin: Sendable, Hashable, CustomStringConvertible {
  package var path: String
  /// Where in the file: `Sheet1!F23`.
  package var cell: String

  package init(path: String, cell: String) {
    self.path = path
    self.cell = cell
  }

  package var description: String { "\(path) \(cell)" }
}
