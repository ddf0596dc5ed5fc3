import Testing

@testable import Kenzan

struct CSVWriterTests {
  private func table(_ texts: [String]) -> TidyTable {
    let origin = TidyOrigin(path: "a.xlsx", cell: "Sheet1!F23")
    return TidyTable(
      name: "texts",
      title: "記述一覧",
      columns: [TidyColumn("section", "項目"), TidyColumn("text", "記述")],
      rows: texts.map { [.text("目的"), .text($0, origin: origin)] }
    )
  }

  private func write(_ texts: [String], _ encoding: CSVEncoding) throws -> CSVFile {
    var writer = try CSVWriter(encoding)
    return writer.write(table(texts))
  }

  @Test func `utf-8 begins with a mark and ends every line with CRLF`() throws {
    let file = try write(["あ"], .utf8WithMark)
    #expect(file.name == "texts.csv")
    #expect(Array(file.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: file.bytes.dropFirst(3), as: UTF8.self) == "項目,記述\r\n目的,あ\r\n")
  }

  @Test(
    arguments: [
      ("普通", "普通"), ("a,b", "\"a,b\""), ("\"引用\"", "\"\"\"引用\"\"\""),
      ("一行\n二行", "\"一行\n二行\""), (" 前", "\" 前\""),
      ("=1+1", "'=1+1"), ("+A1", "'+A1"), ("-HYPERLINK(\"x\")", "\"'-HYPERLINK(\"\"x\"\")\""),
      ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("＝1+1", "'＝1+1"), ("-1+2", "'-1+2"),
      ("△5", "△5"), ("−5", "−5"), ("-5", "-5"), ("-1,234.5", "\"-1,234.5\""), ("－", "－"),
      ("-", "-"), ("---", "---"), ("+10%", "+10%"), ("－１０％", "－１０％"), ("- 課題", "'- 課題"),
    ]
  )
  func `a text is quoted where it must be and is never run`(text: String, written: String) throws {
    let file = try write([text], .utf8)
    #expect(String(decoding: file.bytes, as: UTF8.self) == "項目,記述\r\n目的,\(written)\r\n")
    #expect(file.notes.contains { $0.kind == .quoted } == written.contains("'"))
  }

  @Test func `negative numbers are no text`() throws {
    var writer = try CSVWriter(.utf8)
    var table = table([])
    table.rows = [[.blank, .number(ExactDecimal("-5"))]]
    #expect(String(decoding: writer.write(table).bytes, as: UTF8.self) == "項目,記述\r\n,-5\r\n")
  }

  @Test func `cp932 writes what Windows writes`() throws {
    let file = try write(["髙①㈱表ソ"], .cp932)
    let expected: [UInt8] = [0xFB, 0xFC, 0x87, 0x40, 0x87, 0x8A, 0x95, 0x5C, 0x83, 0x5C]
    #expect(file.bytes.suffix(12) == expected + [0x0D, 0x0A])
    #expect(file.notes.isEmpty && file.refusals.isEmpty)
  }

  @Test(arguments: [("—", "―"), ("〜", "～"), ("−", "－"), ("¥", "￥"), ("\u{2003}", "\u{3000}")])
  func `a look-alike is written as its pair, and said`(typed: String, written: String) throws {
    let file = try write([typed], .cp932)
    let same = try write([written], .cp932)
    #expect(file.bytes == same.bytes)
    #expect(same.notes.isEmpty)
    #expect(file.notes.count == 1)
    #expect(file.notes.first?.message.ja.contains("texts.csv 2行「記述」（a.xlsx Sheet1!F23）") == true)
  }

  @Test(arguments: ["➔", "⺠", "⼤", "😀", "㋿"])
  func `a character that cp932 lacks is refused by name and never becomes a question mark`(
    character: String
  ) throws {
    let file = try write(["前\(character)後"], .cp932)
    #expect(file.refusals.map(\.row) == [2])
    #expect(file.refusals.first?.column == "記述")
    #expect(file.refusals.first?.origin?.cell == "Sheet1!F23")
    #expect(file.refusals.first?.message.ja.contains(character) == true)
    #expect(!file.bytes.contains(UInt8(ascii: "?")))
  }
}
