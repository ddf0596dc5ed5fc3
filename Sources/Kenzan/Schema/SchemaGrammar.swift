import KenzanBridge
import KenzanSchemas

/// The XML Schema of the language, and what it says of a document, in the words of its author.
struct SchemaGrammar {
  private let bytes = EmbeddedSchemas.grammar
  /// The attributes that an element may have, by element, from the grammar itself.
  private let attributes: [String: [String]]

  init() {
    let tree = try? XMLDocument.read(bytes)
    attributes = tree.map { GrammarIndex($0).attributes } ?? [:]
  }

  /// The root of a document that is in keeping with the grammar.
  func read(_ document: [UInt8], file: String) throws(SchemaErrors) -> XMLElement {
    do throws(XMLDocumentErrors) {
      return try XMLDocument.read(document, grammar: bytes)
    } catch {
      var log = SchemaLog(file: file)
      for problem in error.problems { report(problem, in: &log) }
      throw SchemaErrors(log.errors)
    }
  }

  private func report(_ problem: XMLProblem, in log: inout SchemaLog) {
    switch problem.kind {
    case .malformed: log.report(.xml, line: problem.line, .malformed(problem.words))
    case .documentType: log.report(.xml, line: problem.line, .documentType)
    case .tooLarge: log.report(.xml, line: 0, .tooLarge)
    case .grammar: log.report(.grammar, line: 0, .brokenGrammar(problem.words))
    case .invalid:
      let violation = GrammarViolation(problem.words, attributes: attributes)
      // The library adds to a broken facet that the value is none of the type.
      log.report(.grammar, line: problem.line, violation.message, subject: violation.subject)
    }
  }
}

/// Which attributes the elements of an XML Schema may have.
private struct GrammarIndex {
  private(set) var attributes: [String: [String]] = [:]
  private var types: [String: XMLElement] = [:]
  private var groups: [String: XMLElement] = [:]

  init(_ schema: XMLElement) {
    for child in schema.children {
      guard let name = child[attribute: "name"] else { continue }
      if child.name == "complexType" { types[name] = child }
      if child.name == "attributeGroup" { groups[name] = child }
    }
    visit(schema)
  }

  private mutating func visit(_ node: XMLElement) {
    if node.name == "element", let name = node[attribute: "name"] {
      let type = node.child(named: "complexType") ?? node[attribute: "type"].flatMap { types[$0] }
      let found = type.map { names(in: $0, depth: 0) } ?? []
      // `year` and `text` are fields; an element of one name always has one type here.
      attributes[name] = Array(Set(attributes[name] ?? []).union(found)).sorted()
    }
    for child in node.children { visit(child) }
  }

  private func names(in node: XMLElement, depth: Int) -> [String] {
    guard depth < 16 else { return [] }
    switch node.name {
    case "attribute": return node[attribute: "name"].map { [$0] } ?? []
    case "attributeGroup":
      let group = node[attribute: "ref"].flatMap { groups[$0] } ?? node
      return group.children.flatMap { names(in: $0, depth: depth + 1) }
    case "element", "group": return []
    default:
      let base = node.name == "extension" ? node[attribute: "base"].flatMap { types[$0] } : nil
      return (base.map { names(in: $0, depth: depth + 1) } ?? [])
        + node.children.flatMap { names(in: $0, depth: depth + 1) }
    }
  }
}

extension Message {
  fileprivate static let documentType = Message(
    ja: "DOCTYPE 宣言は使えません。削除してください。",
    en: "a document type declaration is not allowed; remove it"
  )

  fileprivate static let tooLarge = Message(
    ja: "スキーマのファイルが\(XMLDocument.maximumSize >> 20)MBを超えています。",
    en: "the schema is larger than \(XMLDocument.maximumSize >> 20) MB"
  )

  fileprivate static func malformed(_ words: String) -> Message {
    Message(
      ja: "XMLとして読めません（\(words)）。この行の前後のタグ、引用符、& を確かめてください（& は &amp;、< は &lt; と書きます）。",
      en: "this is not well-formed XML: \(words)"
    )
  }

  fileprivate static func brokenGrammar(_ words: String) -> Message {
    Message(
      ja: "kenzan 自身の文法ファイルが読めません（\(words)）。",
      en: "kenzan's own grammar does not load: \(words)"
    )
  }
}
