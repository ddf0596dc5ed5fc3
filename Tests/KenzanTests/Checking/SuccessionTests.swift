import Testing

@testable import Kenzan

struct SuccessionTests {
  private static func description(_ match: Succession<Int>.Match) -> String {
    switch match {
    case .none: "none"
    case .one(let item): "one \(item)"
    case .merged(let items): "merged \(items)"
    case .split(let items): "split \(items)"
    case .doubled(let items): "doubled \(items)"
    }
  }

  @Test func `what becomes of last year's things`() {
    var succession = Succession<Int>()
    let things: [(key: String, successors: [String])] = [
      ("1", ["1"]), ("2", ["7"]), ("3", ["7"]), ("4", ["4", "8"]), ("5", ["5"]), ("5", ["5"]),
      // Numbers that were exchanged, and one that was taken over by another.
      ("a", ["b"]), ("b", ["a"]), ("c", ["d"]), ("d", ["d"]),
    ]
    for (number, thing) in things.enumerated() {
      succession.add(number, key: [thing.key], successors: thing.successors.map { [$0] })
    }
    let found = ["1", "2", "7", "4", "8", "5", "a", "b", "d"].map {
      Self.description(succession[[$0]])
    }
    #expect(
      found == [
        "one 0", "none", "merged [1, 2]", "split [3]", "split [3]", "doubled [4, 5]", "one 7",
        "one 6",
        "merged [8, 9]",
      ]
    )
    #expect(succession.unclaimed(by: [["1"], ["8"], ["a"]]).sorted() == [1, 2, 4, 5, 6, 8, 9])
  }
}
