/// 正誤表: what a committee that has the earlier papers must know, on A4 to be printed and handed out.
///
/// Nothing internal stands on it. Pages that no packet tells are left blank, to be filled in by who knows
/// the papers.
struct ErrataSheet {
  private let comparison: SubmissionComparison
  private let pages: PrintedPages?

  init(comparison: SubmissionComparison) {
    self.comparison = comparison
    pages = comparison.printedPages
  }

  private static let fontSize = 11.0

  private static let head = StyleSheet.heading.with {
    $0.fontSize = fontSize
    $0.isBold = true
  }
  private static let text = PaperCanvas.plain.with {
    $0.borders = .box(.thin)
    $0.vertical = .top
  }
  private static let place = text.with { $0.horizontal = .center }

  func sheet(named name: String) -> WorkbookSheet {
    var page = SheetPage()
    page.orientation = .landscape
    page.margins = SheetPage.Margins(left: 0.6, right: 0.6, top: 0.6, bottom: 0.7)
    page.footer = "&C&9&P／&N"
    var canvas = PaperCanvas(named: name, columns: [7, 33, 40, 40], page: page)
    canvas.add(.init(.text("正誤表"), span: 4, StyleSheet.title), height: 36)
    canvas.add(
      ["頁", "事業・欄", "誤", "正"].map { .init(.text($0), Self.head) },
      height: 24
    )
    canvas.repeatLastRow()
    for sheet in comparison.sheets { add(sheet, to: &canvas) }
    let rows = comparison.sheets.flatMap(\.changes).filter { !$0.isInternal }
    if rows.isEmpty { canvas.add(.init(.text("訂正はありません。"), span: 4, Self.text), height: 24) }
    return canvas.finishedOnOnePage
  }

  private func add(_ sheet: ComparedSheet, to canvas: inout PaperCanvas) {
    for change in sheet.changes where !change.isInternal {
      let shown = change.written(room: 120, most: Int.max)
      let pages = self.pages?.pages(of: change, in: sheet) ?? []
      let page = pages.map(String.init).joined(separator: "、")
      let what = "\(sheet.new.title)\n\(change.label)"
      let old = canvas.parts(of: shown.old, column: 3, fontSize: Self.fontSize)
      let new = canvas.parts(of: shown.new, column: 4, fontSize: Self.fontSize)
      for line in 0..<max(old.count, new.count) {
        canvas.add(
          .init(line > 0 || page.isEmpty ? .blank : .text(page), Self.place),
          .init(.text(line == 0 ? what : "（続き）"), Self.text),
          .init(.text(old.indices.contains(line) ? old[line] : ""), Self.text),
          .init(.text(new.indices.contains(line) ? new[line] : ""), Self.text),
          height: 24
        )
      }
    }
  }
}
