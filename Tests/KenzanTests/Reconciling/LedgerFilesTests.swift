import Foundation
import Testing

@testable import Kenzan

/// Ledgers of several files and encodings, and lines that are not compared.
struct LedgerFilesTests {
  private func line(_ project: String, _ paid: String, setsu: String = "10需用費") -> String {
    "一般会計,02,\(project),事業\(project),\(setsu),1000,,,\(paid),"
  }

  private func sheet(_ number: String, _ operating: String) -> [String: String] {
    ["number": number, "name": "事業\(number)", "cost.R6.operating": operating]
  }

  /// Compares sheets with the ledgers of a folder that is removed again.
  private func reconciliation(
    _ files: [(name: String, data: Data)],
    _ sheets: [[String: String]]
  ) async throws -> Reconciliation {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kenzan-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try file.data.write(to: folder.appending(path: file.name)) }
    let paths = files.map { folder.appending(path: $0.name).path }
    let ledger = await Ledger.read(paths, map: try ReconcileFixture.map())
    return Reconciliation(
      ledger,
      ReconcileFixture.figures(sheets, map: ledger.map),
      Crosswalk(map: ledger.map)
    )
  }

  private func text(_ lines: [String]) -> String {
    ([ReconcileFixture.headings] + lines).joined(separator: "\r\n") + "\r\n"
  }

  @Test(arguments: ["repeat", "outside", "transfer"])
  func `lines that are counted elsewhere or not at all are in no key`(reason: String) throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000"), line("1", "800", setsu: "27繰出金"), line("2", "700", setsu: "27繰出金")],
      [sheet("1", "5")],
      [#"as="transfer""#: #"as="\#(reason)""#]
    )
    #expect(result.summary == ["1 matched"])
    #expect(result.ledger.files[0].rows[.skipped] == 2 && result.ledger.files[0].rows[.read] == 1)
    #expect(result.ledger.groups.compactMap(\.reason?.rawValue) == [reason, reason])
    #expect(result.control.isProven)
    #expect(result.codes.isEmpty)
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `a ledger in UTF-16 with its mark is read`(encoding: String.Encoding) async throws {
    let data = try #require(("\u{FEFF}" + text([line("1", "5000")])).data(using: encoding))
    let result = try await reconciliation([("ledger.csv", data)], [sheet("1", "5")])
    #expect(result.summary == ["1 matched"])
    #expect(result.control.isProven && result.codes.isEmpty)
  }

  @Test func `several ledgers are one, and every line says its file`() async throws {
    let one = Data(text([line("1", "3000"), line("2", "x")]).utf8)
    let two = Data(text([line("01", "2000"), line("3", "9000")]).utf8)
    let result = try await reconciliation(
      [("一般.csv", one), ("特別.csv", two)],
      [sheet("1", "5"), sheet("2", "1"), sheet("3", "8")]
    )
    let ledger = result.ledger
    #expect(result.summary == ["1 matched", "2 unverifiable", "3 beyond-rounding"])
    #expect(result.control.isProven)
    #expect(ledger.files.map(\.seen) == [3, 3])
    #expect(Set(ledger.files.compactMap(\.sha256)).count == 2)
    #expect(ledger.files.map(\.findings).map { $0.map(\.cell) } == [["一般.csv:3"], []])
    let lines = result.items[2].lines.map { ledger.files[$0.file].place(line: $0.number) }
    #expect(lines == ["特別.csv:3"])
  }
}
