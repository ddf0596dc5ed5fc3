import Testing

@testable import Kenzan

struct EmbeddedSchemaTests {
  @Test(arguments: ["R6", "R7", "R8", "R30"])
  func `every embedded form compiles for any year`(key: String) throws {
    let year = try #require(FiscalYear(key: key))
    let catalogue = try Catalogue()
    #expect(!catalogue.ids.isEmpty)
    for id in catalogue.ids {
      do throws(SchemaErrors) {
        let schema = try catalogue.schema(id: id, year: year)
        #expect(schema.year == year)
        let own = schema.fields.filter { $0.facets.within == nil }
        #expect(schema.layout.slots.count == own.count)
      } catch {
        for error in error.errors { Issue.record("\(error.text(in: .en))") }
      }
    }
  }
}
