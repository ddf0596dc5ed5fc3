import KenzanBridge

/// Which attributes and elements each element of a language may have, read from its XML Schema.
///
/// An element of one name always means the same in the language, so names are enough.
struct GrammarIndex {
  /// The outermost element, and the namespace of the language.
  private(set) var root = ""
  private(set) var namespace = ""
  private(set) var attributes: [String: [String]] = [:]
  /// In the order in which they must stand, where there is one.
  private(set) var children: [String: [String]] = [:]
  private var definitions: [String: XMLElement] = [:]

  /// Reads the grammar; a broken one, which tests exclude, gives no hints.
  init(grammar: [UInt8]) {
    guard let schema = try? XMLDocument.read(grammar) else { return }
    root = schema.child(named: "element")?[attribute: "name"] ?? ""
    namespace = schema[attribute: "targetNamespace"] ?? ""
    for child in schema.children {
      if let name = child[attribute: "name"] { definitions[child.name + " " + name] = child }
    }
    visit(schema)
  }

  private mutating func visit(_ node: XMLElement) {
    if node.name == "element", let name = node[attribute: "name"] {
      let named = node[attribute: "type"].flatMap { definitions["complexType " + $0] }
      if let type = node.child(named: "complexType") ?? named {
        attributes[name] = names("attribute", in: type).sorted()
        children[name] = names("element", in: type).unique
      }
    }
    for child in node.children { visit(child) }
  }

  /// The names of all attributes or elements of a type, those of its base and of groups included.
  private func names(_ kind: String, in node: XMLElement) -> [String] {
    var found: [String] = []
    if let base = node[attribute: "base"].flatMap({ definitions["complexType " + $0] }) {
      found += names(kind, in: base)
    }
    for child in node.children {
      switch child.name {
      case kind: found += child[attribute: "name"].map { [$0] } ?? []
      // What stands in another element is not its parent's.
      case "element", "attribute": break
      default:
        let group = child[attribute: "ref"].flatMap { definitions[child.name + " " + $0] }
        found += names(kind, in: group ?? child)
      }
    }
    return found
  }
}
