/// An element of an XML document as a value: nothing of the parser lives on in it.
package struct XMLElement: Sendable, Equatable {
  package var name: String
  package var namespace: String?
  /// In the order of the document; declarations of namespaces are none.
  package var attributes: [XMLAttribute]
  package var children: [XMLElement]
  /// The characters directly inside, those of CDATA sections included, joined in order.
  package var text: String
  /// The line, from 1, on which its start tag ends.
  package var line: Int

  package init(
    name: String,
    namespace: String? = nil,
    attributes: [XMLAttribute] = [],
    children: [XMLElement] = [],
    text: String = "",
    line: Int
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.text = text
    self.line = line
  }

  /// The value of an attribute that is in no namespace.
  package subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace == nil }?.value
  }

  /// The children of a name, in order.
  package func children(named name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }

  /// The first child of a name.
  package func child(named name: String) -> XMLElement? {
    children.first { $0.name == name }
  }
}

/// An attribute of an element.
package struct XMLAttribute: Sendable, Equatable {
  package var name: String
  package var namespace: String?
  package var value: String

  package init(name: String, namespace: String? = nil, value: String) {
    self.name = name
    self.namespace = namespace
    self.value = value
  }
}
