internal import KenzanBridge
internal import KenzanScan

extension Ledger {
  /// Reads ledgers in their order; what is wrong in them is said file by file.
  ///
  /// A CSV is read block by block, and its digest is taken at the same time on another thread.
  package static func read(_ paths: [String], map: LedgerMap) async -> Ledger {
    let digests = Task.detached { paths.map { digest(of: $0) } }
    var builder = LedgerBuilder(map: map)
    for path in paths { builder.read(path) }
    builder.checkTotals()
    var ledger = builder.finished()
    for (index, digest) in await digests.value.enumerated() { ledger.files[index].sha256 = digest }
    return ledger
  }

  /// Reads one ledger that is in memory.
  package static func read(_ bytes: [UInt8], path: String, map: LedgerMap) -> Ledger {
    var builder = LedgerBuilder(map: map)
    builder.read(bytes, path: path)
    builder.checkTotals()
    var ledger = builder.finished()
    ledger.files[0].sha256 = sha256(of: bytes)
    return ledger
  }

  private static func digest(of path: String) -> String? {
    do throws(FileError) { return try InputFile(path: path).digest() } catch { return nil }
  }

  /// The lines of some groups, in the order of files and lines.
  package func lines(of groups: Set<Int>) -> [Line] {
    let isWanted = self.groups.indices.map(groups.contains)
    return files.indices.flatMap { lines(where: isWanted, in: $0) }
  }

  private func lines(where isWanted: [Bool], in file: Int) -> [Line] {
    let index = files[file].index
    let places = index.groups.indices.filter { isWanted[Int(index.groups[$0])] }
    guard !places.isEmpty else { return [] }
    var builder = LedgerBuilder(map: map)
    let amounts = builder.amounts(at: places.map { index.offsets[$0] }, of: files[file])
    return zip(places, amounts).map { place, amounts in
      Line(
        file: file,
        number: Int(index.numbers[place]),
        group: Int(index.groups[place]),
        amounts: amounts
      )
    }
  }
}

extension LedgerBuilder {
  /// Reads a file from disk: a CSV block by block, anything else whole.
  mutating func read(_ path: String) {
    var head = [UInt8](repeating: 0, count: 1 << 16)
    do throws(FileError) {
      let count = try InputFile(path: path).read(into: &head, at: 0, from: 0)
      head.removeLast(head.count - count)
    } catch {
      refuse(path, .inaccessible(error.words))
      return
    }
    let isText = if case .text = FileSignature(of: head) { true } else { false }
    // UTF-16 has a zero in every other byte of ASCII, so its separators are no single bytes.
    guard isText, !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]) else {
      do throws(ReadingError) { read(try SubmissionPaths.bytes(of: path), path: path) } catch {
        refuse(path, error.message)
      }
      return
    }
    read(.file(path: path, CSVDialect(of: head)), path: path, head: head)
  }

  /// Reads the bytes of a file.
  mutating func read(_ bytes: [UInt8], path: String) {
    do throws(ReadingError) {
      if case .text = FileSignature(of: bytes) {
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let text = isWide ? try SourceEncoding.utf8(bytes) : bytes
        read(.bytes(text, CSVDialect(of: text)), path: path, head: text)
        return
      }
      let file = try Reader.read(bytes, path: path)
      guard file.kind == .workbook else { return refuse(path, .noLedger) }
      let worksheet = file.worksheets.first { map.sheet == nil || $0.name == map.sheet }
      guard let worksheet else {
        return refuse(path, .noSheetNamed(map.sheet ?? "", file.worksheets.map(\.name)))
      }
      read(.worksheet(worksheet), path: path, head: [], sheet: worksheet.name)
    } catch {
      refuse(path, error.message)
    }
  }

  private mutating func read(
    _ source: LedgerSource,
    path: String,
    head: [UInt8],
    sheet: String? = nil
  ) {
    var file = Ledger.File(path: path, source: source)
    file.sheet = sheet
    begin(file, hasMark: sheet != nil || head.starts(with: [0xEF, 0xBB, 0xBF]))
    do throws(LedgerSource.Stop) {
      try source.forEachRow { add($0, $1, line: $2, offset: $3) }
    } catch {
      switch error {
      case .openQuote(let line): note(.ledgerFile, .error, line: line, .openQuote(line))
      case .file(let error): fail(.inaccessible(error.words))
      }
      ledger.unknownRows += 1
    }
    if seen <= map.header { fail(.noLines) }
    ledger.files[self.file].seen = seen
    ledger.files[self.file].rows = rows
    ledger.files[self.file].index = index
    if case .lines = progress { ledger.files[self.file].headings = layout.headings }
    ledger.files[self.file].text = text
  }

  /// Puts a file on the list of which nothing is read.
  private mutating func refuse(_ path: String, _ message: Message) {
    begin(Ledger.File(path: path, source: .none), hasMark: false)
    fail(message)
  }

  private mutating func fail(_ message: Message) {
    let name = ledger.files[file].path.fileName
    ledger.files[file].findings.append(
      Finding(
        .ledgerFile,
        .error,
        message: Message(ja: "台帳「\(name)」は\(message.ja)", en: "the ledger '\(name)' \(message.en)")
      )
    )
  }

  /// Everything that was read.
  func finished() -> Ledger {
    var ledger = ledger
    ledger.codes = codes.codes
    return ledger
  }
}

extension Message {
  fileprivate static func inaccessible(_ words: String) -> Message {
    Message(
      ja: "開けません（\(words)）。ファイルの場所とアクセス権を確かめてください。",
      en: "cannot be opened (\(words)); check where it is and who may read it"
    )
  }

  fileprivate static let noLedger = Message(
    ja: "台帳として読めません。CSVかXLSXで出力してください。",
    en: "is no ledger; put it out as CSV or XLSX"
  )

  fileprivate static let noLines = Message(
    ja: "明細が1行もありません。出力し直してください。",
    en: "has no line at all; put it out again"
  )

  fileprivate static func noSheetNamed(_ name: String, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "シート「\(name)」がないため読んでいません（あるシート: \(list)）。",
      en: "has no worksheet '\(name)' (there are: \(list)), so it is not read"
    )
  }

  fileprivate static func openQuote(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目で始まる引用符（\"）が閉じていないため、この行から後は読んでいません。引用符を直してください。",
      en: "the quote (\") on line \(line) is never closed; nothing from there on is read"
    )
  }
}
