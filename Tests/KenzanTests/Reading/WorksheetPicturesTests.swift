import Testing

@testable import Kenzan

/// The pictures of a worksheet, found along the relationships of its drawing.
struct WorksheetPicturesTests {
  /// A workbook with a drawing of some `pic` elements, and the media with their names.
  private func workbook(
    _ pictures: [String],
    media: [(name: String, bytes: [UInt8])],
    relationships: [(id: String, type: String, target: String)]
  ) -> [UInt8] {
    var parts = WorkbookParts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookParts.relationships([
      ("r1", "drawing", "../drawings/d.xml")
    ])
    parts["xl/drawings/_rels/d.xml.rels"] = WorkbookParts.relationships(relationships)
    let anchors = pictures.enumerated().map { row, picture in
      "<d:oneCellAnchor><d:from><d:col>0</d:col><d:row>\(row)</d:row></d:from>\(picture)"
        + "</d:oneCellAnchor>"
    }
    parts["xl/drawings/d.xml"] =
      "<d:wsDr xmlns:d=\"\(Namespace.drawing)\" xmlns:a=\"\(Namespace.drawingMain)\" "
      + "xmlns:r=\"\(WorkbookParts.office)\">\(anchors.joined())</d:wsDr>"
    var builder = ZipBuilder()
    for part in parts.parts { builder.add(part.name, part.content) }
    for part in media { builder.add(ZipBuilder.Entry(name: part.name, content: part.bytes)) }
    return builder.build()
  }

  private func picture(
    _ blip: String,
    crop: String = "",
    frame: String = "",
    hidden: Bool = false
  ) -> String {
    "<d:pic><d:nvPicPr><d:cNvPr id=\"1\" name=\"\" hidden=\"\(hidden ? 1 : 0)\"/></d:nvPicPr>"
      + "<d:blipFill><a:blip \(blip)/>\(crop)</d:blipFill><d:spPr><a:xfrm \(frame)/></d:spPr></d:pic>"
  }

  private func contents(_ bytes: [UInt8], _ limits: Limits = Limits()) throws -> [PictureContent?] {
    try Reader.read(bytes, path: "a.xlsx", limits: limits).worksheets[0].unreadObjects
      .map(\.picture)
  }

  @Test func `PNG and JPEG are read by their content, whatever their name`() throws {
    let (png, jpeg) = (PictureFixture.png(4, 3), PictureFixture.jpeg(5, 6))
    let bytes = workbook(
      [picture("r:embed=\"p\""), picture("r:embed=\"j\""), picture("r:embed=\"p\"", hidden: true)],
      media: [("xl/media/1.jpg", png), ("xl/media/2.png", jpeg)],
      relationships: [("p", "image", "../media/1.jpg"), ("j", "image", "../media/2.png")]
    )
    #expect(
      try contents(bytes) == [
        .picture(Picture(format: .png, bytes: png, width: 4, height: 3)),
        .picture(Picture(format: .jpeg, bytes: jpeg, width: 5, height: 6)),
      ]
    )
  }

  @Test func `what cannot be shown says why, and the workbook is read all the same`() throws {
    let png = PictureFixture.png(4, 3)
    let bytes = workbook(
      [
        picture("r:embed=\"e\""), picture("r:link=\"l\""), picture("r:embed=\"gone\""),
        picture("r:embed=\"p\"", crop: "<a:srcRect l=\"1000\"/>"),
        picture("r:embed=\"p\"", crop: "<a:srcRect l=\"0\" t=\"-1000\"/>"),
        picture("r:embed=\"p\"", frame: "rot=\"5400000\""),
        picture("r:embed=\"p\"", frame: "flipH=\"1\""), picture("r:embed=\"none\""),
      ],
      media: [("xl/media/1.png", png), ("xl/media/1.emf", [1, 2, 3])],
      relationships: [
        ("p", "image", "../media/1.png"), ("e", "image", "../media/1.emf"),
        ("none", "image", "../media/9.png"),
      ]
    )
    #expect(
      try contents(bytes) == [
        .unshown(.kind("EMF")), .unshown(.linked), .unshown(.damaged), .unshown(.cropped),
        .picture(Picture(format: .png, bytes: png, width: 4, height: 3)), .unshown(.turned),
        .unshown(.turned), .unshown(.damaged),
      ]
    )
  }

  @Test func `large pictures and too many are not kept`() throws {
    let png = PictureFixture.png(4, 3)
    let bytes = workbook(
      [picture("r:embed=\"a\""), picture("r:embed=\"b\""), picture("r:embed=\"a\"")],
      media: [("xl/media/1.png", png), ("xl/media/2.png", png)],
      relationships: [("a", "image", "../media/1.png"), ("b", "image", "../media/2.png")]
    )
    var limits = Limits()
    limits.picturesBytes = png.count
    let kept = PictureContent.picture(Picture(format: .png, bytes: png, width: 4, height: 3))
    #expect(
      try contents(bytes, limits) == [kept, .unshown(.tooLarge(png.count)), kept]
    )
    limits.pictureBytes = png.count - 1
    let tooLarge = PictureContent.unshown(.tooLarge(png.count - 1))
    #expect(try contents(bytes, limits) == [tooLarge, tooLarge, tooLarge])
  }
}
