import KenzanScan

/// Reads a character-separated table into one worksheet of texts.
struct CSVReader {
  private let limits: Limits

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// Reads the whole file; a record is a row, an empty field a blank cell.
  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> Worksheet {
    let text = try SourceEncoding.utf8(bytes)
    if let place = text.firstIndex(of: 0) { throw .notText(line: Self.line(of: place, in: text)) }
    let dialect = CSVDialect(of: text)
    var scan = CSVScan(dialect, line: dialect.firstLine)
    var worksheet = Worksheet(name: name)
    var row = 1
    var column = 0
    while let field = try next(&scan, in: text) {
      column += 1
      if !field.content.isEmpty {
        worksheet.cells.append(
          try cell(field, row: row, column: column, count: worksheet.cells.count, in: text)
        )
      }
      if field.endsRecord {
        row += 1
        column = 0
      }
    }
    return worksheet
  }

  private func next(
    _ scan: inout CSVScan,
    in text: [UInt8]
  ) throws(ReadingError) -> CSVScan.Field? {
    do throws(CSVScan.OpenQuote) {
      return try scan.next(in: text)
    } catch {
      throw .openQuote(line: error.line)
    }
  }

  private func cell(
    _ field: CSVScan.Field,
    row: Int,
    column: Int,
    count: Int,
    in text: [UInt8]
  ) throws(ReadingError) -> Cell {
    guard let reference = CellReference(row: row, column: column) else {
      throw .limit(
        ja: "\(field.line)行目が、Excelの最終行1,048,576・最終列XFDを超えています",
        en: "line \(field.line) lies beyond row 1,048,576 or column XFD"
      )
    }
    guard count < limits.cells else {
      throw .limit(ja: "セルは\(limits.cells)個まで", en: "a file may have \(limits.cells) cells")
    }
    guard field.content.count <= limits.textBytes else {
      throw .cellCharacters(limits, at: "\(reference)")
    }
    let content = String(decoding: CSVScan.content(of: field, in: text), as: UTF8.self)
    guard !content.utf16Exceeds(limits.cellCharacters) else {
      throw .cellCharacters(limits, at: "\(reference)")
    }
    return Cell(reference, .text(content))
  }

  /// The line of a byte, from 1, whatever ends the lines.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) {
      let isFeed = bytes[index] == 0x0A
      let isReturn = bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if isFeed || isReturn { line += 1 }
    }
    return line
  }
}

extension ReadingError {
  fileprivate static func notText(line: Int) -> Self {
    Self(
      .notText,
      Message(
        ja: "文字でないデータ（\(line)行目）を含むため読み込めません。CSVで保存し直し、再提出してください。",
        en: "holds data that are no text (line \(line)); save it as CSV again and hand it in again"
      )
    )
  }

  fileprivate static func openQuote(line: Int) -> Self {
    Self(
      .damaged,
      Message(
        ja: "\(line)行目で始まる引用符（\"）が閉じていないため読み込めません。引用符を直して再提出してください。",
        en: "has a quote (\") on line \(line) that is never closed; mend it and hand it in again"
      )
    )
  }
}
