/// The defined names of a file, sorted out by worksheet once.
struct FileNames {
  /// The names of each worksheet, by its index.
  private(set) var ofSheets: [[DefinedName]]
  private(set) var ofWorkbook: [DefinedName] = []

  init(_ file: SourceFile) {
    ofSheets = [[DefinedName]](repeating: [], count: file.worksheets.count)
    for name in file.names {
      switch name.sheet {
      case nil: ofWorkbook.append(name)
      case .some(let index) where ofSheets.indices.contains(index): ofSheets[index].append(name)
      default: continue
      }
    }
  }
}

/// Where the defined names of a file say that the fields of one sheet stand.
struct NameTable: Sendable {
  /// What the name of a field says.
  enum Target: Sendable, Hashable {
    /// There is no such name.
    case absent
    /// The name lost its cell: `#REF!`.
    case lost
    case cell(CellReference)
  }

  private var targets: [Target]

  /// What the name of a field says.
  subscript(field: Int) -> Target { targets[field] }

  /// Takes the name of a field to say something else.
  mutating func set(_ target: Target, of field: Int) { targets[field] = target }

  /// How many rows each list of the form had, by the names of their fields; as many as a blank form
  /// has where no field of the list has a name.
  func counts(in matcher: FormMatcher) -> [Int] {
    let schema = matcher.schema
    return zip(schema.layout.repeats, matcher.layout.repeats).map { full, blank in
      let rows = schema.lists[full.list].rows
      let last = rows.lastIndex { row in
        schema.groups[row].fields.contains { if case .cell = targets[$0] { true } else { false } }
      }
      return last.map { $0 + 1 } ?? blank.count
    }
  }

  /// Reads the names of a sheet; names of the workbook serve where the sheet has none of its own.
  init(_ names: FileNames, sheet index: Int, of worksheets: [Worksheet], matcher: FormMatcher) {
    targets = [Target](repeating: .absent, count: matcher.schema.fields.count)
    for name in names.ofSheets[index] {
      guard let field = matcher.fields.named(name.name) else { continue }
      guard let reference = NameReference(name.formula) else {
        targets[field] = .lost
        continue
      }
      if let sheet = reference.sheet, !worksheets[index].isNamed(sheet) {
        // Programs that rename or copy a sheet may leave the old sheet's name in the references.
        if worksheets.contains(where: { $0.isNamed(sheet) }) { continue }
      }
      targets[field] = .cell(reference.cell)
    }
    for name in names.ofWorkbook {
      guard let field = matcher.fields.named(name.name), targets[field] == .absent,
        let reference = NameReference(name.formula),
        reference.sheet.map(worksheets[index].isNamed) ?? true
      else { continue }
      targets[field] = .cell(reference.cell)
    }
  }
}

extension Worksheet {
  /// Whether the worksheet has the name, which Excel compares without case.
  fileprivate func isNamed(_ other: String) -> Bool {
    name == other || name.lowercased() == other.lowercased()
  }
}

/// The id, version and year of a form as a file states them.
struct FormIdentity: Sendable, Hashable {
  var schema: String?
  var version: String?
  var year: String?

  init() {}

  /// Reads the constants of a worksheet.
  init(constantsOf names: [DefinedName]) {
    for name in names where name.name.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "k") {
      enter(name.name.lowercased(), name.formula.unquotedConstant)
    }
  }

  /// Reads the properties of a workbook.
  init(propertiesOf file: SourceFile) {
    for (key, value) in file.properties { enter(key.lowercased(), value) }
  }

  /// Takes one of the three; anything else is none of them.
  mutating func enter(_ name: String, _ value: String?) {
    switch name {
    case "kenzan.schema": schema = value
    case "kenzan.version": version = value
    case "kenzan.year": year = value
    default: break
    }
  }
}

/// A reference as a defined name holds it: `'シート 1'!$B$2:$D$2`.
private struct NameReference {
  var sheet: String?
  var cell: CellReference

  init?(_ formula: String) {
    var text = Substring(formula).utf8
    if text.first == UInt8(ascii: "=") { text.removeFirst() }
    if let mark = text.lastIndex(of: UInt8(ascii: "!")) {
      sheet = text[..<mark].unquotedSheet
      text = text[text.index(after: mark)...]
    }
    guard let range = CellRange(Substring(text)) else { return nil }
    cell = range.first
  }
}

extension Substring.UTF8View {
  /// A sheet's name without the quotation marks that Excel puts around some.
  fileprivate var unquotedSheet: String {
    let mark = UInt8(ascii: "'")
    guard first == mark, last == mark, count >= 2 else { return String(Substring(self)) }
    let inner = self[index(after: startIndex)..<index(before: endIndex)]
    guard inner.contains(mark) else { return String(Substring(inner)) }
    var bytes: [UInt8] = []
    var isDoubled = false
    for byte in inner {
      isDoubled = byte == mark && !isDoubled
      if byte != mark || isDoubled { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// The text of a constant as Excel writes it: `"R7"`; a number as it is.
  fileprivate var unquotedConstant: String? {
    var text = Substring(self)
    if text.utf8.first == UInt8(ascii: "=") { text = text.dropFirst() }
    guard text.utf8.first == UInt8(ascii: "\"") else {
      return text.utf8.allSatisfy { $0 != UInt8(ascii: "!") && $0 != UInt8(ascii: "#") }
        ? String(text) : nil
    }
    guard text.utf8.last == UInt8(ascii: "\""), text.utf8.count >= 2 else { return nil }
    return String(text.dropFirst().dropLast())
  }
}
