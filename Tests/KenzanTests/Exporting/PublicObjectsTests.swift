import Testing

@testable import Kenzan

/// What somebody should know of pictures, notes and drawings before sheets are published.
struct PublicObjectsTests {
  private let schema: FormSchema

  init() throws {
    schema = try SchemaFixture.compile(
      """
      <form columns="12 12 12"><row><label>番号</label><slot field="number"/></row>
      <row height="90"><picture name="image" span="2"/><picture name="inner" visibility="internal"/></row></form>
      """
    )
  }

  private func findings(_ objects: [UnreadObject]) throws -> [Finding] {
    var sheet = ReturnedSheet(schema)
    sheet.fill("number", .text("1"))
    sheet.objects = objects
    let read = ReadSheet(sheet)
    return PublicObjects(record: try #require(read.record), reading: read.findings).findings
  }

  private func object(_ kind: UnreadObject.Kind, _ cell: String, width: Int = 20) -> UnreadObject {
    let bytes = PictureFixture.png(width, 10)
    let picture = Picture(format: .png, bytes: bytes, width: width, height: 10)
    let content = kind == .picture ? PictureContent.picture(picture) : nil
    return UnreadObject(kind: kind, anchor: CellReference(cell), picture: content)
  }

  @Test func `a picture that is published is to be looked at`() throws {
    let findings = try findings([object(.picture, "A2"), object(.picture, "C2")])
    #expect(findings.map(\.code) == [.publicPicture], "what is internal is not published")
    let finding = try #require(findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.cell == "Sheet1!A2")
    #expect(finding.field == FieldPath("image"))
    #expect(
      finding.message.ja
        == "A2の画像1枚は、公開するブックにそのまま載ります。人の顔、氏名、連絡先などが写っていないか、見て確かめてください。"
        + "公開してよいものなら、理由を付けて承認できます。"
    )
    #expect(finding.isAcceptable)
    let other = try self.findings([object(.picture, "A2", width: 30)])
    #expect(finding.value?.count == 12)
    #expect(other.first?.value != finding.value, "an acceptance lapses with another picture")
  }

  @Test func `what lies elsewhere is said not to be published`() throws {
    let findings = try findings([object(.note, "B1"), object(.picture, "B1")])
    #expect(findings.map(\.code) == [.publicObjects])
    #expect(findings.map(\.severity) == [.info])
    #expect(
      findings.first?.message.ja
        == "セルの外にあるものは読み込んでいません: コメント・メモ（B1）、画像（B1）。必要な内容なら欄に記入してください。"
        + "公開するファイルにも入りません。"
    )
    #expect(try self.findings([]).isEmpty)
  }
}
