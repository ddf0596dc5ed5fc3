/// One mistake in a form description, in a file that belongs to it, in a packet description or in a map of a ledger.
public struct SchemaError: Error, Sendable, Hashable {
  /// What kind of mistake it is; stable, for tests and tools.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file cannot be read, is not XML, or is too large.
    case file, xml
    /// An element, an attribute or a value that the grammar does not know.
    case grammar
    /// No such schema, or one id in two files.
    case catalogue
    /// A name that the grammar of names forbids, or that is taken.
    case name, duplicate
    /// Keys, stages, a label template, a placeholder.
    case keys, label, placeholder
    /// A facet, a pattern, a code list, bands, a parameter.
    case facet, pattern, codes, bands, parameter
    /// A name that stands for nothing, or for two things.
    case unknown, shadowing
    /// A formula that cannot be read, or that makes no sense.
    case formula, type
    /// A check, or the grid.
    case check, layout
    /// Something that only the description of a packet has: a meeting, an agenda, parts.
    case packet
    /// Something that only the map of a ledger has: columns, stages, the key, forms.
    case map
    /// More fields, keys or rows than kenzan takes.
    case limit
  }

  /// The file, as it was given; for an embedded schema its name.
  public let file: String
  /// The line, from 1; 0 where no line is to blame.
  public let line: Int
  /// The kind of mistake.
  public let kind: Kind
  /// What is wrong and what to do, in the author's terms.
  public let message: Message

  package init(file: String, line: Int, kind: Kind, message: Message) {
    self.file = file
    self.line = line
    self.kind = kind
    self.message = message
  }

  /// The mistake on one line of text, as compilers print it: `town.xml:12: …`.
  public func text(in language: Language) -> String {
    (line > 0 ? "\(file):\(line)" : file) + ": " + message[language]
  }
}

/// Everything that is wrong with one or more form descriptions, by file and line.
public struct SchemaErrors: Error, Sendable, Hashable {
  /// The mistakes, at least one.
  public let errors: [SchemaError]

  /// Sorts by file and line; mistakes of one line keep the order in which they were found.
  package init(_ errors: [SchemaError]) {
    self.errors = errors.enumerated()
      .sorted {
        ($0.element.file, $0.element.line, $0.offset)
          < ($1.element.file, $1.element.line, $1.offset)
      }
      .map(\.element)
  }
}
