/// Reads the plain XML that spreadsheet programs write, byte by byte, and gives up on any other.
///
/// It is a fast path beside a complete parser, so it accepts only what it fully understands: UTF-8 without
/// byte order mark, ASCII names, no document type, comment, section, instruction or entity of one's own,
/// no line end inside that a parser would have to normalise. `next` gives `.unknown` for everything else,
/// well-formed or not, and the caller reads the document again with the parser, which then says what
/// it is. A document of which every event was read to the end is well-formed.
package final class MarkupScan {
  package enum Event: Sendable {
    case start, end, text
    /// The document is over, with nothing but white space behind its root element.
    case finished
    /// Nothing more can be said of the document.
    case unknown
  }

  /// Bytes of the document.
  struct Part: Sendable {
    var start: Int
    var end: Int
    /// Whether references such as `&amp;` stand in it.
    var hasReferences = false
  }

  struct Attribute: Sendable {
    var prefix: Part
    var local: Part
    var value: Part
  }

  private struct Declaration: Sendable {
    var prefix: Part
    var uri: String
    var depth: Int
  }

  /// What no document of a workbook comes near to; the parser has bounds of its own.
  private static let maximumDepth = 64
  static let maximumAttributes = 40

  let bytes: [UInt8]
  /// How many elements are open; after an `end` the ended one is counted no more.
  package private(set) var depth = 0
  /// The namespace and the local name of the element that starts or ends.
  package private(set) var namespace = ""
  package private(set) var local = ""
  var place: Int
  var attributes: [Attribute] = []
  private var text = Part(start: 0, end: 0)
  private var open: [(tag: Part, namespace: String, local: String, hasPrefix: Bool)] = []
  private var declarations: [Declaration] = []
  private var isEmptyElement = false
  private var hasRoot = false
  private let aliases: [String: String]

  /// Takes a document; `nil` where its first bytes already say that a parser is needed.
  package init?(_ bytes: [UInt8], aliases: [String: String]) {
    guard let start = MarkupText.start(of: bytes), MarkupText.isPlain(bytes, from: start) else {
      return nil
    }
    self.bytes = bytes
    self.aliases = aliases
    place = start
  }

  /// Goes to the next event.
  package func next() -> Event {
    if isEmptyElement {
      isEmptyElement = false
      return endElement()
    }
    let first = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    if place > first {
      text = Part(start: first, end: place)
      if depth > 0 { return takeText() }
      guard isBlank(text) else { return .unknown }
    }
    guard place < bytes.count else { return depth == 0 && hasRoot ? .finished : .unknown }
    guard place + 1 < bytes.count else { return .unknown }
    return bytes[place + 1] == UInt8(ascii: "/") ? closeTag() : openTag()
  }

  /// Appends the text that was read last.
  package func appendText(to result: inout [UInt8]) {
    MarkupText.append(bytes, text.start, text.end, text.hasReferences, to: &result)
  }

  /// The value of an attribute of the element that starts, in a namespace or in none.
  package func attribute(_ name: String, in uri: String = "") -> String? {
    for attribute in attributes where equals(attribute.local, name) {
      if self.uri(of: attribute.prefix) == uri { return value(of: attribute) }
    }
    return nil
  }

  /// The attributes of the element that starts, in the order of the document.
  package var allAttributes: [(namespace: String, local: String, value: String)] {
    attributes.map { (uri(of: $0.prefix) ?? "", string($0.local), value(of: $0)) }
  }

  /// Whether elements without a prefix may come next, as children of one in a namespace.
  func isInside(_ uri: String) -> Bool {
    guard !isEmptyElement, let parent = open.last else { return false }
    return !parent.hasPrefix && parent.namespace == uri
  }

  // MARK: - Tags

  private func openTag() -> Event {
    var scan = place + 1
    guard let name = MarkupText.name(in: bytes, at: &scan), depth < Self.maximumDepth,
      depth > 0 || !hasRoot
    else { return .unknown }
    attributes.removeAll(keepingCapacity: true)
    while true {
      let before = scan
      while scan < bytes.count, MarkupText.isSpace(bytes[scan]) { scan += 1 }
      guard scan < bytes.count else { return .unknown }
      let byte = bytes[scan]
      if byte == UInt8(ascii: ">") {
        scan += 1
        break
      }
      if byte == UInt8(ascii: "/") {
        guard scan + 1 < bytes.count, bytes[scan + 1] == UInt8(ascii: ">") else { return .unknown }
        scan += 2
        isEmptyElement = true
        break
      }
      guard scan > before, takeAttribute(&scan) else { return .unknown }
    }
    hasRoot = true
    depth += 1
    guard declareNamespaces(), let uri = uri(of: name.prefix, isElement: true) else {
      return .unknown
    }
    guard attributes.allSatisfy({ self.uri(of: $0.prefix) != nil }) else { return .unknown }
    namespace = uri
    local = string(name.local)
    let tag = Part(start: place + 1, end: name.local.end)
    open.append((tag, namespace, local, name.prefix.start < name.prefix.end))
    place = scan
    return .start
  }

  private func closeTag() -> Event {
    guard let tag = open.last?.tag else { return .unknown }
    var scan = place + 2
    guard bytes.count - scan > tag.end - tag.start else { return .unknown }
    for offset in tag.start..<tag.end {
      guard bytes[scan] == bytes[offset] else { return .unknown }
      scan += 1
    }
    while scan < bytes.count, MarkupText.isSpace(bytes[scan]) { scan += 1 }
    guard scan < bytes.count, bytes[scan] == UInt8(ascii: ">") else { return .unknown }
    place = scan + 1
    return endElement()
  }

  private func endElement() -> Event {
    guard let ended = open.popLast() else { return .unknown }
    namespace = ended.namespace
    local = ended.local
    while let last = declarations.last, last.depth == depth { declarations.removeLast() }
    depth -= 1
    attributes.removeAll(keepingCapacity: true)
    return .end
  }

  private func takeText() -> Event {
    for offset in text.start..<text.end {
      switch bytes[offset] {
      case UInt8(ascii: "&"):
        guard MarkupText.reference(in: bytes, at: offset, end: text.end) != nil else {
          return .unknown
        }
        text.hasReferences = true
      // The end of a section may not stand in a text.
      case UInt8(ascii: ">"):
        if offset >= 2, bytes[offset - 1] == UInt8(ascii: "]"),
          bytes[offset - 2] == UInt8(ascii: "]")
        {
          return .unknown
        }
      default: continue
      }
    }
    return .text
  }

  private func takeAttribute(_ scan: inout Int) -> Bool {
    guard let name = MarkupText.name(in: bytes, at: &scan), bytes.count - scan > 2,
      bytes[scan] == UInt8(ascii: "="), attributes.count < Self.maximumAttributes
    else { return false }
    let quote = bytes[scan + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    var value = Part(start: scan + 2, end: scan + 2)
    while value.end < bytes.count, bytes[value.end] != quote {
      let byte = bytes[value.end]
      // White space other than blanks is normalised by a parser.
      guard byte != UInt8(ascii: "<"), byte >= 0x20 else { return false }
      if byte == UInt8(ascii: "&") { value.hasReferences = true }
      value.end += 1
    }
    guard value.end < bytes.count else { return false }
    scan = value.end + 1
    if value.hasReferences, !MarkupText.areReferences(in: bytes, value.start, value.end) {
      return false
    }
    // Of two with one local name a parser must say whether they are the same.
    for other in attributes where equals(other.local, name.local) {
      if isDeclaration(other.prefix, other.local) || isDeclaration(name.prefix, name.local) {
        guard !equals(other.prefix, name.prefix) else { return false }
      } else {
        guard other.prefix.start == other.prefix.end || name.prefix.start == name.prefix.end,
          !equals(other.prefix, name.prefix)
        else { return false }
      }
    }
    attributes.append(Attribute(prefix: name.prefix, local: name.local, value: value))
    return true
  }

  // MARK: - Namespaces

  /// Takes the declarations out of the attributes; false where one is none that is understood.
  private func declareNamespaces() -> Bool {
    guard attributes.contains(where: { isDeclaration($0.prefix, $0.local) }) else { return true }
    var others: [Attribute] = []
    for attribute in attributes {
      guard isDeclaration(attribute.prefix, attribute.local) else {
        others.append(attribute)
        continue
      }
      let isDefault = attribute.prefix.start == attribute.prefix.end
      let uri = value(of: attribute)
      // `xml` and `xmlns` have rules of their own, and no prefix can be undeclared.
      guard uri.isEmpty ? isDefault : MarkupText.isNamespace(uri),
        isDefault || !string(attribute.local).hasPrefix("xml"),
        !["http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"].contains(uri)
      else { return false }
      let prefix = isDefault ? Part(start: 0, end: 0) : attribute.local
      declarations.append(Declaration(prefix: prefix, uri: aliases[uri] ?? uri, depth: depth))
    }
    attributes = others
    return declarations.count <= Self.maximumAttributes * 2
  }

  private func isDeclaration(_ prefix: Part, _ local: Part) -> Bool {
    equals(prefix.start == prefix.end ? local : prefix, "xmlns")
  }

  /// The namespace of a prefix; `nil` for one that was never declared.
  private func uri(of prefix: Part, isElement: Bool = false) -> String? {
    guard prefix.start < prefix.end || isElement else { return "" }
    if let known = declarations.last(where: { equals($0.prefix, prefix) }) { return known.uri }
    if prefix.start == prefix.end { return "" }
    return equals(prefix, "xml") ? "http://www.w3.org/XML/1998/namespace" : nil
  }

  // MARK: - Bytes

  private func value(of attribute: Attribute) -> String {
    guard attribute.value.hasReferences else { return string(attribute.value) }
    var result: [UInt8] = []
    MarkupText.append(bytes, attribute.value.start, attribute.value.end, true, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private func string(_ part: Part) -> String {
    String(decoding: bytes[part.start..<part.end], as: UTF8.self)
  }

  func equals(_ part: Part, _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { other in
      guard other.count == part.end - part.start else { return false }
      for index in 0..<other.count where unsafe other[index] != bytes[part.start + index] {
        return false
      }
      return true
    }
  }

  private func equals(_ one: Part, _ other: Part) -> Bool {
    guard one.end - one.start == other.end - other.start else { return false }
    for offset in 0..<one.end - one.start
    where bytes[one.start + offset] != bytes[other.start + offset] {
      return false
    }
    return true
  }

  private func isBlank(_ part: Part) -> Bool {
    bytes[part.start..<part.end].allSatisfy(MarkupText.isSpace)
  }
}
