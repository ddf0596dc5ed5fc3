import Testing

@testable import Kenzan

struct SheetTabsTests {
  @Test(arguments: [
    (["1 広報"], ["1 広報"]),
    (["a/b", "A／B"], ["a／b", "A／B(2)"]),
    (["[x]*?:\\'!"], ["［x］＊？：＼＇！"]),
    (["", "  "], ["Sheet", "Sheet(2)"]),
    (["一\n二"], ["一 二"]),
    (["history"], ["history(2)"]),
    (["目次"], ["目次(2)"]),
  ])
  func `tabs are clean and unique`(_ texts: [String], _ names: [String]) {
    #expect(SheetTabs.names(for: texts, taken: ["目次"]) == names)
  }

  @Test func `long texts are cut, the numbers of twins kept`() {
    let long = String(repeating: "事", count: 40)
    let names = SheetTabs.names(for: [long, long])
    #expect(
      names == [String(repeating: "事", count: 31), String(repeating: "事", count: 28) + "(2)"]
    )
    #expect(SheetTabs.names(for: [long], bytes: 20) == [String(repeating: "事", count: 6)])
    // A character outside the basic plane counts twice.
    let rare = SheetTabs.names(for: [String(repeating: "𠮷", count: 20)])
    #expect(rare == [String(repeating: "𠮷", count: 15)])
  }
}
