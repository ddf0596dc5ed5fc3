extension StylesPart {
  /// A font as far as it shows what a cell is.
  struct Font {
    var isStruck = false
    var isBold = false
    var size = 11.0
    var name = ""
  }

  /// The fonts, grounds and lines of a workbook, kept only where the looks of cells are asked for.
  struct Looks {
    var fonts: [Font] = []
    var shadings: [Bool] = []
    var edges: [CellAppearance.Edges] = []

    /// The width of a digit of the standard font in pixels, by which columns are measured.
    var digitWidth: Double {
      let font = fonts.first ?? Font()
      // Latin fonts have narrower digits than Japanese ones; at 11 points 7 pixels against 8.
      let isLatin = font.name.unicodeScalars.allSatisfy { $0.isASCII }
      let isJapanese =
        !isLatin
        || ["MS ", "Yu ", "Meiryo", "BIZ", "HG", "Noto"].contains { font.name.hasPrefix($0) }
      return max(1, (font.size / 11 * (isJapanese ? 8 : 7)).rounded())
    }
  }

  static func font(_ reader: PartReader) throws(ReadingError) -> Font {
    var font = Font()
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "strike": font.isStruck = reader.flag("val", default: true)
      case "b": font.isBold = reader.flag("val", default: true)
      case "sz": font.size = reader.measure("val") ?? font.size
      case "name": font.name = reader.attribute("val") ?? ""
      default: break
      }
    }
    return font
  }

  /// Whether a fill is a ground other than white.
  static func isShaded(_ reader: PartReader) throws(ReadingError) -> Bool {
    var isShaded = false
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "patternFill" else {
        isShaded = true
        return
      }
      let pattern = reader.attribute("patternType") ?? "none"
      isShaded = pattern != "none"
      guard pattern == "solid" else { return }
      try reader.forEachChild(in: Namespace.main) { child throws(ReadingError) in
        if child == "fgColor", isWhite(reader) { isShaded = false }
      }
    }
    return isShaded
  }

  private static func isWhite(_ reader: PartReader) -> Bool {
    if let color = reader.attribute("rgb") { return color.uppercased().hasSuffix("FFFFFF") }
    if let index = reader.attribute("indexed") { return ["1", "9", "65"].contains(index) }
    let tint = reader.attribute("tint").flatMap { Double($0) } ?? 0
    return reader.attribute("theme") == "0" && abs(tint) < 0.01
  }
}
