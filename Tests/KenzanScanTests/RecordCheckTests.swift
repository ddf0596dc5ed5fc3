import KenzanScan
import Testing

struct RecordCheckTests {
  private func outcome(
    _ text: String,
    _ field: FieldCheck,
    bounds: ClosedRange<Int64> = .min ... .max,
    encoding: TextEncoding = .utf8
  ) -> RecordCheck.Outcome {
    var rules = RecordCheck.Rules()
    rules.fields = [field]
    rules.constants = [Array("same".utf8)]
    rules.minimums = [Int64](repeating: bounds.lowerBound, count: 19)
    rules.maximums = [Int64](repeating: bounds.upperBound, count: 19)
    rules.words = [Array("なし".utf8)]
    var check = RecordCheck(rules, encoding)
    let bytes = Array(text.utf8)
    return check.outcome([RecordScan.Field(start: 0, end: bytes.count)], in: bytes)
  }

  @Test(arguments: ["0", "-12", "1.25", "007", "-0.5", "123456789012345678"])
  func `plain numbers`(text: String) {
    #expect(outcome(text, FieldCheck(.number)) == .plain)
  }

  @Test(arguments: [
    "-", "+1", "1.", ".5", "1e3", "1,000", "１", " 1", "1 ", "1.2.3", "1234567890123456789", "△1",
  ])
  func `what is no plain number must be judged`(text: String) {
    #expect(outcome(text, FieldCheck(.number)) == .new(column: 0))
  }

  @Test func `bounds and decimal places`() {
    var field = FieldCheck(.number)
    field.maximumDecimals = 1
    #expect(outcome("5", field, bounds: 5...9) == .plain)
    #expect(outcome("4", field, bounds: 5...9) == .new(column: 0))
    #expect(outcome("1.0", field, bounds: 5...9) == .new(column: 0), "10 tenths")
    #expect(outcome("0.9", field, bounds: 5...9) == .plain)
    #expect(outcome("0.75", field) == .new(column: 0))
  }

  @Test(arguments: ["2024-04-01", "2024/4/1", "2024.12.31", "2024-02-29"])
  func `plain days`(text: String) {
    #expect(outcome(text, FieldCheck(.date)) == .plain)
  }

  @Test(arguments: ["2023-02-29", "2024-4/1", "24-4-1", "2024-13-01", "2024-004-1", "1900-01-01"])
  func `what is no plain day must be judged`(text: String) {
    #expect(outcome(text, FieldCheck(.date)) == .new(column: 0))
  }

  @Test(arguments: ["道路", "a", "ごみ・資源", "①甲", "Ａ", "甲 乙", "ﾊﾝ甲", "é1"])
  func `plain texts`(text: String) {
    #expect(outcome(text, FieldCheck(.text)) == (text == "Ａ" ? .new(column: 0) : .plain))
  }

  @Test(arguments: [
    "-", "ー", "①", " ", "甲\u{7}", "甲\n乙", "\u{E000}甲", "\u{FFFD}甲", "😀甲", "甲\u{85}",
  ])
  func `what is no plain text must be judged`(text: String) {
    #expect(outcome(text, FieldCheck(.text)) == .new(column: 0))
  }

  @Test func `words that mean not applicable, lengths, blanks and constants`() {
    var field = FieldCheck(.text)
    #expect(outcome("なし", field) == .plain)
    field.hasWords = true
    #expect(outcome("なし", field) == .new(column: 0))
    #expect(outcome("な し", field) == .new(column: 0))
    field = FieldCheck(.text)
    field.maximumLength = 2
    #expect(outcome("道路", field) == .plain)
    #expect(outcome("道路橋", field) == .new(column: 0))
    #expect(outcome("", field) == .blank)
    #expect(outcome("x", FieldCheck(.blank)) == .undecided)
    #expect(outcome("same", FieldCheck(.constant)) == .plain)
    #expect(outcome("other", FieldCheck(.constant)) == .undecided)
  }

  @Test func `bytes that are no text are never right`() {
    let wrong: [[UInt8]] = [
      [0xE3, 0x81], [0xE4, 0xB8, 0x20], [0xFF], [0xC2, 0x80], [0xED, 0xA0, 0x80],
    ]
    for bytes in wrong {
      var rules = RecordCheck.Rules()
      rules.fields = [FieldCheck(.unread)]
      var check = RecordCheck(rules, .utf8)
      let field = RecordScan.Field(start: 0, end: bytes.count)
      #expect(check.outcome([field], in: bytes) == .undecided, "\(bytes)")
      #expect(TextEncoding.utf8.decoded(bytes) == nil || bytes == [0xC2, 0x80])
    }
  }

  @Test func `digests that stand several times are found`() {
    // Of every part, and so many that the tables grow.
    let many = (0..<20_000).map { UInt64($0 + 1) &* 0x9E37_79B9_7F4A_7C15 }
    let repeated = (0..<RepeatedDigests.parts).map { part in
      var digests = RepeatedDigests(part: part)
      digests.add([5, 7, 9, 5])
      digests.add(many)
      digests.add([1, 9, 133, many[1_000], 5])
      return digests.repeated
    }
    #expect(Set(repeated.joined()) == [0, 2, 3, 1_004, 20_005, 20_007, 20_008])
  }
}
