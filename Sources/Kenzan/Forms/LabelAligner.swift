/// The short texts of a sheet, each normalised once, for whatever form they are compared with.
struct SheetTexts: Sendable {
  let worksheet: Worksheet
  /// The texts in the order of the cells.
  private(set) var entries: [(place: CellReference, text: String)] = []
  /// The same, each text once.
  private(set) var texts: Set<String> = []

  /// Makes none, for a sheet that is compared with nothing.
  init(nothingOf worksheet: Worksheet) {
    self.worksheet = worksheet
  }

  /// No form is larger; what lies beyond is a table.
  private static let maximumCells = 20_000
  /// No label is longer, even with spaces and in full width.
  private static let maximumBytes = 1_000

  init(_ worksheet: Worksheet) {
    self.worksheet = worksheet
    for cell in worksheet.cells.prefix(Self.maximumCells) {
      let text: String
      switch cell.content {
      case .text(let raw) where raw.utf8.count <= Self.maximumBytes:
        text = raw.normalizedForMatching
      case .number: text = cell.content.text
      default: continue
      }
      guard !text.isEmpty else { continue }
      entries.append((cell.reference, text))
      texts.insert(text)
    }
  }
}

/// The cells of a sheet whose texts are labels of a form.
struct LabelTexts {
  let worksheet: Worksheet
  /// The sheet's rows that hold such texts, in order.
  private(set) var rows: [Int] = []
  /// Row and text to the columns, in order.
  private var places: [Int: [String: [Int]]] = [:]

  init(_ sheet: SheetTexts, for matcher: FormMatcher) {
    worksheet = sheet.worksheet
    for (place, text) in sheet.entries where matcher.labelTexts.contains(text) {
      if rows.last != place.row { rows.append(place.row) }
      places[place.row, default: [:]][text, default: []].append(place.column)
    }
  }

  /// The columns of a row in which the text stands.
  func columns(of text: String, row: Int) -> [Int] { places[row]?[text] ?? [] }

  /// The columns in which any label's text stands.
  var columns: [Int] {
    Set(places.values.lazy.flatMap { $0.values.lazy.flatMap { $0 } }).sorted()
  }
}

/// Finds the best alignment of a form's labels with a sheet's texts, rows first, then columns.
struct LabelAligner {
  let matcher: FormMatcher
  let texts: LabelTexts

  /// Rows that are aligned with each other; beyond this many the sheet is none of the form.
  private static let maximumRows = 4_000

  /// An alignment with the rows or columns that its indices count.
  struct Axis {
    var alignment: MonotoneAlignment
    var drawn: [Int]
    var sheet: [Int]
  }

  /// Aligns the rows: by their texts in order, or by texts in their columns where those are known.
  func rowAlignment(columns: AxisMap?) -> Axis {
    let sheetRows = Array(texts.rows.prefix(Self.maximumRows))
    let weights = matcher.labelRows.map { drawn in
      sheetRows.map { row in
        let matched =
          columns.map { matches(drawn.labels, row: row, columns: $0) }
          ?? longestCommon(drawn.labels, row: row)
        // A row of which less than half is left could be another one.
        return matched * 2 >= drawn.labels.count ? matched : 0
      }
    }
    return Axis(
      alignment: MonotoneAlignment(weights: weights),
      drawn: matcher.labelRows.map(\.row),
      sheet: sheetRows
    )
  }

  /// Aligns the columns by the labels of the rows whose places are known.
  func columnAlignment(rows: AxisMap) -> Axis {
    let drawnColumns = Set(matcher.labels.lazy.map(\.area.first.column)).sorted()
    let sheetColumns = Array(texts.columns.prefix(Self.maximumRows))
    let indices = Dictionary(uniqueKeysWithValues: sheetColumns.enumerated().map { ($1, $0) })
    let drawnIndices = Dictionary(uniqueKeysWithValues: drawnColumns.enumerated().map { ($1, $0) })
    var weights = [[Int]](
      repeating: [Int](repeating: 0, count: sheetColumns.count),
      count: drawnColumns.count
    )
    for label in matcher.labels {
      guard let row = rows.place(of: label.area.first.row),
        let drawn = drawnIndices[label.area.first.column]
      else { continue }
      for column in texts.columns(of: label.text, row: row) {
        if let index = indices[column] { weights[drawn][index] += 1 }
      }
    }
    return Axis(
      alignment: MonotoneAlignment(weights: weights),
      drawn: drawnColumns,
      sheet: sheetColumns
    )
  }

  /// The places that an alignment makes certain, and the candidates for those that it does not.
  func map(_ axis: Axis) -> AxisMap {
    var map = AxisMap()
    for (index, drawn) in axis.drawn.enumerated() {
      if let partner = axis.alignment.partner(of: index) {
        _ = map.add(drawn: drawn, sheet: axis.sheet[partner])
      } else if !axis.alignment.candidates[index].isEmpty {
        map.candidates[drawn] = axis.alignment.candidates[index].map { axis.sheet[$0] }
      }
    }
    return map
  }

  private func matches(_ labels: [Int], row: Int, columns: AxisMap) -> Int {
    labels.count { index in
      let label = matcher.labels[index]
      let places = texts.columns(of: label.text, row: row)
      guard let column = columns.place(of: label.area.first.column) else {
        return places.contains { columns.mayStand(label.area.first.column, at: $0) }
      }
      return places.contains(column)
    }
  }

  /// How many of the labels stand in the row in their order.
  private func longestCommon(_ labels: [Int], row: Int) -> Int {
    var best: [(column: Int, count: Int)] = []
    for index in labels {
      let places = texts.columns(of: matcher.labels[index].text, row: row)
      let reached = places.map { place in
        (column: place, count: 1 + (best.filter { $0.column < place }.map(\.count).max() ?? 0))
      }
      best += reached
    }
    return best.map(\.count).max() ?? 0
  }
}
