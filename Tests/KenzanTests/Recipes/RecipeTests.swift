import Foundation
import Testing

@testable import Kenzan

/// Every snippet of `docs/recipes.md` compiles, and every sheet of it is judged as it says.
struct RecipeTests {
  @Test func `every rule of the catalogue has its recipe or its place`() throws {
    let numbers = Recipe.all.compactMap { Int($0.title.prefix { $0.isNumber }) }
    #expect(numbers == Array(1...26))
    for recipe in Recipe.all {
      let isElsewhere = recipe.text.contains("Sources/") || recipe.text.contains("not yet there")
      #expect(!recipe.snippet.isEmpty || isElsewhere, "\(recipe.title)")
      guard !recipe.snippet.isEmpty else { continue }
      #expect(recipe.cases.contains { $0.expected.isEmpty }, "\(recipe.title) has no passing sheet")
      #expect(
        recipe.cases.contains { !$0.expected.isEmpty },
        "\(recipe.title) has no failing sheet"
      )
    }
  }

  @Test(arguments: Recipe.all.filter { !$0.snippet.isEmpty })
  func `the sheets are judged as the page says`(_ recipe: Recipe) throws {
    let form = try InlineForm(document: recipe.document)
    for example in recipe.cases {
      let report = try form.report(example.sheets, before: example.before, stage: example.stage)
      let found = report.files.flatMap(\.sheets).flatMap(\.findings).summary
      #expect(found.sorted() == example.expected.sorted(), "\(example.line)")
    }
  }

  @Test func `the places in the code exist`() throws {
    let places = try Recipe.page().matches(of: /(Sources|Tests)\/[A-Za-z\/+]+\.swift/)
      .map { String($0.0) }
    #expect(!places.isEmpty)
    for place in places {
      #expect(FileManager.default.fileExists(atPath: Recipe.root.appending(path: place).path()))
    }
  }
}

/// One section of the page.
struct Recipe: Sendable, CustomTestStringConvertible {
  /// Sheets that are handed in together, and what is found in them.
  struct Example: Sendable {
    var line: String
    var before: [[String: String]] = []
    var stage: String?
    var sheets: [[String: String]] = []
    var expected: [String] = []
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  var title: String
  var text = ""
  var snippet = ""
  var cases: [Example] = []

  var testDescription: String { title }

  static func page() throws -> String {
    try String(contentsOf: root.appending(path: "docs/recipes.md"), encoding: .utf8)
  }

  static let all: [Recipe] = {
    var recipes: [Recipe] = []
    var isSnippet = false
    for line in ((try? page()) ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        recipes.append(Recipe(title: String(line.dropFirst(3))))
      } else if line.hasPrefix("```") {
        isSnippet = line == "```xml"
      } else if let last = recipes.indices.last {
        if isSnippet {
          recipes[last].snippet += line + "\n"
        } else if line.hasPrefix("| "), !line.hasPrefix("| sheets") {
          recipes[last].cases.append(Example(String(line)))
        } else {
          recipes[last].text += line + "\n"
        }
      }
    }
    return recipes
  }()

  /// The snippet as a whole form: what must stand before the fields goes there.
  var document: String {
    let parts = snippet.split(separator: "\n").map(String.init)
    func isPreamble(_ line: String) -> Bool {
      ["<parameter", "<codes", "<bands", "<stages"].contains { line.hasPrefix($0) }
    }
    // Lists before stages, as the language has it.
    let preamble = parts.filter(isPreamble)
    return """
      <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
      \(preamble.joined(separator: "\n"))
      <key>number</key>
      <text name="number" label="番号"/>
      \(parts.filter { !isPreamble($0) }.joined(separator: "\n"))
      </schema>
      """
  }
}

extension Recipe.Example {
  /// Reads a row of a table: `last year`, `at STAGE`, sheets in code, what is found in code.
  init(_ line: String) {
    self.line = line
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == 2 else { return }
    var pieces = cells[0].split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    if pieces[0].hasPrefix("at ") {
      stage = pieces[0].dropFirst(3).trimmingCharacters(in: .whitespaces)
    }
    while pieces.count > 2 {
      let sheet = Self.values(pieces[1])
      if pieces[0].contains("last year") { before.append(sheet) } else { sheets.append(sheet) }
      pieces.removeFirst(2)
    }
    expected = cells[1].split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static func values(_ text: String) -> [String: String] {
    var values: [String: String] = [:]
    for pair in text.components(separatedBy: "; ") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      let value = pair[pair.index(after: equals)...].replacing("\\n", with: "\n")
      values[String(pair[..<equals])] = String(value)
    }
    return values
  }
}
