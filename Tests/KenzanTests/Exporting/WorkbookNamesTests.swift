import Testing

@testable import Kenzan

struct WorkbookNamesTests {
  @Test(arguments: [
    "cost.R6.total", "items.amount", "kenzan.schema", "年度", "_x", "a1b", "sdgs.1.number", "XFE1",
    "rate", "c.x1", "category",
  ])
  func `a name`(_ text: String) {
    // `c.x1` begins with a lone C, which Excel takes for a column.
    #expect(WorkbookNames.isName(text) == (text != "c.x1"))
  }

  @Test(arguments: [
    "", "kpi1", "A1", "XFD1048576", "R", "c", "R6", "C7", "R1C1", "RC", "R6.total", "c1.x", "TRUE",
    "false", "1st", "a b", "a-b", "a!b", "あ　い",
  ])
  func `no name`(_ text: String) {
    #expect(!WorkbookNames.isName(text))
  }

  @Test func `names of 255 characters and no more`() {
    #expect(WorkbookNames.isName(String(repeating: "n", count: 255)))
    #expect(!WorkbookNames.isName(String(repeating: "n", count: 256)))
  }
}
