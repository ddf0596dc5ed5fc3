/// What a cell of a file holds, before any form gives it a meaning.
///
/// A blank cell is no cell: worksheets keep only cells with content.
public enum CellContent: Sendable, Equatable {
  /// A number as XLSX stores it, an IEEE 754 double. It enters a record at 15 significant digits.
  case number(Double)
  /// A text, complete: rich text runs joined, struck or not, phonetic runs left out.
  case text(String)
  /// A boolean.
  case boolean(Bool)
  /// An error value such as `#N/A`.
  case error(String)
  /// A number shown as a date or a time: the raw serial, and its ISO 8601 text where it has one.
  case date(serial: Double, iso: String?)
  /// A formula that was never calculated: no value is stored.
  case uncalculated
  /// Content that is no value of its declared type, with its raw text.
  case invalid(String)
}

/// One cell with content.
public struct Cell: Sendable, Equatable {
  /// Where it stands.
  public let reference: CellReference
  /// What it holds.
  public let content: CellContent
  /// Its place in the worksheet's `styles`.
  package let style: Int

  package init(_ reference: CellReference, _ content: CellContent, style: Int = 0) {
    self.reference = reference
    self.content = content
    self.style = style
  }
}

/// What of a cell's style bears on its meaning.
package struct CellStyle: Sendable, Hashable {
  /// The number format code, `General` unless the cell says otherwise.
  package var numberFormat = "General"
  /// Whether the whole cell is struck through (見え消し).
  package var struck = false
  /// Whether a diagonal border crosses the cell out, which means "not applicable".
  package var crossedOut = false
  /// Whether the cell may be typed into when the worksheet is protected.
  package var unlocked = false

  package init() {}
}

/// A text that is struck through in part or as a whole.
package struct StruckText: Sendable, Hashable {
  /// A piece of the text.
  package struct Run: Sendable, Hashable {
    package var text: String
    package var isStruck: Bool
  }

  /// The text in pieces, of which none is like the next.
  package private(set) var runs: [Run] = []

  package init() {}

  /// Adds a piece at the end.
  package mutating func add(_ text: String, isStruck: Bool) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.isStruck == isStruck {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, isStruck: isStruck))
    }
  }

  /// What remains when the struck runs are left out.
  package var kept: String { joined(struck: false) }
  /// The struck runs, joined.
  package var struck: String { joined(struck: true) }
  /// Everything.
  package var text: String { runs.map(\.text).joined() }

  private func joined(struck: Bool) -> String {
    runs.filter { $0.isStruck == struck }.map(\.text).joined()
  }
}
