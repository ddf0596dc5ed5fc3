extension PolicyTree {
  private typealias Column = PolicyTreeCanvas.Column

  /// A card for each subject: what the policy is for, and its projects under review.
  func drawCards(on canvas: inout PolicyTreeCanvas) {
    guard !cards.isEmpty else { return }
    var start = canvas.row + 1
    canvas.addRow(9)
    let all = 1...Column.review.rawValue
    canvas.addBlocks([.init("評価対象の施策と事業" as String, all, StyleSheet.section)])
    var number = 0
    for card in cards {
      canvas.addRow(6)
      drawHead(of: card, on: &canvas)
      for project in card.projects {
        number += 1
        let label = project.label.isEmpty ? "事業" + Self.circled(number) : project.label
        draw(project, label, on: &canvas)
        canvas.join(from: start)
        start = canvas.row + 1
      }
      // A card without projects.
      canvas.join(from: start)
      start = canvas.row + 1
    }
  }

  private var labels: ClosedRange<Int> { 1...Column.pillarStart.rawValue }
  private var rest: ClosedRange<Int> { Column.pillar.rawValue...Column.review.rawValue }

  private func drawHead(of card: Card, on canvas: inout PolicyTreeCanvas) {
    let name = Self.cell.with {
      $0.isBold = true
      $0.fontSize = 11
    }
    addRow("施策", .init(card.policy, from: card.origins), name, on: &canvas)
    guard !card.direction.isEmpty else { return }
    addRow("目指す方向性", .init(card.direction, from: card.origins), Self.cell, on: &canvas)
  }

  private func draw(_ project: Project, _ label: String, on canvas: inout PolicyTreeCanvas) {
    let name = Self.cell.with { $0.isBold = true }
    if project.grade.isEmpty {
      addRow(label, project.name, name, on: &canvas)
    } else {
      let grade = Self.heading.with { $0.isBold = true }
      canvas.addBlocks([
        .init(label, labels, Self.heading),
        .init(project.name, Column.pillar.rawValue...Column.policy.rawValue, name),
        .init(
          "達成度　" + project.grade.text,
          Column.count.rawValue...Column.review.rawValue,
          grade,
          from: project.grade.origins
        ),
      ])
    }
    if !project.summary.isEmpty { addRow("内容", project.summary, Self.cell, on: &canvas) }
    guard !project.indicators.isEmpty else { return }
    let mark = project.indicators.count == 1 ? "" : "・"
    let indicators = CitedText(
      project.indicators.map { mark + $0.text }.joined(separator: "\n"),
      from: project.indicators.flatMap(\.origins)
    )
    addRow("目標指標", indicators, Self.cell, on: &canvas)
  }

  private func addRow(
    _ label: String,
    _ text: CitedText,
    _ look: CellLook,
    on canvas: inout PolicyTreeCanvas
  ) {
    canvas.addBlocks([.init(label, labels, Self.heading), .init(text, rest, look)])
  }

  private static let cell = StyleSheet.cell.with {
    $0.horizontal = .left
    $0.indent = 1
  }
}
