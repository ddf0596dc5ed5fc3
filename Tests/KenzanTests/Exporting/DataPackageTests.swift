import Foundation
import Testing

@testable import Kenzan

struct DataPackageTests {
  private func descriptor(_ encoding: CSVEncoding) throws -> [String: Any] {
    var sheet = TidySample()
    sheet.set("number", text: "1", at: "B1")
    let tables = TidyTables([try #require(sheet.tidy())]).all
    var writer = try CSVWriter(encoding)
    var files: [CSVFile] = []
    for table in tables { files.append(writer.write(table)) }
    let package = DataPackage(
      tables: tables,
      files: files,
      encoding: encoding,
      created: CalendarDate(year: 2025, month: 6, day: 30)
    )
    let json = try JSONSerialization.jsonObject(with: Data(package.bytes))
    return try #require(json as? [String: Any])
  }

  @Test func `every column of every table is described`() throws {
    let json = try descriptor(.utf8WithMark)
    #expect(json["profile"] as? String == "tabular-data-package")
    #expect(json["created"] as? String == "2025-06-30T00:00:00Z")
    let resources = try #require(json["resources"] as? [[String: Any]])
    #expect(
      resources.compactMap { $0["path"] as? String } == [
        "sheets.csv", "indicators.csv", "budget.csv", "ratings.csv", "texts.csv", "findings.csv",
      ]
    )
    for (resource, table) in zip(resources, TidyTables([]).all) {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      #expect(fields.compactMap { $0["name"] as? String } == table.columns.map(\.name))
      #expect(fields.compactMap { $0["title"] as? String } == table.columns.map(\.heading))
      #expect((schema["foreignKeys"] == nil) == (table.name == "sheets"))
    }
    let sheets = try #require(resources.first?["schema"] as? [String: Any])
    #expect(sheets["primaryKey"] as? [String] == ["sheet_id"])
  }

  @Test(arguments: CSVEncoding.allCases)
  func `the encoding goes by a name that other programs know`(encoding: CSVEncoding) throws {
    let resources = try #require(try descriptor(encoding)["resources"] as? [[String: Any]])
    let names = Set(resources.compactMap { $0["encoding"] as? String })
    #expect(names == [encoding == .cp932 ? "cp932" : "utf-8"])
  }
}
