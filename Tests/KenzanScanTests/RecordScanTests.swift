import KenzanScan
import Testing

struct RecordScanTests {
  /// The records of a text that is read in blocks of so many bytes, with their lines and offsets.
  private func records(
    _ bytes: [UInt8],
    block size: Int
  ) -> [(fields: [String], line: Int, offset: Int)] {
    var scan = RecordScan(CSVDialect(separator: UInt8(ascii: ","), start: 0))
    var block = Array(bytes.prefix(size))
    var base = 0
    var records: [(fields: [String], line: Int, offset: Int)] = []
    while true {
      let isLast = base + block.count == bytes.count
      switch scan.next(in: block, count: block.count, isLast: isLast) {
      case .record:
        let fields = scan.fields.map { field in
          String(decoding: RecordScan.content(of: field, in: block), as: UTF8.self)
        }
        records.append((fields, scan.line, base + scan.start))
      case .incomplete:
        let rest = scan.offset
        base += rest
        scan.rebase(by: rest)
        block = Array(bytes[base..<min(bytes.count, base + block.count - rest + size)])
      case .end, .tooManyFields: return records
      case .openQuote(let line): return records + [(["open"], line, base + scan.offset)]
      }
    }
  }

  @Test(arguments: [
    ("", []), ("a", [["a"]]), ("a,", [["a", ""]]), (",", [["", ""]]), ("\n\n", [[""], [""]]),
    ("a\n", [["a"]]), ("\"\"", [[""]]), ("\"\"\"\"", [["\""]]), ("\"a\"\"\"\n", [["a\""]]),
    ("\"a\n,\",b", [["a\n,", "b"]]), ("\"a\" ,b", [["a ", "b"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a\rb", [["a"], ["b"]]),
    ("\"a\r\nb\"\r\"c\"", [["a\r\nb"], ["c"]]), ("a,\"b\"\"\"\r\n,", [["a", "b\""], ["", ""]]),
    ("\r\n\r\n", [[""], [""]]),
    (
      "ab\"c\u{1}\t,long enough for words\u{B},d\n",
      [["ab\"c\u{1}\t", "long enough for words\u{B}", "d"]]
    ),
  ])
  func `blocks of any size give the same fields`(text: String, expected: [[String]]) {
    for size in Array(1...12) + [100] {
      let found = records(Array(text.utf8), block: size).map(\.fields)
      #expect(found == expected, "\(size)")
    }
  }

  @Test func `a record may have more fields than the one before, and fewer`() {
    for widths in [[1, 40, 2, 300], [300, 1, 41]] {
      let text = widths.map { String(repeating: "x,", count: $0 - 1) + "y\n" }.joined()
      #expect(records(Array(text.utf8), block: 1_000).map(\.fields.count) == widths)
    }
  }

  @Test func `a record knows its line and its offset`() {
    for size in 1...20 {
      let found = records(Array("a,\"b\r\nc\"\rd\n\"e\"".utf8), block: size)
      #expect(found.map(\.line) == [1, 3, 4], "\(size)")
      #expect(found.map(\.offset) == [0, 9, 11], "\(size)")
    }
  }

  @Test(arguments: [(1, false), (39, false), (40, true), (100, true)])
  func `a record may not have more fields than are allowed`(limit: Int, isRead: Bool) {
    let bytes = Array(String(repeating: ",", count: 39).utf8)
    var scan = RecordScan(CSVDialect(of: bytes), limit: limit)
    let step = scan.next(in: bytes, count: bytes.count, isLast: true)
    if case .tooManyFields = step { #expect(!isRead) } else { #expect(isRead) }
  }

  @Test(arguments: [
    ("\"", 1), ("a\n\"b", 2), ("\"a\"\"", 1), ("\"a\n\"\n\"b", 3), ("a\n\"b\nc\",\"d\n", 3),
  ])
  func `a quote that is never closed is said with its line`(text: String, line: Int) {
    for size in [1, 3, 100] {
      let last = records(Array(text.utf8), block: size).last
      #expect(last?.fields == ["open"] && last?.line == line)
    }
  }

  @Test(
    arguments: [
      ("", .blank), ("  ", .blank), ("0", .value(0)), ("-12", .value(-12)), (" 7 ", .value(7)),
      ("1,234", .value(1234)), ("12,345,678", .value(12_345_678)), ("1.00", .value(1)),
      ("1,23", .other), ("1234,567", .other), ("1,2345", .other), (",123", .other), ("1.", .other),
      ("1.5", .other), (".0", .other), ("-", .other), ("+1", .other), ("1a", .other),
      ("△1", .other),
      ("123456789012345678", .value(123_456_789_012_345_678)), ("1234567890123456789", .other),
    ] as [(String, ScannedAmount)]
  )
  func `amounts as programs write them`(text: String, amount: ScannedAmount) {
    let bytes = Array("x\(text)x".utf8)
    #expect(scanAmount(bytes, 1, bytes.count - 1) == amount)
  }

  @Test func `rows are numbered as they come`() {
    var rows = TupleInterner(width: 2)
    let count = 3_000
    for round in 0..<2 {
      for number in 0..<count {
        let row = rows.number(of: [UInt32(number / 50), UInt32(number % 50)])
        #expect(row.number == number && row.isNew == (round == 0))
      }
    }
    #expect(rows.count == count)
    #expect(rows[51, 0] == 1 && rows[51, 1] == 1)
  }
}
