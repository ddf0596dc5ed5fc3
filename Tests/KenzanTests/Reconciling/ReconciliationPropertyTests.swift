import Testing

@testable import Kenzan

/// Random ledgers, and sheets that are made from the truth in them.
struct ReconciliationPropertyTests {
  private struct World {
    var lines: [String]
    var sheets: [[String: String]]
    /// The sum in yen of every project.
    var truth: [Int: Int]
    /// How many figures a project's sheet splits its sum into.
    var parts: [Int: Int]
    var mode: Rounding.Mode
  }

  private static let step = 1_000

  private static func rounded(_ yen: Int, _ mode: Rounding.Mode) -> Int {
    let magnitude = abs(yen)
    let up: Int =
      switch mode {
      case .half: (magnitude + step / 2) / step
      case .down: magnitude / step
      case .up: (magnitude + step - 1) / step
      }
    return yen < 0 ? -up : up
  }

  private static func world(_ random: inout SplitMix64) -> World {
    let mode = [Rounding.Mode.half, .down, .up].randomElement(using: &random) ?? .half
    var world = World(lines: [], sheets: [], truth: [:], parts: [:], mode: mode)
    for project in 1...Int.random(in: 1...8, using: &random) {
      let isNegative = Int.random(in: 0..<10, using: &random) == 0
      let sums = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Int(random.integer(bits: 31).magnitude) * (isNegative ? -1 : 1)
      }
      let number = Bool.random(using: &random) ? "\(project)" : "０\(project)"
      for sum in sums {
        // Some of it is paid and given back, in lines of any order.
        var rest = sum
        for _ in 0..<Int.random(in: 0...4, using: &random) {
          let back = Int.random(in: 0...1_000, using: &random)
          let paid = Int(random.integer(bits: 30))
          rest -= paid - back
          let kan = Int.random(in: 1...3, using: &random)
          world.lines.append("一般会計,\(kan),\(project),,,1,,,\(paid),\(back)")
        }
        world.lines.append("一般会計,2,\(number),,,,,,\(rest),")
      }
      var sheet = ["number": "\(project)"]
      for (index, sum) in sums.enumerated() {
        sheet["accounts.\(index + 1).amount"] = String(rounded(sum, mode))
        sheet["accounts.\(index + 1).code"] = "x"
      }
      world.truth[project] = sums.reduce(0, +)
      world.parts[project] = sums.count
      world.sheets.append(sheet)
    }
    world.lines.shuffle(using: &random)
    return world
  }

  /// The map for every way of rounding.
  private static let maps: [Rounding.Mode: LedgerMap] = {
    let modes = [Rounding.Mode.half, .down, .up]
    let maps = modes.compactMap { mode -> (Rounding.Mode, LedgerMap)? in
      let map = try? ReconcileFixture.map([
        #"<figure stage="settled" field="cost.{year}.operating"/>"#:
          #"<figure stage="settled" field="accounts.*.amount"/>"#,
        #"rounding="half" width="3000""#: #"rounding="\#(mode.rawValue)" width="6000""#,
      ])
      return map.map { (mode, $0) }
    }
    return Dictionary(uniqueKeysWithValues: maps)
  }()

  private static func reconciliation(_ world: World) throws -> Reconciliation {
    let map = try #require(maps[world.mode])
    return Reconciliation(
      ReconcileFixture.ledger(world.lines, map: map),
      ReconcileFixture.figures(world.sheets, map: map),
      Crosswalk(map: map)
    )
  }

  private static func proves(_ result: Reconciliation) {
    #expect(result.control.isProven)
    let lines = result.items.reduce(0) { $0 + $1.lineCount }
    #expect(lines == result.ledger.files[0].rows[.read])
    #expect(result.items.reduce(0) { $0 + $1.figures.count } == result.sheets.figures.count)
    for table in result.subtotals {
      #expect(table.rows.reduce(0) { $0 + $1.ledger } == result.items.reduce(0) { $0 + $1.ledger })
      #expect(table.rows.reduce(0) { $0 + $1.lines } == lines)
      let stated = table.rows.reduce(ExactDecimal.zero) { $0.adding($1.sheets) ?? $0 }
      #expect(stated == result.items.reduce(ExactDecimal.zero) { $0.adding($1.stated) ?? $0 })
    }
  }

  @Test(arguments: UInt64(0)..<400)
  func `sheets made from the truth raise no alarm`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let world = Self.world(&random)
    let result = try Self.reconciliation(world)
    for item in result.items {
      #expect(
        [.matched, .withinRounding].contains(item.result),
        "\(item.key.text) \(item.doubts) \(item.residual) \(world.mode)"
      )
    }
    Self.proves(result)
  }

  @Test(arguments: UInt64(1_000)..<1_400)
  func `a change beyond rounding is never missed`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var world = Self.world(&random)
    let project = Int.random(in: 1...world.truth.count, using: &random)
    // Every part may be off by less than a step, so a step for each and one more is beyond them.
    let least = (world.parts[project] ?? 1) + 1
    let change =
      Int.random(in: least...least + 1_000_000, using: &random)
      * (Bool.random(using: &random) ? 1 : -1)
    let old = Int(world.sheets[project - 1]["accounts.1.amount"] ?? "") ?? 0
    world.sheets[project - 1]["accounts.1.amount"] = String(old + change)
    let result = try Self.reconciliation(world)
    let differing = result.items.filter { $0.result == .beyondRounding }.map(\.key.parts[0].key)
    #expect(differing == [String(project)])
    Self.proves(result)
  }

  @Test(arguments: UInt64(2_000)..<2_200)
  func `a bad line is never lost, and its key never trusted`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var world = Self.world(&random)
    let place = Int.random(in: world.lines.indices, using: &random)
    let project = LedgerCode(
      String(world.lines[place].split(separator: ",", omittingEmptySubsequences: false)[2]),
      isText: false
    ).key
    world.lines[place] += "円"
    let result = try Self.reconciliation(world)
    for item in result.items {
      let isBad = item.key.parts[0].key == project
      #expect((item.result == .unverifiable) == isBad, "\(item)")
    }
    #expect(result.ledger.files[0].findings.map(\.cell) == ["ledger.csv:\(place + 2)"])
    Self.proves(result)
  }
}
