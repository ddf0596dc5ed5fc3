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
      case .end: return records
      case .openQuote: return records + [(["open"], scan.line, base + scan.offset)]
      }
    }
  }

  @Test(arguments: [
    "", "a", "a,", ",", "\n\n", "a\n", "\"\"", "\"\"\"\"", "\"a\"\"\"\n", "\"a\n,\",b", "\"a\" ,b",
    "a,b\r\nc,d\r\n", "a\rb", "\"a\r\nb\"\r\"c\"", "a,\"b\"\"\"\r\n,", "\r\n\r\n",
  ])
  func `blocks of any size give the fields of the whole`(text: String) throws {
    let expected = try CSVScanTests.fields(text)
    for size in 1...12 {
      let found = records(Array(text.utf8), block: size).map(\.fields)
      #expect(found == expected, "\(size)")
    }
  }

  @Test func `a record knows its line and its offset`() {
    for size in 1...20 {
      let found = records(Array("a,\"b\r\nc\"\rd\n\"e\"".utf8), block: size)
      #expect(found.map(\.line) == [1, 3, 4], "\(size)")
      #expect(found.map(\.offset) == [0, 9, 11], "\(size)")
    }
  }

  @Test func `a quote that stays open is said with its line`() {
    #expect(records(Array("a\n\"b\nc".utf8), block: 3).map(\.fields) == [["a"], ["open"]])
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
