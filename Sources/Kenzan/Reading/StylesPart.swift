/// The cell styles of a workbook, reduced to what bears on the meaning of a cell.
struct StylesPart {
  /// How a style shows a number.
  enum Shows {
    case number, date, elapsed
  }

  /// By the number that cells refer to.
  private(set) var styles = [CellStyle()]
  private(set) var shows = [Shows.number]

  init() {}

  /// Reads the whole part.
  init(_ reader: PartReader) throws(ReadingError) {
    var formats: [Int: String] = [:]
    var struckFonts: [Bool] = []
    var crossingBorders: [Bool] = []
    var cellFormats: [CellFormat] = []
    try reader.expectRoot(Namespace.main, "styleSheet")
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      try reader.forEachChild(in: Namespace.main) { child throws(ReadingError) in
        switch (local, child) {
        case ("numFmts", "numFmt"):
          guard let id = reader.attribute("numFmtId").flatMap({ Int($0) }) else { return }
          formats[id] = reader.attribute("formatCode")
        case ("fonts", "font"): struckFonts.append(try Self.isStruck(reader))
        case ("borders", "border"): crossingBorders.append(try Self.isCrossing(reader))
        case ("cellXfs", "xf"): cellFormats.append(try CellFormat(reader))
        default: break
        }
      }
    }
    guard !cellFormats.isEmpty else { return }
    styles = cellFormats.map { format in
      var style = CellStyle()
      style.numberFormat =
        formats[format.number] ?? NumberFormatCode.builtIn(format.number) ?? style.numberFormat
      style.struck = struckFonts.indices.contains(format.font) && struckFonts[format.font]
      style.crossedOut =
        crossingBorders.indices.contains(format.border) && crossingBorders[format.border]
      style.unlocked = format.unlocked
      return style
    }
    shows = styles.map { style in
      guard NumberFormatCode.isDate(style.numberFormat) else { return .number }
      return NumberFormatCode.isElapsed(style.numberFormat) ? .elapsed : .date
    }
  }

  private struct CellFormat {
    let number: Int
    let font: Int
    let border: Int
    private(set) var unlocked = false

    init(_ reader: PartReader) throws(ReadingError) {
      func index(_ name: String) -> Int { reader.attribute(name).flatMap { Int($0) } ?? 0 }
      number = index("numFmtId")
      font = index("fontId")
      border = index("borderId")
      try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
        if local == "protection" { unlocked = !reader.flag("locked", default: true) }
      }
    }
  }

  private static func isStruck(_ reader: PartReader) throws(ReadingError) -> Bool {
    var struck = false
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      if local == "strike" { struck = reader.flag("val", default: true) }
    }
    return struck
  }

  /// A diagonal in either direction counts, once it is drawn at all.
  private static func isCrossing(_ reader: PartReader) throws(ReadingError) -> Bool {
    let hasDirection = reader.flag("diagonalUp") || reader.flag("diagonalDown")
    var isDrawn = false
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "diagonal", let style = reader.attribute("style") else { return }
      isDrawn = style != "none"
    }
    return hasDirection && isDrawn
  }
}
