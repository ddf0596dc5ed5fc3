import KenzanBridge
import KenzanScan

/// Walks one XML part of a workbook, element by element.
///
/// There are two ways to read a part: the scanner, which is fast and gives up on whatever is unusual, and
/// the parser, whose word is final. `OfficePackage.read` tries the one and falls back on the other.
///
/// The `body` of `forEachChild` looks at the child that has just begun and may leave whatever it
/// does not know; elements of foreign namespaces are so passed over as wholes.
final class PartReader {
  let part: String
  /// The parser; where there is none, the scanner reads.
  private let stream: XMLStream?
  private var scan: MarkupScan
  private var hasGivenUp = false

  /// Reads with the scanner; `nil` where the first look says that it cannot.
  init?(scanning bytes: [UInt8], part: String) {
    guard let scan = MarkupScan(bytes, aliases: Namespace.aliases) else { return nil }
    self.part = part
    self.scan = scan
    stream = nil
  }

  /// Reads with the parser.
  init(_ bytes: [UInt8], part: String) throws(ReadingError) {
    self.part = part
    scan = MarkupScan()
    do throws(XMLStreamError) {
      stream = try XMLStream(bytes, aliases: Namespace.aliases)
    } catch {
      throw ReadingError(error, part: part)
    }
  }

  /// The line of what was read last; only the parser knows it.
  var line: Int { stream?.line ?? 0 }

  /// Reads on to the end: whether the scanner understood all of the part.
  func hasUnderstood() -> Bool {
    while (try? next()) != nil {}
    return !hasGivenUp
  }

  /// Goes to the root element and gives its name.
  func root() throws(ReadingError) -> XMLName {
    while let event = try next(), event != .start {}
    guard depth == 1 else { throw damaged(ja: "中身がありません", en: "it is empty") }
    return name
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
  ///
  /// `before` is done before every step, and may read children itself.
  func forEachChild(
    before: () throws(ReadingError) -> Void = {},
    _ body: (XMLName) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let level = depth
    while true {
      try before()
      guard let event = try next() else { return }
      switch event {
      case .text: continue
      case .end: if depth < level { return }
      case .start:
        let name = name
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
    before: () throws(ReadingError) -> Void = {},
    _ body: (String) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    try forEachChild(before: before) { name throws(ReadingError) in
      if name.namespace == namespace { try body(name.local) }
    }
  }

  /// The next child, if the scanner reads and it is a cell written in the usual way.
  func plainCell(row: Int, within bounds: PlainCellBounds) -> PlainCell? {
    stream == nil ? scan.plainCell(row: row, within: bounds) : nil
  }

  /// The next child, if the scanner reads and it is a shared string written in the usual way.
  func plainText(maximum: Int) -> String? {
    stream == nil ? scan.plainText(in: Namespace.main, maximum: maximum) : nil
  }

  /// The text of the element that has just begun, without that of its children, to its end.
  func text() throws(ReadingError) -> [UInt8] {
    var text: [UInt8] = []
    try appendText(to: &text)
    return text
  }

  /// Appends the text of the element that has just begun, without that of its children.
  func appendText(to text: inout [UInt8], maximum: Int = .max) throws(ReadingError) {
    let level = depth
    while let event = try next() {
      switch event {
      case .text where depth == level:
        appendPiece(to: &text)
        guard text.count <= maximum else { return }
      case .end: if depth < level { return }
      case .text, .start: continue
      }
    }
  }

  /// An attribute of the element that has just begun.
  func attribute(_ local: String, in namespace: String = "") -> String? {
    guard let stream else { return scan.attribute(local, in: namespace) }
    return stream.attribute(local, in: namespace)
  }

  /// A boolean attribute, in either spelling of XML Schema.
  func flag(_ local: String, default standard: Bool = false) -> Bool {
    switch attribute(local) {
    case "1", "true", "on": true
    case nil: standard
    default: false
    }
  }

  /// A boolean attribute on which the meaning of values depends, so that what is none is refused.
  func decisiveFlag(_ local: String) throws(ReadingError) -> Bool {
    guard let text = attribute(local) else { return false }
    guard ["1", "true", "on", "0", "false", "off"].contains(text) else {
      throw damaged(ja: "\(local)「\(text)」", en: "\(local) '\(text)'")
    }
    return flag(local)
  }

  /// A width or height, which no form has larger; `nil` for what is none, such as `NaN` or `1e999`.
  func measure(_ local: String) -> Double? {
    guard let text = attribute(local), let measure = scanDouble(Array(text.utf8)),
      (0...100_000).contains(measure)
    else { return nil }
    return measure
  }

  /// The attributes of the element that has just begun.
  var attributes: [(name: XMLName, value: String)] {
    stream?.attributes
      ?? scan.allAttributes.map { (XMLName($0.namespace, $0.local), $0.value) }
  }

  /// The error for something wrong here, as the ends of two sentences.
  func damaged(ja: String, en: String) -> ReadingError {
    .damaged(part: part, line: line, ja: ja, en: en)
  }

  /// The next event, for readers that need texts and elements in their order.
  func next() throws(ReadingError) -> XMLStream.Event? {
    guard let stream else { return try scanNext() }
    do throws(XMLStreamError) {
      return try stream.next()
    } catch {
      throw ReadingError(error, part: part)
    }
  }

  private func scanNext() throws(ReadingError) -> XMLStream.Event? {
    switch scan.next() {
    case .start: return .start
    case .end: return .end
    case .text: return .text
    case .finished: return nil
    case .unknown:
      hasGivenUp = true
      throw damaged(ja: "走査では読めません", en: "is not understood by the scanner")
    }
  }

  /// The name of the element that has just begun.
  var name: XMLName { stream?.name ?? XMLName(scan.namespace, scan.local) }

  /// How many elements are open.
  var depth: Int { stream?.depth ?? scan.depth }

  /// Appends the piece of text that was read last.
  func appendPiece(to text: inout [UInt8]) {
    if let stream {
      stream.appendText(to: &text)
    } else {
      scan.appendText(to: &text)
    }
  }

  private func leave(to level: Int) throws(ReadingError) {
    while depth > level, try next() != nil {}
  }

  /// Takes the first alternative whose extensions are known, so that nothing is read twice.
  private func chooseContent(
    _ body: (XMLName) throws(ReadingError) -> Void
  ) throws(ReadingError) {
    let level = depth
    var isChosen = false
    while let event = try next() {
      switch event {
      case .text: continue
      case .end: if depth < level { return }
      case .start:
        if !isChosen, name.namespace == Namespace.compatibility, isAcceptable {
          isChosen = true
          try forEachChild(body)
        } else {
          try leave(to: level)
        }
      }
    }
  }

  private var isAcceptable: Bool {
    switch name.local {
    case "Choice":
      (attribute("Requires") ?? "").split(separator: " ").allSatisfy {
        Namespace.knownExtensions.contains(String($0))
      }
    case "Fallback": true
    default: false
    }
  }
}
