import KenzanBridge

/// Reads a workbook (.xlsx, .xlsm, .xltx, .xltm) part by part along its relationships.
struct WorkbookReader {
  private let package: OfficePackage
  private let limits: Limits
  private let fileBytes: Int
  private let readsLayout: Bool
  /// Whether the rows of large worksheets may stay in the file.
  private let keepsTables: Bool
  /// Those of the package.
  private let relationships: [String: Relationship]
  private let mainPart: String
  private let pictures: PictureReader
  private static let styles = (plain: PartMemo<StylesPart>(), withLooks: PartMemo<StylesPart>())

  /// Finds the main part; refuses what is a zip archive but no workbook.
  init(
    _ bytes: [UInt8],
    limits: Limits,
    readsLayout: Bool = false,
    keepsTables: Bool = false
  ) throws(ReadingError) {
    package = try OfficePackage(bytes, limits: limits)
    pictures = PictureReader(package: package, limits: limits)
    self.limits = limits
    fileBytes = bytes.count
    self.readsLayout = readsLayout
    self.keepsTables = keepsTables
    relationships = try package.relationships(of: "")
    guard let main = try relationships.part("officeDocument", of: "_rels/.rels") else {
      throw try Self.refusal(of: package)
    }
    mainPart = main
  }

  /// Reads every worksheet, the names and the properties.
  func read(path: String, sha256: String) throws(ReadingError) -> SourceFile {
    guard !mainPart.lowercased().hasSuffix(".bin") else { throw .xlsb }
    let workbook = try package.read(mainPart) { reader throws(ReadingError) in
      let root = try reader.root()
      switch (root.namespace, root.local) {
      case (Namespace.main, "workbook"): break
      case (Namespace.word, _): throw .docx
      case (Namespace.presentation, _): throw .pptx
      default:
        throw reader.damaged(
          ja: "<\(root.local)>はブックではありません",
          en: "<\(root.local)> is no workbook"
        )
      }
      return try WorkbookPart(reader, limits: limits)
    }
    let relationships = try package.relationships(of: mainPart)
    var totals = ReadingTotals(fileBytes: fileBytes, within: limits)
    let context = try context(workbook, relationships, &totals)
    var file = SourceFile(path: path, sha256: sha256, kind: .workbook, worksheets: [])
    var indices: [Int: Int] = [:]
    var known: Set<String> = []
    for (place, sheet) in workbook.sheets.enumerated() {
      guard let target = try target(of: sheet, relationships) else { continue }
      guard known.insert(target.lowercased()).inserted else {
        throw .damaged(
          part: mainPart,
          ja: "シート「\(sheet.name)」の中身が、ほかのシートのものです",
          en: "the content of sheet '\(sheet.name)' is that of another one"
        )
      }
      indices[place] = file.worksheets.count
      var worksheet = try read(sheet, target, context, &totals)
      worksheet.state = sheet.state
      file.worksheets.append(worksheet)
    }
    file.names = workbook.names.compactMap { name in
      guard let sheet = name.sheet else { return name }
      return indices[sheet].map {
        DefinedName(name: name.name, sheet: $0, formula: name.formula)
      }
    }
    file.properties = try properties()
    return file
  }

  private func read(
    _ sheet: WorkbookPart.Sheet,
    _ target: String,
    _ context: WorksheetContext,
    _ totals: inout ReadingTotals
  ) throws(ReadingError) -> Worksheet {
    let before = totals
    let read = { (part: PartReader) throws(ReadingError) in
      var reader = WorksheetReader(
        part,
        name: sheet.name,
        context: context,
        limits: limits,
        totals: before
      )
      try reader.read()
      return reader
    }
    if let table = bigTable(target, context),
      let frame = package.readPlain(table.frame, part: target, read), frame.hasRows
    {
      var counted = frame.totals
      if counted.admits(table, within: limits) {
        totals = counted
        package.count(table.source)
        var worksheet = try finish(frame, target, &totals)
        worksheet.table = table
        return worksheet
      }
    }
    let reader = try package.read(target, holdsCells: true, read)
    totals = reader.totals
    return try finish(reader, target, &totals)
  }

  /// The worksheet of a reader that is done, with the objects of other parts.
  private func finish(
    _ reader: WorksheetReader,
    _ part: String,
    _ totals: inout ReadingTotals
  ) throws(ReadingError) -> Worksheet {
    var worksheet = reader.worksheet
    let objects = ObjectLister(package: package, part: part, pictures: pictures)
    worksheet.unreadObjects = try objects.list(reader.objects)
    try totals.countObjects(worksheet.unreadObjects.count, within: limits)
    return worksheet
  }

  /// The rows of a large worksheet, where they may stay in the file.
  private func bigTable(_ part: String, _ context: WorksheetContext) -> BigTable? {
    guard keepsTables, let size = package.statedBytes(of: part), size >= limits.tableBytes else {
      return nil
    }
    return package.source(of: part).flatMap {
      BigTable($0, context: context, limits: limits)
    }
  }

  /// What every worksheet needs of the workbook: its strings, styles and date system.
  private func context(
    _ workbook: WorkbookPart,
    _ relationships: [String: Relationship],
    _ totals: inout ReadingTotals
  ) throws(ReadingError) -> WorksheetContext {
    var strings = SharedStrings()
    var styles = StylesPart()
    if let target = try relationships.part("sharedStrings", of: mainPart) {
      strings = try package.read(target, holdsCells: true) { reader throws(ReadingError) in
        try SharedStrings(reader, limits: limits, maximumHeld: totals.maximumHeld)
      }
      try totals.count(strings, within: limits)
    }
    if let target = try relationships.part("styles", of: mainPart) {
      let memo = readsLayout ? Self.styles.withLooks : Self.styles.plain
      styles = try package.read(target, memo: memo) { reader throws(ReadingError) in
        try StylesPart(reader, readsLooks: readsLayout)
      }
    }
    return WorksheetContext(
      strings: strings,
      styles: styles,
      is1904: workbook.is1904,
      readsLayout: readsLayout
    )
  }

  /// The part of a worksheet; `nil` for the sheets of other kinds, which hold no cells of a form.
  private func target(
    of sheet: WorkbookPart.Sheet,
    _ relationships: [String: Relationship]
  ) throws(ReadingError) -> String? {
    guard let relationship = relationships[sheet.relationship], !relationship.isExternal else {
      throw .damaged(
        part: mainPart,
        ja: "シート「\(sheet.name)」の中身がありません",
        en: "the content of sheet '\(sheet.name)' is missing"
      )
    }
    switch relationship.type {
    case "worksheet": return relationship.target
    case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet": return nil
    default:
      throw .damaged(
        part: mainPart,
        ja: "シート「\(sheet.name)」の種類「\(relationship.type)」がわかりません",
        en: "sheet '\(sheet.name)' is of the unknown kind '\(relationship.type)'"
      )
    }
  }

  private func properties() throws(ReadingError) -> [String: String] {
    guard let target = try relationships.part("customProperties", of: "_rels/.rels") else {
      return [:]
    }
    return try package.read(target) { reader throws(ReadingError) in
      try reader.expectRoot(Namespace.properties, "Properties")
      var properties: [String: String] = [:]
      try reader.forEachChild(in: Namespace.properties) { _ throws(ReadingError) in
        guard let name = reader.attribute("name") else { return }
        try reader.forEachChild { _ throws(ReadingError) in
          properties[name] = EscapedText.decode(try reader.text())
        }
      }
      return properties
    }
  }

  /// What to say of a package without a main part.
  private static func refusal(of package: OfficePackage) throws(ReadingError) -> ReadingError {
    if package.contains("mimetype") {
      let type = String(decoding: try package.bytes(of: "mimetype"), as: UTF8.self)
      if type.hasPrefix("application/vnd.oasis.opendocument") { return .ods }
    }
    guard package.contains("[Content_Types].xml") || package.contains("xl/workbook.xml") else {
      return .zip
    }
    return .damaged(part: "_rels/.rels", ja: "ブックへの参照がありません", en: "no reference to the workbook")
  }
}
