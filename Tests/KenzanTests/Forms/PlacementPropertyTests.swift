import Testing

@testable import Kenzan

/// Random damage: whatever happens to names, rows and columns, no field is read from a cell that is
/// not its own.
struct PlacementPropertyTests {
  let schema = ProgramForm.schema()

  @Test(arguments: 0..<120) func `no field ever gets another cell's value`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed) &* 0x9E37_79B9 &+ 1)
    var sheet = ReturnedSheet(schema)
    sheet.fillAll()
    // Programs of one kind: those that move names and merges along, and those that do not.
    let movesNames = Int.random(in: 0..<3, using: &random) > 0
    let movesMerges = movesNames || Bool.random(using: &random)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      if Bool.random(using: &random) {
        sheet.insertRows(
          Int.random(in: 1...3, using: &random),
          at: Int.random(in: 1...20, using: &random),
          names: movesNames,
          merges: movesMerges
        )
      } else {
        sheet.insertColumns(
          Int.random(in: 1...2, using: &random),
          at: Int.random(in: 1...30, using: &random),
          names: movesNames,
          merges: movesMerges
        )
      }
    }
    damageNames(of: &sheet, using: &random)
    let read = ReadSheet(sheet)
    guard let record = read.record else { return }
    var unread = 0
    for field in schema.fields where field.type != .code {
      if record[field.slot].state == .unreadable {
        unread += 1
        continue
      }
      let expected = field.type == .number ? "\(1000 + field.slot)" : "値\(field.slot)"
      #expect(record[field.slot].raw == expected, "\(field.path)")
    }
    #expect(unread == 0 || read.codes.contains { $0.hasPrefix("form.") })
  }

  @Test(arguments: 0..<120) func `nor when rows are copied, deleted, shifted in part or renamed`(
    seed: Int
  ) {
    var random = SplitMix64(seed: UInt64(seed) &* 0x9E37_79B9 &+ 77)
    var sheet = ReturnedSheet(schema)
    sheet.fillAll()
    var hasAllNames = false
    for isFirst in [true, false].prefix(Int.random(in: 1...2, using: &random)) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let row = Int.random(in: 1...18, using: &random)
        let last = row + Int.random(in: 0...2, using: &random)
        sheet.duplicateRows(row...last, above: Bool.random(using: &random))
      case 1: sheet.delete(row: Int.random(in: 1...19, using: &random))
      case 2: sheet.delete(column: Int.random(in: 1...30, using: &random))
      case 3:
        // Without names nothing tells cells that moved from cells that were typed there.
        hasAllNames = true
        let column = Int.random(in: 1...30, using: &random)
        let last = min(30, column + Int.random(in: 0...12, using: &random))
        sheet.insertCells(column...last, at: Int.random(in: 1...19, using: &random))
      case 4 where isFirst:
        // Over the label itself, so only while it still stands where it was drawn.
        let texts = schema.layout.labels.map(\.text)
        let place = schema.layout.labels.randomElement(using: &random)?.area.first ?? .origin
        sheet.cells[place] = .text(texts.randomElement(using: &random) ?? "")
      default:
        sheet.insertRows(1, at: Int.random(in: 1...19, using: &random))
      }
    }
    if !hasAllNames, Int.random(in: 0..<4, using: &random) == 0 {
      sheet.names = sheet.names.filter { _ in Bool.random(using: &random) }
    }
    expectOwnValues(ReadSheet(sheet), sheet)
  }

  /// Whatever is read is the field's own value, or nothing at all.
  private func expectOwnValues(_ read: ReadSheet, _ sheet: ReturnedSheet) {
    guard let record = read.record else { return }
    for field in schema.fields where field.type != .code {
      let value = record[field.slot]
      guard value.state != .unreadable, value.state != .blank else { continue }
      let expected = field.type == .number ? "\(1000 + field.slot)" : "値\(field.slot)"
      // Where the name is gone, a copied row may rightly be taken for the row.
      let isCopy = value.raw == "写し" && (sheet.names[field.path.description] ?? nil) == nil
      #expect(value.raw == expected || isCopy, "\(field.path)")
    }
  }

  /// Removes names, lets them lose their cells, and points some at wrong cells.
  private func damageNames(of sheet: inout ReturnedSheet, using random: inout SplitMix64) {
    let paths = schema.fields.map(\.path.description)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: sheet.names = [:]
    case 1: sheet.names = sheet.names.filter { _ in Bool.random(using: &random) }
    case 2:
      for _ in 0..<5 {
        sheet.names[paths.randomElement(using: &random) ?? ""] = .some(nil)
      }
    case 3:
      for _ in 0..<3 {
        let (one, other) = (
          paths.randomElement(using: &random) ?? "", paths.randomElement(using: &random) ?? ""
        )
        sheet.names[one] = sheet.names[other] ?? nil
      }
    default: break
    }
  }
}
