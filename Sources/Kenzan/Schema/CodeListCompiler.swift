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
          aliases: child.children(named: "alias").map(\.displayText)
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

  /// No value, label or alias may stand for two codes.
  private mutating func checkMeanings(_ codes: [Written], line: Int) {
    var values: Set<String> = []
    var meanings: [String: String] = [:]
    for written in codes {
      let code = written.code
      guard values.insert(code.value).inserted else {
        log.report(
          .codes,
          line: written.line,
          .repeatedCode(code.value),
          subject: code.value,
          file: written.file
        )
        continue
      }
      for word in [code.value, code.label] + code.aliases {
        let key = word.normalizedForMatching
        guard let other = meanings[key], other != code.value else {
          meanings[key] = code.value
          continue
        }
        let message = Message.ambiguous(word, other, code.value)
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
    var isNew = true
    var scan = CSVScan(CSVDialect(of: text))
    do throws(CSVScan.OpenQuote) {
      while let field = try scan.next(in: text) {
        if isNew { records.append((field.line, [])) }
        let content = String(decoding: CSVScan.content(of: field, in: text), as: UTF8.self)
        records[records.count - 1].cells.append(content.trimmed)
        isNew = field.endsRecord
      }
    } catch {
      log.report(.codes, line: error.line, .openQuote, file: path)
    }
    return records
  }

  private mutating func codes(
    in records: [(line: Int, cells: [String])],
    _ path: String
  ) -> [Written] {
    guard let heading = records.first, heading.cells.prefix(2) == ["value", "label"] else {
      log.report(.codes, line: 1, .heading, file: path)
      return []
    }
    var codes: [Written] = []
    for record in records.dropFirst() where !record.cells.allSatisfy(\.isEmpty) {
      guard let value = record.cells.first, !value.isEmpty else {
        log.report(.codes, line: record.line, .noValue, file: path)
        continue
      }
      let label = record.cells.count > 1 && !record.cells[1].isEmpty ? record.cells[1] : value
      let aliases = record.cells.dropFirst(2).filter { !$0.isEmpty }
      codes.append(
        Written(
          code: .init(value: value, label: label, aliases: aliases),
          file: path,
          line: record.line
        )
      )
      guard codes.count <= Self.maximumCodes else {
        log.report(.limit, line: record.line, .tooManyCodes, file: path)
        return codes
      }
    }
    return codes
  }
}

extension Message {
  fileprivate static let heading = Message(
    ja: "選択肢のファイルの1行目には value,label,alias という見出しを書きます。",
    en: "the first line of a file of codes is the heading value,label,alias"
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
