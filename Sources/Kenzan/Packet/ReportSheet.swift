/// A piece of what the chair reports.
package struct ReportBlock: Sendable, Equatable {
  package var text: String
  package var isHeading: Bool
  package var line: Int
}

/// A report in words, as a page.
struct ReportSheet {
  let blocks: [ReportBlock]
  let title: String
  /// Where a piece is said.
  let origin: (ReportBlock) -> CellOrigin

  private static let heading = PaperCanvas.plain.with {
    $0.fontSize = 12
    $0.isBold = true
    $0.borders.bottom = .thin
  }
  private static let paragraph = PaperCanvas.plain.with {
    $0.fontSize = 11
    $0.vertical = .top
  }

  func sheet(named name: String) -> WorkbookSheet {
    var canvas = PaperCanvas(named: name, columns: [3, 92])
    canvas.add(.init(.text(title), span: 2, StyleSheet.title), height: 36)
    canvas.skip(9)
    for (index, block) in blocks.enumerated() {
      let origins = [origin(block)]
      guard !block.isHeading else {
        if index > 0 { canvas.skip(12) }
        canvas.add(
          .init(.text(block.text), span: 2, Self.heading, from: origins),
          height: 24
        )
        canvas.skip(6)
        continue
      }
      // Rows below one another where no row is tall enough to hold all.
      for part in canvas.parts(of: "　" + block.text, column: 2, fontSize: 11) {
        canvas.add(
          .init(.blank, PaperCanvas.plain),
          .init(.text(part), Self.paragraph, from: origins),
          height: 21
        )
      }
      canvas.skip(4.5)
    }
    return canvas.finished
  }
}
