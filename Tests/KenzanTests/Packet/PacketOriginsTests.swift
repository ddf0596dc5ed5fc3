import Foundation
import Testing

@testable import Kenzan

/// Every number in the papers is one that was submitted, and says where.
struct PacketOriginsTests {
  @Test func `every number on every page stands where its source says`() async throws {
    let packet = try await PacketFixture.packet()
    var files = SubmittedFiles()
    let printed = try printed()
    var count = 0
    for paper in packet.papers {
      guard let sheet = paper.sheet else { continue }
      for cell in sheet.cells {
        let numbers = Self.numbers(in: cell.content)
        guard !numbers.isEmpty, !isOfThePacket(cell, paper, packet, printed) else { continue }
        let origins = sheet.origins[cell.reference] ?? []
        let submitted = try origins.flatMap { Self.numbers(in: try files.text(at: $0)) }
        let missing = numbers.filter { !submitted.contains($0) }
        #expect(
          missing.isEmpty,
          "\(paper.number)\(paper.title)!\(cell.reference) \(cell.content): \(missing) \(origins)"
        )
        count += numbers.count
      }
    }
    #expect(count > 200)
  }

  @Test func `what is counted is what the list of members says`() async throws {
    let packet = try await PacketFixture.packet()
    let sheet = try #require(packet.papers.first { $0.number == "資料1" }?.sheet)
    let line = try #require(sheet.cells.last)
    #expect(Self.numbers(in: line.content) == ["15", "12", "3", "8"])
    #expect(sheet.origins[line.reference]?.map(\.place) == ["roster!E2:E16"])
  }

  @Test func `a changed cell changes the papers that cite it, and no others`() async throws {
    let description = try PacketFixture.description(try PacketFixture.xml())
    let sheets = try await PacketFixture.submission(description).tidySheets
    let catalogue = try Catalogue()
    let before = PacketAssembly(description, sheets: sheets, catalogue: catalogue)
    var changed = 0
    for place in sheets.indices {
      guard let record = sheets[place].record else { continue }
      for (index, field) in record.schema.fields.enumerated() where index % 3 == 0 {
        let value = record[field.slot]
        guard !record.schema.key.contains(field.slot), !field.facets.isInternal,
          let origin = record.origin(
            of: field.slot,
            path: sheets[place].path,
            sha256: sheets[place].sha256
          ), let state = Self.other(value.state), record.isAlone(field.slot)
        else { continue }
        var after = sheets
        after[place].record?.values[field.slot].state = state
        let papers = PacketAssembly(description, sheets: after, catalogue: catalogue).papers
        let differ = zip(before.papers, papers).filter { $0.isOther(than: $1) }.map(\.0.number)
        let cite = before.papers.filter { $0.cites(origin) }.map(\.number)
        #expect(differ == cite, "\(origin)")
        changed += 1
      }
    }
    #expect(changed > 40)
  }

  /// Another value of the same kind.
  private static func other(_ state: FieldState) -> FieldState? {
    switch state {
    case .number(let number): number.adding(ExactDecimal(1)).map { .number($0) }
    case .text(let text): .text("改" + text)
    default: nil
    }
  }

  /// What the packet says of itself: numbers of papers and items, pages, labels of forms.
  private func isOfThePacket(
    _ cell: SheetCell,
    _ paper: PacketPaper,
    _ packet: Packet,
    _ printed: Set<String>
  ) -> Bool {
    guard case .text(let text) = cell.content else { return false }
    if printed.contains(text) || text.hasPrefix("委員15名のうち") { return true }
    if paper.number == "資料9", text == "2件中2件のシートによる" { return true }
    if text.hasPrefix("「合計」は、数値のある行だけの計です") { return true }
    if text.wholeMatch(of: /事業[①-⑳]/) != nil { return true }
    guard paper.number.isEmpty else { return false }
    return text.hasPrefix("資料") || text.wholeMatch(of: /\(?[0-9]+\)?/) != nil
      || text.wholeMatch(of: /－[0-9]|[0-9]+～[0-9]+/) != nil
  }

  /// The labels of the forms of the sample.
  private func printed() throws -> Set<String> {
    let catalogue = try Catalogue()
    return try Set(
      ["saitama.explanation", "saitama.program", "saitama.worksheet", "toyama.minutes"].flatMap {
        id in
        try catalogue.schema(id: id).layout.labels.map(\.text)
      }
    )
  }

  static func numbers(in content: SheetCell.Content) -> [String] {
    switch content {
    case .number(let number), .formula(_, .number(let number)): [number.description]
    case .text(let text), .link(_, let text), .cell(_, _, let text), .file(_, let text),
      .formula(_, .text(let text)):
      numbers(in: text)
    case .struck(let struck): numbers(in: struck.text)
    case .blank, .boolean: []
    }
  }

  /// The numbers in a text without their separators.
  static func numbers(in text: String) -> [String] {
    // ①, ② … count items, and R1, H30 head the years of a form: nobody stated these numbers.
    String(
      text.replacing(/[RH][0-9]{1,2}(?![0-9])/, with: "").unicodeScalars.filter {
        !(0x2460...0x2473).contains($0.value)
      }
    )
    .precomposedStringWithCompatibilityMapping.replacing(",", with: "")
    .matches(of: /[0-9]+(\.[0-9]+)?/).map { match in
      let text = String(match.output.0)
      return match.output.1 == nil ? text : ExactDecimal(text)?.description ?? text
    }
  }
}

/// The files of a packet, read once each.
private struct SubmittedFiles {
  private var files: [String: SourceFile] = [:]
  private var texts: [String: [Substring]] = [:]

  /// What stands in a file where an origin says.
  mutating func text(at origin: CellOrigin) throws -> String {
    if let line = origin.place.wholeMatch(of: /([0-9]+)行目/).flatMap({ Int($0.output.1) }) {
      if texts[origin.path] == nil {
        let text = try String(contentsOfFile: origin.path, encoding: .utf8)
        texts[origin.path] = text.split(separator: "\n", omittingEmptySubsequences: false)
      }
      return (texts[origin.path] ?? []).dropFirst(line - 1).prefix(12).joined(separator: "\n")
    }
    if files[origin.path] == nil {
      let bytes = try SubmissionPaths.bytes(of: origin.path)
      files[origin.path] = try Reader.read(bytes, path: origin.path)
    }
    let parts = origin.place.split(separator: "!")
    let sheet = files[origin.path]?.worksheets.first { $0.name == String(parts[0]) }
    let cell = try #require(CellReference(String(parts[1].split(separator: ":")[0])))
    switch sheet?[cell]?.content {
    // Crossed out, which says that it does not apply.
    case nil: return ""
    case .number(let number): return ExactDecimal(significant: number)?.description ?? ""
    // A date that was typed as a text stands as a date in the form.
    case .text(let text): return text + (WrittenDate(text).map { " \($0.date.serialNumber)" } ?? "")
    case .date(let serial, let iso): return "\(Int(serial)) \(iso ?? "")"
    case let other?: return "\(other)"
    }
  }
}

extension Record {
  /// Whether no other field was read from the same cell, which would change as well.
  fileprivate func isAlone(_ slot: Int) -> Bool {
    !values.indices.contains { $0 != slot && values[$0].cell == values[slot].cell }
  }
}

extension PacketPaper {
  /// Whether one page says something else than the other; where it was submitted does not count.
  fileprivate func isOther(than paper: PacketPaper) -> Bool {
    sheet?.cells.map(\.content) != paper.sheet?.cells.map(\.content) || title != paper.title
  }

  fileprivate func cites(_ origin: CellOrigin) -> Bool {
    let all = origins + (sheet?.origins.values.flatMap { $0 } ?? [])
    return all.contains { $0.path == origin.path && $0.place == origin.place }
  }
}
