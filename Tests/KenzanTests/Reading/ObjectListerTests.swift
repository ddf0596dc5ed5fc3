import Testing

@testable import Kenzan

/// What lies on a worksheet without being read.
struct ObjectListerTests {
  static let drawing = """
    <d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
    <d:twoCellAnchor><d:from><d:col>1</d:col><d:row>2</d:row></d:from><d:pic/></d:twoCellAnchor>\
    <d:oneCellAnchor><d:from><d:col>3</d:col><d:row>0</d:row></d:from><d:sp><d:nvSpPr><d:cNvPr/>\
    <d:cNvSpPr txBox="1"/></d:nvSpPr></d:sp></d:oneCellAnchor>\
    <d:twoCellAnchor><d:from><d:col>0</d:col><d:row>9</d:row></d:from><d:sp><d:txBody><a:p><a:r><a:t>字</a:t></a:r></a:p></d:txBody></d:sp></d:twoCellAnchor>\
    <d:absoluteAnchor><d:graphicFrame><a:graphic><a:graphicData uri="urn:x/chart"/></a:graphic></d:graphicFrame></d:absoluteAnchor>\
    <d:twoCellAnchor><d:from><d:col>0</d:col><d:row>0</d:row></d:from><d:cxnSp/></d:twoCellAnchor>\
    <mc:AlternateContent><mc:Choice Requires="a14"><d:twoCellAnchor><d:from><d:col>5</d:col><d:row>5</d:row></d:from>\
    <d:sp><d:nvSpPr><d:cNvPr hidden="1"/></d:nvSpPr></d:sp></d:twoCellAnchor></mc:Choice><mc:Fallback/></mc:AlternateContent>\
    <d:twoCellAnchor><d:from><d:col>0</d:col><d:row>19</d:row></d:from><d:sp><d:txBody><a:p/></d:txBody></d:sp></d:twoCellAnchor>\
    </d:wsDr>
    """

  static func objects(_ parts: WorkbookParts) throws -> [String] {
    try parts.worksheet().unreadObjects.map { object in
      "\(object.kind.rawValue) \(object.anchor.map { "\($0)" } ?? "-")"
    }
  }

  @Test func `drawings and notes are listed with their places`() throws {
    var parts = WorkbookParts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookParts.relationships([
      ("r1", "drawing", "../drawings/d.xml"), ("r2", "comments", "../comments1.xml"),
    ])
    parts["xl/drawings/d.xml"] = Self.drawing
    parts["xl/comments1.xml"] = """
      <comments xmlns="\(WorkbookParts.main)"><authors/><commentList><comment ref="C7"><text><t>委員A</t></text></comment>\
      </commentList></comments>
      """
    #expect(
      try Self.objects(parts) == [
        "drawing A1", "textBox D1", "picture B3", "note C7", "textBox A10", "drawing A20",
        "chart -",
      ]
    )
  }

  @Test func `controls are listed from the worksheet`() throws {
    let controls = """
      <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14">\
      <controls><mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1"><controlPr><anchor><from>\
      <x:col xmlns:x="urn:x">2</x:col><x:row xmlns:x="urn:x">3</x:row></from></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls>\
      </mc:Choice></mc:AlternateContent>
      """
    #expect(try Self.objects(WorkbookParts(after: controls)) == ["control C4"])
  }

  @Test func `controls of an old drawing are listed, and a broken one is none`() throws {
    var parts = WorkbookParts(after: "<legacyDrawing r:id=\"r1\"/>")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookParts.relationships([
      ("r1", "vmlDrawing", "../v.vml")
    ])
    let excel = "urn:schemas-microsoft-com:office:excel"
    parts["xl/v.vml"] = """
      <xml xmlns:x="\(excel)"><s><x:ClientData ObjectType="Note"/></s><s><x:ClientData ObjectType="Checkbox">\
      <x:Anchor>1, 15, 4, 2, 3, 15, 5, 1</x:Anchor></x:ClientData></s></xml>
      """
    #expect(try Self.objects(parts) == ["control B5"])
    parts["xl/v.vml"] = "<xml><br></xml>"
    #expect(try Self.objects(parts).isEmpty)
  }
}
