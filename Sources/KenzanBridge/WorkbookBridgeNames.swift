import CLibXLSXWriter

/// A name of the workbook or of a worksheet, as libxlsxwriter keeps it.
struct BridgeName {
  var name: String
  var sheet: Int?
  /// Without `=`.
  var formula: String
  /// The name with its worksheet, as the list of the workbook's parts shows it.
  var shown: String
  /// What the list is ordered by, in lower case: the name, then whose it is.
  var key: String
  var owner: String
}

extension WorkbookBridge {
  /// Defines a name, for the workbook or for one of its worksheets; in any order.
  package mutating func define(_ name: String, sheet: Int?, as formula: String) {
    let tab = sheet.map { tabs[$0] }
    names.append(
      BridgeName(
        name: name,
        sheet: sheet,
        formula: formula,
        shown: (tab.map { $0.prefix } ?? "") + name,
        key: lowercased(name),
        owner: tab?.owner ?? ""
      )
    )
  }

  /// Defines a name that Excel itself knows, such as `Print_Area`, for cells of a worksheet: `$A$1:$D$9`.
  package mutating func define(builtIn name: String, sheet: Int, as area: String) {
    // libxlsxwriter quotes a name only where it must.
    let quoted = unsafe self.sheet(sheet)?.pointee.quoted_name.map { unsafe String(cString: $0) }
    let prefix = (quoted ?? "") + "!"
    names.append(
      BridgeName(
        name: "_xlnm." + name,
        sheet: sheet,
        formula: prefix + area,
        shown: prefix + name,
        key: lowercased(name),
        owner: lowercased(prefix + name)
      )
    )
  }

  /// Hands the names over in reverse order, each of which then comes before all others.
  mutating func putNames() throws(WorkbookBridgeError) {
    let namesakes = Dictionary(grouping: names) { $0.key }
    names = []
    for key in namesakes.keys.sorted(by: { $1.precedes($0) }) {
      let entries = (namesakes[key] ?? []).sorted { $1.owner.precedes($0.owner) }
      for entry in entries {
        let sheet = Int16(clamping: entry.sheet ?? -1)
        let isPut = unsafe kenzan_put_name(
          book,
          sheet,
          entry.name,
          entry.shown,
          entry.formula,
          entry.key,
          entry.owner
        )
        guard isPut else {
          throw WorkbookBridgeError(
            code: Int(LXW_ERROR_128_STRING_LENGTH_EXCEEDED.rawValue),
            words: "longer than 127 bytes",
            operation: "name '\(entry.shown)'"
          )
        }
      }
    }
  }
}

/// What the names of a worksheet begin with, and what they are ordered by.
struct BridgeTab {
  let name: String
  let prefix: String
  let owner: String

  init(_ name: String) {
    self.name = name
    prefix = "'\(name)'!"
    owner = lowercased(name)
  }
}

/// In lower case as C knows it, which libxlsxwriter orders by.
private func lowercased(_ text: String) -> String {
  let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z")
  guard text.utf8.contains(where: isUpper.contains) else { return text }
  return String(decoding: text.utf8.map { isUpper.contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
}

extension String {
  /// Whether C orders it before another: byte by byte.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
