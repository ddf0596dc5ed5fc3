import Testing

@testable import Kenzan

struct NearNameTests {
  static let name = "企業との連携・協定による公共的サービスの充実"

  @Test(arguments: [
    ("企業との連携・協定による公共サービスの充実", "企業との連携・協定による公共サービスの充実"),
    ("本年度の企業との連携、協定による公共的サービスの充実について", "企業との連携、協定による公共的サービスの充実"),
    ("企業との連携・協定による公共的サービスの充実は、企業との連携・協定による公共サービスの充実です", "企業との連携・協定による公共サービスの充実"),
  ])
  func `a name with a letter of another is found in a text`(text: String, found: String) {
    #expect(NearName.occurrence(of: Self.name, in: text) == found.normalizedForMatching)
  }

  @Test(arguments: [
    "企業との連携・協定による公共的サービスの充実を図ります。", "企業との連携・協定の締結を進めます。", "", "企業",
    "企業との連携・協定による公共的サービスの充実企業との連携・協定による公共的サービスの充実",
  ])
  func `the name itself and what is far from it are not near`(text: String) {
    #expect(NearName.occurrence(of: Self.name, in: text) == nil)
  }

  @Test func `short names are like too much`() {
    #expect(NearName.occurrence(of: "広報の推進", in: "広報を推進します") == nil)
    #expect(NearName.isNear("広報の推進事業", "広報の推進事行"))
    #expect(!NearName.isNear("広報の推進", "広報の推進事業"))
  }
}
