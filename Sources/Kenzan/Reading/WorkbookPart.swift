/// The main part of a workbook: its sheets in order, its names and its date system.
struct WorkbookPart {
  /// A sheet of any kind, as listed.
  struct Sheet {
    let name: String
    let relationship: String
    let state: Worksheet.State
  }

  private(set) var sheets: [Sheet] = []
  /// The names; `sheet` counts all sheets of the workbook, of every kind.
  private(set) var names: [DefinedName] = []
  private(set) var is1904 = false

  /// Reads the part whose root element has just begun.
  init(_ reader: PartReader, limits: Limits) throws(ReadingError) {
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "workbookPr": is1904 = try reader.decisiveFlag("date1904")
      case "sheets": try readSheets(reader, limits)
      case "definedNames": try readNames(reader)
      default: break
      }
    }
    guard !sheets.isEmpty else {
      throw reader.damaged(ja: "シートが1つもありません", en: "it has no sheet")
    }
  }

  private mutating func readSheets(_ reader: PartReader, _ limits: Limits) throws(ReadingError) {
    var known: Set<String> = []
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "sheet" else { return }
      guard let name = reader.attribute("name"), !name.isEmpty,
        let relationship = reader.attribute("id", in: Namespace.relationships)
      else { throw reader.damaged(ja: "シートの名前か参照がありません", en: "a sheet lacks its name or target") }
      guard known.insert(name.lowercased()).inserted else {
        throw reader.damaged(ja: "シート「\(name)」が2つあります", en: "there are two sheets '\(name)'")
      }
      guard sheets.count < limits.worksheets else {
        throw .limit(
          ja: "シートは\(limits.worksheets)枚まで",
          en: "a workbook may have \(limits.worksheets) sheets"
        )
      }
      let stated = reader.attribute("state") ?? Worksheet.State.visible.rawValue
      guard let state = Worksheet.State(rawValue: stated) else {
        throw reader.damaged(
          ja: "シート「\(name)」のstate「\(stated)」",
          en: "state '\(stated)' of sheet '\(name)'"
        )
      }
      sheets.append(Sheet(name: name, relationship: relationship, state: state))
    }
  }

  private mutating func readNames(_ reader: PartReader) throws(ReadingError) {
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "definedName", let name = reader.attribute("name") else { return }
      let scope = reader.attribute("localSheetId")
      guard scope == nil || scope.flatMap({ Int($0) }) != nil else { return }
      let formula = String(decoding: try reader.text(), as: UTF8.self)
      names.append(DefinedName(name: name, sheet: scope.flatMap { Int($0) }, formula: formula))
    }
  }
}
