import KenzanScan
import Testing

struct CSVScanTests {
  static func fields(_ text: String) throws -> [[String]] {
    let bytes = Array(text.utf8)
    var scan = CSVScan(CSVDialect(of: bytes))
    var records: [[String]] = [[]]
    while let field = try scan.next(in: bytes) {
      records[records.count - 1].append(
        String(decoding: CSVScan.content(of: field, in: bytes), as: UTF8.self)
      )
      if field.endsRecord { records.append([]) }
    }
    return records.dropLast(records.last?.isEmpty == true ? 1 : 0)
  }

  @Test(arguments: [
    ("", []), ("a", [["a"]]), ("a,", [["a", ""]]), (",", [["", ""]]), ("\n\n", [[""], [""]]),
    ("a\n", [["a"]]), ("\"\"", [[""]]), ("\"\"\"\"", [["\""]]), ("\"a\"\"\"\n", [["a\""]]),
    ("\"a\n,\",b", [["a\n,", "b"]]), ("\"a\" ,b", [["a ", "b"]]),
  ]) func `records and fields`(text: String, records: [[String]]) throws {
    #expect(try Self.fields(text) == records)
  }

  @Test func `a field knows the line on which it begins`() throws {
    let bytes = Array("a,\"b\r\nc\"\rd\n\"e\"".utf8)
    var scan = CSVScan(CSVDialect(of: bytes))
    var lines: [Int] = []
    while let field = try scan.next(in: bytes) { lines.append(field.line) }
    #expect(lines == [1, 1, 3, 4])
  }

  @Test(arguments: [("\"", 1), ("a\n\"b", 2), ("\"a\"\"", 1), ("\"a\n\"\n\"b", 3)])
  func `a quote that is never closed is an error with its line`(text: String, line: Int) {
    let error = #expect(throws: CSVScan.OpenQuote.self) { try Self.fields(text) }
    #expect(error?.line == line)
  }

  @Test(arguments: [
    ("a,b;c;d", UInt8(ascii: ";")), ("a\tb", 9), ("a", UInt8(ascii: ",")),
    ("\";;;\",b", UInt8(ascii: ",")),
    ("a\nb;c", UInt8(ascii: ";")), ("a,b;c", UInt8(ascii: ",")), ("sep=\t\na;b", 9),
    ("sep=x\n", UInt8(ascii: ",")),
  ]) func `the separator is the commonest of the first record that has one`(
    text: String,
    separator: UInt8
  ) {
    #expect(CSVDialect(of: Array(text.utf8)).separator == separator)
  }
}
