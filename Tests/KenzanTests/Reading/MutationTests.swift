import Foundation
import Testing

@testable import Kenzan

/// A file with one wrong byte is read as if the byte were right, or refused; never as something else.
struct MutationTests {
  private static func cells(_ bytes: [UInt8]) -> [[Cell]]? {
    do throws(ReadingError) {
      return try Reader.read(bytes, path: "a.xlsx").worksheets.map(\.cells)
    } catch {
      return nil
    }
  }

  private static let small = WorkbookParts(
    "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000</v></c><c><v>12.5</v></c></row>",
    strings: "<si><t>総務費</t></si>",
    styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"
  )

  @Test(arguments: [false, true])
  func `every byte of a small workbook, changed`(isDeflated: Bool) throws {
    var builder = ZipBuilder()
    for part in Self.small.parts {
      var entry = ZipBuilder.Entry(name: part.name, content: Array(part.content.utf8))
      if isDeflated { entry.deflate() }
      builder.add(entry)
    }
    let whole = builder.build()
    let cells = try #require(Self.cells(whole))
    var generator = SplitMix64(seed: 20_260_401)
    var refused = 0
    for place in whole.indices {
      var changed = whole
      changed[place] ^= UInt8.random(in: 1...255, using: &generator)
      guard let found = Self.cells(changed) else {
        refused += 1
        continue
      }
      #expect(found == cells, "byte \(place), \(whole[place]) turned into \(changed[place])")
    }
    // Dates and versions of entries say nothing about a cell; nearly everything else does.
    #expect(refused > whole.count * 3 / 4)
  }

  @Test func `bytes of a submitted workbook, changed`() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../samples/minamiaizu.policy/faulty/01-policy-outside-goal.xlsx")
    let whole = [UInt8](try Data(contentsOf: sample))
    let cells = try #require(Self.cells(whole))
    var generator = SplitMix64(seed: 1)
    for place in stride(from: 0, to: whole.count, by: 61) {
      var changed = whole
      changed[place] ^= UInt8.random(in: 1...255, using: &generator)
      if let found = Self.cells(changed) { #expect(found == cells, "byte \(place)") }
    }
  }
}
