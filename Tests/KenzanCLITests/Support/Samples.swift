import Foundation

/// The true sheets that come with the project, and what tests make of them.
enum Samples {
  /// The form of the samples.
  static let schema = "shimotsuma.program"

  /// The folder of the package.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The table of the true sheets, a row each.
  static func table() throws -> String {
    let path = "samples/shimotsuma.program/source/sheets.csv"
    return try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }

  /// The first sheet alone, with some of its cells replaced.
  static func sheet(_ changes: [String: String] = [:]) throws -> String {
    let rows = rows(of: try table())
    guard let heads = rows.first, var cells = rows.dropFirst().first else { return "" }
    for (path, text) in changes {
      guard let column = heads.firstIndex(of: path) else { throw CocoaError(.coderInvalidValue) }
      cells[column] = text
    }
    let lines = [heads, cells].map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// The cells of a CSV, quoted ones too.
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.filter { $0 != "\r" }[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.unicodeScalars.append(scalar)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n", !scalars.isEmpty { rows.append([]) }
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  /// One column of a CSV file by its heading, without the mark at the file's beginning.
  static func column(_ heading: String, of text: String) -> [String] {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    let rows = rows(of: text)
    guard let column = rows.first?.firstIndex(of: heading) else { return ["no column \(heading)"] }
    return rows.dropFirst().map { $0[column] }
  }
}
