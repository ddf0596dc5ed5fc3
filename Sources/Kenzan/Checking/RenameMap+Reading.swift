/// Why a rename map cannot be used: every mistake with its line.
public struct RenameErrors: Error {
  /// The mistakes in the order of their lines.
  public let messages: [Message]
}

extension RenameMap {
  /// Takes a table that was read as a CSV; fields must be those of some form.
  ///
  /// A field is named by its path without keys and row numbers, or by its label.
  package init(_ file: SourceFile, forms: [FormSchema]) throws(RenameErrors) {
    var table = RenameTable(file, forms: forms)
    let rows = table.read()
    guard table.problems.isEmpty else { throw RenameErrors(messages: table.problems) }
    self.init(path: file.path, sha256: file.sha256, rows: rows)
  }
}

/// Reads the rows of a rename map and gathers what is wrong with them.
private struct RenameTable {
  /// What separates the values of several fields, as reports write them: 総務課／12.
  static let separator: Character = "／"

  private(set) var problems: [Message] = []
  private let worksheet: Worksheet
  private let file: String
  /// The names of fields as they are written, by the same in small letters.
  private let paths: [String: String]
  /// The fields that a label means, in one form or another.
  private let labels: [String: Set<String>]

  init(_ source: SourceFile, forms: [FormSchema]) {
    worksheet = source.worksheets.first ?? Worksheet(name: "")
    file = source.path.fileName
    var paths: [String: String] = [:]
    var labels: [String: Set<String>] = [:]
    for form in forms {
      var own: [String: Set<String>] = [:]
      for field in form.fields {
        let stem = form.stem(of: field)
        paths[stem.lowercased()] = stem
        for label in [field.label, field.shortLabel] {
          own[label.normalizedForMatching, default: []].insert(stem)
        }
      }
      // A label that several fields of a form have names none of them.
      for (label, stems) in own where stems.count == 1 {
        labels[label, default: []].formUnion(stems)
      }
    }
    self.paths = paths
    self.labels = labels
  }

  mutating func read() -> [RenameMap.Row] {
    var lines = Dictionary(grouping: worksheet.cells, by: \.reference.row)
    guard let columns = columns(of: lines.removeValue(forKey: 1) ?? []) else { return [] }
    var rows: [RenameMap.Row] = []
    var known: [RenameMap.Row: Int] = [:]
    for (line, cells) in lines.sorted(by: { $0.key < $1.key }) {
      let texts = columns.map { column in
        cells.first { $0.reference.column == column }?.content.text.trimmed ?? ""
      }
      if texts.allSatisfy(\.isEmpty) { continue }
      for row in self.rows(line, texts) {
        var same = row
        same.line = 0
        if let first = known.updateValue(line, forKey: same) {
          problem(line, .repeated(first))
        } else {
          rows.append(row)
        }
      }
    }
    for row in rows where row.old == row.new {
      // Of a thing that was split, one part may keep the name.
      let isSplit = rows.contains { $0.fields == row.fields && $0.old == row.old && $0 != row }
      if !isSplit { problem(row.line, .unchanged(row.old.joined(separator: "／"))) }
    }
    return rows
  }

  /// The columns of `field`, `old` and `new`.
  private mutating func columns(of heads: [Cell]) -> [Int]? {
    let names = heads.map { $0.content.text.trimmed.lowercased() }
    let wanted = ["field", "old", "new"]
    let found = wanted.compactMap { name in names.firstIndex(of: name) }
    for name in names where !wanted.contains(name) && name != "note" && !name.isEmpty {
      problem(1, .unknownColumn(name))
    }
    let missing = wanted.filter { !names.contains($0) }
    if !missing.isEmpty { problem(1, .missingColumns(missing)) }
    guard problems.isEmpty else { return nil }
    return found.map { heads[$0].reference.column }
  }

  /// The row of a line; one for every form in which a label means another field.
  private mutating func rows(_ line: Int, _ texts: [String]) -> [RenameMap.Row] {
    let count = problems.count
    for (name, text) in zip(["field", "old", "new"], texts) where text.isEmpty {
      problem(line, .emptyCell(name))
    }
    guard problems.count == count else { return [] }
    return fields(texts[0], line).compactMap { fields in
      let old = values(texts[1], of: fields)
      let new = values(texts[2], of: fields)
      for (text, values) in [(texts[1], old), (texts[2], new)] where values.count != fields.count {
        problem(line, .count(text, fields))
      }
      guard problems.count == count else { return nil }
      return RenameMap.Row(line: line, fields: fields, old: old, new: new)
    }
  }

  /// The fields that a cell names; several stand with blanks between, unless all of it is a label.
  private mutating func fields(_ text: String, _ line: Int) -> [[String]] {
    let whole = stems(text)
    if !whole.isEmpty { return whole.map { [$0] } }
    var together: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let found = stems(word)
      if found.count == 1 {
        together += found
      } else {
        problem(line, .unknownField(word, Spelling.nearest(to: word, among: Set(paths.values))))
      }
    }
    return together.isEmpty ? [] : [together]
  }

  private func stems(_ text: String) -> [String] {
    if let path = paths[text.lowercased()] { return [path] }
    return (labels[text.normalizedForMatching] ?? []).sorted()
  }

  private func values(_ text: String, of fields: [String]) -> [String] {
    guard fields.count > 1 else { return [text] }
    return text.split(separator: Self.separator, omittingEmptySubsequences: false)
      .map { String($0).trimmed }
  }

  private mutating func problem(_ line: Int, _ message: Message) {
    problems.append(
      Message(ja: "\(file):\(line): \(message.ja)", en: "\(file):\(line): \(message.en)")
    )
  }
}

extension Message {
  fileprivate static func missingColumns(_ names: [String]) -> Self {
    let list = names.joined(separator: " ")
    return Self(
      ja: "1行目に列 \(list) がありません。1行目は field,old,new とし、2行目から書きます。",
      en: "the first line lacks the column \(list); it must read field,old,new"
    )
  }

  fileprivate static func unknownColumn(_ name: String) -> Self {
    Self(
      ja: "列「\(name)」はありません。列は field old new と、覚え書きの note です。",
      en: "there is no column '\(name)', only field, old, new, and note for remarks"
    )
  }

  fileprivate static func emptyCell(_ name: String) -> Self {
    Self(
      ja: "\(name) が空欄です。前年度（old）と今年度（new）の両方を書きます。終わったもの、新しいものは書きません。",
      en: "'\(name)' is blank; write both, last year's (old) and this year's (new), "
        + "and leave out what ended or is new"
    )
  }

  fileprivate static func unknownField(_ name: String, _ nearest: String?) -> Self {
    Self(
      ja: "「\(name)」という欄は、どの様式にもありません（または、同じ見出しの欄がいくつもあります）。" + Message.suggestion(nearest).ja,
      en: "no form has a field '\(name)', or several fields have this label"
        + Message.suggestion(nearest).en
    )
  }

  fileprivate static func count(_ text: String, _ fields: [String]) -> Self {
    Self(
      ja:
        "「\(text)」を \(fields.joined(separator: " ")) の\(fields.count)つに分けられません。値は「／」で区切ります（例: 総務課／12）。",
      en: "'\(text)' does not give \(fields.count) values for \(fields.joined(separator: " ")); "
        + "separate them by ／, as in 総務課／12"
    )
  }

  fileprivate static func repeated(_ line: Int) -> Self {
    Self(ja: "\(line)行目と同じです。", en: "the same as line \(line)")
  }

  fileprivate static func unchanged(_ text: String) -> Self {
    Self(
      ja: "old と new が同じ「\(text)」です。変わっていないものは書きません。",
      en: "old and new are both '\(text)'; leave out what has not changed"
    )
  }
}
