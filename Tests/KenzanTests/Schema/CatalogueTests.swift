import Testing

@testable import Kenzan

struct CatalogueTests {
  private static func form(_ id: String, _ field: String = "number") -> String {
    SchemaFixture.xml("").replacing("test.form", with: id)
      .replacing("<text name=\"number\"", with: "<text name=\"\(field)\"")
  }

  @Test func `a folder adds its forms, and passes over other XML`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("b.xml", with: Self.form("town.b"))
    try folder.overwrite("a.xml", with: Self.form("town.a"))
    try folder.overwrite("map.xml", with: "<map xmlns=\"urn:kenzan:map:1\"/>")
    try folder.overwrite("notes.txt", with: "<")
    var catalogue = try Catalogue()
    let embedded = catalogue.ids
    try catalogue.add(directory: folder.path)
    #expect(catalogue.ids == (embedded + ["town.a", "town.b"]).sorted())
    let entry = try #require(catalogue.entries.first { $0.id == "town.a" })
    #expect(entry.title == "様式")
    #expect(entry.version == "1")
    #expect(entry.year.key == "R7")
    #expect(entry.file == folder.path + "/a.xml")
    #expect(try catalogue.schema(id: "town.a").year.key == "R7")
    #expect(try catalogue.schema(id: "town.a", year: FiscalYear(key: "R9")).year.key == "R9")
  }

  @Test func `every file that is wrong is named, by file and line`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("b.xml", with: Self.form("town.b", "Number"))
    try folder.overwrite("a.xml", with: Self.form("town.a").replacing("label=", with: "lable="))
    try folder.overwrite("c.xml", with: "<schema")
    try folder.overwrite("d.xml", with: Self.form("town.d"))
    try folder.overwrite("e.xml", with: Self.form("town.d"))
    do throws(SchemaErrors) {
      var catalogue = try Catalogue()
      try catalogue.add(directory: folder.path)
      Issue.record("the forms are wrong")
    } catch {
      let found = error.errors.map { "\($0.file.suffix(5)):\($0.line) \($0.kind)" }
      #expect(
        found == [
          "a.xml:3 grammar", "a.xml:3 grammar", "b.xml:2 unknown", "b.xml:3 name", "c.xml:1 xml",
          "e.xml:0 catalogue",
        ]
      )
    }
  }

  @Test func `each version of a form holds from its own year on`() throws {
    let folder = try ScratchFolder()
    for (name, version, year) in [("a", "2", "R9"), ("b", "1", "R6"), ("c", "3", "R10")] {
      let text = Self.form("town.a").replacing("version=\"1\"", with: "version=\"\(version)\"")
        .replacing("year=\"R7\"", with: "year=\"\(year)\"")
      try folder.overwrite(name + ".xml", with: text)
    }
    var catalogue = try Catalogue()
    try catalogue.add(directory: folder.path)
    let versions = catalogue.entries.filter { $0.id == "town.a" }.map(\.version)
    #expect(versions == ["1", "2", "3"])
    #expect(try catalogue.schema(id: "town.a").version == "3")
    #expect(try catalogue.schema(id: "town.a").year.key == "R10")
    let found = try ["R1", "R6", "R8", "R9", "R10", "R11"].map { key in
      try catalogue.schema(id: "town.a", year: FiscalYear(key: key)).version
    }
    #expect(found == ["1", "1", "1", "2", "3", "3"])
    // A file that is named counts for every year.
    _ = try catalogue.add(file: folder.path + "/b.xml")
    #expect(try catalogue.schema(id: "town.a").version == "1")
    #expect(try catalogue.schema(id: "town.a", year: FiscalYear(key: "R11")).version == "1")
  }

  @Test func `two versions cannot hold from one year on`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("a.xml", with: Self.form("town.a"))
    let other = Self.form("town.a").replacing("version=\"1\"", with: "version=\"2\"")
    try folder.overwrite("b.xml", with: other)
    var catalogue = try Catalogue()
    do throws(SchemaErrors) {
      try catalogue.add(directory: folder.path)
      Issue.record("both hold from R7 on")
    } catch {
      #expect(error.errors.map(\.kind) == [.catalogue])
      #expect(error.errors.first?.message.en.contains("both have the year R7") == true)
    }
  }

  @Test func `a single file takes the place of another with its id`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("a.xml", with: Self.form("shimotsuma.program"))
    var catalogue = try Catalogue()
    #expect(try catalogue.add(file: folder.path + "/a.xml") == "shimotsuma.program")
    #expect(try catalogue.schema(id: "shimotsuma.program").fields.count == 1)
  }

  @Test func `what is not there is said to be missing`() throws {
    var catalogue = try Catalogue()
    #expect(throws: SchemaErrors.self) { try catalogue.add(directory: "/nowhere/at/all") }
    #expect(throws: SchemaErrors.self) { try catalogue.add(file: "/nowhere/at/all.xml") }
    do throws(SchemaErrors) {
      _ = try catalogue.schema(id: "shimotsuma.progam")
      Issue.record("there is no such form")
    } catch {
      #expect(error.errors.map(\.kind) == [.catalogue])
      #expect(error.errors.first?.message.en.contains("'shimotsuma.program'") == true)
    }
  }
}
