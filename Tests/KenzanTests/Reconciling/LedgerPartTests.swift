import Foundation
import Testing

@testable import Kenzan

/// A ledger that is read in parts comes out as one that is read in order.
struct LedgerPartTests {
  /// The usual map, with every code on every line.
  private static func map() throws -> LedgerMap {
    try ReconcileFixture.map([#" fill="down""#: ""])
  }

  /// Everything that a ledger holds, in words.
  private func portrait(_ ledger: Ledger) -> [String] {
    var words = ["\(ledger.seen) \(ledger.amounts) \(ledger.unknownRows)"]
    words += ledger.codes.map { "\($0)" }
    for (index, group) in ledger.groups.enumerated() {
      let sums = ledger.map.amounts.indices.map { ledger.sum($0, of: index) }
      words.append("\(group) \(sums)")
    }
    for file in ledger.files {
      words.append(
        "\(file.seen) \(file.rows) \(file.unlisted) \(file.sha256 ?? "") \(file.headings)"
      )
      words += file.findings.map { "\($0)" }
    }
    return words + ledger.lines(of: Set(ledger.groups.indices)).map { "\($0)" }
  }

  /// Reads a file in order, and in parts of some sizes.
  private func compare(_ bytes: [UInt8], partSizes: [Int]) async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/ledger.csv"
    try Data(bytes).write(to: URL(filePath: path))
    let map = try Self.map()
    let whole = portrait(await Ledger.read([path], map: map))
    for size in partSizes {
      let ledger = await Ledger.read([path], map: map, jobs: 10_000, partSize: size)
      #expect(portrait(ledger) == whole, "parts of \(size) bytes")
    }
  }

  private static func line(_ project: Int, _ paid: Int, setsu: String = "需用費") -> String {
    "一般会計,2,\(project),事業\(project),\(setsu),1,,,\(paid),"
  }

  /// A builder that has read the headings.
  private func opened(_ text: String) throws -> LedgerBuilder {
    let whole = Ledger.read(Array(text.utf8), path: "l.csv", map: try Self.map())
    var builder = LedgerBuilder(map: whole.map)
    builder.open(Ledger.File(path: "l.csv", source: whole.files[0].source), head: [])
    return builder
  }

  @Test(arguments: ["\n", "\r\n"])
  func `wherever a ledger is cut, nothing changes`(end: String) throws {
    let lines = [
      ReconcileFixture.headings, Self.line(1, 5), Self.line(1, 7),
      ",2,02,\"b\(end)\"\"\",,\"1,000\",,,4,",
      ",2,,,款計,3,,,1,", "\u{FEFF}" + Self.line(3, 2), "1,2", "", ",2,4,a\"b,,1,,,円,",
      ",2,5,\"a\(end),2,5,4,5,6,7,8,9,\(end)\",,1,,,1,", Self.line(1, 8), ",2,6,,,1,1,,,\"",
    ]
    let text = lines.joined(separator: end)
    let builder = try opened(text)
    var whole = builder
    whole.close()
    let expected = portrait(whole.finished())
    for cut in ReconcileFixture.headings.utf8.count..<text.utf8.count {
      var builder = builder
      let parts = [
        builder.part(from: builder.place?.offset ?? 0, to: cut), builder.part(from: cut, to: .max),
      ]
      for part in parts { builder.pass(part) }
      builder.close()
      #expect(portrait(builder.finished()) == expected, "cut at \(cut)")
    }
  }

  /// What may stand on a line, each with the chance that it does.
  private static func row(_ random: inout SplitMix64, _ end: String) -> [UInt8] {
    let project = Int.random(in: 1...4, using: &random)
    let paid = Int.random(in: 0...3, using: &random)
    let text =
      switch Int.random(in: 0..<40, using: &random) {
      case 0: "一般会計,2,,,款計,1,,,\(paid),"
      case 1: ""
      case 2: "一般会計,2,\(project)"
      case 3: "\u{FEFF}" + line(project, paid)
      case 4: line(project, paid) + "円"
      case 5: "一般会計,2,\(project),\"a\(end)\(line(project, paid))\(end)\",,1,,,\(paid),"
      case 6: "一般会計,2,\(project),5\"機,,1,,,\(paid),"
      case 7: line(project, paid, setsu: "27繰出金")
      case 8: line(project, paid, setsu: "小 計")
      case 9: "一般会計,０2,0\(project),事業,,\"1,000\",△1,,\(paid),"
      case 10: ReconcileFixture.headings
      case 11: "一般会計,2,,事業,,1,,,\(paid),"
      default: line(project, paid)
      }
    guard Int.random(in: 0..<40, using: &random) == 0 else { return Array(text.utf8) }
    return Array(text.data(using: .shiftJIS) ?? Data(text.utf8))
  }

  @Test(arguments: UInt64(0)..<15)
  func `random ledgers are the same in parts`(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    var bytes = Array(ReconcileFixture.headings.utf8)
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      bytes += Array(end.utf8) + Self.row(&random, end)
    }
    // A quote that stays open ends one ledger in four.
    if Int.random(in: 0..<4, using: &random) == 0 {
      bytes += Array("\(end)一般会計,2,1,\"\(end)\(Self.line(1, 1))\(end)".utf8)
    }
    try await compare(bytes, partSizes: [300, 1_100])
  }

  @Test func `a part that fits is taken over, and one that does not is read again`() throws {
    let lines = [1, 1, 2, 2, 3, 3, 3].map { Self.line($0, $0) }
    let text = ([ReconcileFixture.headings] + lines).joined(separator: "\n") + "\n"
    let builder = try opened(text)
    #expect(builder.seen == 1)
    let second = try #require(text.utf8.starts(of: "一般会計,2,2").first)
    let third = text.utf8.starts(of: "一般会計,2,3")
    func passed(_ start: Int, _ end: Int) -> Int {
      var builder = builder
      var part = builder.part(from: start, to: end)
      // Only of what is taken over.
      part.builder.seen += 1_000
      builder.pass(part)
      return builder.seen
    }
    #expect(passed(second, third[0]) == 1 + 2 + 2 + 1_000)
    #expect(passed(second + 1, third[0]) == 1 + 3, "inside a row")
    #expect(passed(third[1], .max) == 1 + 5, "inside a run of lines of one group")
  }

  @Test func `nothing is read of a ledger that changed after it was found`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/ledger.csv"
    let other = scratch.path + "/other.csv"
    let text = [ReconcileFixture.headings, Self.line(1, 5), ""].joined(separator: "\n")
    for path in [path, other] { try Data(text.utf8).write(to: URL(filePath: path)) }
    let files = [TableFile(path: path), TableFile(path: other)]
    try Data((text + text).utf8).write(to: URL(filePath: path))
    let ledger = await Ledger.read(files, map: try Self.map(), jobs: 2, partSize: 100)
    #expect(ledger.files.map(\.seen) == [0, 2])
    #expect(ledger.files[0].findings.map(\.code) == [.ledgerFile])
    #expect(ledger.files[0].findings[0].message.ja.contains("書き換えられた"))
    #expect(ledger.files[0].sha256 == nil && ledger.files[1].findings.isEmpty)
  }

  @Test func `lines are not read again from a ledger that changed since`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/ledger.csv"
    let text = [ReconcileFixture.headings, Self.line(1, 5), ""].joined(separator: "\n")
    try Data(text.utf8).write(to: URL(filePath: path))
    let ledger = await Ledger.read([path], map: try Self.map())
    #expect(ledger.lines(of: [0]).count == 1)
    try Data((text + text).utf8).write(to: URL(filePath: path))
    #expect(ledger.lines(of: [0]).isEmpty)
  }
}

extension String.UTF8View {
  /// Where a text begins in this one.
  fileprivate func starts(of text: String) -> [Int] {
    let (bytes, wanted) = (Array(self), Array(text.utf8))
    return bytes.indices.filter { bytes[$0...].starts(with: wanted) }
  }
}
