import Testing

@testable import Kenzan

struct WorkbookTextTests {
  @Test(arguments: [
    ("_x0041_", "_x005F_x0041_"), ("_x0041", "_x0041"), ("_xZZZZ_", "_xZZZZ_"),
    ("_x000d__x000D_", "_x005F_x000d__x005F_x000D_"), ("a_x0041_b", "a_x005F_x0041_b"), ("", ""),
  ])
  func `escapes are escaped`(_ text: String, _ escaped: String) {
    #expect(WorkbookText.escaped(text) == escaped)
  }

  @Test func `texts outside cells lose control characters only`() {
    #expect(WorkbookText.plain("一\u{1}二\n三\t") == "一 二\n三\t")
  }

  @Test(arguments: [
    ("あいう", 3, "あいう"), ("あいうえ", 3, "あい…"), ("𠮷野家", 3, "𠮷…"), ("か\u{3099}きく", 3, "か\u{3099}…"),
  ])
  func `texts are cut at whole characters`(_ text: String, _ length: Int, _ short: String) {
    let cut = WorkbookText.shortened(text, to: length)
    #expect(cut == short)
    #expect(cut.utf16.count <= length)
  }
}
