import KenzanBridge
import KenzanScan

/// Reads the code lists of a schema, written in it or in CSV files beside it.
struct CodeListCompiler {
  /// More codes than a list of choices can show.
  static let maximumCodes = 20_000

  /// The files beside the schema, by name.
  let companions: [String: [UInt8]]
  var log: SchemaLog

  /// A code with the place where it is written.
  private struct Written {
    var code: CodeList.Code
    var file: String?
    var line: Int
  }

  mutating func compile(_ elements: [XMLElement]) -> [String: CodeList] {
    var lists: [String: CodeList] = [:]
    var lines: [String: Int] = [:]
    for element in elements {
      let name = element[attribute: "name"] ?? ""
      if let problem = NameGrammar.problem(segment: name) {
        log.report(.name, line: element.line, problem, subject: name)
      }
      if let first = lines.updateValue(element.line, forKey: name) {
        log.report(.duplicate, line: element.line, .repeatedList(name, first), subject: name)
      }
      lists[name] = CodeList(name: name, codes: compile(element, name: name))
    }
    return lists
  }

  private mutating func compile(_ element: XMLElement, name: String) -> [CodeList.Code] {
    var codes = element.children(named: "code").map { child in
      let value = child[attribute: "value"] ?? ""
      return Written(
        code: .init(
          value: value,
          label: child[attribute: "label"] ?? value,
          aliases: child.children(named: "alias").map(\.displayText),
          from: child[attribute: "from"].flatMap { FiscalYear(key: $0) },
          to: child[attribute: "to"].flatMap { FiscalYear(key: $0) }
        ),
        line: child.line
      )
    }
    let hasOwn = !codes.isEmpty
    if let file = element[attribute: "src"] {
      if hasOwn { log.report(.codes, line: element.line, .both(name)) }
      codes += read(file, for: element)
    } else if !hasOwn {
      log.report(.codes, line: element.line, .noCodes(name))
    }
    checkMeanings(codes, line: element.line)
    return codes.map(\.code)
  }

  /// In no year may a value, label or alias stand for two codes.
  private mutating func checkMeanings(_ codes: [Written], line: Int) {
    var values: [String: [CodeList.Code]] = [:]
    var meanings: [String: [CodeList.Code]] = [:]
    for written in codes {
      let code = written.code
      if let from = code.from, let to = code.to, from > to {
        let message = Message.neverValid(code, from, to)
        log.report(.codes, line: written.line, message, subject: code.value, file: written.file)
      }
      if values[code.value]?.contains(where: code.overlaps) == true {
        let message = Message.repeatedCode(code.value)
        log.report(.codes, line: written.line, message, subject: code.value, file: written.file)
        continue
      }
      values[code.value, default: []].append(code)
      for word in [code.value, code.label] + code.aliases {
        let key = word.normalizedForMatching
        let other = meanings[key]?.first { $0.value != code.value && code.overlaps($0) }
        guard let other else {
          meanings[key, default: []].append(code)
          continue
        }
        let message = Message.ambiguous(word, other.value, code.value)
        log.report(.codes, line: written.line, message, subject: word, file: written.file)
      }
    }
  }
}

// MARK: - Files

extension CodeListCompiler {
  /// Whether a name is that of a CSV file in the schema's own folder.
  static func isBeside(_ file: String) -> Bool {
    !file.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 == 0 }
      && file.hasSuffix(".csv")
  }

  private mutating func read(_ file: String, for element: XMLElement) -> [Written] {
    guard Self.isBeside(file) else {
      log.report(.codes, line: element.line, .notBeside(file))
      return []
    }
    guard let bytes = companions[file] else {
      log.report(.codes, line: element.line, .missingFile(file))
      return []
    }
    let path = companionPath(file)
    do throws(ReadingError) {
      return codes(in: try records(of: SourceEncoding.utf8(bytes), path), path)
    } catch {
      log.report(.codes, line: 0, error.message, file: path)
      return []
    }
  }

  /// The path of a file beside the schema, as the schema's own path was given.
  private func companionPath(_ file: String) -> String {
    guard let slash = log.file.lastIndex(of: "/") else { return file }
    return log.file[...slash] + file
  }

  private mutating func records(
    of text: [UInt8],
    _ path: String
  ) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var scan = RecordScan(CSVDialect(of: text))
    while true {
      switch scan.next(in: text, count: text.count, isLast: true) {
      case .record: break
      case .end, .incomplete, .tooManyFields: return records
      case .openQuote(let line):
        log.report(.codes, line: line, .openQuote, file: path)
        return records
      }
      let cells = scan.fields.map { field in
        String(decoding: RecordScan.content(of: field, in: text), as: UTF8.self).trimmed
      }
      records.append((scan.line, cells))
    }
  }

  private mutating func codes(
    in records: [(line: Int, cells: [String])],
    _ path: String
  ) -> [Written] {
    guard let heading = records.first, heading.cells.prefix(2) == ["value", "label"] else {
      log.report(.codes, line: 1, .heading, file: path)
      return []
    }
    let heads = heading.cells.dropFirst(2)
    let from = heads.firstIndex(of: "from")
    let to = heads.firstIndex(of: "to")
    var codes: [Written] = []
    for record in records.dropFirst() where !record.cells.allSatisfy(\.isEmpty) {
      func cell(_ index: Int?) -> String {
        index.flatMap { record.cells.indices.contains($0) ? record.cells[$0] : nil } ?? ""
      }
      guard !cell(0).isEmpty else {
        log.report(.codes, line: record.line, .noValue, file: path)
        continue
      }
      var code = CodeList.Code(value: cell(0), label: cell(1).isEmpty ? cell(0) : cell(1))
      code.aliases = record.cells.indices.dropFirst(2).filter { $0 != from && $0 != to }
        .map { cell($0) }.filter { !$0.isEmpty }
      code.from = year(cell(from), line: record.line, path)
      code.to = year(cell(to), line: record.line, path)
      codes.append(Written(code: code, file: path, line: record.line))
      guard codes.count <= Self.maximumCodes else {
        log.report(.limit, line: record.line, .tooManyCodes, file: path)
        return codes
      }
    }
    return codes
  }

  /// A fiscal year as people write it; none for a blank cell.
  private mutating func year(_ text: String, line: Int, _ path: String) -> FiscalYear? {
    guard !text.isEmpty else { return nil }
    let year = FiscalYear(written: text)
    if year == nil { log.report(.codes, line: line, .noYear(text), subject: text, file: path) }
    return year
  }
}

extension Message {
  fileprivate static let heading = Message(
    ja: "選択肢のファイルの1行目には value,label,alias という見出しを書きます（from と to の列も置けます）。",
    en: "the first line of a file of codes is the heading value,label,alias; from and to may follow"
  )

  fileprivate static let noValue = Message(
    ja: "value が空です。",
    en: "the value is blank"
  )

  fileprivate static let openQuote = Message(
    ja: "この行の「\"」が閉じられていません。",
    en: "the '\"' on this line is never closed"
  )

  fileprivate static let tooManyCodes = Message(
    ja: "選択肢が\(CodeListCompiler.maximumCodes)件を超えています。",
    en: "there are more than \(CodeListCompiler.maximumCodes) codes"
  )

  fileprivate static func noYear(_ text: String) -> Message {
    Message(
      ja: "「\(text)」は年度として読めません。R6、令和6年度、2024 のように書きます。",
      en: "'\(text)' is no fiscal year; write R6, 令和6年度 or 2024"
    )
  }

  fileprivate static func neverValid(
    _ code: CodeList.Code,
    _ from: FiscalYear,
    _ to: FiscalYear
  ) -> Message {
    Message(
      ja: "値「\(code.value)」の from（\(from)）が to（\(to)）より後になっています。",
      en: "'from' (\(from)) of '\(code.value)' is later than 'to' (\(to))"
    )
  }

  fileprivate static func repeatedList(_ name: String, _ line: Int) -> Message {
    Message(
      ja: "選択肢の一覧「\(name)」は\(line)行目にもあります。",
      en: "the code list '\(name)' is also on line \(line)"
    )
  }

  fileprivate static func both(_ name: String) -> Message {
    Message(
      ja: "選択肢の一覧「\(name)」に src と code の両方があります。どちらか一つにしてください。",
      en: "the code list '\(name)' has both 'src' and codes; keep one"
    )
  }

  fileprivate static func noCodes(_ name: String) -> Message {
    Message(
      ja: "選択肢の一覧「\(name)」に code も src もありません。",
      en: "the code list '\(name)' has neither codes nor 'src'"
    )
  }

  fileprivate static func repeatedCode(_ value: String) -> Message {
    Message(ja: "値「\(value)」が二度あります。", en: "the value '\(value)' stands there twice")
  }

  fileprivate static func ambiguous(_ word: String, _ one: String, _ two: String) -> Message {
    Message(
      ja: "「\(word)」が値「\(one)」と「\(two)」の両方を指します。label か alias を変えてください。",
      en: "'\(word)' stands for both '\(one)' and '\(two)'; change a label or an alias"
    )
  }

  fileprivate static func notBeside(_ file: String) -> Message {
    Message(
      ja: "src「\(file)」は読みません。スキーマと同じフォルダーの .csv ファイルの名前だけを書きます。",
      en: "'\(file)' is not read; 'src' is the name of a .csv file in the schema's own folder"
    )
  }

  fileprivate static func missingFile(_ file: String) -> Message {
    Message(
      ja: "選択肢のファイル「\(file)」がスキーマと同じフォルダーにないか、読めません。",
      en: "there is no file '\(file)' beside the schema, or it cannot be read"
    )
  }
}
