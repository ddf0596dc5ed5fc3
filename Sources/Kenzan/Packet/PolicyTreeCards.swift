extension PolicyTree {
  private typealias Column = PolicyTreeCanvas.Column

  /// A card for each subject: what the policy is for, and its projects under review.
  func drawCards(on canvas: inout PolicyTreeCanvas) {
    guard !cards.isEmpty else { return }
    var start = canvas.row + 1
    canvas.addRow(9)
    let all = 1...Column.review.rawValue
    canvas.addBlocks([("評価対象の施策と事業", all, StyleSheet.section)])
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
    canvas.addBlocks([("施策", labels, Self.heading), (card.policy, rest, name)])
    guard !card.direction.isEmpty else { return }
    canvas.addBlocks([("目指す方向性", labels, Self.heading), (card.direction, rest, Self.cell)])
  }

  private func draw(_ project: Project, _ label: String, on canvas: inout PolicyTreeCanvas) {
    let name = Self.cell.with { $0.isBold = true }
    if project.grade.isEmpty {
      canvas.addBlocks([(label, labels, Self.heading), (project.name, rest, name)])
    } else {
      let grade = Self.heading.with { $0.isBold = true }
      canvas.addBlocks([
        (label, labels, Self.heading),
        (project.name, Column.pillar.rawValue...Column.policy.rawValue, name),
        ("達成度　" + project.grade, Column.count.rawValue...Column.review.rawValue, grade),
      ])
    }
    if !project.summary.isEmpty {
      canvas.addBlocks([("内容", labels, Self.heading), (project.summary, rest, Self.cell)])
    }
    guard !project.indicators.isEmpty else { return }
    let indicators =
      project.indicators.count == 1
      ? project.indicators[0] : project.indicators.map { "・" + $0 }.joined(separator: "\n")
    canvas.addBlocks([("目標指標", labels, Self.heading), (indicators, rest, Self.cell)])
  }

  private static let cell = StyleSheet.cell.with {
    $0.horizontal = .left
    $0.indent = 1
  }
}
