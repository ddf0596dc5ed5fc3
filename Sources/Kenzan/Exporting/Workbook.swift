/// A workbook to be written: plain values, so that a test can hold what is drawn.
///
/// `WorkbookWriter` turns it into bytes and refuses what Excel would repair.
package struct Workbook: Sendable, Equatable {
  /// The document properties; the created date is fixed, so that the same input gives the same bytes.
  package struct Properties: Sendable, Equatable {
    package var title = ""
    package var subject = ""
    package var author = ""
    package var comments = ""
    /// The custom properties, by name.
    package var custom: [String: String] = [:]

    package init() {}
  }

  /// What the rest of the workbook knows of a worksheet.
  package struct Tab: Sendable, Equatable {
    package var name: String
    package var isHidden = false
  }

  package var properties = Properties()
  package var sheets: [WorkbookSheet] = []
  /// The names of the workbook and of its worksheets.
  package var names: [DefinedName] = []

  package init() {}

  /// A sheet's name as a formula writes it.
  package static func quoted(_ name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

extension CellReference {
  /// `$B$2`.
  package var absolute: String { "$" + Self.letters(of: column) + "$" + String(row) }
}

extension CellRange {
  /// `$B$2:$D$5`, or `$B$2` for a single cell.
  package var absolute: String {
    first == last ? first.absolute : first.absolute + ":" + last.absolute
  }

  /// Whether two rectangles share a cell.
  package func intersects(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }
}
