import Foundation
import Testing

@testable import Kenzan

struct FormulaDocumentationTests {
  private static let page = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/formulas.md"), encoding: .utf8)
  }

  @Test(arguments: Function.allCases)
  func `every function is documented with its usage`(_ function: Function) throws {
    #expect(try Self.page.get().contains("\n| `\(function.usage)` |"), "\(function.usage)")
  }

  @Test(arguments: BinaryOperator.allCases)
  func `every operator is documented`(_ sign: BinaryOperator) throws {
    let operators = try Self.page.get().split(separator: "## ")
      .first { $0.hasPrefix("Operators") }?.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let written = operators?.flatMap { line in
      line.split(separator: "|").first?.split { $0 == " " || $0 == "`" } ?? []
    }
    #expect(written?.contains { $0 == sign.rawValue } == true, "\(sign.rawValue)")
  }

  @Test func `no function is documented that does not exist`() throws {
    let names = try Self.page.get().split(separator: "\n").compactMap { line -> Substring? in
      guard line.hasPrefix("| `"), let end = line.firstIndex(of: "("), line.contains("(") else {
        return nil
      }
      let name = line[line.index(line.startIndex, offsetBy: 3)..<end]
      return name.allSatisfy(\.isUppercase) && !name.isEmpty ? name : nil
    }
    #expect(names.allSatisfy { Function(rawValue: String($0)) != nil })
    #expect(names.count == Function.allCases.count)
  }
}
