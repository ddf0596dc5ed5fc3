private import KenzanBridge

/// The files that a user's paths lead to, folders searched through, in a fixed order.
public struct SubmissionPaths: Sendable {
  /// One file, to be read or not.
  package struct Entry: Sendable, Equatable {
    package var path: String
    /// Why the file is no submission; `nil` for one that is read.
    package var ignored: Message?
    /// The tables of its lists, which are read together with it.
    package var lists: [String] = []
    /// Whether it is the table of a list itself.
    package var isList = false
  }

  /// The files in the order of the paths; those of a folder sorted by name.
  package private(set) var entries: [Entry] = []
  /// What is wrong with a path as such; the others are still good.
  public private(set) var problems: [Message] = []

  /// How many files are to be read.
  public var count: Int { entries.count { $0.ignored == nil } }

  /// Looks at the paths; nothing is opened yet.
  ///
  /// A file that is named is read whatever it is called. In a folder, only files with the endings of
  /// submissions are; the others are listed as ignored.
  public init(_ paths: [String]) {
    // By their bytes: が may be one character or two, and these are different files.
    var known: Set<[UInt8]> = []
    for path in paths {
      for entry in entries(of: path) where known.insert(Array(entry.path.utf8)).inserted {
        entries.append(entry)
      }
    }
    joinLists()
  }

  /// Puts `program.items.csv` to `program.csv`, if both are there.
  private mutating func joinLists() {
    let paths = entries.filter { $0.ignored == nil && $0.path.lowercased().hasSuffix(".csv") }
      .map(\.path)
    for index in entries.indices {
      let path = entries[index].path
      guard paths.contains(path), entries[index].ignored == nil else { continue }
      let lists = paths.filter { ListTable.listPath(of: $0, beside: path) != nil }
      entries[index].lists = lists
      for list in entries.indices where lists.contains(entries[list].path) {
        entries[list].isList = true
        entries[list].ignored = .list(of: Self.fileName(path))
      }
    }
  }

  /// Does not read files that go with the run, such as its register, though they lie among the others.
  public mutating func leaveOut(_ tables: [String]) {
    let current = currentFolder() ?? "/"
    let known = Set(tables.map { $0.pathParts(in: current) })
    for index in entries.indices where known.contains(entries[index].path.pathParts(in: current)) {
      entries[index].ignored = .goesWithRun
    }
  }

  /// The bytes of a file; what the system refuses is the file's fault as any other.
  package static func bytes(of path: String) throws(ReadingError) -> [UInt8] {
    do throws(FileError) { return try readFile(at: path) } catch {
      throw ReadingError(.inaccessible, .inaccessible(error))
    }
  }

  private mutating func entries(of path: String) -> [Entry] {
    switch fileKind(at: path) {
    case nil, .danglingLink:
      problems.append(.missing(path))
      return []
    case .file, .notRegular:
      return [Entry(path: path, ignored: Self.isLockFile(path) ? .lockFile : nil)]
    case .folder:
      return entries(ofFolder: path)
    }
  }

  private mutating func entries(ofFolder path: String) -> [Entry] {
    let listed: [FolderEntry]
    do throws(FileError) { listed = try listFolder(at: path) } catch {
      problems.append(.unlisted(path, error.words))
      return []
    }
    let found = listed.map { entry in
      Entry(path: entry.path, ignored: Self.reasonToIgnore(entry))
    }
    if !found.contains(where: { $0.ignored == nil }) { problems.append(.noSubmission(path)) }
    return found
  }

  private static func reasonToIgnore(_ entry: FolderEntry) -> Message? {
    let name = fileName(entry.path)
    if isLockFile(entry.path) { return .lockFile }
    if name.hasPrefix(".") { return .hidden }
    if !entry.isNameReadable { return .unreadableName }
    guard entry.kind == .file else { return .noFile }
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return endings.contains(ending) && name.contains(".") ? nil : .otherEnding
  }

  /// What Excel puts beside an open workbook.
  private static func isLockFile(_ path: String) -> Bool { fileName(path).hasPrefix("~$") }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What submissions are called; the older and foreign formats among them are refused in words.
  private static let endings: Set = [
    "xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb", "ods", "csv", "xml",
  ]
}

extension Message {
  fileprivate static func missing(_ path: String) -> Message {
    Message(ja: "「\(path)」というファイルもフォルダもありません。", en: "'\(path)' does not exist")
  }

  fileprivate static func unlisted(_ path: String, _ reason: String) -> Message {
    Message(
      ja: "フォルダ「\(path)」の中を見られません（\(reason)）。",
      en: "the folder '\(path)' cannot be listed (\(reason))"
    )
  }

  fileprivate static func noSubmission(_ path: String) -> Message {
    Message(
      ja: "フォルダ「\(path)」に評価シート（.xlsx、.xlsm、.csv、.xml）がありません。",
      en: "there is no evaluation sheet (.xlsx, .xlsm, .csv, .xml) in the folder '\(path)'"
    )
  }

  fileprivate static func list(of table: String) -> Message {
    Message(
      ja: "「\(table)」の内訳の表として、あわせて読みました。",
      en: "was read together with '\(table)', as the table of one of its lists"
    )
  }

  fileprivate static let goesWithRun = Message(
    ja: "この検査に使う表（台帳など）のため、評価シートとしては読んでいません。",
    en: "not read: a table that goes with this run, such as the register"
  )

  fileprivate static let lockFile = Message(
    ja: "Excelが編集中に作る一時ファイルのため読んでいません。",
    en: "not read: a file that Excel keeps beside an open workbook"
  )

  fileprivate static let hidden = Message(ja: "隠しファイルのため読んでいません。", en: "not read: a hidden file")

  fileprivate static let unreadableName = Message(
    ja: "ファイル名の文字コードがUTF-8でないため読んでいません。名前を付け直してください。",
    en: "not read: its name is not in UTF-8; rename it"
  )

  fileprivate static let noFile = Message(
    ja: "ファイルではない（リンク先のフォルダ、装置など）ため読んでいません。",
    en: "not read: it is no file (a link to a folder, a device)"
  )

  fileprivate static let otherEnding = Message(
    ja: "評価シートの拡張子（.xlsx、.xlsm、.csv、.xml）ではないため読んでいません。",
    en: "not read: it does not end like an evaluation sheet (.xlsx, .xlsm, .csv, .xml)"
  )
}
