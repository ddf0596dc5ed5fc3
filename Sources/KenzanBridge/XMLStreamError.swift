/// Why an XML document is not read, with the line.
package struct XMLStreamError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// It has a document type declaration, which no part of a workbook has and attacks are made of.
    case documentType
    /// Its bytes are not in the encoding it states, or in none that is read.
    case encoding
    /// It breaks the grammar of XML; the parser's own words.
    case malformed(String)
    /// Elements are nested deeper than the bound.
    case tooDeep(limit: Int)
    /// One element has more attributes, or more namespaces in scope, than the bound.
    case tooManyAttributes(limit: Int)
    /// It uses more different names of elements and attributes than the bound.
    case tooManyNames(limit: Int)
    /// One tag, comment, section or instruction has more bytes than the bound.
    case tokenTooLong(limit: Int)
    case outOfMemory
  }

  package var reason: Reason
  package var line: Int

  package init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }
}

/// The bounds of a document; its length is bounded by whoever inflated it.
package struct XMLLimits: Sendable {
  package var depth: Int
  package var attributes: Int
  /// Different names of elements, attributes and namespaces, counted now and then.
  package var names: Int
  /// Bytes of one tag, comment, section or instruction: the parser holds each of them once more.
  package var tokenBytes: Int

  package init(
    depth: Int = 256,
    attributes: Int = 256,
    names: Int = 20_000,
    tokenBytes: Int = 16 << 20
  ) {
    self.depth = depth
    self.attributes = attributes
    self.names = names
    self.tokenBytes = tokenBytes
  }
}

/// The name of an element or attribute: its namespace, empty for none, and its local part.
package struct XMLName: Sendable, Hashable {
  package let namespace: String
  package let local: String

  package init(_ namespace: String, _ local: String) {
    self.namespace = namespace
    self.local = local
  }
}
