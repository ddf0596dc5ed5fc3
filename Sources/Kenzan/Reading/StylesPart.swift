/// The cell styles of a workbook, reduced to what bears on the meaning of a cell.
struct StylesPart {
  /// How a style shows a number.
  enum Shows {
    case number, date, elapsed
  }

  /// By the number that cells refer to.
  private(set) var styles = [CellStyle()]
  private(set) var shows = [Shows.number]
  /// How the same styles look; none unless asked for.
  private(set) var appearances: [CellAppearance] = []
  private(set) var looks = Looks()

  init() {}

  /// Reads the whole part, with the looks of the styles if they are asked for.
  init(_ reader: PartReader, readsLooks: Bool = false) throws(ReadingError) {
    var formats: [Int: String] = [:]
    var looks = Looks()
    var crossingBorders: [Bool] = []
    var cellFormats: [CellFormat] = []
    try reader.expectRoot(Namespace.main, "styleSheet")
    var known: Set<String> = []
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      // Programs join two lists of one kind, or take the last, and a number is then shown as a date.
      guard known.insert(local).inserted else {
        throw reader.damaged(ja: "<\(local)>が2つあります", en: "there are two <\(local)>")
      }
      try reader.forEachChild(in: Namespace.main) { child throws(ReadingError) in
        switch (local, child) {
        case ("numFmts", "numFmt"): try Self.addFormat(reader, to: &formats)
        case ("fonts", "font"): looks.fonts.append(try Self.font(reader))
        case ("fills", "fill") where readsLooks: looks.shadings.append(try Self.isShaded(reader))
        case ("borders", "border"):
          let border = try Self.border(reader)
          crossingBorders.append(border.isCrossing)
          if readsLooks { looks.edges.append(border.edges) }
        case ("cellXfs", "xf"): cellFormats.append(try Self.cellFormat(reader, cellFormats.count))
        default: break
        }
      }
    }
    guard !cellFormats.isEmpty else { return }
    styles = cellFormats.map { format in
      var style = CellStyle()
      style.numberFormat =
        formats[format.number] ?? NumberFormatCode.builtIn(format.number) ?? style.numberFormat
      style.struck = looks.fonts.indices.contains(format.font) && looks.fonts[format.font].isStruck
      style.crossedOut =
        crossingBorders.indices.contains(format.border) && crossingBorders[format.border]
      style.unlocked = format.unlocked
      return style
    }
    if readsLooks {
      appearances = cellFormats.map { $0.appearance(looks) }
      self.looks = looks
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
    let fill: Int
    private(set) var unlocked = false
    private var alignment: PlacedLabel.Alignment?
    private var isVertical = false

    init(_ reader: PartReader) throws(ReadingError) {
      number = try StylesPart.index("numFmtId", reader)
      font = try StylesPart.index("fontId", reader)
      border = try StylesPart.index("borderId", reader)
      fill = try StylesPart.index("fillId", reader)
      try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
        switch local {
        case "protection": unlocked = !reader.flag("locked", default: true)
        case "alignment":
          alignment = reader.attribute("horizontal").flatMap { .init(rawValue: $0) }
          isVertical = reader.attribute("textRotation") == "255"
        default: break
        }
      }
    }

    func appearance(_ looks: Looks) -> CellAppearance {
      var appearance = CellAppearance()
      if looks.edges.indices.contains(border) { appearance.edges = looks.edges[border] }
      if looks.shadings.indices.contains(fill) { appearance.isShaded = looks.shadings[fill] }
      if looks.fonts.indices.contains(font) {
        appearance.isBold = looks.fonts[font].isBold
        appearance.fontSize = looks.fonts[font].size
      }
      appearance.alignment = alignment
      appearance.isVertical = isVertical
      return appearance
    }
  }

  /// As many as Excel has room for.
  private static let maximumStyles = 65_536

  /// The next cell format, behind so many.
  private static func cellFormat(
    _ reader: PartReader,
    _ count: Int
  ) throws(ReadingError) -> CellFormat {
    guard count < maximumStyles else {
      throw .limit(
        ja: "書式は\(maximumStyles)個まで",
        en: "a workbook may have \(maximumStyles) cell formats"
      )
    }
    return try CellFormat(reader)
  }

  private static func addFormat(
    _ reader: PartReader,
    to formats: inout [Int: String]
  ) throws(ReadingError) {
    guard reader.attribute("numFmtId") != nil else { return }
    let number = try index("numFmtId", reader)
    guard let code = reader.attribute("formatCode") else { return }
    if let other = formats.updateValue(code, forKey: number), other != code {
      throw reader.damaged(
        ja: "表示形式\(number)が2つあります",
        en: "there are two number formats \(number)"
      )
    }
  }

  /// A number by which styles refer to one another, 0 where none is stated; taking what is none for 0
  /// could make a number of a date.
  private static func index(_ name: String, _ reader: PartReader) throws(ReadingError) -> Int {
    guard let text = reader.attribute(name) else { return 0 }
    guard let index = Int(text), index >= 0 else {
      throw reader.damaged(ja: "\(name)「\(text)」", en: "\(name) '\(text)'")
    }
    return index
  }

  /// The lines of a border; a diagonal in either direction crosses out, once it is drawn at all.
  private static func border(
    _ reader: PartReader
  ) throws(ReadingError) -> (isCrossing: Bool, edges: CellAppearance.Edges) {
    let hasDirection = reader.flag("diagonalUp") || reader.flag("diagonalDown")
    var isCrossing = false
    var edges: CellAppearance.Edges = []
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard let style = reader.attribute("style"), style != "none" else { return }
      switch local {
      case "diagonal": isCrossing = hasDirection
      case "left", "start": edges.insert(.left)
      case "right", "end": edges.insert(.right)
      case "top": edges.insert(.top)
      case "bottom": edges.insert(.bottom)
      default: break
      }
    }
    return (isCrossing, edges)
  }
}
