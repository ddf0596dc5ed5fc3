import KenzanBridge

/// Walks one XML part of a workbook, element by element.
///
/// The `body` of `forEachChild` looks at the child that has just begun and may leave whatever it
/// does not know; elements of foreign namespaces are so passed over as wholes.
final class PartReader {
  let part: String
  private let stream: XMLStream

  init(_ bytes: [UInt8], part: String) throws(ReadingError) {
    self.part = part
    do throws(XMLStreamError) {
      stream = try XMLStream(bytes, aliases: Namespace.aliases)
    } catch {
      throw ReadingError(error, part: part)
    }
  }

  /// The line of what was read last.
  var line: Int { stream.line }

  /// Goes to the root element and gives its name.
  func root() throws(ReadingError) -> XMLName {
    while let event = try next(), event != .start {}
    guard stream.depth == 1 else { throw damaged(ja: "中身がありません", en: "it is empty") }
    return stream.name
  }

  /// Goes to the root element, which must have this name.
  func expectRoot(_ namespace: String, _ local: String) throws(ReadingError) {
    let name = try root()
    guard name.local == local, name.namespace == namespace else {
      throw damaged(
        ja: "<\(local)>ではなく<\(name.local)>です",
        en: "it is <\(name.local)>, not <\(local)>"
      )
    }
  }

  /// Goes through the child elements of the element that has just begun, to its end.
  func forEachChild(_ body: (XMLName) throws(ReadingError) -> Void) throws(ReadingError) {
    let level = stream.depth
    while let event = try next() {
      switch event {
      case .text: continue
      case .end: if stream.depth < level { return }
      case .start:
        let name = stream.name
        if name.local == "AlternateContent", name.namespace == Namespace.compatibility {
          try chooseContent(body)
        } else {
          try body(name)
        }
        try leave(to: level)
      }
    }
  }

  /// Goes through the child elements in one namespace, known by their local names.
  func forEachChild(
    in namespace: String,
    _ body: (String) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    try forEachChild { name throws(ReadingError) in
      if name.namespace == namespace { try body(name.local) }
    }
  }

  /// The text of the element that has just begun, without that of its children, to its end.
  func text() throws(ReadingError) -> [UInt8] {
    var text: [UInt8] = []
    try appendText(to: &text)
    return text
  }

  /// Appends the text of the element that has just begun, without that of its children.
  func appendText(to text: inout [UInt8], maximum: Int = .max) throws(ReadingError) {
    let level = stream.depth
    while let event = try next() {
      switch event {
      case .text where stream.depth == level:
        stream.appendText(to: &text)
        guard text.count <= maximum else { return }
      case .end: if stream.depth < level { return }
      case .text, .start: continue
      }
    }
  }

  /// An attribute of the element that has just begun.
  func attribute(_ local: String, in namespace: String = "") -> String? {
    stream.attribute(local, in: namespace)
  }

  /// A boolean attribute, in either spelling of XML Schema.
  func flag(_ local: String, default standard: Bool = false) -> Bool {
    switch stream.attribute(local) {
    case "1", "true", "on": true
    case nil: standard
    default: false
    }
  }

  /// The attributes of the element that has just begun.
  var attributes: [(name: XMLName, value: String)] { stream.attributes }

  /// The error for something wrong here, as the ends of two sentences.
  func damaged(ja: String, en: String) -> ReadingError {
    .damaged(part: part, line: line, ja: ja, en: en)
  }

  /// The next event, for readers that need texts and elements in their order.
  func next() throws(ReadingError) -> XMLStream.Event? {
    do throws(XMLStreamError) {
      return try stream.next()
    } catch {
      throw ReadingError(error, part: part)
    }
  }

  /// The name of the element that has just begun.
  var name: XMLName { stream.name }

  /// How many elements are open.
  var depth: Int { stream.depth }

  /// Appends the piece of text that was read last.
  func appendPiece(to text: inout [UInt8]) {
    stream.appendText(to: &text)
  }

  private func leave(to level: Int) throws(ReadingError) {
    while stream.depth > level, try next() != nil {}
  }

  /// Takes the first alternative whose extensions are known, so that nothing is read twice.
  private func chooseContent(
    _ body: (XMLName) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let level = stream.depth
    var isChosen = false
    while let event = try next() {
      switch event {
      case .text: continue
      case .end: if stream.depth < level { return }
      case .start:
        if !isChosen, stream.name.namespace == Namespace.compatibility, isAcceptable {
          isChosen = true
          try forEachChild(body)
        } else {
          try leave(to: level)
        }
      }
    }
  }

  private var isAcceptable: Bool {
    switch stream.name.local {
    case "Choice":
      (stream.attribute("Requires") ?? "").split(separator: " ").allSatisfy {
        Namespace.knownExtensions.contains(String($0))
      }
    case "Fallback": true
    default: false
    }
  }
}
