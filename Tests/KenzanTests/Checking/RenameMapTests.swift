import Testing

@testable import Kenzan

struct RenameMapTests {
  private static func form() throws -> FormSchema {
    try SchemaFixture.compile(
      document: """
        <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
        <codes name="kinds"><code value="a" label="任意"/></codes>
        <key>number</key><text name="number" label="番号"/>
        <text name="division" label="課"/><code name="kind" label="種別" codes="kinds"/>
        <list name="items" label="項目" max="2" key="name"><text name="name" label="名"/></list>
        <group name="goals" label="指標" each="A B" key="name"><text name="name" label="名"/></group>
        </schema>
        """
    )
  }

  private static func map(_ text: String, encoding: [UInt8]? = nil) throws -> RenameMap {
    let file = try Reader.read(encoding ?? Array(text.utf8), path: "in/map.csv")
    return try RenameMap(file, forms: [form()])
  }

  private static func mistakes(_ text: String) throws -> [String] {
    do {
      _ = try map(text)
      return []
    } catch let error as RenameErrors {
      for message in error.messages {
        #expect(message.ja.unicodeScalars.contains { $0.value > 0x3000 })
      }
      return error.messages.map(\.en)
    }
  }

  @Test func `fields go by name without keys, or by a label that only one has`() throws {
    let map = try Self.map(
      "note,field,new,old\r\n覚え,items.name,乙,甲\r\n,goals.name,丁,丙\r\n\r\n,課,新課,旧課\r\n,division number,新課／2,旧課／1\r\n"
    )
    #expect(
      map.rows.map(\.fields) == [
        ["items.name"], ["goals.name"], ["division"], ["division", "number"],
      ]
    )
    #expect(map.rows.map(\.line) == [2, 3, 5, 6])
    #expect(map.rows.last?.old == ["旧課", "1"])
    #expect(map.rows(of: "division", saying: ["旧課"]) == [2])
    #expect(map.rows(of: ["number", "division"], saying: [["1"], ["旧課"]]) == [3])
    #expect(map.rows(of: ["number", "division"], saying: [["2"], ["旧課"]]).isEmpty)
    let codePage: [UInt8] =
      Array("field,old,new\r\ndivision,".utf8) + [0x8B, 0x8C, 0x2C, 0x90, 0x56]
    #expect(try Self.map("", encoding: codePage).rows.first?.old == ["旧"])
  }

  @Test(arguments: [
    ("field,old\n", ["map.csv:1: the first line lacks the column new"]),
    ("field,old,new,why\n", ["map.csv:1: there is no column 'why'"]),
    (
      "field,old,new\ndivison,a,b\n",
      [
        "map.csv:2: no form has a field 'divison', or several fields have this label; did you mean 'division'?"
      ]
    ),
    ("field,old,new\n名,a,b\n", ["map.csv:2: no form has a field '名'"]),
    (
      "field,old,new\ndivision,a,\nnumber,,b\n",
      ["map.csv:2: 'new' is blank", "map.csv:3: 'old' is blank"]
    ),
    (
      "field,old,new\ndivision number,a／1,b\n",
      ["map.csv:2: 'b' does not give 2 values for division number"]
    ),
    ("field,old,new\nnumber,1,2\nnumber,1,2\n", ["map.csv:3: the same as line 2"]),
    ("field,old,new\nnumber,1,1\n", ["map.csv:2: old and new are both '1'"]),
    // Of what was split one part may keep the name.
    ("field,old,new\nnumber,1,1\nnumber,1,2\n", []),
  ])
  func `mistakes are named with their lines`(text: String, expected: [String]) throws {
    let found = try Self.mistakes(text)
    #expect(found.count == expected.count, "\(found)")
    for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
  }
}
