/// Finds what may identify a person in free text that is about to be published.
package enum PublicText {
  package enum Kind: String, Sendable, CaseIterable {
    case telephone, mail, address

    package var title: Message {
      switch self {
      case .telephone: Message(ja: "電話番号", en: "a telephone number")
      case .mail: Message(ja: "メールアドレス", en: "a mail address")
      case .address: Message(ja: "住所", en: "an address")
      }
    }
  }

  /// What seems to stand in one cell of a table.
  package struct Warning: Sendable, Equatable {
    package var kind: Kind
    package var table: String
    /// The row in the file, the heading being row 1.
    package var row: Int
    package var column: String
    package var origin: TidyOrigin?

    package var message: Message { .seems(self) }
  }

  /// Looks through every text of the tables that somebody typed.
  package static func warnings(in tables: [TidyTable]) -> [Warning] {
    tables.flatMap { table in
      table.rows.enumerated().flatMap { index, row in
        zip(table.columns, row).flatMap { column, cell -> [Warning] in
          guard case .text(let text) = cell.value, let origin = cell.origin else { return [] }
          return kinds(in: text).map {
            Warning(
              kind: $0,
              table: table.name,
              row: index + 2,
              column: column.heading,
              origin: origin
            )
          }
        }
      }
    }
  }

  /// What a text seems to contain.
  package static func kinds(in text: String) -> [Kind] {
    let scalars = text.unicodeScalars.map(narrow)
    return Kind.allCases.filter { kind in
      switch kind {
      case .telephone: hasTelephone(scalars)
      case .mail: hasMail(scalars)
      case .address: hasAddress(scalars)
      }
    }
  }

  /// ASCII for its wide form, and one hyphen for every dash.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if "‐‑–—―−－ー".unicodeScalars.contains(scalar) { return "-" }
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}

// MARK: - What they look like

extension PublicText {
  /// Ten or eleven digits from a zero on in two or three groups, or 内線 with digits.
  private static func hasTelephone(_ scalars: [Unicode.Scalar]) -> Bool {
    let runs = scalars.split { !isDigit($0) && !"-()".unicodeScalars.contains($0) }
    for run in runs {
      let groups = run.split { !isDigit($0) }
      let digits = groups.reduce(0) { $0 + $1.count }
      if groups.first?.first == "0", (10...11).contains(digits), groups.count <= 3 { return true }
    }
    guard let extensionLine = position(of: "内線", in: scalars) else { return false }
    return scalars[extensionLine...].prefix(6).contains(where: isDigit)
  }

  /// `name@host.domain`.
  private static func hasMail(_ scalars: [Unicode.Scalar]) -> Bool {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "_")
    }
    return scalars.indices.contains { index in
      guard scalars[index] == "@", index > 0, isWord(scalars[index - 1]) else { return false }
      let host = scalars[(index + 1)...].prefix { isWord($0) || $0 == "." || $0 == "-" }
      return host.split(separator: ".", omittingEmptySubsequences: false).count > 1
        && host.first.map(isWord) == true
    }
  }

  /// A postal code after 〒, or a house number: 3丁目, 12番地, 5番6号.
  private static func hasAddress(_ scalars: [Unicode.Scalar]) -> Bool {
    func follows(_ word: String) -> Bool {
      guard let place = position(of: word, in: scalars) else { return false }
      return place > 0 && isNumeral(scalars[place - 1])
    }
    if let mark = position(of: "〒", in: scalars) {
      return scalars[mark...].prefix(4).contains(where: isDigit)
    }
    return follows("丁目") || follows("番地") || (follows("番") && follows("号"))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || "一二三四五六七八九十".unicodeScalars.contains(scalar)
  }

  private static func position(of word: String, in scalars: [Unicode.Scalar]) -> Int? {
    let word = Array(word.unicodeScalars)
    guard scalars.count >= word.count else { return nil }
    return (0...(scalars.count - word.count)).first { start in
      word.indices.allSatisfy { scalars[start + $0] == word[$0] }
    }
  }
}

extension Message {
  fileprivate static func seems(_ warning: PublicText.Warning) -> Message {
    let source = warning.origin.map { Message(ja: "（\($0)）", en: " (\($0))") }
    let title = warning.kind.title
    return Message(
      ja:
        "\(warning.table).csv \(warning.row)行「\(warning.column)」\(source?.ja ?? "")に\(title.ja)のような記載があります。公開してよいか確かめてください。",
      en:
        "\(warning.table).csv row \(warning.row) '\(warning.column)'\(source?.en ?? "") seems to hold \(title.en); make sure that it may be published"
    )
  }
}
