extension PolicyTree {
  /// The tree and its cards, as wide as the page.
  ///
  /// A4 portrait; A3 landscape where the names are so long that only that holds the tree on a page.
  package func sheet(named name: String, title: String) -> WorkbookSheet {
    var canvas = canvas(named: name, title: title, isWide: false)
    if !canvas.fitsPage {
      let wide = self.canvas(named: name, title: title, isWide: true)
      if wide.fitsPage { canvas = wide }
    }
    drawCards(on: &canvas)
    return canvas.finished
  }

  private func canvas(named name: String, title: String, isWide: Bool) -> PolicyTreeCanvas {
    var canvas = PolicyTreeCanvas(named: name, isWide: isWide)
    let all = 1...PolicyTreeCanvas.Column.review.rawValue
    canvas.addBlocks([.init(title, all, StyleSheet.title.with { $0.fontSize = 14 }, from: origins)])
    if !lead.isEmpty { canvas.addBlocks([.init(lead, all, Self.text)]) }
    canvas.addRow(6)
    drawTree(on: &canvas)
    for note in allNotes { canvas.addBlocks([.init(note, all, StyleSheet.note)]) }
    canvas.join(from: (canvas.blocks.last?.upperBound ?? 0) + 1)
    return canvas
  }

  /// What stands below the tree.
  private var allNotes: [CitedText] {
    let hasSubject = pillars.contains { $0.policies.contains(where: \.isSubject) }
    return (hasSubject ? ["➔（太字）は、今回の評価対象の施策"] : []) + notes
  }

  private func drawTree(on canvas: inout PolicyTreeCanvas) {
    typealias Column = PolicyTreeCanvas.Column
    canvas.addRow(18)
    let heads = canvas.row...canvas.row
    canvas.put("柱", rows: heads, .pillar, Self.heading)
    canvas.put(
      "施策",
      rows: heads,
      columns: Column.mark.rawValue...Column.policy.rawValue,
      Self.heading
    )
    canvas.put(unit + "数", rows: heads, .count, Self.heading)
    canvas.put("外部評価", rows: heads, .review, Self.heading)
    canvas.addRow(4.5)
    /// The rows of the pillars on each page, and of them those above the middle of a pillar.
    var pages: [(rows: ClosedRange<Int>, middles: [Int])] = []
    var top = 1
    let all = 1...Column.review.rawValue
    // The sum and the notes stay with the last pillar.
    let tail = allNotes.reduce(25.5) { height, note in
      let look = StyleSheet.note
      return height + max(20.25, Self.height(note.text, in: canvas.width(all), look) + 0.75)
    }
    for (index, pillar) in pillars.enumerated() {
      if index > 0 { canvas.addRow(7.5) }
      let first = canvas.row + 1
      let middle = draw(pillar, on: &canvas)
      if let page = pages.indices.last, canvas.height(of: top...canvas.row) + tail <= canvas.room {
        pages[page].rows = pages[page].rows.lowerBound...canvas.row
        pages[page].middles.append(middle)
      } else {
        if !pages.isEmpty {
          canvas.isDivided = true
          canvas.join(from: top, to: first - 1)
          top = first
        }
        pages.append((first...canvas.row, [middle]))
      }
    }
    for page in pages { drawProgram(page.rows, page.middles, on: &canvas) }
    drawTotal(on: &canvas)
  }

  /// A pillar with its policies; the result is the row above its middle.
  private func draw(_ pillar: Pillar, on canvas: inout PolicyTreeCanvas) -> Int {
    let count = max(1, pillar.policies.count)
    let first = canvas.row + 1
    let policyWidth = canvas.width(.policy)
    // A policy takes two rows, so that a line can meet its middle; a pillar has as many above its
    // middle, for its name, as below, for its purpose.
    let half = max(
      Self.height(pillar.name, in: canvas.width(.pillar), Self.pillarName) / Double(count),
      Self.height(pillar.purpose, in: canvas.width(.pillar), Self.pillarPurpose) / Double(count),
      Self.height(pillar.review, in: canvas.width(.review), Self.review) / Double(2 * count)
    )
    for index in 0..<count {
      var height = 24.0
      if pillar.policies.indices.contains(index) {
        let look = Self.policy(isSubject: pillar.policies[index].isSubject)
        height = max(height, Self.height(pillar.label(of: index), in: policyWidth, look))
      }
      for _ in 0..<2 { canvas.addRow(max(half, height / 2)) }
      if pillar.policies.indices.contains(index) {
        draw(pillar, index, on: &canvas)
      }
    }
    let rows = first...canvas.row
    let middle = first + count - 1
    draw(pillar, rows: rows, middle: middle, on: &canvas)
    let targets = pillar.policies.indices.map { first + 2 * $0 }
    if !targets.isEmpty {
      canvas.drawLines(from: middle, to: targets, .pillarEnd, .policyStart)
    }
    return middle
  }

  /// A policy, in the last two rows.
  private func draw(_ pillar: Pillar, _ index: Int, on canvas: inout PolicyTreeCanvas) {
    let policy = pillar.policies[index]
    let rows = (canvas.row - 1)...canvas.row
    let look = Self.policy(isSubject: policy.isSubject)
    let line: CellLook.Line = policy.isSubject ? .medium : .thin
    let mark = look.with {
      $0.horizontal = .center
      $0.borders = .init(left: line, top: line, bottom: line)
    }
    let name = look.with { $0.borders = .init(top: line, bottom: line) }
    let count = look.with {
      $0.horizontal = .right
      $0.wraps = false
      $0.shrinks = true
      $0.indent = 1
      $0.borders = .init(left: .hair, right: line, top: line, bottom: line)
    }
    canvas.put(policy.isSubject ? "➔" : "", rows: rows, .mark, mark)
    canvas.put(pillar.label(of: index), rows: rows, .policy, name, from: policy.origins)
    canvas.put("\(policy.projects)\(unit)", rows: rows, .count, count, from: policy.origins)
  }

  private func draw(
    _ pillar: Pillar,
    rows: ClosedRange<Int>,
    middle: Int,
    on canvas: inout PolicyTreeCanvas
  ) {
    canvas.put(pillar.review, rows: rows, .review, Self.review, from: pillar.origins)
    guard !pillar.purpose.isEmpty else {
      let look = Self.pillarName.with {
        $0.borders = .box(.thin)
        $0.vertical = .center
      }
      canvas.put(pillar.name, rows: rows, .pillar, look, from: pillar.origins)
      return
    }
    let upper = rows.lowerBound...middle
    let lower = (middle + 1)...rows.upperBound
    canvas.put(pillar.name, rows: upper, .pillar, Self.pillarName, from: pillar.origins)
    canvas.put(pillar.purpose, rows: lower, .pillar, Self.pillarPurpose, from: pillar.origins)
  }

  /// The program, as high as all pillars together, and the lines to them.
  private func drawProgram(
    _ rows: ClosedRange<Int>,
    _ middles: [Int],
    on canvas: inout PolicyTreeCanvas
  ) {
    let text = statedTotal.map { program + "\n全\($0)\(unit)" } ?? program
    let missing =
      Self.height(text, in: canvas.width(.program), Self.programLook) - canvas.height(of: rows)
    if missing > 0 { canvas.stretch(rows, by: missing) }
    canvas.put(text, rows: rows, .program, Self.programLook, from: origins)
    // The line leaves where a pillar's begins, so that it runs on straight.
    let center = canvas.height(of: rows) / 2
    func distance(_ middle: Int) -> Double {
      abs(canvas.height(of: rows.lowerBound...middle) - center)
    }
    guard let source = middles.min(by: { distance($0) < distance($1) }) else { return }
    canvas.drawLines(from: source, to: middles, .programEnd, .pillarStart)
  }

  private func drawTotal(on canvas: inout PolicyTreeCanvas) {
    guard let computedTotal else { return }
    canvas.addRow(4.5)
    canvas.addRow(21)
    let rows = canvas.row...canvas.row
    let label = Self.text.with {
      $0.horizontal = .right
      $0.isBold = true
      $0.indent = 1
    }
    canvas.put("合計", rows: rows, .policy, label)
    let total = Self.policy(isSubject: false).with {
      $0.horizontal = .right
      $0.isBold = true
      $0.wraps = false
      $0.shrinks = true
      $0.indent = 1
      $0.borders = .box(.thin)
    }
    let parts = origins + pillars.flatMap(\.policies).flatMap(\.origins)
    canvas.put("\(computedTotal)\(unit)", rows: rows, .count, total, from: parts)
  }

  private static func height(_ text: String, in width: Double, _ look: CellLook) -> Double {
    PolicyTreeCanvas.height(
      text,
      width: width - Double(look.indent) * 9,
      fontSize: look.fontSize
    )
  }
}

extension PolicyTree.Pillar {
  /// ①市民と行政の絆による市政運営.
  fileprivate func label(of index: Int) -> String {
    let policy = policies[index]
    let number = policy.number.isEmpty ? PolicyTree.circled(index + 1) : policy.number
    return number + policy.name
  }
}

extension PolicyTree {
  static let text = CellLook().with {
    $0.horizontal = .left
    $0.wraps = true
  }
  static let heading = StyleSheet.heading.with { $0.fontSize = 9.5 }

  private static let programLook = CellLook().with {
    $0.fontSize = 11
    $0.isBold = true
    $0.fill = StyleSheet.headingFill
    $0.borders = .box(.thin)
    $0.horizontal = .center
    $0.wraps = true
  }
  private static let pillarName = CellLook().with {
    $0.fontSize = 11
    $0.isBold = true
    $0.borders = .init(left: .thin, right: .thin, top: .thin)
    $0.horizontal = .center
    $0.vertical = .bottom
    $0.wraps = true
  }
  private static let pillarPurpose = CellLook().with {
    $0.fontSize = 9
    $0.borders = .init(left: .thin, right: .thin, bottom: .thin)
    $0.horizontal = .center
    $0.vertical = .top
    $0.wraps = true
  }
  private static let review = CellLook().with {
    $0.fontSize = 9.5
    $0.borders = .box(.thin)
    $0.horizontal = .center
    $0.wraps = true
  }

  /// Subjects stand out in bold letters on grey, which a copy in black and white keeps.
  private static func policy(isSubject: Bool) -> CellLook {
    CellLook().with {
      $0.horizontal = .left
      $0.wraps = true
      $0.isBold = isSubject
      $0.fill = isSubject ? StyleSheet.headingFill : nil
    }
  }
}
