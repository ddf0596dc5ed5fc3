import KenzanBridge

/// Reads an XML instance of a form: a worksheet with the paths in row 1 and the values in row 2.
///
/// An element's path is that of its names; a segment that is no XML name, such as the number of a
/// list's row, stands in the attribute `n` of the element around it (`<items n="12">`).
struct InstanceReader {
  private let limits: Limits

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// Reads the whole file; refuses XML of every other kind.
  func read(_ bytes: [UInt8], name: String) throws(ReadingError) -> Worksheet {
    let reader = try PartReader(bytes, part: "XML")
    let root = try reader.root()
    switch (root.namespace, root.local) {
    case (Namespace.instance, "record"): break
    case (Namespace.spreadsheet2003, _): throw .xml2003
    case (_, "html"), (_, "HTML"): throw .html
    default: throw .unknownXML
    }
    var collector = Collector(worksheet: Worksheet(name: name), limits: limits)
    for attribute in ["schema", "version", "year"] {
      guard let value = reader.attribute(attribute) else { continue }
      try collector.add("kenzan." + attribute, value, reader.line, reader)
    }
    try collector.readContent(reader, path: "")
    collector.worksheet.cells.sort { $0.reference < $1.reference }
    return collector.worksheet
  }

  private struct Collector {
    var worksheet: Worksheet
    let limits: Limits
    private var paths: Set<String> = []
    private var column = 0

    init(worksheet: Worksheet, limits: Limits) {
      self.worksheet = worksheet
      self.limits = limits
    }

    mutating func add(
      _ path: String,
      _ value: String,
      _ line: Int,
      _ reader: PartReader
    ) throws(ReadingError) {
      guard paths.insert(path).inserted else {
        throw reader.damaged(ja: "「\(path)」が2回あります", en: "'\(path)' stands there twice")
      }
      column += 1
      guard let head = CellReference(row: 1, column: column),
        let place = CellReference(row: 2, column: column)
      else {
        throw .limit(ja: "項目は16,384個まで", en: "a record may have 16,384 fields")
      }
      guard !value.utf16Exceeds(limits.cellCharacters) else {
        throw .cellCharacters(limits, at: "\(line)行目")
      }
      worksheet.cells.append(Cell(head, .text(path)))
      worksheet.places[place] = "\(line)行目"
      if !value.isEmpty { worksheet.cells.append(Cell(place, .text(value))) }
    }

    /// Reads the element that has just begun: a value, or elements further down, never both.
    mutating func readContent(_ reader: PartReader, path: String) throws(ReadingError) {
      let level = reader.depth
      let line = reader.line
      var text: [UInt8] = []
      var hasElements = path.isEmpty
      reading: while let event = try reader.next() {
        switch event {
        case .text:
          reader.appendPiece(to: &text)
          guard text.count <= limits.textBytes else {
            throw .cellCharacters(limits, at: "\(line)行目")
          }
        case .end: if reader.depth < level { break reading }
        case .start:
          hasElements = true
          let segment = try Self.segment(reader)
          try readContent(reader, path: path.isEmpty ? segment : path + "." + segment)
        }
      }
      guard hasElements else {
        try add(path, String(decoding: text, as: UTF8.self), line, reader)
        return
      }
      guard text.allSatisfy({ $0 <= 0x20 }) else {
        throw reader.damaged(ja: "要素の間に文字があります", en: "there is text between elements")
      }
    }

    /// The name of the element that has just begun, with its number.
    private static func segment(_ reader: PartReader) throws(ReadingError) -> String {
      let name = reader.name
      guard name.namespace == Namespace.instance else {
        throw reader.damaged(ja: "<\(name.local)>は知らない要素です", en: "<\(name.local)> is not known")
      }
      for attribute in reader.attributes
      where attribute.name != XMLName("", "n") && attribute.name.namespace.isEmpty {
        throw reader.damaged(
          ja: "属性「\(attribute.name.local)」は使えません",
          en: "the attribute '\(attribute.name.local)' is not known"
        )
      }
      return reader.attribute("n").map { name.local + "." + $0 } ?? name.local
    }
  }
}
