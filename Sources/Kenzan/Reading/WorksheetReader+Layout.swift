import KenzanBridge

extension WorksheetReader {
  /// The largest place whose looks are kept: no form reaches further.
  private static var lastColumn: Int { 1_024 }
  private static var lastRow: Int { 5_000 }

  /// Notes how a cell looks, a blank one too.
  mutating func noteLook(_ style: Int, at reference: CellReference) {
    guard style > 0, reference.row <= Self.lastRow, reference.column <= Self.lastColumn else {
      return
    }
    worksheet.layout?.styles[reference] = style
  }

  /// Notes the height of the row that has just begun.
  mutating func noteHeight(ofRow row: Int) {
    guard row <= Self.lastRow, let height = part.measure("ht") else {
      return
    }
    worksheet.layout?.rowHeights[row] = height
  }

  /// Notes the width of the columns that an element is about, which counts digits.
  mutating func noteWidth() {
    guard let first = part.attribute("min").flatMap({ Int($0) }),
      let last = part.attribute("max").flatMap({ Int($0) }), first > 0, first <= last,
      let width = part.measure("width")
    else { return }
    let wide = points(digits: width)
    for column in first...max(first, min(last, Self.lastColumn)) {
      worksheet.layout?.columnWidths[column] = wide
    }
  }

  private func points(digits: Double) -> Double {
    (digits * context.styles.looks.digitWidth).rounded() * 0.75
  }

  /// Reads an element beside the cells that bears on the looks of the worksheet.
  mutating func readLayout(_ local: String) throws(ReadingError) {
    switch local {
    case "sheetFormatPr":
      if let height = part.measure("defaultRowHeight") {
        worksheet.layout?.usualRowHeight = height
      }
      let digits = part.measure("baseColWidth") ?? 8
      // Without a width of its own a column holds so many digits, and room to a multiple of 8 pixels.
      let pixels = ((digits * context.styles.looks.digitWidth + 5) / 8).rounded(.up) * 8
      let stated = part.measure("defaultColWidth")
      let usual = stated.map { points(digits: $0) } ?? pixels * 0.75
      worksheet.layout?.usualColumnWidth = usual
    case "sheetProtection": worksheet.layout?.isProtected = part.flag("sheet")
    case "pageSetup":
      worksheet.layout?.paper = ["8": .a3, "9": .a4][part.attribute("paperSize") ?? ""]
      worksheet.layout?.orientation =
        part.attribute("orientation").flatMap { FormLayout.Orientation(rawValue: $0) }
    case "dataValidations": try readValidations()
    case "extLst":
      try part.forEachChild { _ throws(ReadingError) in
        try part.forEachChild { name throws(ReadingError) in
          if name.local == "dataValidations" { try readValidations() }
        }
      }
    default: break
    }
  }

  /// Both forms: the old one, and the extension that may refer to other worksheets.
  private mutating func readValidations() throws(ReadingError) {
    try part.forEachChild { name throws(ReadingError) in
      guard name.local == "dataValidation",
        let kind = DataValidation.Kind(rawValue: part.attribute("type") ?? "none")
      else { return }
      var areas = Self.areas(part.attribute("sqref") ?? "")
      let comparison = part.attribute("operator")
      let prompt = part.attribute("prompt") ?? ""
      var formulas: [String] = []
      try part.forEachChild { child throws(ReadingError) in
        switch child.local {
        case "sqref": areas += Self.areas(String(decoding: try part.text(), as: UTF8.self))
        case "formula1", "formula2":
          formulas.append(try wholeText().trimmed)
        default: break
        }
      }
      var validation = DataValidation(kind: kind, areas: areas)
      validation.comparison = comparison ?? validation.comparison
      validation.formulas = formulas
      validation.prompt = EscapedText.decode(Array(prompt.utf8))
      worksheet.layout?.validations.append(validation)
    }
  }

  /// The text of the element that has just begun, with that of its children, to its end.
  private func wholeText() throws(ReadingError) -> String {
    let level = part.depth
    var bytes: [UInt8] = []
    while let event = try part.next() {
      switch event {
      case .text: part.appendPiece(to: &bytes)
      case .start: continue
      case .end: if part.depth < level { return String(decoding: bytes, as: UTF8.self) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func areas(_ text: String) -> [CellRange] {
    text.split(separator: " ").compactMap { CellRange($0) }
  }
}
