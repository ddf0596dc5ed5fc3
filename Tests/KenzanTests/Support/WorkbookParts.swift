@testable import Kenzan

/// A workbook put together from its parts as text, to be read whole.
struct WorkbookParts {
  /// The parts in order; a test may change any.
  var parts: [(name: String, content: String)] = []

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A workbook of one worksheet: what stands in `<sheetData>`, and around it.
  init(
    _ sheetData: String = "",
    before: String = "",
    after: String = "",
    strings: String? = nil,
    styles: String? = nil,
    workbook: String = ""
  ) {
    self["_rels/.rels"] = Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")])
    self["xl/workbook.xml"] =
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">"
      + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\(workbook)</workbook>"
    self["xl/_rels/workbook.xml.rels"] = Self.relationships([
      ("rId1", "worksheet", "worksheets/sheet1.xml"),
      ("rId2", "sharedStrings", "sharedStrings.xml"),
      ("rId3", "styles", "/xl/styles.xml"),
    ])
    self["xl/worksheets/sheet1.xml"] = Self.worksheet(sheetData, before: before, after: after)
    self["xl/sharedStrings.xml"] = "<sst xmlns=\"\(Self.main)\">\(strings ?? "")</sst>"
    self["xl/styles.xml"] = "<styleSheet xmlns=\"\(Self.main)\">\(styles ?? "")</styleSheet>"
  }

  static func worksheet(_ data: String, before: String = "", after: String = "") -> String {
    "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(before)"
      + "<sheetData>\(data)</sheetData>\(after)</worksheet>"
  }

  static func relationships(
    _ all: [(id: String, type: String, target: String)]
  ) -> String {
    let elements = all.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>"
    }
    return "<Relationships xmlns=\"\(package)\">\(elements.joined())</Relationships>"
  }

  /// The content of a part; `nil` takes it away.
  subscript(name: String) -> String? {
    get { parts.first { $0.name == name }?.content }
    set {
      guard let newValue else {
        parts.removeAll { $0.name == name }
        return
      }
      if let index = parts.firstIndex(where: { $0.name == name }) {
        parts[index].content = newValue
      } else {
        parts.append((name, newValue))
      }
    }
  }

  var bytes: [UInt8] {
    var builder = ZipBuilder()
    for part in parts { builder.add(part.name, part.content) }
    return builder.build()
  }

  func read(_ limits: Limits = Limits()) throws(ReadingError) -> SourceFile {
    try Reader.read(bytes, path: "a.xlsx", limits: limits)
  }

  /// The first worksheet.
  func worksheet() throws -> Worksheet {
    let file = try read()
    guard let worksheet = file.worksheets.first else {
      throw ReadingError(.damaged, Message(ja: "", en: "no worksheet"))
    }
    return worksheet
  }

  /// What stands at a cell of the first worksheet.
  func content(at reference: String = "A1") throws -> CellContent? {
    let worksheet = try worksheet()
    return CellReference(reference).flatMap { worksheet[$0]?.content }
  }
}

/// The kind and the texts of the refusal of some bytes; `nil` where they were read.
func refusal(
  of bytes: [UInt8],
  path: String = "a.xlsx",
  limits: Limits = Limits()
) -> ReadingError? {
  do throws(ReadingError) {
    _ = try Reader.read(bytes, path: path, limits: limits)
    return nil
  } catch {
    return error
  }
}
