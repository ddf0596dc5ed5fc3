/// Reads the plain XML that spreadsheet programs write, byte by byte, and gives up on any other.
///
/// It is a fast path beside a complete parser, so it accepts only what it fully understands: UTF-8 without
/// byte order mark, ASCII names, no document type, comment, section, instruction or entity of one's own,
/// no line end inside that a parser would have to normalise. `next` gives `.unknown` for everything else,
/// well-formed or not, and the caller reads the document again with the parser, which then says what
/// it is. A document of which every event was read to the end is well-formed.
package struct MarkupScan: ~Copyable, Sendable {
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

    var isEmpty: Bool { start == end }
  }

  struct Attribute: Sendable {
    var prefix: Part
    var local: Part
    var value: Part
  }

  private struct Declaration: Sendable {
    var prefix: Part
    /// By its number among `uris`.
    var uri: Int
    var depth: Int
  }

  /// An element that is open.
  private struct Element: Sendable {
    /// Its name with the prefix.
    var tag: Part
    /// Where the name without the prefix begins.
    var local: Int
    /// The namespace, by its number among `uris`.
    var uri: Int
  }

  /// What no document of a workbook comes near to; the parser has bounds of its own.
  private static let maximumDepth = 64
  static let maximumAttributes = 40
  private static let xmlNamespace = 1

  let bytes: [UInt8]
  /// How many elements are open; after an `end` the ended one is counted no more.
  package private(set) var depth = 0
  var place: Int
  var attributes: [Attribute] = []
  private var text = Part(start: 0, end: 0)
  private var open: [Element] = []
  /// The element that starts or ends.
  private var current = Element(tag: Part(start: 0, end: 0), local: 0, uri: 0)
  /// The namespaces declared so far, behind that of names without one and that of `xml`.
  private var uris = ["", "http://www.w3.org/XML/1998/namespace"]
  private var declarations: [Declaration] = []
  /// Whether an attribute of the element has a prefix, or declares one.
  private var hasPrefixes = false
  private var isEmptyElement = false
  private var hasRoot = false
  private let aliases: [String: String]

  /// Of no document.
  package init() {
    bytes = []
    aliases = [:]
    place = 0
  }

  /// Takes a document; `nil` where its first bytes already say that a parser is needed.
  package init?(_ bytes: [UInt8], aliases: [String: String]) {
    guard let start = MarkupText.start(of: bytes), MarkupText.isPlain(bytes, from: start) else {
      return nil
    }
    self.bytes = bytes
    self.aliases = aliases
    place = start
  }

  /// The namespace of the element that starts or ends.
  package var namespace: String { uris[current.uri] }

  /// The local name of the element that starts or ends.
  package var local: String { string(Part(start: current.local, end: current.tag.end)) }

  /// Goes to the next event.
  package mutating func next() -> Event {
    if isEmptyElement {
      isEmptyElement = false
      return endElement()
    }
    if place < bytes.count, bytes[place] != UInt8(ascii: "<") {
      guard let next = MarkupText.text(in: bytes, at: place) else { return .unknown }
      text = next
      place = next.end
      if depth > 0 { return .text }
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
      if attribute.prefix.isEmpty ? uri.isEmpty : self.uri(of: attribute.prefix) == uri {
        return value(of: attribute)
      }
    }
    return nil
  }

  /// The attributes of the element that starts, in the order of the document.
  package var allAttributes: [(namespace: String, local: String, value: String)] {
    attributes.map { (uri(of: $0.prefix), string($0.local), value(of: $0)) }
  }

  /// Whether elements without a prefix may come next, as children of one in a namespace.
  func isInside(_ uri: String) -> Bool {
    guard !isEmptyElement, let parent = open.last else { return false }
    return parent.local == parent.tag.start && uris[parent.uri] == uri
  }

  // MARK: - Tags

  private mutating func openTag() -> Event {
    var scan = place + 1
    guard let name = MarkupText.name(in: bytes, at: &scan), depth < Self.maximumDepth,
      depth > 0 || !hasRoot
    else { return .unknown }
    attributes.removeAll(keepingCapacity: true)
    hasPrefixes = false
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
    guard !hasPrefixes || declareNamespaces(),
      let uri = number(of: name.prefix, isElement: true),
      !hasPrefixes || attributes.allSatisfy({ number(of: $0.prefix) != nil })
    else { return .unknown }
    let tag = Part(start: place + 1, end: name.local.end)
    current = Element(tag: tag, local: name.local.start, uri: uri)
    open.append(current)
    place = scan
    return .start
  }

  private mutating func closeTag() -> Event {
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

  private mutating func endElement() -> Event {
    guard let ended = open.popLast() else { return .unknown }
    current = ended
    while let last = declarations.last, last.depth == depth { declarations.removeLast() }
    depth -= 1
    attributes.removeAll(keepingCapacity: true)
    return .end
  }

  private mutating func takeAttribute(_ scan: inout Int) -> Bool {
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
    let isPlain = name.prefix.isEmpty && !isDeclaration(name.prefix, name.local)
    if !isPlain { hasPrefixes = true }
    // Of two with one local name a parser must say whether they are the same.
    for other in attributes where equals(other.local, name.local) {
      if isDeclaration(other.prefix, other.local) || isDeclaration(name.prefix, name.local) {
        guard !equals(other.prefix, name.prefix) else { return false }
      } else {
        guard other.prefix.isEmpty || name.prefix.isEmpty, !equals(other.prefix, name.prefix)
        else { return false }
      }
    }
    attributes.append(Attribute(prefix: name.prefix, local: name.local, value: value))
    return true
  }

  // MARK: - Namespaces

  /// Takes the declarations out of the attributes; false where one is none that is understood.
  private mutating func declareNamespaces() -> Bool {
    var others: [Attribute] = []
    for attribute in attributes {
      guard isDeclaration(attribute.prefix, attribute.local) else {
        others.append(attribute)
        continue
      }
      let isDefault = attribute.prefix.isEmpty
      let uri = value(of: attribute)
      // `xml` and `xmlns` have rules of their own, and no prefix can be undeclared.
      guard uri.isEmpty ? isDefault : MarkupText.isNamespace(uri),
        isDefault || !string(attribute.local).hasPrefix("xml"),
        uri != uris[Self.xmlNamespace], uri != "http://www.w3.org/2000/xmlns/"
      else { return false }
      let prefix = isDefault ? Part(start: 0, end: 0) : attribute.local
      declarations.append(Declaration(prefix: prefix, uri: number(of: uri), depth: depth))
    }
    attributes = others
    return max(declarations.count, uris.count) <= Self.maximumAttributes * 2
  }

  private func isDeclaration(_ prefix: Part, _ local: Part) -> Bool {
    equals(prefix.isEmpty ? local : prefix, "xmlns")
  }

  /// Finds a namespace that may have been declared before.
  private mutating func number(of uri: String) -> Int {
    let uri = aliases[uri] ?? uri
    if let known = uris.firstIndex(of: uri) { return known }
    uris.append(uri)
    return uris.count - 1
  }

  /// The namespace of a prefix, by its number; `nil` for one that was never declared.
  private func number(of prefix: Part, isElement: Bool = false) -> Int? {
    guard !prefix.isEmpty || isElement else { return 0 }
    let place = declarations.lastIndex { equals($0.prefix, prefix) }
    if let place { return declarations[place].uri }
    return prefix.isEmpty ? 0 : equals(prefix, "xml") ? Self.xmlNamespace : nil
  }

  private func uri(of prefix: Part) -> String { number(of: prefix).map { uris[$0] } ?? "" }

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
    guard text.utf8.count == part.end - part.start else { return false }
    var text = text
    return text.withUTF8 { other in
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
