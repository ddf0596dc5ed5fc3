import Foundation
import Testing

@testable import Kenzan

/// A large table whose rows are not held comes to the same as one that is read as a whole.
struct TableCheckTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  private static func schema(
    key: String = "number",
    check: String = ""
  ) throws -> FormSchema {
    let document = RandomTable.form.replacing("KEY", with: key).replacing("CHECK", with: check)
    return try SchemaFixture.compile(document: document)
  }

  private func submission(
    _ paths: [String],
    _ schema: FormSchema,
    isHeld: Bool,
    part: Int = 700,
    totals: TotalsTable? = nil
  ) async -> Submission {
    var options = Submission.Options()
    options.isCondensed = true
    options.jobs = 3
    options.check.totals = totals
    options.limits.csvTableBytes = isHeld ? .max : 0
    options.limits.tablePartBytes = part
    options.limits.listedSheets = 5
    let forms = FormReader(ids: [schema.id]) { _, _ in schema }
    return await Submission.check(SubmissionPaths(paths), forms: forms, options: options)
  }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = folder.path + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  /// Compares both ways; how many sheets were not held.
  private func compare(
    _ tables: [[UInt8]],
    _ schema: FormSchema,
    _ label: String,
    totals: TotalsTable? = nil
  ) async throws -> Int {
    var paths: [String] = []
    for (index, table) in tables.enumerated() {
      paths.append(try write(table, "t\(label)-\(index).csv"))
    }
    let whole = await submission(paths, schema, isHeld: true, totals: totals)
    let passing = await submission(paths, schema, isHeld: false, totals: totals)
    #expect(passing.report.counts == whole.report.counts, "\(label)")
    for (one, other) in zip(passing.report.files, whole.report.files) where one != other {
      #expect(one.findings == other.findings, "\(label)")
      #expect(one.sheets.map(\.key) == other.sheets.map(\.key), "\(label)")
      for (one, other) in zip(one.sheets, other.sheets) { #expect(one == other, "\(label)") }
    }
    #expect(passing.report == whole.report, "\(label)")
    return passing.files.reduce(0) { $0 + $1.passed.count }
  }

  @Test(arguments: UInt64(0)..<24)
  func `random tables come to the same`(seed: UInt64) async throws {
    var table = RandomTable(seed: seed, rows: 60)
    let key = seed.isMultiple(of: 3) ? "number part" : "number"
    let check = #"<check id="c"><formula>budget &gt;= count</formula></check>"#
    let schema = try Self.schema(key: key, check: seed.isMultiple(of: 5) ? check : "")
    let tables = seed.isMultiple(of: 4) ? [table.bytes(), table.bytes()] : [table.bytes()]
    let totals = [
      "種別,区分,budget,件数", "直営,甲,100000,5", "委託,乙,△5,1.5", "1,,7,", "総計,,1,2", "委託,丙,１００,0",
    ]
    let path = try write(Array(totals.joined(separator: "\n").utf8), "totals\(seed).csv")
    let stated = try seed.isMultiple(of: 2) ? TotalsTable(path: path) : nil
    _ = try await compare(tables, schema, "\(seed)", totals: stated)
  }

  @Test func `most rows of random tables are not held`() async throws {
    let schema = try Self.schema()
    var table = RandomTable(seed: 7, rows: 400)
    var bytes = table.bytes()
    while (try? SourceEncoding.utf8(bytes)) == nil { bytes = table.bytes() }
    #expect(try await compare([bytes], schema, "passed") > 40)
  }

  /// Rows of which nothing is to be said.
  private static func plain(_ rows: Range<Int>) -> [String] {
    rows.map { "K\($0),,道路の事業,1,甲,5,0.5,7,C\($0),A12,,2024-04-01,R5,○," }
  }

  private func bytes(_ rows: [String]) -> [UInt8] {
    Array(([RandomTable.heads.joined(separator: ",")] + rows).joined(separator: "\r\n").utf8)
  }

  @Test func `rows with nothing to say are counted and not held`() async throws {
    let schema = try Self.schema()
    let rows = Self.plain(0..<200) + ["K200,,,1,甲,5,0.5,7,C200,A12,,,,,"]
    let path = try write(bytes(rows), "a.csv")
    let submission = await submission([path], schema, isHeld: false)
    // The first rows are always read, and the faulty one.
    #expect(submission.files[0].sheets.count == 32)
    #expect(submission.files[0].passed.count == 169)
    #expect(submission.report.files[0].unlisted == 199)
    #expect(submission.report.counts.sheets == 201)
    // At the first row stands what there is to say about the columns.
    #expect(submission.report.files[0].sheets.map(\.key) == ["K0", "K200"])
    #expect(submission.report.files[0].sha256 == sha(path))
  }

  @Test func `a report says how many sheets it does not list`() async throws {
    let schema = try Self.schema()
    let path = try write(bytes(Self.plain(0..<1_234)), "b.csv")
    let report = await submission([path], schema, isHeld: false).report
    let ja = TextFormat().lines(of: report.files[0])
    #expect(ja.last == "  指摘のないシート1,233件（件数が多いため一覧にしていません）")
    let en = TextFormat(language: .en).lines(of: report.files[0])
    #expect(en.last == "  1,233 sheets without findings (too many to be listed)")
    #expect(NDJSONFormat().line(of: report.files[0]).hasSuffix(#""unlisted":1233}"# + "\n"))
    #expect(SubmissionTally(report).counted == 1_234)
  }

  private func sha(_ path: String) -> String? {
    (try? Reader.read(SubmissionPaths.bytes(of: path), path: path))?.sha256
  }

  @Test func `a key that stands twice is found wherever it stands, also in another spelling`()
    async throws
  {
    let schema = try Self.schema()
    var one = Self.plain(0..<100)
    one[90] = one[40]
    var other = Self.plain(100..<200)
    other[80] = "Ｋ５０,,道路,1,甲,5,0.5,7,X,A12,,,,,"
    other[70] = "K170,,道路の事業,1,甲,5,0.5,7,C60,A12,,2024-04-01,R5,○,"
    let tables = [bytes(one), bytes(other)]
    let passed = try await compare(tables, schema, "twice")
    #expect(passed > 100)
    let paths = ["ttwice-0.csv", "ttwice-1.csv"].map { folder.path + "/" + $0 }
    let report = await submission(paths, schema, isHeld: false).report
    #expect(report.files[0].sheets.map(\.key) == ["K0", "K50", "K40"])
    #expect(
      report.files[0].sheets.map { $0.findings.map(\.code) } == [
        [.tableColumn], [.duplicateSheet], [.duplicateSame],
      ]
    )
    let message = report.files[0].sheets[1].findings[0].message
    #expect(
      message.ja.hasSuffix(
        "正しい方だけを残すか、どちらが正しいかを事務局に知らせてください（事務局は台帳の「採用」に「\(sha(paths[0])?.prefix(8) ?? "")」か「\(sha(paths[1])?.prefix(8) ?? "")」を書きます）。"
      )
    )
    #expect(report.files[1].sheets.map(\.key) == ["K100", "K170", "Ｋ５０"])
  }

  @Test func `of two rows with one key no register can adopt one`() async throws {
    let schema = try Self.schema()
    var rows = Self.plain(0..<100)
    rows[90] = "K40,,橋,1,甲,5,0.5,7,X,A12,,,,,"
    _ = try await compare([bytes(rows)], schema, "rows")
    let path = folder.path + "/trows-0.csv"
    let report = await submission([path], schema, isHeld: false).report
    let message = try #require(report.files[0].sheets.last?.findings.first?.message)
    #expect(message.ja.hasSuffix("正しい方の行だけを残すか、番号を直してください。"))
    #expect(message.en.hasSuffix("Keep only the right row, or correct the number."))
  }

  @Test func `what nobody sees is no value where one is required`() async throws {
    let schema = try Self.schema()
    var rows = Self.plain(0..<100)
    rows[50] = "K50,,道路,1,甲,\u{200B},0.5,7,X,A12,,,,,"
    rows[60] = "K60,,\u{3000},1,甲,5,0.5,7,Y,A12,,,,,"
    #expect(try await compare([bytes(rows)], schema, "unseen") == 100 - 31 - 2)
  }

  @Test func `a file in CP932 is read without decoding it`() async throws {
    let schema = try Self.schema()
    let text = ([RandomTable.heads.joined(separator: ",")] + Self.plain(0..<200))
      .joined(separator: "\n")
    let bytes = try #require(text.data(using: .shiftJIS))
    #expect(try await compare([Array(bytes)], schema, "cp932") == 169)
  }

  @Test func `sums of rows that are not held are exact`() async throws {
    let schema = try Self.schema()
    var rows = Self.plain(0..<300)
    rows[100] = "K100,,道路,2,乙,△5,0.5,0.125,X100,A12,,,,,"
    rows[200] = rows[150]
    let totals = ["種別,区分,budget,件数", "直営,甲,1490,2086", "委託,乙,-5,0.125", "合計,,1485,2086.125"]
    let path = try write(Array(totals.joined(separator: "\n").utf8), "totals.csv")
    let stated = try TotalsTable(path: path)
    let passed = try await compare([bytes(rows)], schema, "sums", totals: stated)
    #expect(passed == 300 - 31 - 1 - 2)
    let table = folder.path + "/tsums-0.csv"
    let report = await submission([table], schema, isHeld: false, totals: stated).report
    #expect(report.files.last?.findings.map(\.code) == [.totalsTied])
  }

  @Test func `all tables but very long ones are listed row by row`() async throws {
    let schema = try Self.schema()
    let path = try write(bytes(Self.plain(0..<40)), "short.csv")
    var options = Submission.Options()
    options.isCondensed = true
    options.limits.csvTableBytes = 0
    let forms = FormReader(ids: [schema.id]) { _, _ in schema }
    let report = await Submission.check(SubmissionPaths([path]), forms: forms, options: options)
      .report
    #expect(report.files[0].sheets.count == 40)
    #expect(report.files[0].unlisted == 0)
  }
}
