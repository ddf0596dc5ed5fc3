import Foundation
import Testing

@testable import Kenzan

/// The ledgers and sheets of `samples/finance`: true ones tie out, and of the others exactly what was seeded is found.
struct FinanceSampleTests {
  private static let finance = Case.root.appending(path: "samples/finance")

  /// One row of `expected.csv`.
  private struct Expectation: Hashable, CustomStringConvertible {
    var name: String
    var stage: String
    var result: String
    var explanation: String

    var description: String { "\(name) \(stage) \(result) \(explanation)" }
  }

  private static func reconciliation(
    _ map: String,
    ledger: String,
    sheets: [String]
  ) async throws -> Reconciliation {
    let catalogue = try Catalogue()
    return await Reconciliation.make(
      try LedgerMap(path: finance.appending(path: map).path(), catalogue: catalogue),
      ledgers: [finance.appending(path: ledger).path()],
      sheets: SubmissionPaths(sheets.map { finance.appending(path: $0).path() }),
      catalogue: catalogue
    )
  }

  private static let town = "../shimotsuma.program/true"

  // MARK: - True

  @Test(arguments: ["map.xml", "moku.xml"])
  func `the true ledger and sheets tie out`(_ map: String) async throws {
    let result = try await Self.reconciliation(
      map,
      ledger: "ledger.csv",
      sheets: ["sheets", Self.town]
    )
    #expect(result.items.filter(\.isException).map(\.name) == [])
    #expect(result.items.count >= 45)
    #expect(result.report.counts.errors == 0)
    #expect(result.control.isProven)
  }

  @Test func `a crosswalk ties the town's sheets to other codes`() async throws {
    let result = try await Self.reconciliation(
      "map.xml",
      ledger: "ledger.csv",
      sheets: ["sheets", Self.town]
    )
    let stated = result.items.filter { $0.stage == result.map.compared[0] }
      .filter { ["1", "2", "3", "4", "5", "6", "7", "8"].contains($0.sheetKeys.first?.text) }
    #expect(stated.count == 8)
    #expect(stated.map { $0.ledgerKeys.count }.sorted() == [0, 1, 1, 1, 1, 1, 1, 2])
  }

  @Test func `a ledger of movements ties out with a form of several projects`() async throws {
    let result = try await Self.reconciliation(
      "minamiaizu.xml",
      ledger: "ledger-r1.csv",
      sheets: ["../minamiaizu.policy/true"]
    )
    #expect(result.items.filter(\.isException).map(\.name) == [])
    #expect(result.items.count { $0.result == .withinRounding } == 10)
    #expect(result.report.counts.errors == 0)
    #expect(result.control.isProven)
  }

  // MARK: - Faulty

  @Test(arguments: ["map.xml", "moku.xml"])
  func `exactly what was seeded is found`(_ map: String) async throws {
    let result = try await Self.reconciliation(
      map,
      ledger: "ledger-faulty.csv",
      sheets: ["sheets-faulty", Self.town]
    )
    let found = result.items.filter(\.isException).map { item in
      Expectation(
        name: item.name.split(separator: "（").first.map(String.init) ?? "",
        stage: result.map.stages[item.stage].name,
        result: item.result.rawValue,
        explanation: item.explanation?.kind ?? ""
      )
    }
    // A key without an amount on the side that has it is of its class, but nobody needs to look at it.
    let silent = result.items.filter { !$0.isException }.map(\.name)
    let rows = try Self.table().filter { $0["map"] == map }
    let expected = rows.compactMap { row -> Expectation? in
      guard let name = row["name"], let stage = row["stage"], let result = row["class"] else {
        return nil
      }
      return Expectation(
        name: name,
        stage: stage,
        result: result,
        explanation: row["explanation"] ?? ""
      )
    }
    #expect(expected.count == rows.count)
    #expect(Set(found).subtracting(expected) == [])
    let missed = Set(expected).subtracting(found)
    #expect(missed.filter { $0.result != "only-in-ledger" || !silent.contains($0.name) } == [])
    #expect(result.control.isProven)
  }

  @Test func `the findings of a ledger name the seeded lines`() async throws {
    let result = try await Self.reconciliation(
      "map.xml",
      ledger: "ledger-faulty.csv",
      sheets: ["sheets-faulty", Self.town]
    )
    let found = result.report.files.flatMap(\.findings)
    let seeds = try Self.table().filter { $0["place"]?.hasPrefix("ledger") == true }
    for code in ["ledger.twice", "ledger.amount", "ledger.funds"] {
      let places = seeds.filter { $0["finding"] == code }.compactMap { $0["place"] }
      #expect(places.count == 1)
      #expect(found.filter { $0.code.rawValue == code }.compactMap(\.cell) == places)
    }
    #expect(found.contains { $0.code.rawValue == "ledger.sum" })
    #expect(found.count { $0.code.rawValue == "reconcile.candidate" } == 1)
  }

  @Test func `the findings of sheets name the seeded cells`() async throws {
    let result = try await Self.reconciliation(
      "map.xml",
      ledger: "ledger-faulty.csv",
      sheets: ["sheets-faulty", Self.town]
    )
    let cells = Set(
      result.report.files[0].findings.filter { $0.severity != .info }.flatMap(\.related).map {
        "\($0.field) \(($0.cell ?? "").drop { !$0.isNumber })"
      }
    )
    var count = 0
    for row in try Self.table() where row["map"] == "map.xml" && row["class"] != "only-in-ledger" {
      let place = row["place", default: ""].split(separator: ":").map(String.init)
      guard place.count == 3, (row["stage"] == "specific") == place[2].hasSuffix("specific") else {
        continue
      }
      count += 1
      #expect(cells.contains("\(place[2]) \(place[1])"), "\(row)")
    }
    #expect(count >= 15)
  }

  /// `expected.csv`, a row each.
  private static func table() throws -> [[String: String]] {
    let path = finance.appending(path: "expected.csv").path()
    let file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    let rows = Dictionary(grouping: file.worksheets[0].cells, by: \.reference.row)
    let heads = rows[1, default: []]
    return rows.filter { $0.key > 1 }.map { _, cells in
      heads.reduce(into: [:]) { row, head in
        let cell = cells.first { $0.reference.column == head.reference.column }
        row[head.content.text] = cell?.content.text ?? ""
      }
    }
  }
}

extension Explanation {
  /// What `expected.csv` calls it.
  fileprivate var kind: String {
    switch self {
    case .factor: "factor"
    case .figureSign: "figure-sign"
    case .digits: "digits"
    case .figureTwice: "figure-twice"
    case .year: "year"
    case .stage: "stage"
    case .lineMissing: "line-missing"
    case .lineTwice: "line-twice"
    case .lineCountedTwice: "line-counted-twice"
    case .lineSign: "line-sign"
    case .tax: "tax"
    case .roundings: "roundings"
    }
  }
}
