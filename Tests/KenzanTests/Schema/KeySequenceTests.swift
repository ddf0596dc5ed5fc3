import Testing

@testable import Kenzan

struct KeySequenceTests {
  private let year = FiscalYear(key: "R7")

  @Test(arguments: [
    ("year-2..year+2", "R5 R6 R7 R8 R9"), ("year", "R7"), ("year-1 year+1", "R6 R8"),
    ("year-8..year-6", "H29 H30 R1"), ("R5..R7", "R5 R6 R7"), ("H30 R7", "H30 R7"),
    ("1..3", "1 2 3"), ("A B C", "A B C"), ("A..D", "A B C D"), ("1 A\n year", "1 A R7"),
  ])
  func `keys in order`(each: String, keys: String) throws {
    let year = try #require(year)
    let found = try KeySequence.keys(of: each, in: year)
    #expect(found.map(\.text).joined(separator: " ") == keys)
    #expect(found.allSatisfy { ($0.year != nil) == ($0.text.count > 1) })
  }

  @Test(arguments: [
    "", " ", "a", "AB", "01", "0", "1...3", "1..", "..3", "1..A", "3..1", "year+1..year",
    "year 1..",
    "year-", "year-a", "year+99999", "year-200", "1 1", "R5..3", "1..99999", "yearly", "R99 R99",
  ])
  func `keys that are none`(each: String) throws {
    let year = try #require(year)
    #expect(throws: KeyError.self) { try KeySequence.keys(of: each, in: year) }
  }
}

struct PlaceholdersTests {
  private static func placeholders(position: Int?) throws -> Placeholders {
    let year = try #require(FiscalYear(key: "R7"))
    let keys = ["R5", "R6", "R7"].map {
      LoopKey(text: $0, year: FiscalYear(key: $0), stage: "決算")
    }
    return Placeholders(year: year, loop: position.map { .init(keys: keys, position: $0) })
  }

  @Test(arguments: [
    ("{key}", "R6"), ("a.{key-1}.b.{key+1}", "a.R5.b.R7"), ("{key.title}", "令和6年度"),
    ("{key-1.title}", "令和5年度"), ("{key.days}", "365"), ("{key-1.days}", "366"),
    ("{year-6.days}", "366"), ("{year.days}", "365"), ("{index}", "2"), ("{stage}", "決算"),
    ("{year}", "R7"),
    ("{year-7}", "H30"), ("{year+1.title}の予定", "令和8年度の予定"), ("plain", "plain"), ("", ""),
  ])
  func `what each stands for`(text: String, expected: String) throws {
    #expect(try Self.placeholders(position: 1).expand(text) == .text(expected))
  }

  @Test func `a key beyond the loop is said to be one`() throws {
    #expect(try Self.placeholders(position: 0).expand("{key-1}") == .beyondLoop)
    #expect(try Self.placeholders(position: 2).expand("{key+1}") == .beyondLoop)
  }

  @Test(arguments: ["{", "{key", "{kye}", "{}", "{year-x}", "{{key}}", "{year+9999}"])
  func `what is no placeholder`(text: String) throws {
    #expect(throws: PlaceholderError.self) { try Self.placeholders(position: 0).expand(text) }
  }

  @Test(arguments: ["{key}", "{key-1}", "{index}", "{stage}"])
  func `keys need a loop`(text: String) throws {
    #expect(throws: PlaceholderError.self) { try Self.placeholders(position: nil).expand(text) }
  }

  @Test func `sentences keep the placeholders that the check fills`() throws {
    let text = "{stated}は{cost.{key-1}.total:cell}と違います {3} }{"
    let result = try Self.placeholders(position: 1).expand(text, keepsOthers: true)
    #expect(result == .text("{stated}は{cost.R5.total:cell}と違います {3} }{"))
  }
}
