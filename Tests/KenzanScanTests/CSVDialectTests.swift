import KenzanScan
import Testing

struct CSVDialectTests {
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
