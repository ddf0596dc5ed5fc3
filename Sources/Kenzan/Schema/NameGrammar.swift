/// The grammar of names, which every path must satisfy because it is a defined name of Excel.
package enum NameGrammar {
  /// The most bytes of a path, Excel's bound on a defined name.
  package static let maximumLength = 255
  /// First segments with a meaning of their own.
  package static let reserved: Set<String> = ["prior", "kenzan", "year"]

  /// What is wrong with a name of one segment; `nil` if nothing is.
  package static func problem(segment name: String) -> Message? {
    let bytes = Array(name.utf8)
    guard let first = bytes.first else { return .empty }
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return .firstLetter(name)
    }
    for scalar in name.unicodeScalars where !isPart(scalar) {
      return .character(name, scalar)
    }
    return nil
  }

  /// Whether a segment is a key or the number of a row, or stands for any: names begin in small.
  static func isKey(_ segment: String) -> Bool {
    segment.utf8.first.map { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
  }

  /// What is wrong with a whole path whose segments are right; `nil` if nothing is.
  package static func problem(path: FieldPath) -> Message? {
    let text = path.description
    let segments = path.segments
    guard let first = segments.first.map({ $0.lowercased() }) else { return .empty }
    guard text.utf8.count <= maximumLength else { return .tooLong(text) }
    if reserved.contains(first) { return .reserved(first) }
    if isRowColumnReference(first) { return .rowColumn(text) }
    if segments.count == 1 {
      if first == "true" || first == "false" { return .truth(text) }
      if builtIn.contains(first) { return .builtIn(text) }
      if CellReference(text) != nil { return .cell(text) }
    }
    return nil
  }

  /// Names that Excel gives a meaning of its own when they belong to a worksheet.
  private static let builtIn: Set<String> = [
    "print_area", "print_titles", "criteria", "database", "extract", "consolidate_area",
    "sheet_title", "auto_open", "auto_close", "recorder", "data_form",
  ]

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  /// Whether it reads as a reference in the style `R1C1`: `r`, `c`, `rc`, `r6`, `c1`, `r1c1`.
  private static func isRowColumnReference(_ segment: String) -> Bool {
    var rest = Array(segment.utf8)[...]
    for letter in "rc".utf8 where rest.first == letter {
      rest = rest.dropFirst().drop { (48...57).contains($0) }
    }
    return rest.isEmpty
  }
}

extension Message {
  fileprivate static let empty = Message(ja: "名前が空です。", en: "the name is empty")

  fileprivate static func firstLetter(_ name: String) -> Message {
    Message(
      ja: "名前「\(name)」は半角の英小文字で始めてください。",
      en: "the name '\(name)' must begin with a lower-case letter a to z"
    )
  }

  fileprivate static func character(_ name: String, _ scalar: Unicode.Scalar) -> Message {
    Message(
      ja: "名前「\(name)」に「\(scalar)」は使えません。半角の英数字と _ だけで書きます。",
      en: "the name '\(name)' holds '\(scalar)'; only letters, digits and _ are allowed"
    )
  }

  fileprivate static func tooLong(_ text: String) -> Message {
    Message(
      ja:
        "名前「\(text.prefix(60))…」は\(text.utf8.count)バイトあります。Excelの名前は\(NameGrammar.maximumLength)バイトまでです。",
      en: "the path '\(text.prefix(60))…' has \(text.utf8.count) bytes; "
        + "Excel takes \(NameGrammar.maximumLength)"
    )
  }

  fileprivate static func reserved(_ word: String) -> Message {
    Message(
      ja: "「\(word)」は kenzan が使う名前です。別の名前にしてください。",
      en: "'\(word)' is reserved for kenzan; choose another name"
    )
  }

  fileprivate static func rowColumn(_ text: String) -> Message {
    Message(
      ja: "名前「\(text)」の始めが、Excelでは行や列の番号（R6、C1）と読まれます。"
        + "別の名前にしてください（each の group なら name を付けます）。",
      en: "the name '\(text)' begins as Excel writes rows and columns (R6, C1); "
        + "choose another (or give the group with 'each' a name)"
    )
  }

  fileprivate static func cell(_ text: String) -> Message {
    Message(
      ja: "名前「\(text)」はExcelではセル番地です。別の名前（\(text)a など）にしてください。",
      en: "the name '\(text)' is a cell in Excel; choose another, such as \(text)a"
    )
  }

  fileprivate static func truth(_ text: String) -> Message {
    Message(
      ja: "名前「\(text)」はExcelでは真偽の値です。別の名前にしてください。",
      en: "the name '\(text)' is a truth value in Excel; choose another"
    )
  }

  fileprivate static func builtIn(_ text: String) -> Message {
    Message(
      ja: "名前「\(text)」はExcelが自分で使う名前です。別の名前にしてください。",
      en: "the name '\(text)' is one that Excel uses itself; choose another"
    )
  }
}
