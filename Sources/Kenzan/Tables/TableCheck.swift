internal import KenzanBridge
internal import KenzanScan

/// Checks a large table of sheets, a row for each, without holding its rows.
///
/// Rows of which nothing is to be said by their bytes are only counted. All others are read and checked
/// as those of any table, and so are rows that share a key with another sheet.
struct TableCheck: Sendable {
  let check: SubmissionCheck
  let forms: FormReader
  let limits: Limits
  let jobs: Int

  /// Whether a file may be such a table.
  func concerns(_ entry: SubmissionPaths.Entry) -> Bool {
    guard entry.ignored == nil, entry.lists.isEmpty, check.options.register == nil else {
      return false
    }
    // Most files are small, and nothing needs to be read of them here.
    guard let input = try? InputFile(path: entry.path),
      input.version.size >= limits.csvTableBytes
    else { return false }
    let file = TableFile(path: entry.path)
    guard file.error == nil, case .text = FileSignature(of: file.head),
      !TableFile.isWide(file.head)
    else { return false }
    // Whether a file that begins so is markup depends on how it ends.
    return file.head.first { $0 > 0x20 } != UInt8(ascii: "<")
  }

  /// Checks a table; `nil` for one that must be read as a whole, to be checked or refused.
  func checked(_ path: String) async -> CheckedTable? {
    let file = TableFile(path: path)
    guard let version = file.version else { return nil }
    let digest = Task.detached { file.digest() }
    for makeEncoding in Self.encodings(file.head) {
      let source = TableSource(
        file: file,
        version: version,
        dialect: CSVDialect(of: file.head),
        encoding: makeEncoding(),
        limits: limits
      )
      guard let plan = TablePlan(source, forms: forms, options: check.options),
        var table = await checked(plan)
      else { continue }
      guard let sha256 = await digest.value, file.checked().error == nil else { return nil }
      table.file.sha256 = sha256
      return table
    }
    _ = await digest.value
    return nil
  }

  /// The encodings that a file may be in as a whole, by its first bytes; the table of one takes a while.
  private static func encodings(_ head: [UInt8]) -> [() -> TextEncoding] {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return [{ .utf8 }] }
    let bad = SourceEncoding.firstInvalidUTF8(head) ?? head.count
    let cp932 = { TextEncoding.cp932(pairs: charactersOfCP932()) }
    // The last character may be cut off.
    return bad < head.count - 3 ? [cp932] : [{ .utf8 }, cp932]
  }

  private func checked(_ plan: TablePlan) async -> CheckedTable? {
    guard let parts = await RowPart.parts(of: plan, jobs: jobs, size: limits.tablePartBytes)
    else { return nil }
    var table = CheckedTable(plan)
    var runs: [TableRun] = []
    for part in parts { runs += table.take(part) }
    guard table.rows <= CellReference.maximumRow, table.cells <= limits.cells else { return nil }
    guard let looked = await look(at: runs, plan) else { return nil }
    for rows in looked { table.take(rows) }
    table.finish { check.sheet($0) }
    return table
  }

  /// Reads rows and checks them as those of any table, several batches at once; `nil` where the file is to
  /// be refused.
  private func look(
    at runs: [TableRun],
    _ plan: TablePlan,
    keepsAll: Bool = false
  ) async -> [LookedRows]? {
    let batches = Self.batches(of: runs)
    let looked = await batches.mapped(jobs: jobs) { runs in
      LookedRows(runs, plan, check, keepsAll: keepsAll)
    }
    return looked.contains(where: \.hasFailed) ? nil : looked
  }

  private static func batches(of runs: [TableRun]) -> [[TableRun]] {
    var batches: [[TableRun]] = []
    var count = TableRun.maximum
    for run in runs {
      if count + run.count > TableRun.maximum {
        batches.append([])
        count = 0
      }
      batches[batches.count - 1].append(run)
      count += run.count
    }
    return batches
  }

  /// Reads the rows that share a key with another sheet, so that both are told; `nil` where a file is to be
  /// read as a whole after all.
  private func completed(
    _ tables: [CheckedTable],
    others: [CheckedSheet]
  ) async -> [CheckedTable]? {
    var tables = tables
    let repeats = await RepeatedKeys(tables, others: others, jobs: jobs)
    for (index, runs) in repeats.rows.enumerated() where !runs.isEmpty {
      guard let looked = await look(at: runs, tables[index].plan, keepsAll: true) else {
        return nil
      }
      tables[index].restore(looked)
    }
    return tables
  }

  /// The files of a submission, of which those are given that are no large tables.
  func files(
    _ entries: [SubmissionPaths.Entry],
    _ checked: [CheckedFile?]
  ) async -> [CheckedFile] {
    var files = checked
    var tables: [CheckedTable] = []
    var places: [Int] = []
    for index in files.indices where files[index] == nil {
      if let table = await self.checked(entries[index].path), table.count > limits.listedSheets {
        tables.append(table)
        places.append(index)
      } else {
        files[index] = whole(entries[index])
      }
    }
    let others = files.compactMap { $0 }.flatMap(\.sheets)
    let completed = tables.isEmpty ? [] : await completed(tables, others: others)
    for (number, index) in places.enumerated() {
      files[index] = completed?[number].file ?? whole(entries[index])
    }
    return files.compactMap { $0 }
  }

  /// A file that is read and held as a whole.
  private func whole(_ entry: SubmissionPaths.Entry) -> CheckedFile {
    check.check(FileReading(entry, forms: forms, limits: limits))
  }
}
