private import CLibXML2

/// Reads an XML document as a sequence of elements and texts, in bounded memory and time.
///
/// Nothing is fetched, a document type declaration is refused, and so no entity is ever expanded.
/// Whatever is asked of the stream (`name`, `text`, `attribute`) is about the event `next` gave last.
@safe
package final class XMLStream {
  package enum Event: Sendable {
    case start, end, text
  }

  /// How many elements are open; after an `end` the ended one is counted no more.
  package private(set) var depth = 0
  private let bytes: [UInt8]
  private var fed: Int
  private var finished = false
  private var cursor = -1
  private var bounds: XMLStreamBounds
  private let limits: XMLLimits
  private var context: xmlParserCtxtPtr?
  fileprivate var buffer = XMLEventBuffer()
  private var violation: XMLStreamError?

  /// Takes a whole document.
  ///
  /// `aliases` names one namespace for another, so that a reader has to know only one of the two.
  /// The corresponding C function is `xmlCreatePushParserCtxt`.
  package init(
    _ document: [UInt8],
    limits: XMLLimits = XMLLimits(),
    aliases: [String: String] = [:]
  ) throws(XMLStreamError) {
    (bytes, fed) = try XMLStreamEncoding.utf8(document)
    bounds = XMLStreamBounds(limits)
    self.limits = limits
    buffer.aliases = aliases
    unsafe context = nil
    xmlInitParser()
    var handler = unsafe xmlStreamHandler()
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let created = unsafe xmlCreatePushParserCtxt(&handler, owner, nil, 0, nil) else {
      throw XMLStreamError(.outOfMemory, line: 1)
    }
    unsafe context = created
    // NOENT has predefined entities in attribute values decoded; others are never declared.
    // HUGE lifts the parser's own bounds, since ours count what it does not.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_HUGE.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    unsafe xmlCtxtUseOptions(created, Int32(options))
  }

  deinit {
    unsafe xmlFreeParserCtxt(context)
  }

  /// Goes to the next event; `nil` at the end of the document.
  ///
  /// The corresponding C function is `xmlParseChunk`.
  package func next() throws(XMLStreamError) -> Event? {
    if cursor >= 0, cursor < buffer.events.count { cursor += 1 } else { cursor = 0 }
    while cursor >= buffer.events.count {
      guard !finished else { return nil }
      buffer.removeAll()
      cursor = 0
      try feed()
    }
    let event = buffer.events[cursor].kind
    switch event {
    case .start: depth += 1
    case .end: depth -= 1
    case .text: break
    }
    return event
  }

  /// The name of the element that starts or ends.
  package var name: XMLName { buffer.names[Int(buffer.events[cursor].name)] }

  /// The line of the event.
  package var line: Int {
    buffer.events.indices.contains(cursor) ? Int(buffer.events[cursor].line) : bounds.line
  }

  /// A piece of text; one text may come in several.
  package func appendText(to text: inout [UInt8]) {
    let event = buffer.events[cursor]
    text.append(contentsOf: buffer.bytes[Int(event.first)..<Int(event.first + event.count)])
  }

  /// The value of an attribute of the element that starts.
  package func attribute(_ local: String, in namespace: String = "") -> String? {
    let event = buffer.events[cursor]
    guard event.kind == .start else { return nil }
    for index in Int(event.first)..<Int(event.first + event.count) {
      let attribute = buffer.attributes[index]
      let name = buffer.names[Int(attribute.name)]
      if name.local == local, name.namespace == namespace {
        return String(
          decoding: buffer.bytes[Int(attribute.first)..<Int(attribute.end)],
          as: UTF8.self
        )
      }
    }
    return nil
  }

  /// The attributes of the element that starts, in the order of the document.
  package var attributes: [(name: XMLName, value: String)] {
    let event = buffer.events[cursor]
    guard event.kind == .start else { return [] }
    return buffer.attributes[Int(event.first)..<Int(event.first + event.count)].map {
      (
        buffer.names[Int($0.name)],
        String(decoding: buffer.bytes[Int($0.first)..<Int($0.end)], as: UTF8.self)
      )
    }
  }

  private func feed() throws(XMLStreamError) {
    let bytes = bytes
    let chunk = 1 << 15
    let end = try bounds.scan(bytes.span, from: fed, beyond: fed + chunk)
    // The scan ends where no token is open, so what goes beyond the chunk is one token.
    guard end - fed <= chunk + limits.tokenBytes else {
      throw XMLStreamError(.tokenTooLong(limit: limits.tokenBytes), line: bounds.line)
    }
    let last = end == bytes.count
    unsafe bytes.withUnsafeBufferPointer { all in
      let chunk = unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[fed..<end]))
      let start = unsafe chunk.bindMemory(to: CChar.self).baseAddress
      unsafe _ = xmlParseChunk(context, start, Int32(end - fed), last ? 1 : 0)
    }
    fed = end
    finished = last
    if let violation { throw violation }
    try checkWellFormed()
    // The parser keeps every name it meets in one table, which gets slow when it is large.
    if unsafe xmlDictSize(context?.pointee.dict) > limits.names {
      throw XMLStreamError(.tooManyNames(limit: limits.names), line: bounds.line)
    }
  }

  private func checkWellFormed() throws(XMLStreamError) {
    guard let context = unsafe context,
      unsafe context.pointee.wellFormed == 0 || context.pointee.nsWellFormed == 0
    else { return }
    let error = unsafe context.pointee.lastError
    let line = max(1, Int(unsafe error.line))
    let encodingErrors = [XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING]
    if encodingErrors.contains(where: { Int($0.rawValue) == Int(unsafe error.code) }) {
      throw XMLStreamError(.encoding, line: line)
    }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    let words = String(message.prefix(200).prefix { $0 != "\n" })
    throw XMLStreamError(.malformed(words), line: line)
  }

  fileprivate func stop(_ reason: XMLStreamError.Reason) {
    violation = XMLStreamError(reason, line: currentLine)
    unsafe xmlStopParser(context)
  }

  fileprivate var currentLine: Int {
    unsafe Int(xmlSAX2GetLineNumber(context))
  }

  fileprivate func checkNamespaces() {
    if buffer.namespacesInScope > limits.attributes {
      stop(.tooManyAttributes(limit: limits.attributes))
    }
  }
}

/// The callbacks that fill a stream's events; whatever is not set is not wanted.
private func xmlStreamHandler() -> xmlSAXHandler {
  var handler = unsafe xmlSAXHandler()
  unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
  unsafe handler.startElementNs = { owner, local, _, uri, namespaces, _, count, _, attributes in
    guard let stream = unsafe stream(owner) else { return }
    unsafe stream.buffer.start(
      local,
      uri,
      attributes,
      Int(count),
      namespaces: Int(namespaces),
      line: stream.currentLine
    )
    if namespaces > 0 { stream.checkNamespaces() }
  }
  unsafe handler.endElementNs = { owner, local, _, uri in
    guard let stream = unsafe stream(owner) else { return }
    unsafe stream.buffer.end(local, uri, line: stream.currentLine)
  }
  let text: charactersSAXFunc = { owner, start, count in
    guard let stream = unsafe stream(owner) else { return }
    unsafe stream.buffer.text(start, Int(count), line: stream.currentLine)
  }
  unsafe handler.characters = text
  unsafe handler.ignorableWhitespace = text
  unsafe handler.cdataBlock = text
  unsafe handler.internalSubset = { owner, _, _, _ in
    unsafe stream(owner)?.stop(.documentType)
  }
  // Without one, errors are written to standard error; they are taken from the context instead.
  unsafe handler.serror = { _, _ in }
  return unsafe handler
}

private func stream(_ owner: UnsafeMutableRawPointer?) -> XMLStream? {
  unsafe owner.map { unsafe Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
}
