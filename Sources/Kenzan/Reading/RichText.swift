/// A text of a workbook with its runs, as a shared string or inside a cell.
struct RichText {
  /// Everything in it; phonetic runs are no part of it.
  private(set) var text = ""
  /// Which runs are struck; `nil` for a run without own font, which has that of its cell.
  ///
  /// Empty where no run has a font of its own.
  private(set) var runs: [(text: String, struck: Bool?)] = []

  init() {}

  /// Reads the element (`si` or `is`) that has just begun.
  init(_ reader: PartReader, limits: Limits) throws(ReadingError) {
    var bytes: [UInt8] = []
    var plain = ""
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "t":
        bytes.removeAll(keepingCapacity: true)
        try reader.appendText(to: &bytes, maximum: limits.textBytes)
        plain += try Self.checked(bytes, limits, reader)
      case "r":
        let run = try Self.run(reader, limits)
        runs.append(run)
        plain += run.text
      default: break
      }
    }
    guard plain.utf16Exceeds(limits.cellCharacters) == false else {
      throw .cellCharacters(limits, at: "「\(reader.part)」\(reader.line)行目")
    }
    text = plain
    if runs.allSatisfy({ $0.struck == nil }) { runs = [] }
  }

  /// What is struck in a cell whose own font is struck or not; `nil` where that says it all.
  func struckText(inStruckCell cellIsStruck: Bool) -> StruckText? {
    guard runs.contains(where: { ($0.struck ?? cellIsStruck) != cellIsStruck }) else { return nil }
    var result = StruckText()
    for run in runs { result.add(run.text, isStruck: run.struck ?? cellIsStruck) }
    return result
  }

  private static func run(
    _ reader: PartReader,
    _ limits: Limits
  ) throws(ReadingError) -> (text: String, struck: Bool?) {
    var text = ""
    var struck: Bool?
    try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "t":
        var bytes: [UInt8] = []
        try reader.appendText(to: &bytes, maximum: limits.textBytes)
        text += try checked(bytes, limits, reader)
      case "rPr":
        struck = false
        try reader.forEachChild(in: Namespace.main) { property throws(ReadingError) in
          if property == "strike" { struck = reader.flag("val", default: true) }
        }
      default: break
      }
    }
    return (text, struck)
  }

  private static func checked(
    _ bytes: [UInt8],
    _ limits: Limits,
    _ reader: PartReader
  ) throws(ReadingError) -> String {
    guard bytes.count <= limits.textBytes else {
      throw .cellCharacters(limits, at: "「\(reader.part)」\(reader.line)行目")
    }
    return EscapedText.decode(bytes)
  }
}

/// The texts that cells refer to by number, each decoded once.
struct SharedStrings {
  private(set) var texts: [String] = []
  /// Those with fonts of their own in some run, by number.
  private(set) var rich: [Int: RichText] = [:]
  /// What they take in memory, roughly.
  private(set) var heldBytes = 0

  init() {}

  /// Reads the whole part, as long as it takes no more memory than that.
  init(_ reader: PartReader, limits: Limits, maximumHeld: Int = .max) throws(ReadingError) {
    try reader.expectRoot(Namespace.main, "sst")
    try reader.forEachChild(
      in: Namespace.main,
      before: { () throws(ReadingError) in
        while let text = reader.plainText(maximum: limits.cellCharacters) {
          try add(text, maximumHeld)
        }
      }
    ) { local throws(ReadingError) in
      guard local == "si" else { return }
      let text = try RichText(reader, limits: limits)
      if !text.runs.isEmpty {
        rich[texts.count] = text
        heldBytes += 160
      }
      try add(text.text, maximumHeld)
    }
  }

  private mutating func add(_ text: String, _ maximumHeld: Int) throws(ReadingError) {
    texts.append(text)
    let count = text.utf8.count
    // Up to 15 bytes stand in the string itself; arrays grow to twice what they need.
    heldBytes += count > 15 ? 72 + count : 24
    guard heldBytes <= maximumHeld else { throw .heldBytes(maximumHeld) }
  }
}

extension Limits {
  /// The bytes beyond which a text is not even collected: an escape takes seven for a character.
  var textBytes: Int { cellCharacters.multipliedReportingOverflow(by: 7).partialValue }
}

extension String {
  /// Whether it has more characters than that, as Excel counts them.
  func utf16Exceeds(_ limit: Int) -> Bool { utf8.count > limit && utf16.count > limit }
}

extension ReadingError {
  /// A text longer than a cell may hold.
  static func cellCharacters(_ limits: Limits, at place: String) -> Self {
    .limit(
      ja: "\(place)の文字が\(limits.cellCharacters)字を超えています",
      en: "the text at \(place) is longer than \(limits.cellCharacters) characters"
    )
  }
}
