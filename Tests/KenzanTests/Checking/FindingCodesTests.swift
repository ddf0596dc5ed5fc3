import Foundation
import Testing

@testable import Kenzan

@Suite struct FindingCodesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The codes as the sources declare them: constants of `Finding.Code`.
  private func declaredCodes() throws -> [String] {
    let sources = Self.root.appending(path: "Sources/Kenzan")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var codes: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.lastPathComponent.hasPrefix("Finding+"), file.pathExtension == "swift" else {
        continue
      }
      let text = try String(contentsOf: file, encoding: .utf8)
      codes += text.matches(of: /public static let \w+ = Self\(rawValue: "([^"]+)"\)/).map {
        String($0.1)
      }
    }
    return codes
  }

  @Test func everyCodeIsDocumentedOnce() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/findings.md"),
      encoding: .utf8
    )
    let codes = try declaredCodes()
    #expect(codes.contains("required") && codes.contains("form.conflict"))
    #expect(Set(codes).count == codes.count)
    let rows = page.matches(of: /(?m)^\| `([a-z.-]+)` \| (?:error|warning|info|as|in )/).map {
      String($0.1)
    }
    #expect(rows.sorted() == codes.sorted())
  }

  @Test func codesAreMadeNowhereElse() throws {
    let sources = Self.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("Finding.Code(rawValue: \""), "\(file.lastPathComponent)")
    }
  }
}
