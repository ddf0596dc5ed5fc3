/// Everything that is wrong with an XML document, in the order of its lines.
package struct XMLDocumentErrors: Error, Sendable, Equatable {
  package var problems: [XMLProblem]

  package init(_ problems: [XMLProblem]) {
    self.problems = problems
  }
}

/// One thing that is wrong with an XML document.
package struct XMLProblem: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Not XML.
    case malformed
    /// A document type declaration, which could define entities.
    case documentType
    /// More bytes than `XMLDocument.maximumSize`.
    case tooLarge
    /// Against the grammar; the number is libxml2's code of the rule that is broken.
    case invalid(code: Int)
    /// The grammar itself does not load.
    case grammar
  }

  package var kind: Kind
  /// From 1; 0 where no line is to blame.
  package var line: Int
  /// The library's own words, in English.
  package var words: String
  /// The element around the one that is to blame, where there is one.
  package var parent: String?

  package init(_ kind: Kind, line: Int, words: String = "", parent: String? = nil) {
    self.kind = kind
    self.line = line
    self.words = words
    self.parent = parent
  }
}
