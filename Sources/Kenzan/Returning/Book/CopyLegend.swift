/// What the colours of a copy mean, and the numbers of its findings.
///
/// The copy keeps the cells of the form, so nothing is put above it: printed, the legend is the header of the
/// page; on the screen it stands to the right of the form, which is not printed.
struct CopyLegend {
  let part: ReturnSlip.Part
  /// The numbers of its findings with their rows on the copy.
  let rows: [(number: Int, row: Int)]

  private static let warning = "写し（見るためのもの）。直すのは、提出したファイルのこのシートです"
  private static let fault = "直すところ（要修正）"
  private static let doubt = "確かめるところ（要確認・判定できません・参考）"
  private static let struck = "取消線: 提出されたシートで消してある文字"
  private static let comments = "右上に赤い印のあるセルに矢印を置くと、指摘が読めます"

  func draw(on sheet: inout WorkbookSheet) {
    // Excel ends a header at 255 characters.
    let source = SheetPage.escaped(WorkbookText.shortened(part.source, to: 60))
    sheet.page.header =
      "&C&9\(Self.warning)（\(source)）\n&K\(Self.code(Self.faultInk))■&K000000\(Self.fault)　"
      + "&K\(Self.code(Self.doubtInk))■&K000000\(Self.doubt)　指摘の文は一覧にあります"
    // The second line takes its room from the foot, so that pages end where they did.
    sheet.page.margins.top += Self.headerRoom
    sheet.page.margins.bottom -= Self.headerRoom
    let column = (sheet.page.area?.last.column ?? 0) + 2
    for (row, findings) in Dictionary(grouping: rows, by: \.row).sorted(by: { $0.key < $1.key }) {
      let numbers = findings.map { String($0.number) }.joined(separator: "、")
      put("← 番号\(numbers)", row, column, Self.mark, on: &sheet)
    }
    sheet.columnWidths[column] = 90
    drawLegend(column: column + 1, on: &sheet)
  }

  private func drawLegend(column: Int, on sheet: inout WorkbookSheet) {
    sheet.columnWidths[column] = 18
    sheet.columnWidths[column + 1] = 330
    let hasStrokes = part.record?.values.contains { $0.struck != nil } ?? false
    let lines: [(look: CellLook?, text: String)] = [
      (nil, Self.warning), (nil, part.source), (Self.swatch(StyleSheet.faultFill), Self.fault),
      (Self.swatch(StyleSheet.doubtFill), Self.doubt), (nil, Self.comments),
      (nil, "「← 番号」は、一覧の番号です（この右側は印刷されません）"),
    ]
    for (row, line) in (lines + (hasStrokes ? [(nil, Self.struck)] : [])).enumerated() {
      if let look = line.look { put("", row + 1, column, look, on: &sheet) }
      put(line.text, row + 1, line.look == nil ? column : column + 1, Self.words, on: &sheet)
    }
  }

  private func put(
    _ text: String,
    _ row: Int,
    _ column: Int,
    _ look: CellLook,
    on sheet: inout WorkbookSheet
  ) {
    guard let cell = CellReference(row: row, column: column) else { return }
    sheet.cells.append(SheetCell(cell, text.isEmpty ? .blank : .text(text), look))
  }

  private static let headerRoom = 0.2
  /// The fills of faulty cells, dark enough for a small square on white.
  private static let faultInk: UInt32 = 0xF4A08C
  private static let doubtInk: UInt32 = 0xE6C040

  private static func code(_ color: UInt32) -> String {
    let digits = String(color, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func swatch(_ fill: UInt32) -> CellLook {
    CellLook().with {
      $0.fill = fill
      $0.borders = .box(.thin)
    }
  }

  private static let words = CellLook().with {
    $0.fontSize = 9
    $0.horizontal = .left
  }
  private static let mark = words.with { $0.isBold = true }
}
