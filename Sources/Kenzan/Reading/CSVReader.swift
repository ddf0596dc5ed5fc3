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
    var scan = RecordScan(
      dialect,
      line: dialect.firstLine,
      limit: CellReference.maximumColumn
    )
    var worksheet = Worksheet(name: name)
    var row = 1
    while true {
      switch scan.next(in: text, count: text.count, isLast: true) {
      case .record: break
      case .end, .incomplete: return worksheet
      case .openQuote(let line): throw .openQuote(line: line)
      case .tooManyFields: throw .beyondSheet(line: scan.line)
      }
      for (index, field) in scan.fields.enumerated() where !field.isEmpty {
        let place = (row: row, column: index + 1, line: scan.line)
        guard worksheet.cells.count < limits.cells else {
          throw .limit(ja: "セルは\(limits.cells)個まで", en: "a file may have \(limits.cells) cells")
        }
        let content = RecordScan.content(of: field, in: text)
        worksheet.cells.append(try cell(content, place, bytes: field.end - field.start))
      }
      row += 1
    }
  }

  /// The cell of a field whose content takes so many bytes in the file.
  func cell(
    _ content: [UInt8],
    _ place: (row: Int, column: Int, line: Int),
    bytes: Int
  ) throws(ReadingError) -> Cell {
    guard let reference = CellReference(row: place.row, column: place.column) else {
      throw .beyondSheet(line: place.line)
    }
    guard bytes <= limits.textBytes,
      case let text = String(decoding: content, as: UTF8.self),
      !text.utf16Exceeds(limits.cellCharacters)
    else { throw .cellCharacters(limits, at: "\(reference)") }
    return Cell(reference, .text(text))
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

  fileprivate static func beyondSheet(line: Int) -> Self {
    .limit(
      ja: "\(line)行目が、Excelの最終行1,048,576・最終列XFDを超えています",
      en: "line \(line) lies beyond row 1,048,576 or column XFD"
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
