/// What everything means, and what changed since the folder that was published before.
struct DefinitionChanges {
  struct Row {
    var entry: Definitions.Entry
    /// 追加, 削除, 名称変更 and so on; empty where nothing changed.
    var change = ""
    /// What was said before.
    var before = ""
  }

  private(set) var rows: [Row]

  /// Compares with what was published before; with nothing, nothing has changed.
  init(_ entries: [Definitions.Entry], since previous: [Definitions.Entry]?) {
    guard let previous else {
      rows = entries.map { Row(entry: $0) }
      return
    }
    let before = Dictionary(previous.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Set(entries.map(\.key))
    var gone = previous.filter { !now.contains($0.key) }
    let added = entries.filter { before[$0.key] == nil }
    rows = entries.map { entry in
      if let old = before[entry.key] { return Self.row(entry, old) }
      // What goes by another name and is called the same is the same, if it is the only one.
      let twins = gone.filter { Self.isAlike($0, entry) }
      guard twins.count == 1, added.count(where: { Self.isAlike($0, entry) }) == 1 else {
        return Row(entry: entry, change: "追加")
      }
      gone.removeAll { $0.key == twins[0].key }
      return Self.row(entry, twins[0])
    }
    rows += gone.map { Row(entry: $0, change: "削除") }
  }

  private static func isAlike(_ one: Definitions.Entry, _ other: Definitions.Entry) -> Bool {
    one.kind == other.kind && one.form == other.form && one.title == other.title
      && !one.title.isEmpty
  }

  private static func row(_ entry: Definitions.Entry, _ old: Definitions.Entry) -> Row {
    let parts: [(String, KeyPath<Definitions.Entry, String>)] = [
      ("名前変更", \.id), ("名称変更", \.title), ("型変更", \.type), ("単位変更", \.unit), ("版変更", \.version),
      ("説明変更", \.meaning),
    ]
    // The version of a form changes for all its fields; once is enough.
    let changed = parts.filter { name, path in
      entry[keyPath: path].normalizedForMatching != old[keyPath: path].normalizedForMatching
        && (name != "版変更" || entry.kind == Definitions.Kind.form.rawValue)
    }
    return Row(
      entry: entry,
      change: changed.map(\.0).joined(separator: "・"),
      before: changed.map { old[keyPath: $0.1].isEmpty ? "（なし）" : old[keyPath: $0.1] }
        .joined(separator: "・")
    )
  }

  /// The table `definitions`.
  var table: TidyTable {
    var table = TidyTable.definitions
    table.rows = rows.map { row in
      let entry = row.entry
      return [
        entry.kind, entry.form, entry.id, entry.title, entry.type, entry.unit, entry.version,
        entry.meaning, row.change, row.before,
      ].map { .text($0) }
    }
    return table
  }
}

/// The folder of an earlier public export, whose definitions are compared with.
public struct PublishedFolder: Sendable {
  private let path: String

  /// Takes a folder that `export --public` wrote; fails for any other.
  public init(_ path: String, split: Bool = false) throws(OutputError) {
    self.path = path.hasSuffix("/") ? path : path + "/"
    guard !split else { return }
    _ = try definitions(in: "")
  }

  /// What a part of it defines; `nil` for a part that was not there.
  func definitions(in folder: String) throws(OutputError) -> [Definitions.Entry]? {
    let name = path + folder + TidyTable.definitions.name + ".csv"
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: name), path: name)
    } catch {
      if !folder.isEmpty { return nil }
      throw OutputError(.noPublishedFolder(name, error.message))
    }
    let headings = TidyTable.definitions.columns.map(\.heading)
    guard let list = file.worksheets.first.flatMap({ HeadedRows($0, headings: headings) }) else {
      throw OutputError(.noDefinitions(name))
    }
    return list.rows.compactMap { row in
      guard row[headings[8]] != "削除" else { return nil }
      let texts = headings.map { CSVFormulaGuard.unquoted(row[$0]) }
      return Definitions.Entry(
        kind: texts[0],
        form: texts[1],
        id: texts[2],
        title: texts[3],
        type: texts[4],
        unit: texts[5],
        version: texts[6],
        meaning: texts[7]
      )
    }
  }
}

extension Message {
  fileprivate static func noPublishedFolder(_ name: String, _ reason: Message) -> Message {
    Message(
      ja: "--previous には、前に export --public で書き出したフォルダを指定してください。「\(name)」は\(reason.ja)",
      en: "--previous takes a folder that export --public wrote; '\(name)' \(reason.en)"
    )
  }

  fileprivate static func noDefinitions(_ name: String) -> Message {
    Message(
      ja: "「\(name)」は定義の一覧ではありません（見出しが足りません）。--previous のフォルダを確かめてください。",
      en:
        "'\(name)' is no table of definitions (headings are missing); check the folder of --previous"
    )
  }
}
