import Foundation
import Testing

@testable import Kenzan

/// A small ledger, a map for it, and sheets to compare, each with what a test changes.
enum ReconcileFixture {
  static let form = """
    <schema xmlns="urn:kenzan:schema:1" id="test.cost" version="1" title="評価シート" year="R7">
    <key>number</key>
    <subject>name</subject>
    <text name="number" label="番号"/>
    <text name="name" label="事業名"/>
    <text name="division" label="課"/>
    <text name="again" label="再掲"/>
    <text name="kan" label="款"/>
    <group name="cost" label="事業費" each="R5..R7" unit="千円" labels="{field}／{key}" role="budget">
      <number name="operating" label="事業経費" digits="0" na="zero"/>
      <number name="national" label="国庫支出金" digits="0"/>
      <number name="general" label="一般財源" digits="0"/>
    </group>
    <list name="accounts" label="科目" max="3" unit="千円">
      <text name="code" label="番号"/>
      <number name="amount" label="金額" digits="0"/>
    </list>
    </schema>
    """

  /// The forms that kenzan knows, and this one.
  static let catalogue: Catalogue = {
    let path = NSTemporaryDirectory() + "kenzan-\(UUID().uuidString).xml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      try form.write(toFile: path, atomically: true, encoding: .utf8)
      var catalogue = try Catalogue()
      _ = try catalogue.add(file: path)
      return catalogue
    } catch {
      preconditionFailure("the form of the tests does not compile: \(error)")
    }
  }()

  private static let reader: FormReader = {
    let schema = try? catalogue.schema(id: "test.cost", year: nil)
    return FormReader(ids: ["test.cost"], options: ReadingOptions(schemaID: "test.cost")) { _, _ in
      schema
    }
  }()

  static let xml = """
    <map xmlns="urn:kenzan:map:1" title="突合" year="R6" as-of="2025-06-30" settlement="provisional">
      <ledger>
        <code name="account" heading="会計" kind="text" fill="down"/>
        <code name="kan" heading="款" fill="down"/>
        <code name="project" heading="事業コード"/>
        <code name="title" heading="事業名" kind="text"/>
        <code name="setsu" heading="節" kind="text"/>
        <amount name="initial" heading="当初"/>
        <amount name="supplement" heading="補正{n}号"/>
        <amount name="paid" heading="支出済額"/>
        <amount name="returned" heading="戻入額"/>
        <total column="setsu" matches="款計" within="account kan"/>
        <skip column="setsu" matches="27繰出金" as="transfer"/>
        <tax column="account" matches="水道事業会計" rate="1.1"/>
      </ledger>
      <stage name="current" label="現計予算額">initial + supplement</stage>
      <stage name="settled" label="支出済額">paid - returned</stage>
      <key name="title">
        <part column="project"/>
      </key>
      <subtotal label="款別" columns="account kan"/>
      <sheets schema="test.cost" name="name" department="division" rounding="half" width="3000">
        <identify column="project" field="number"/>
        <figure stage="settled" field="cost.{year}.operating"/>
        <repeated field="again" matches="再掲"/>
      </sheets>
    </map>
    """

  static let headings = "会計,款,事業コード,事業名,節,当初,補正1号,補正2号,支出済額,戻入額"

  /// The text of the map with some words replaced.
  static func xml(_ changes: KeyValuePairs<String, String>) throws -> String {
    try changes.reduce(into: xml) { text, change in
      guard text.contains(change.key) else { throw CocoaError(.coderInvalidValue) }
      text = text.replacing(change.key, with: change.value)
    }
  }

  static func map(_ changes: KeyValuePairs<String, String> = [:]) throws -> LedgerMap {
    try LedgerMap(Array(xml(changes).utf8), path: "map.xml", catalogue: catalogue)
  }

  /// What is wrong with a map.
  static func errors(in text: String) -> [SchemaError] {
    do throws(SchemaErrors) {
      _ = try LedgerMap(Array(text.utf8), path: "map.xml", catalogue: catalogue)
      return []
    } catch {
      return error.errors
    }
  }

  /// A ledger of lines below the usual headings.
  static func ledger(
    _ lines: [String],
    headings: String = headings,
    _ changes: KeyValuePairs<String, String> = [:]
  ) throws -> Ledger {
    ledger(lines, headings: headings, map: try map(changes))
  }

  static func ledger(
    _ lines: [String],
    headings: String = headings,
    map: LedgerMap
  ) -> Ledger {
    let text = ([headings] + lines).joined(separator: "\r\n") + "\r\n"
    return Ledger.read(Array(text.utf8), path: "ledger.csv", map: map)
  }

  /// Sheets by what their fields say.
  static func figures(_ sheets: [[String: String]], map: LedgerMap) -> SheetFigures {
    let file = table("a", sheets.map { $0.filter { !$0.key.hasPrefix("accounts.") } })
    let rows = sheets.flatMap { sheet in
      (1...3).compactMap { row -> [String: String]? in
        let own = sheet.filter { $0.key.hasPrefix("accounts.\(row).") }
        guard !own.isEmpty else { return nil }
        let values = own.map { (String($0.key.split(separator: ".")[2]), $0.value) }
        return Dictionary(uniqueKeysWithValues: values)
          .merging(["number": sheet["number"] ?? "", "n": String(row)]) { $1 }
      }
    }
    let lists = rows.isEmpty ? [] : [table("a.accounts", rows)]
    let readings = reader.read(file, lists: lists)
    let reading = FileReading(path: "a.csv", sha256: "00", outcome: .sheets(readings))
    return SheetFigures([reading], map: map)
  }

  /// A CSV whose heads are names of fields.
  private static func table(_ name: String, _ rows: [[String: String]]) -> SourceFile {
    let heads = Set(rows.flatMap(\.keys)).union(["number"]).sorted()
    var table = Worksheet(name: name)
    for (column, head) in heads.enumerated() {
      table.cells.append(Cell(.at(1, column + 1), .text(head)))
    }
    for (row, values) in rows.enumerated() {
      for (column, head) in heads.enumerated() {
        guard let text = values[head], !text.isEmpty else { continue }
        table.cells.append(Cell(.at(row + 2, column + 1), .text(text)))
      }
    }
    return SourceFile(path: name + ".csv", sha256: "00", kind: .csv, worksheets: [table])
  }

  static func crosswalk(_ text: String, map: LedgerMap) throws -> Crosswalk {
    Crosswalk(try Reader.read(Array(text.utf8), path: "crosswalk.csv"), map: map)
  }

  static func reconciliation(
    _ lines: [String],
    _ sheets: [[String: String]],
    crosswalk: String? = nil,
    headings: String = headings,
    _ changes: KeyValuePairs<String, String> = [:]
  ) throws -> Reconciliation {
    let ledger = try ledger(lines, headings: headings, changes)
    let table = try crosswalk.map { try Self.crosswalk($0, map: ledger.map) }
    return Reconciliation(
      ledger,
      figures(sheets, map: ledger.map),
      table ?? Crosswalk(map: ledger.map)
    )
  }
}

extension Reconciliation {
  /// Every item in short: `12 matched`.
  var summary: [String] { items.map { "\($0.key.text) \($0.result.rawValue)" } }

  /// The codes of everything found.
  var codes: [String] { report.files.flatMap(\.findings).map(\.code.rawValue) }
}
