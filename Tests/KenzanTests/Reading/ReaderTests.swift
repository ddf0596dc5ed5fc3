import Testing

@testable import Kenzan

/// What a file turns out to be, whatever its name says.
struct ReaderTests {
  /// A compound file of which the directory holds these names.
  static func compound(_ names: String...) -> [UInt8] {
    let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    var bytes = header + [UInt8](repeating: 0, count: 504)
    for name in ["Root Entry"] + names {
      let text = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      bytes += text + [UInt8](repeating: 0, count: 128 - text.count)
    }
    return bytes + [UInt8](repeating: 0, count: 512)
  }

  static func archive(_ parts: (String, String)...) -> [UInt8] {
    var builder = ZipBuilder()
    for part in parts { builder.add(part.0, part.1) }
    return builder.build()
  }

  static func document(_ root: String) -> [UInt8] {
    archive(
      ("_rels/.rels", WorkbookParts.relationships([("r", "officeDocument", "a/b.xml")])),
      ("a/b.xml", root)
    )
  }

  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  static let presentation = "http://schemas.openxmlformats.org/presentationml/2006/main"

  static let others: [([UInt8], ReadingError.Kind)] = [
    ([], .empty),
    (compound("Workbook"), .xls),
    (compound("Book"), .xls),
    (compound("EncryptionInfo", "EncryptedPackage"), .encrypted),
    (compound("WordDocument"), .oldOffice),
    (Array("<html><body><table>".utf8), .html),
    (Array("\u{FEFF}\n<!DOCTYPE HTML PUBLIC".utf8), .html),
    (Array("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>".utf8), .html),
    (Array("<table><tr><td>1</td></tr></table>".utf8), .html),
    (
      Array(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
          .utf8
      ),
      .xml2003
    ),
    (
      Array(
        ("\u{FEFF}<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n"
          + "<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"></ss:Workbook>")
          .utf8
      ),
      .xml2003
    ),
    (Array("<?xml version=\"1.0\"?><other/>".utf8), .xml),
    (Array("%PDF-1.7".utf8), .pdf),
    ([0x1F, 0x8B, 8, 0], .gzip),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image),
    (archive(("a.txt", "x")), .zip),
    (archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), .ods),
    (archive(), .zip),
    (document("<w:document xmlns:w=\"\(word)\"/>"), .docx),
    (
      document("<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>"), .docx
    ),
    (document("<p:presentation xmlns:p=\"\(presentation)\"/>"), .pptx),
    (
      document("<p:presentation xmlns:p=\"http://purl.oclc.org/ooxml/presentationml/main\"/>"),
      .pptx
    ),
    (
      archive(
        ("_rels/.rels", WorkbookParts.relationships([("r", "officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin", "\u{1}\u{2}")
      ), .xlsb
    ),
    (Array("a,b\n\u{0}\u{1}".utf8), .notText),
    (Array("PK".utf8), .truncatedZip),
  ]

  @Test(arguments: others)
  func `what is no submission is refused with what to do`(bytes: [UInt8], kind: ReadingError.Kind) {
    let error = refusal(of: bytes)
    #expect(error?.kind == kind)
    #expect(error?.message.ja.hasSuffix("。") == true)
    #expect(error?.message.ja.isEmpty == false)
    #expect(
      error?.message.en.hasPrefix("is ") == true || error?.message.en.hasPrefix("holds ") == true
        || error?.message.en.hasPrefix("cannot ") == true
    )
  }

  @Test func `the refusal of a password reads as agreed`() {
    let message = refusal(of: Self.compound("EncryptedPackage"))?.message.ja ?? ""
    #expect(message == "読み取りパスワードがあるため開けません。Excelの［情報］→［ブックの保護］でパスワードを解除し、再提出してください。")
  }

  @Test(arguments: ["a.csv", "a.xlsx", "dir/a.xls", "a.xlsm", "a.xltx", "a"])
  func `content decides, not the name`(path: String) throws {
    let table = try Reader.read(Array("x,y\n".utf8), path: path)
    #expect(table.kind == .csv)
    #expect(table.worksheets.first?.name == "a")
    #expect(try Reader.read(WorkbookParts().bytes, path: path).kind == .workbook)
  }

  @Test func `a file is known by its digest`() throws {
    let file = try Reader.read(Array("abc".utf8), path: "a.csv")
    #expect(file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a workbook cut off anywhere is refused`() {
    let whole = WorkbookParts("<row><c><v>1</v></c></row>").bytes
    for length in 2..<whole.count - 2 {
      #expect(refusal(of: Array(whole[..<length]))?.kind == .truncatedZip, "\(length)")
    }
  }

  @Test func `a byte changed anywhere gives the same reading or a refusal`() throws {
    let parts = WorkbookParts(
      "<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>",
      strings: "<si><t>字</t></si>"
    )
    let whole = parts.bytes
    let cells = try parts.worksheet().cells
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x55
      guard refusal(of: damaged) == nil else { continue }
      let file = try Reader.read(damaged, path: "a.xlsx")
      #expect(file.worksheets.map(\.cells) == [cells], "\(place)")
    }
  }
}
