import Foundation

@testable import Kenzan

/// Two states of a submission as tables, a row for each sheet.
struct CompareFixture {
  static func form(version: String = "1", year: String = "R7", unit: String = "千円") -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="test.plan" version="\(version)" title="計画" year="\(year)">
    <codes name="kinds"><code value="a" label="任意"/><code value="b" label="義務"/></codes>
    <key>number</key><subject>project</subject>
    <text name="number" label="整理番号"/><text name="project" label="事業名"/>
    <code name="kind" label="種別" codes="kinds"/><text name="clerk" label="担当者" visibility="internal"/>
    <group name="cost" label="費用" each="year-1..year+1" unit="\(unit)"><number name="total" label="総額" na="true"/>
    <number name="part" label="内訳"/></group>
    <group name="goals" label="指標" each="A..C" key="name"><text name="name" label="指標名"/>
    <group each="year-1..year"><number name="actual" label="実績"/></group></group>
    <list name="items" label="項目" max="4" key="code"><text name="code" label="番号"/><number name="amount" label="金額"/></list>
    <list name="notes" label="備考" max="4"><text name="text" label="内容"/></list>
    <check id="whole" for="cost.*"><when>COUNTA(total) = 1</when><formula>total = part</formula></check>
    </schema>
    """
  }

  /// The forms that come with the project, which take long to compile.
  private static let catalogue = Result { try Catalogue() }

  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.overwrite("form.xml", with: Self.form())
  }

  func path(_ name: String) -> String { folder.path + "/" + name }

  /// Writes a table with the sheets of a state, a dictionary each.
  func table(_ name: String, _ sheets: [[String: String]]) throws {
    let columns = Set(sheets.flatMap(\.keys)).union(["kenzan.schema"]).sorted()
    let rows = sheets.map { sheet in
      columns.map { column -> String in
        let text = column == "kenzan.schema" ? "test.plan" : sheet[column] ?? ""
        return "\"" + text + "\""
      }.joined(separator: ",")
    }
    try folder.overwrite(
      name,
      with: ([columns.joined(separator: ",")] + rows).joined(separator: "\n")
    )
  }

  func compare(
    _ old: [[String: String]],
    _ new: [[String: String]],
    renames: String? = nil
  ) async throws -> SubmissionComparison {
    try table("old.csv", old)
    try table("new.csv", new)
    return try await compare("old.csv", "new.csv", renames: renames)
  }

  func compare(
    _ old: String,
    _ new: String,
    renames: String? = nil
  ) async throws -> SubmissionComparison {
    var catalogue = try Self.catalogue.get()
    try catalogue.add(directory: folder.path)
    var options = Submission.Options()
    if let renames {
      try folder.overwrite("map.csv", with: "field,old,new\n" + renames)
      options.renames = try RenameMap(path: path("map.csv"), catalogue: catalogue)
    }
    return await SubmissionComparison.make(
      from: SubmissionPaths([path(old)]),
      to: SubmissionPaths([path(new)]),
      catalogue: catalogue,
      options: options
    )
  }
}

extension SubmissionComparison {
  /// `field: old -> new` of every change; `nil` for the side without the row.
  var values: [String] {
    sheets.flatMap(\.changes).map { change in
      "\(change.field): \(change.old?.plain ?? "nil") -> \(change.new?.plain ?? "nil")"
    }
  }

  /// `kind rule@field` of every finding.
  var moves: [String] {
    sheets.flatMap(\.findings).map { change in
      let finding = change.new ?? change.old
      return
        "\(change.kind.rawValue) \(finding?.ruleName ?? "")@\(finding?.field?.description ?? "")"
    }
  }
}
