import Testing

@testable import Kenzan

struct TextDifferenceTests {
  @Test func `short texts stay whole`() {
    let difference = TextDifference("継続", "完了")
    #expect(difference.old == "継続")
    #expect(difference.new == "完了")
  }

  @Test func `of long texts what differs is kept, from the beginning of its sentence`() {
    let before = String(repeating: "前の文。", count: 30)
    let after = String(repeating: "後の文です。", count: 30)
    let difference = TextDifference(
      before + "参加は12人だった。" + after,
      before + "参加は21人だった。" + after
    )
    #expect(difference.old == "…参加は12人だった。後の文です。後の文です…")
    #expect(difference.new == "…参加は21人だった。後の文です。後の文です…")
  }

  @Test func `what was added or taken out at the end is seen`() {
    let text = String(repeating: "あ", count: 70)
    let difference = TextDifference(text, text + "い", room: 60)
    #expect(difference.old == "…" + String(repeating: "あ", count: 16))
    #expect(difference.new == "…" + String(repeating: "あ", count: 16) + "い")
    #expect(TextDifference(text, "", room: 60).new == "")
  }

  @Test func `very long differences end with a mark`() {
    let difference = TextDifference("", String(repeating: "か", count: 500), most: 100)
    #expect(difference.new == String(repeating: "か", count: 100) + "…")
  }
}
