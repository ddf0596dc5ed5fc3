import KenzanScan
import Testing

struct TextInternerTests {
  /// Numbers the columns of a row, as a table has it.
  private func numbers(_ row: [String], in texts: inout TextInterner) -> [UInt32] {
    var bytes: [UInt8] = []
    let fields = row.map { text in
      let start = bytes.count
      bytes += text.utf8
      return RecordScan.Field(start: start, end: bytes.count)
    }
    var numbers = [UInt32](repeating: .max, count: row.count)
    texts.number(fields, at: Array(row.indices), in: bytes, into: &numbers)
    return numbers
  }

  @Test func `texts of a column are numbered as they come`() {
    var texts = TextInterner()
    let count = 3_000
    for _ in 0..<2 {
      for number in 0..<count {
        // From two bytes to thirteen, so that words are whole, in part, and several.
        let text = "k\(number * number * number * 7)"
        #expect(numbers([text], in: &texts) == [UInt32(number)])
      }
    }
    #expect(texts.count == count)
  }

  @Test func `texts are told apart by every byte, their length and their column`() {
    let one = [UInt8](repeating: UInt8(ascii: "a"), count: 21)
    var known: [String] = []
    for length in 0...one.count {
      known.append(String(decoding: one[..<length], as: UTF8.self))
      for place in 0..<length {
        var other = Array(one[..<length])
        other[place] = UInt8(ascii: "b")
        known.append(String(decoding: other, as: UTF8.self))
      }
      known.append(String(decoding: one[..<length] + [0], as: UTF8.self))
    }
    var texts = TextInterner()
    for (number, text) in (known + known).enumerated() {
      let first = UInt32(number % known.count) * 2
      #expect(numbers([text, text], in: &texts) == [first, first + 1])
    }
  }

  @Test func `a column that a record lacks is blank`() {
    var texts = TextInterner()
    var numbers: [UInt32] = [9, 9, 9]
    texts.number([], at: [-1, 0, 5], in: [], into: &numbers)
    #expect(numbers == [0, 1, 2])
  }
}
