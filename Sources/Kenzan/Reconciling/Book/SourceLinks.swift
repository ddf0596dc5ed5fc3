/// Links from a workbook to the files and cells that it is about, relative to its folder.
struct SourceLinks {
  private let folder: [String]
  private let current: String

  /// Takes the path of the workbook, and the folder that relative paths begin at.
  init(from workbook: String, in current: String) {
    self.current = current
    folder = workbook.pathParts(in: current).dropLast()
  }

  /// The text, as a link to a file, and in a workbook to a cell (`Sheet1!F24`); as plain text where the path
  /// has a character that a link cannot hold.
  func content(_ text: String, path: String, cell: String? = nil) -> SheetCell.Content {
    guard let path = relative(path) else { return .text(text) }
    var target = path
    let isWorkbook = [".xlsx", ".xlsm"].contains { path.lowercased().hasSuffix($0) }
    if isWorkbook, let cell, let mark = cell.lastIndex(of: "!") {
      target += "#" + Workbook.quoted(String(cell[..<mark])) + cell[mark...]
    }
    guard target.utf16.count <= WorkbookLimits.maximumTarget else { return .text(text) }
    return .file(target, text: text)
  }

  /// The path as seen from the workbook's folder.
  func relative(_ path: String) -> String? {
    let forbidden = "#%:\\\"<>|?*"
    guard
      path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !forbidden.unicodeScalars.contains($0) })
    else { return nil }
    let parts = self.parts(of: path)
    let common = zip(folder, parts).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.count - common)
    return (up + parts.dropFirst(common)).joined(separator: "/")
  }

  /// The names on the way from the root to a file.
  func parts(of path: String) -> [String] { path.pathParts(in: current) }
}
