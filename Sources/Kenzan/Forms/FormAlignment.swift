/// The labels of a form found in a returned sheet, aligned as a whole.
struct FormAlignment: Sendable {
  /// What became of a label.
  enum LabelState: Sendable, Hashable {
    case found(CellReference)
    /// Something else, or nothing, stands where the label belongs.
    case changed(CellReference, says: String)
    /// The label stands elsewhere in its row, while others stand where they belong.
    case moved(CellReference, from: CellReference)
    /// It could be any of several.
    case doubtful
    case missing
  }

  var rows = AxisMap()
  var columns = AxisMap()
  var labels: [LabelState]
  /// The merged areas by their first cells; empty unless they moved along with the labels.
  private(set) var merges: [CellReference: CellRange] = [:]
  /// Whether the merged areas tell something.
  var trustsMerges: Bool { !merges.isEmpty }

  /// Every label stands exactly as drawn.
  init(asDrawn labels: [FormMatcher.Label]) {
    self.labels = labels.map { .found($0.area.first) }
    for label in labels {
      _ = rows.add(drawn: label.area.first.row, sheet: label.area.first.row)
      _ = columns.add(drawn: label.area.first.column, sheet: label.area.first.column)
    }
    rows.acceptsTail = true
    columns.acceptsTail = true
  }

  /// Aligns the labels with the texts of a sheet.
  init(_ matcher: FormMatcher, _ texts: LabelTexts) {
    labels = []
    let aligner = LabelAligner(matcher: matcher, texts: texts)
    let firstRows = aligner.rowAlignment(columns: nil)
    let firstColumns = aligner.columnAlignment(rows: aligner.map(firstRows))
    let finalRows = aligner.rowAlignment(columns: aligner.map(firstColumns))
    rows = aligner.map(finalRows)
    columns = aligner.map(aligner.columnAlignment(rows: rows))
    labels = matcher.labels.indices.map { state(of: $0, matcher: matcher, texts: texts) }
    readMerges(matcher, texts.worksheet)
    let isShapeless = texts.worksheet.merges.isEmpty
    rows.acceptsTail = isShapeless && hasAllAsDrawn(matcher)
    columns.acceptsTail = rows.acceptsTail
  }

  /// Whether a label stands where it belongs.
  func isFound(_ label: Int) -> Bool {
    if case .found = labels[label] { true } else { false }
  }

  /// Whether another heading of its row stands where a label belongs.
  func isExchanged(_ label: Int, in matcher: FormMatcher) -> Bool {
    switch labels[label] {
    case .moved: return true
    case .changed(_, let says):
      let text = says.normalizedForMatching
      return matcher.labels.contains {
        $0.text == text && $0.area.first.row == matcher.labels[label].area.first.row
      }
    case .found, .doubtful, .missing: return false
    }
  }

  /// Where an area of the form lies in the sheet; `nil` where the labels do not tell it.
  func place(of area: CellRange) -> CellRange? {
    guard let top = rows.place(of: area.first.row), let left = columns.place(of: area.first.column),
      let bottom = rows.place(of: area.last.row), let right = columns.place(of: area.last.column),
      let first = CellReference(row: top, column: left),
      let last = CellReference(row: bottom, column: right)
    else { return nil }
    return CellRange(first, last)
  }

  private func state(of index: Int, matcher: FormMatcher, texts: LabelTexts) -> LabelState {
    let label = matcher.labels[index]
    let drawn = label.area.first
    guard let row = rows.place(of: drawn.row) else {
      return rows.candidates[drawn.row] == nil ? .missing : .doubtful
    }
    let inRow = texts.columns(of: label.text, row: row)
    guard let column = columns.place(of: drawn.column) else {
      let possible = inRow.filter { columns.mayStand(drawn.column, at: $0) }
      guard possible.count <= 1 else { return .doubtful }
      return possible.first.flatMap { CellReference(row: row, column: $0) }.map { .found($0) }
        ?? .missing
    }
    guard let place = CellReference(row: row, column: column) else { return .missing }
    if inRow.contains(column) { return .found(place) }
    if inRow.count == 1, let elsewhere = CellReference(row: row, column: inRow[0]),
      !matcher.expects(label.text, inDrawnRow: drawn.row, otherThan: index)
    {
      return .moved(elsewhere, from: place)
    }
    return .changed(place, says: texts.worksheet[place]?.content.text.trimmed ?? "")
  }

  /// Takes the far ends of merged labels as anchors too, unless merged areas were left behind.
  mutating func readMerges(_ matcher: FormMatcher, _ worksheet: Worksheet) {
    guard matcher.hasMerges, !worksheet.merges.isEmpty else { return }
    let merges = Dictionary(
      worksheet.merges.map { ($0.first, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var (rows, columns) = (rows, columns)
    for (label, state) in zip(matcher.labels, labels) {
      guard case .found(let place) = state, !label.area.isSingleCell else { continue }
      guard let merge = merges[place],
        rows.add(drawn: label.area.last.row, sheet: merge.last.row),
        columns.add(drawn: label.area.last.column, sheet: merge.last.column)
      else { return }
    }
    (self.rows, self.columns) = (rows, columns)
    self.merges = merges
  }

  private func hasAllAsDrawn(_ matcher: FormMatcher) -> Bool {
    zip(matcher.labels, labels).allSatisfy { $1 == .found($0.area.first) }
  }
}

extension FormMatcher {
  /// Whether another label with the same text belongs to the same row.
  fileprivate func expects(_ text: String, inDrawnRow row: Int, otherThan index: Int) -> Bool {
    labels.indices.contains {
      $0 != index && labels[$0].text == text && labels[$0].area.first.row == row
    }
  }
}
