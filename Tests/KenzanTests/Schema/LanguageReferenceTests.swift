import Foundation
import KenzanSchemas
import Testing

@testable import Kenzan

/// The folder `schemas` against what is built in, and its README against the grammar.
struct LanguageReferenceTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "schemas")

  @Test func `every schema and code list of the folder is built in`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
      .filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") }
    #expect(Set(files) == Set(EmbeddedSchemas.files.keys))
    for file in files {
      let bytes = try Data(contentsOf: Self.folder.appending(path: file))
      #expect(EmbeddedSchemas.files[file] == [UInt8](bytes))
    }
  }

  @Test func `the reference names every element and attribute of the grammar`() throws {
    let url = Self.folder.appending(path: "README.md")
    let reference = try String(contentsOf: url, encoding: .utf8)
    let words = Set(
      reference.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map(String.init)
    )
    let index = GrammarIndex(grammar: EmbeddedSchemas.grammar)
    #expect(index.attributes["group"]?.contains("stages") == true)
    #expect(index.attributes["number"]?.contains("rounding") == true)
    #expect(index.children["schema"]?.first == "parameter")
    for (element, attributes) in index.attributes {
      #expect(words.contains(element))
      for attribute in attributes {
        #expect(words.contains(attribute), "\(attribute) of <\(element)> is not documented")
      }
    }
  }
}
