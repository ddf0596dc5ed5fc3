/// What `kenzan dump` prints of a file: every cell as it was read, before any form is applied.
public enum DumpFormat {
  /// The JSON object of a file that was read, on one line.
  public static func text(of file: SourceFile) -> String {
    var bytes: [UInt8] = []
    _ = write(file) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the same piece by piece; false where rows that stayed in the file cannot be read again.
  package static func write<Failure>(
    _ file: SourceFile,
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    var writer = DumpWriter()
    return try writer.write(file, to: sink)
  }

  /// The JSON object of a file that was refused, on one line.
  public static func text(
    ofRefused path: String,
    _ error: ReadingError,
    language: Language
  ) -> String {
    JSON.object([
      ("file", .string(path)), ("outcome", .string("refused")),
      ("kind", .string(error.kind.rawValue)), ("message", .string(error.message[language])),
    ]).text(pretty: false)
  }
}

extension DumpFormat {
  /// Appends the kind of a content and its value.
  static func append(_ content: CellContent, to bytes: inout [UInt8]) {
    switch content {
    case .number(let number): bytes += "\"n\",\(JSONText.number(number))".utf8
    case .text(let text): append("s", text, to: &bytes)
    case .boolean(let flag): bytes += "\"b\",\(flag)".utf8
    case .error(let code): append("e", code, to: &bytes)
    case .date(let serial, let iso):
      bytes += "\"d\",\(JSONText.number(serial)),".utf8
      if let iso { JSONText.append(iso, to: &bytes) } else { bytes += "null".utf8 }
    case .uncalculated: bytes += "\"u\",null".utf8
    case .invalid(let raw): append("x", raw, to: &bytes)
    }
  }

  private static func append(_ kind: String, _ text: String, to bytes: inout [UInt8]) {
    bytes += "\"\(kind)\",".utf8
    JSONText.append(text, to: &bytes)
  }
}

/// Writes the cells straight into bytes, since a table may have millions.
private struct DumpWriter {
  private static let pieceBytes = 1 << 20

  private var bytes: [UInt8] = []

  mutating func write<Failure>(
    _ file: SourceFile,
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    bytes += "{\"file\":".utf8
    JSONText.append(file.path, to: &bytes)
    bytes += ",\"outcome\":\"read\",\"sheets\":[".utf8
    for (index, worksheet) in file.worksheets.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      guard try write(worksheet, to: sink) else { return false }
    }
    bytes += "]}".utf8
    try flush(to: sink)
    return true
  }

  private mutating func write<Failure>(
    _ worksheet: Worksheet,
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    bytes += "{\"name\":".utf8
    JSONText.append(worksheet.name, to: &bytes)
    bytes += ",\"state\":\"\(worksheet.state.rawValue)\",\"cells\":{".utf8
    if let table = worksheet.table {
      guard try write(table, to: sink) else { return false }
    }
    for (index, cell) in worksheet.cells.enumerated() {
      bytes += (index > 0 ? ",\"" : "\"").utf8
      bytes += cell.reference.description.utf8
      bytes += "\":[".utf8
      DumpFormat.append(cell.content, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
      if bytes.count >= Self.pieceBytes { try flush(to: sink) }
    }
    bytes += "}}".utf8
    return true
  }

  private mutating func write<Failure>(
    _ table: BigTable,
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    try flush(to: sink)
    var isFirst = true
    return try table.forEachText { text throws(Failure) in
      guard !text.isEmpty else { return }
      // No comma stands before the first.
      try sink(isFirst ? Array(text.dropFirst()) : text)
      isFirst = false
    }
  }

  private mutating func flush<Failure>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
