import Testing

@testable import Kenzan

/// Workbooks that are damaged or meant to do harm: refused, and quickly.
struct HostileWorkbookTests {
  static func archive(_ change: (inout ZipBuilder.Entry) -> Void) -> [UInt8] {
    var builder = ZipBuilder()
    for part in WorkbookParts("<row><c><v>1</v></c></row>").parts {
      var entry = ZipBuilder.Entry(name: part.name, content: Array(part.content.utf8))
      if part.name.hasSuffix("sheet1.xml") { change(&entry) }
      builder.add(entry)
    }
    return builder.build()
  }

  @Test func `a checksum that does not agree is refused`() {
    let bytes = Self.archive { $0.checksum = 1 }
    #expect(refusal(of: bytes)?.kind == .badChecksum)
    #expect(refusal(of: bytes)?.message.ja.contains("xl/worksheets/sheet1.xml") == true)
  }

  @Test(arguments: [0, 5, 0x7FFF_FFFF])
  func `a size that lies is refused, and nothing is allocated by it`(size: Int) {
    #expect(refusal(of: Self.archive { $0.statedSize = size }) != nil)
  }

  @Test func `an encrypted part is refused`() {
    #expect(refusal(of: Self.archive { $0.flags = 1 })?.kind == .encrypted)
  }

  @Test func `an unknown compression is refused`() {
    #expect(refusal(of: Self.archive { $0.method = 99 })?.kind == .damaged)
  }

  @Test func `a part that inflates to many times its size is refused`() {
    var limits = Limits()
    limits.ratio = 50
    limits.ratioFreeBytes = 1 << 16
    let bomb = Self.archive {
      let run = 4000
      $0.content = ZipBuilder.deflatedRun(of: UInt8(ascii: " "), times: run)
      $0.method = 8
      $0.statedSize = run * 258 + 1
    }
    #expect(refusal(of: bomb, limits: limits)?.kind == .zipBomb)
    limits.ratio = 400
    limits.partBytes = 1 << 19
    #expect(refusal(of: bomb, limits: limits)?.kind == .limit)
    limits.partBytes = 1 << 30
    limits.packageBytes = 1 << 19
    #expect(refusal(of: bomb, limits: limits)?.kind == .limit)
  }

  @Test func `too many entries are refused, also where they are only stated`() {
    var builder = ZipBuilder()
    for index in 0..<20 { builder.add("\(index)", "") }
    var limits = Limits()
    limits.entries = 19
    #expect(refusal(of: builder.build(), limits: limits)?.kind == .limit)
    builder.statedEntries = 60_000
    #expect(refusal(of: builder.build())?.kind == .limit)
  }

  @Test func `two parts of one name are refused, whatever their case`() {
    var parts = WorkbookParts()
    parts["XL/Workbook.xml"] = "<x/>"
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  static let entities = """
    <!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\
    <worksheet xmlns="\(WorkbookParts.main)"><sheetData>&b;</sheetData></worksheet>
    """

  @Test(arguments: [
    entities, "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet/>",
    "<!-- x --><!DOCTYPE a>", String(repeating: "<a>", count: 200_000),
    "<a " + (0..<30_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>",
    (0..<200).map { "<a xmlns:p\($0)=\"u\" xmlns:q\($0)=\"u\">" }.joined(),
    "<a>" + (0..<30_000).map { "<a\($0)/>" }.joined() + "</a>",
    "<worksheet>&undefined;</worksheet>", "<a><b></a>", "", " ", "<a/><b/>", "<a>\u{1}</a>",
    "<a>&#0;</a>",
    "<a x=\"1\" x=\"2\"/>", "<p:a/>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>",
    "<!--" + String(repeating: "-", count: 1 << 20),
    "<![CDATA[" + String(repeating: "]", count: 1 << 20), "<sheet/>",
    "<worksheet xmlns=\"urn:other\"/>", "\u{0}\u{0}\u{0}<a/>",
  ]) func `XML that is not well-formed or not bounded is refused`(text: String) {
    var parts = WorkbookParts()
    parts["xl/worksheets/sheet1.xml"] = text
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  @Test func `the parser's place is part of the message`() {
    var parts = WorkbookParts()
    parts["xl/styles.xml"] = "<styleSheet xmlns=\"\(WorkbookParts.main)\">\n\n<fonts></styleSheet>"
    let message = refusal(of: parts.bytes)?.message.ja ?? ""
    #expect(message.contains("「xl/styles.xml」3行目"), "\(message)")
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    var builder = ZipBuilder()
    for part in WorkbookParts().parts {
      var content = Array(part.content.utf8)
      if part.name.hasSuffix("sharedStrings.xml") {
        content =
          Array("<sst xmlns=\"\(WorkbookParts.main)\"><si><t>".utf8) + [0x93, 0xFA]
          + Array("</t></si></sst>".utf8)
      }
      builder.add(ZipBuilder.Entry(name: part.name, content: content))
    }
    #expect(refusal(of: builder.build())?.kind == .damaged)
  }

  @Test func `a text or formula shared by many cells is counted each time`() {
    var limits = Limits()
    limits.packageBytes = 1 << 16
    let text = String(repeating: "1+", count: 4000) + "1"
    let strings = (1...9).map { _ in "<c t=\"s\"><v>0</v></c>" }.joined()
    let many = WorkbookParts("<row>\(strings)</row>", strings: "<si><t>\(text)</t></si>")
    #expect(refusal(of: many.bytes, limits: limits)?.kind == .limit)
    let formulas = (1...9).map { _ in "<c><f t=\"shared\" si=\"0\"/><v>1</v></c>" }.joined()
    let first = "<c><f t=\"shared\" si=\"0\">\(text)</f><v>1</v></c>"
    #expect(
      refusal(of: WorkbookParts("<row>\(first)\(formulas)</row>").bytes, limits: limits)?.kind
        == .limit
    )
    #expect(refusal(of: WorkbookParts("<row>\(first)</row>").bytes, limits: limits) == nil)
  }

  @Test func `a part beside the cells is bounded on its own`() {
    var limits = Limits()
    limits.sideBytes = 400
    let parts = WorkbookParts(
      "<row>\(String(repeating: "<c><v>1</v></c>", count: 100))</row>",
      strings: String(repeating: "<si/>", count: 200)
    )
    #expect(refusal(of: parts.bytes, limits: limits)?.kind == .limit)
    limits.sideBytes = 600
    #expect(refusal(of: parts.bytes, limits: limits) == nil)
    let styles = "<cellXfs>\(String(repeating: "<xf/>", count: 200))</cellXfs>"
    let error = refusal(of: WorkbookParts(styles: styles).bytes, limits: limits)
    #expect(error?.kind == .limit)
    #expect(error?.message.en.contains("xl/styles.xml") == true)
  }

  @Test(arguments: ["cell", "formula", "object"])
  func `what a small file makes of itself in memory is bounded, and a large one may more`(
    kind: String
  ) {
    #expect(Self.isRefused(kind, fileBytes: 10))
    #expect(!Self.isRefused(kind, fileBytes: 1_000))
  }

  /// Whether two hundred of something are more than a file of so many bytes may hold.
  private static func isRefused(_ kind: String, fileBytes: Int) -> Bool {
    var limits = Limits()
    limits.heldBytes = 10_000
    var totals = ReadingTotals(fileBytes: fileBytes, within: limits)
    do throws(ReadingError) {
      for _ in 0..<200 {
        switch kind {
        case "cell": try totals.count(.number(1), within: limits)
        case "formula": try totals.count(formula: "A1", within: limits)
        default: try totals.countObjects(1, within: limits)
        }
      }
      return false
    } catch {
      return error.kind == .limit
    }
  }

  @Test func `column ranges that overlap over and over are refused`() {
    let columns = String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 100)
    #expect(refusal(of: WorkbookParts(before: "<cols>\(columns)</cols>").bytes)?.kind == .damaged)
  }

  @Test func `bounds of the cells are named with their number`() {
    var limits = Limits()
    limits.cells = 2
    let row = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
    #expect(
      refusal(of: WorkbookParts(row).bytes, limits: limits)?.message.ja.contains("2個まで") == true
    )
    let long = String(repeating: "あ", count: 32_768)
    let texts = [
      WorkbookParts("<row><c t=\"inlineStr\"><is><t>\(long)</t></is></c></row>"),
      WorkbookParts("<row><c t=\"str\"><v>\(long)</v></c></row>"),
      WorkbookParts(strings: "<si><t>\(long)</t></si>"),
    ]
    for parts in texts {
      #expect(refusal(of: parts.bytes)?.kind == .limit)
      #expect(refusal(of: parts.bytes)?.message.en.contains("32767") == true)
    }
    #expect(refusal(of: WorkbookParts(strings: "<si><t>\(long.dropLast())</t></si>").bytes) == nil)
    limits.worksheets = 0
    #expect(refusal(of: WorkbookParts().bytes, limits: limits)?.kind == .limit)
  }
}
