import Foundation
import Testing

@testable import Kenzan

@Suite struct FindingCodesTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Swift sources below a folder, with their names.
  private func sources(_ folder: String) throws -> [(name: String, text: String)] {
    let files = FileManager.default.enumerator(
      at: Self.root.appending(path: folder),
      includingPropertiesForKeys: nil
    )
    var sources: [(name: String, text: String)] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      sources.append((file.lastPathComponent, text))
    }
    return sources
  }

  @Test func everyCodeIsDocumented() throws {
    let declared = try sources("Sources/Kenzan").filter { $0.name.hasPrefix("Finding+") }
      .flatMap { $0.text.matches(of: /public static let \w+ = Self\(rawValue: "([^"]+)"\)/) }
      .map { String($0.1) }
    #expect(declared.contains("required") && declared.contains("form.conflict"))
    #expect(Set(declared).count == declared.count)
    let documented = try ["docs/findings.md", "docs/findings-reading.md"].flatMap { page in
      let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
      return text.matches(of: /(?m)^\| `([a-z.-]+)` \| (?:error|warning|info|as the schema)/)
        .map { String($0.1) }
    }
    #expect(Set(documented) == Set(declared))
  }

  @Test func codesAreMadeNowhereElse() throws {
    let culprits = try sources("Sources").filter { $0.text.contains("Finding.Code(rawValue: \"") }
    #expect(culprits.map(\.name).isEmpty)
  }
}
