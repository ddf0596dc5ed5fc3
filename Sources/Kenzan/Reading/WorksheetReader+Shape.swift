extension WorksheetReader {
  /// Notes the hidden columns.
  mutating func readColumns() throws(ReadingError) {
    var count = 0
    try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      if worksheet.layout != nil, local == "col" { noteWidth() }
      guard local == "col", part.flag("hidden") || part.attribute("width") == "0" else { return }
      guard let first = part.attribute("min").flatMap({ Int($0) }),
        let last = part.attribute("max").flatMap({ Int($0) }),
        (1...CellReference.maximumColumn).contains(first), first <= last
      else { throw part.damaged(ja: "列の範囲が正しくありません", en: "a column range is not valid") }
      let columns = first...max(first, min(last, CellReference.maximumColumn))
      // Ranges that overlap over and over would cost more than all else in the file.
      count += columns.count
      guard count <= 1 << 20 else {
        throw part.damaged(ja: "列の範囲が重なっています", en: "column ranges overlap")
      }
      for column in columns { worksheet.hiddenColumns.insert(column) }
    }
  }

  /// Notes the merged areas.
  mutating func readMerges() throws(ReadingError) {
    try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "mergeCell", let text = part.attribute("ref") else { return }
      guard let area = CellRange(text) else {
        throw part.damaged(ja: "結合範囲「\(text)」", en: "merged area '\(text)'")
      }
      worksheet.merges.append(area)
    }
  }

  /// Notes form controls and embedded objects with the cell at their top left.
  mutating func readControls() throws(ReadingError) {
    try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      guard local == "control" || local == "oleObject" else { return }
      objects.controls.append(try readAnchor())
      try totals.countObjects(1, within: limits)
    }
  }

  private func readAnchor() throws(ReadingError) -> CellReference? {
    var anchor: CellReference?
    try part.forEachChild(in: Namespace.main) { _ throws(ReadingError) in
      try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
        guard local == "anchor" else { return }
        try part.forEachChild(in: Namespace.main) { side throws(ReadingError) in
          if side == "from" { anchor = try ObjectLister.corner(part) }
        }
      }
    }
    return anchor
  }

  /// Keeps the formula of a cell; those that share one are written out.
  mutating func readFormula(at reference: CellReference) throws(ReadingError) {
    let type = part.attribute("t")
    let index = part.attribute("si")
    var bytes: [UInt8] = []
    try part.appendText(to: &bytes, maximum: limits.textBytes)
    guard bytes.count < limits.textBytes else {
      throw .cellCharacters(limits, at: "\(reference)")
    }
    let text = EscapedText.decode(bytes)
    guard type == "shared", let index else {
      if !text.isEmpty { try keep(formula: text, at: reference) }
      return
    }
    guard let formula = formulas.formula(index: index, text: text, at: reference) else {
      // It is kept until the text comes, if it does.
      return try totals.count(formula: "", within: limits)
    }
    try keep(formula: formula, at: reference)
  }
}
