/// What `kenzan dump` prints of a file: every cell as it was read, before any form is applied.
public enum DumpFormat {
  /// The JSON object of a file that was read, on one line.
  public static func text(of file: SourceFile) -> String {
    var writer = DumpWriter()
    writer.append(file)
    return writer.text
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

/// Writes the cells straight into one text, since a table may have millions.
private struct DumpWriter {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ file: SourceFile) {
    bytes += "{\"file\":".utf8
    JSONText.append(file.path, to: &bytes)
    bytes += ",\"outcome\":\"read\",\"sheets\":[".utf8
    for (index, worksheet) in file.worksheets.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(worksheet)
    }
    bytes += "]}".utf8
  }

  private mutating func append(_ worksheet: Worksheet) {
    bytes += "{\"name\":".utf8
    JSONText.append(worksheet.name, to: &bytes)
    bytes += ",\"state\":\"\(worksheet.state.rawValue)\",\"cells\":{".utf8
    for (index, cell) in worksheet.cells.enumerated() {
      bytes += (index > 0 ? ",\"" : "\"").utf8
      bytes += cell.reference.description.utf8
      bytes += "\":[".utf8
      append(cell.content)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes += "}}".utf8
  }

  private mutating func append(_ content: CellContent) {
    switch content {
    case .number(let number): bytes += "\"n\",\(JSONText.number(number))".utf8
    case .text(let text): append("s", text)
    case .boolean(let flag): bytes += "\"b\",\(flag)".utf8
    case .error(let code): append("e", code)
    case .date(let serial, let iso):
      bytes += "\"d\",\(JSONText.number(serial)),".utf8
      if let iso { JSONText.append(iso, to: &bytes) } else { bytes += "null".utf8 }
    case .uncalculated: bytes += "\"u\",null".utf8
    case .invalid(let raw): append("x", raw)
    }
  }

  private mutating func append(_ kind: String, _ text: String) {
    bytes += "\"\(kind)\",".utf8
    JSONText.append(text, to: &bytes)
  }
}
