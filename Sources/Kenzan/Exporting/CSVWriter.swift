/// A table as the bytes of a CSV file, with what a reader of it must know.
package struct CSVFile: Sendable {
  /// The name of the file: `indicators.csv`.
  package var name: String
  package var bytes: [UInt8]
  /// What was written otherwise than it was read.
  package var notes: [CSVNote] = []
  /// What the encoding cannot hold; where there is any, the file must not be written.
  package var refusals: [CSVNote] = []
}

/// Something about one cell of a CSV file.
package struct CSVNote: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// An apostrophe keeps the text from being run as a formula.
    case quoted
    /// A character was written as its usual stand-in.
    case mapped(String, to: String)
    /// A character is not in the encoding.
    case missing(String)
  }

  package var kind: Kind
  package var table: String
  /// The row in the file, the heading being row 1.
  package var row: Int
  /// The heading of the column.
  package var column: String
  package var origin: TidyOrigin?

  /// What happened, with the place in the file and in the submission.
  package var message: Message {
    let source = origin.map { Message(ja: "（\($0)）", en: " (\($0))") } ?? Message(ja: "", en: "")
    let place = Message(
      ja: "\(table).csv \(row)行「\(column)」\(source.ja)",
      en: "\(table).csv row \(row) '\(column)'\(source.en)"
    )
    return switch kind {
    case .quoted: .quoted(place)
    case .mapped(let old, let new): .mapped(place, old, new)
    case .missing(let character): .missing(place, character)
    }
  }
}

/// Writes tables as CSV (RFC 4180): comma, CRLF, quotation marks where they are needed.
package struct CSVWriter: ~Copyable {
  private var encoder: TextEncoder

  /// Opens an encoding; fails if the system does not know it.
  package init(_ encoding: CSVEncoding) throws(OutputError) {
    encoder = try TextEncoder(encoding)
  }

  /// The table with a row of Japanese headings.
  package mutating func write(_ table: TidyTable) -> CSVFile {
    var file = CSVFile(name: table.name + ".csv", bytes: encoder.mark)
    let headings = table.columns.map { TidyCell(.text($0.heading)) }
    for (index, row) in ([headings] + table.rows).enumerated() {
      for (column, cell) in zip(table.columns, row) {
        append(cell, to: &file) { kind in
          CSVNote(
            kind: kind,
            table: table.name,
            row: index + 1,
            column: column.heading,
            origin: cell.origin
          )
        }
        file.bytes.append(UInt8(ascii: ","))
      }
      if !row.isEmpty { file.bytes.removeLast() }
      file.bytes.append(contentsOf: [0x0D, 0x0A])
    }
    return file
  }

  private mutating func append(
    _ cell: TidyCell,
    to file: inout CSVFile,
    note: (CSVNote.Kind) -> CSVNote
  ) {
    var text = cell.plainText
    if case .text(let original) = cell.value {
      text = CSVFormulaGuard.harmless(original)
      if text != original { file.notes.append(note(.quoted)) }
    }
    for loss in encoder.append(Self.quoted(text), to: &file.bytes) {
      switch loss {
      case .mapped(let old, let new):
        file.notes.append(note(.mapped(old.withCode, to: new)))
      case .missing(let character):
        file.refusals.append(note(.missing(character.withCode)))
      }
    }
  }

  /// A cell as the file has it: in quotation marks where it needs them.
  static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    let hasEdges = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needsQuotes || hasEdges else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// The character with its code point: `—`（U+2014）.
  fileprivate var withCode: String {
    let code = String(value, radix: 16, uppercase: true)
    return "\(self)（U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)）"
  }
}

extension Message {
  fileprivate static func quoted(_ place: Message) -> Message {
    Message(
      ja: "\(place.ja)は表計算ソフトが数式として実行しうる文字で始まるため、先頭に ' を付けました。",
      en: "\(place.en) begins like a formula; an apostrophe was put in front of it"
    )
  }

  fileprivate static func mapped(_ place: Message, _ old: String, _ new: String) -> Message {
    Message(
      ja: "\(place.ja)の「\(old)」はCP932にないため「\(new)」と書きました。",
      en: "\(place.en): '\(old)' is not in CP932 and was written as '\(new)'"
    )
  }

  fileprivate static func missing(_ place: Message, _ character: String) -> Message {
    Message(
      ja: "\(place.ja)の「\(character)」はCP932で表せません。文字を改めるか、--csv-encoding utf-8-bom で書き出してください。",
      en:
        "\(place.en): '\(character)' cannot be written in CP932; change it or use --csv-encoding utf-8-bom"
    )
  }
}
