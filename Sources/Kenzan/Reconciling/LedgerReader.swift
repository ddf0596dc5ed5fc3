internal import KenzanBridge
internal import KenzanScan

extension Ledger {
  /// Reads ledgers in their order, each in several parts at once; what is wrong in them is said file by
  /// file.
  ///
  /// The result is the same whatever the number of jobs and the size of the parts. Digests are taken at
  /// the same time.
  package static func read(
    _ paths: [String],
    map: LedgerMap,
    jobs: Int = 1,
    partSize: Int = 4 << 20
  ) async -> Ledger {
    await read(paths.map { TableFile(path: $0) }, map: map, jobs: jobs, partSize: partSize)
  }

  /// Reads ledgers; nothing is read of one that is not any more what it was.
  static func read(
    _ files: [TableFile],
    map: LedgerMap,
    jobs: Int,
    partSize: Int
  ) async -> Ledger {
    let digests = Task.detached { files.map { $0.digest() } }
    var builder = LedgerBuilder(map: map)
    for file in files { await builder.read(file, jobs: jobs, partSize: partSize) }
    let digest = await digests.value
    let after = files.map { $0.checked() }
    guard after.map(\.error) == files.map(\.error) else {
      return await read(after, map: map, jobs: jobs, partSize: partSize)
    }
    var ledger = builder.finished()
    for index in files.indices { ledger.files[index].sha256 = digest[index] }
    return ledger
  }

  /// Reads one ledger that is in memory.
  package static func read(_ bytes: [UInt8], path: String, map: LedgerMap) -> Ledger {
    var builder = LedgerBuilder(map: map)
    builder.read(bytes, path: path)
    var ledger = builder.finished()
    ledger.files[0].sha256 = sha256(of: bytes)
    return ledger
  }

  /// The lines of some groups, in the order of files and lines.
  package func lines(of groups: Set<Int>) -> [Line] {
    let isWanted = self.groups.indices.map(groups.contains)
    return files.indices.flatMap { file in
      let runs = files[file].index.filter { isWanted[Int($0.group)] }
      guard !runs.isEmpty else { return [Line]() }
      var builder = LedgerBuilder(map: map)
      return builder.lines(of: runs, in: files[file]).map { line in
        var line = line
        line.file = file
        return line
      }
    }
  }
}

extension LedgerBuilder {
  /// Reads a file from disk: a CSV block by block, anything else whole.
  mutating func read(_ file: TableFile, jobs: Int, partSize: Int) async {
    guard file.error == nil, let version = file.version else {
      if let error = file.error { refuse(file.path, .inaccessible(error)) }
      return
    }
    let isText = if case .text = FileSignature(of: file.head) { true } else { false }
    guard isText, !TableFile.isWide(file.head) else {
      do throws(ReadingError) {
        read(try SubmissionPaths.bytes(of: file.path), path: file.path)
      } catch {
        refuse(file.path, error.message)
      }
      return
    }
    let source = LedgerSource.file(path: file.path, version, CSVDialect(of: file.head))
    open(Ledger.File(path: file.path, source: source), head: file.head)
    let cuts = jobs > 1 ? self.cuts(every: max(partSize, version.size / (8 * jobs))) : []
    let before = self
    let parts = await cuts.indices.mapped(jobs: jobs) { index in
      before.part(from: cuts[index], to: index + 1 < cuts.count ? cuts[index + 1] : .max)
    }
    for part in parts { pass(part) }
    close()
  }

  /// Reads the bytes of a file.
  mutating func read(_ bytes: [UInt8], path: String) {
    do throws(ReadingError) {
      if case .text = FileSignature(of: bytes) {
        let text = TableFile.isWide(bytes) ? try SourceEncoding.utf8(bytes) : bytes
        open(Ledger.File(path: path, source: .bytes(text, CSVDialect(of: text))), head: text)
        return close()
      }
      let file = try Reader.read(bytes, path: path)
      guard file.kind == .workbook else { return refuse(path, .noLedger) }
      let worksheet = file.worksheets.first { map.sheet == nil || $0.name == map.sheet }
      guard let worksheet else {
        return refuse(path, .noSheetNamed(map.sheet ?? "", file.worksheets.map(\.name)))
      }
      var table = Ledger.File(path: path, source: .worksheet(worksheet))
      table.sheet = worksheet.name
      open(table, head: [])
      close()
    } catch {
      refuse(path, error.message)
    }
  }

  /// Reads a further file as far as its headings.
  mutating func open(_ file: Ledger.File, head: [UInt8]) {
    begin(file, hasMark: file.sheet != nil || head.starts(with: [0xEF, 0xBB, 0xBF]))
    readRows(atMost: map.header)
  }

  /// Takes in the rows up to an offset, or so many; what ends the file before its end is noted.
  mutating func readRows(before end: Int = .max, atMost rows: Int = .max) {
    guard let start = place, start.offset < end else { return }
    let stretch = RecordReader.Stretch(start: start, end: end, rows: rows)
    do throws(RecordReader.Stop) {
      var reader = try LedgerRows(source)
      place = try reader.forEach(stretch) { add($0, $1, line: $2, offset: $3) }
    } catch {
      switch error {
      case .openQuote(let line): note(.ledgerFile, .error, line: line) { .openQuote($0) }
      case .tooManyFields(let line): note(.ledgerFile, .error, line: line) { .tooManyFields($0) }
      case .tooLong(let line): note(.ledgerFile, .error, line: line) { .tooLong($0) }
      case .file(let error): fail(.inaccessible(error))
      }
      ledger.unknownRows += 1
      place = nil
    }
  }

  /// Reads what is left of the file, and puts into the ledger what grew with its rows.
  mutating func close() {
    readRows()
    if seen <= map.header { fail(.noLines) }
    ledger.files[file].seen = seen
    ledger.files[file].rows = rows
    ledger.files[file].index = index
    if case .lines = progress { ledger.files[file].headings = layout.headings }
    ledger.files[file].text = text
  }

  /// Puts a file on the list of which nothing is read.
  private mutating func refuse(_ path: String, _ message: Message) {
    begin(Ledger.File(path: path, source: .none), hasMark: false)
    fail(message)
  }

  private mutating func fail(_ message: Message) {
    let name = ledger.files[file].path.fileName
    note(.ledgerFile, .error, line: nil) { _ in
      Message(ja: "台帳「\(name)」は\(message.ja)", en: "the ledger '\(name)' \(message.en)")
    }
  }

  /// Everything that was read, its totals checked.
  mutating func finished() -> Ledger {
    checkTotals()
    ledger.codes = codes.codes
    for (index, file) in ledger.files.enumerated() {
      ledger.files[index].findings = file.notes.list.map { file.finding(of: $0) }
      ledger.files[index].unlisted = file.notes.unlisted
    }
    guard let column = map.name else { return ledger }
    for (index, group) in ledger.groups.enumerated() {
      ledger.groups[index].name = group.nameCode.map { ledger.codes[column][$0].text }
    }
    return ledger
  }
}

extension Message {
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

  fileprivate static func tooManyFields(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目の列が最終列XFDを超えるため、この行から後は読んでいません。出力し直してください。",
      en: "line \(line) has columns beyond XFD; nothing from there on is read"
    )
  }

  fileprivate static func tooLong(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目が長すぎるため、この行から後は読んでいません。引用符（\"）が閉じているか確かめて、出力し直してください。",
      en:
        "line \(line) is too long, perhaps for want of a closing quote (\"); nothing from there on is read"
    )
  }

  fileprivate static func openQuote(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目で始まる引用符（\"）が閉じていないため、この行から後は読んでいません。引用符を直してください。",
      en: "the quote (\") on line \(line) is never closed; nothing from there on is read"
    )
  }
}
