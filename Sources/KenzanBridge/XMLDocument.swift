private import CLibXML2

/// Reads small XML documents (schemas, packets, maps) whole, as a tree of values.
///
/// Nothing is fetched from a network, a document type declaration is refused and with it every
/// entity, and libxml2's own bounds on depth and lengths stay in force.
package enum XMLDocument {
  /// The most bytes that a document may have.
  package static let maximumSize = 16 << 20

  /// Parses a document, checks it against an XML Schema if one is given, and returns its root.
  ///
  /// The corresponding C functions are `xmlCtxtReadMemory` and `xmlSchemaValidateDoc`.
  package static func read(
    _ bytes: [UInt8],
    grammar: [UInt8]? = nil
  ) throws(XMLDocumentErrors) -> XMLElement {
    let document = try unsafe parse(bytes)
    defer { unsafe xmlFreeDoc(document) }
    if let grammar {
      let problems = try unsafe validate(document, grammar: grammar)
      guard problems.isEmpty else { throw XMLDocumentErrors(problems) }
    }
    guard let root = unsafe xmlDocGetRootElement(document) else {
      throw XMLDocumentErrors([XMLProblem(.malformed, line: 1)])
    }
    return unsafe element(root)
  }

  /// The caller frees the document.
  private static func parse(_ bytes: [UInt8]) throws(XMLDocumentErrors) -> xmlDocPtr {
    guard bytes.count <= maximumSize else {
      throw XMLDocumentErrors([XMLProblem(.tooLarge, line: 0)])
    }
    xmlInitParser()
    guard let context = unsafe xmlNewParserCtxt() else { throw .noMemory }
    defer { unsafe xmlFreeParserCtxt(context) }
    // The context's private pointer marks that a document type declaration was met.
    unsafe context.pointee.sax.pointee.internalSubset = { owner, _, _, _ in
      guard let owner = unsafe owner else { return }
      let context = unsafe owner.assumingMemoryBound(to: xmlParserCtxt.self)
      unsafe context.pointee._private = owner
      unsafe xmlStopParser(context)
    }
    // Silent, since the error is taken from the context and not from standard error. With NOENT
    // a value is one text node: `&amp;` is decoded, and other entities are never declared.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context,
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(buffer.count),
        nil,
        nil,
        Int32(options)
      )
    }
    if unsafe context.pointee._private != nil {
      unsafe xmlFreeDoc(document)
      let line = unsafe Int(context.pointee.input?.pointee.line ?? 1)
      throw XMLDocumentErrors([XMLProblem(.documentType, line: max(1, line))])
    }
    guard let document = unsafe document else {
      let error = unsafe context.pointee.lastError
      throw XMLDocumentErrors([
        XMLProblem(
          .malformed,
          line: max(1, unsafe Int(error.line)),
          words: unsafe words(error.message)
        )
      ])
    }
    return unsafe document
  }

  private static func element(_ node: xmlNodePtr) -> XMLElement {
    var result = XMLElement(
      name: unsafe string(node.pointee.name),
      namespace: unsafe namespace(node.pointee.ns),
      line: unsafe max(1, xmlGetLineNo(node))
    )
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      result.attributes.append(
        XMLAttribute(
          name: unsafe string(current.pointee.name),
          namespace: unsafe namespace(current.pointee.ns),
          value: unsafe string(current.pointee.children?.pointee.content)
        )
      )
      unsafe attribute = current.pointee.next
    }
    var child = unsafe node.pointee.children
    while let current = unsafe child {
      switch unsafe current.pointee.type {
      // The parser's bound on depth (256) bounds this recursion too.
      case XML_ELEMENT_NODE: result.children.append(unsafe element(current))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        result.text += unsafe string(current.pointee.content)
      default: break
      }
      unsafe child = current.pointee.next
    }
    return result
  }

  private static func namespace(_ namespace: xmlNsPtr?) -> String? {
    guard let address = unsafe namespace?.pointee.href else { return nil }
    return unsafe string(address)
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}

extension XMLDocument {
  /// The most problems that are listed; further ones rarely help.
  private static let maximumProblems = 100

  /// How often a document is looked at again without the elements that were out of place.
  private static let maximumPasses = 20

  /// What in a document is against a grammar, by line.
  ///
  /// The library looks at nothing that follows an element out of place, so such elements are taken
  /// out of the document and the rest is validated once more.
  private static func validate(
    _ document: xmlDocPtr,
    grammar: [UInt8]
  ) throws(XMLDocumentErrors) -> [XMLProblem] {
    let schema = try unsafe load(grammar)
    defer { unsafe xmlSchemaFree(schema) }
    var problems: [XMLProblem] = []
    var parents: Set<Int> = []
    for _ in 0..<maximumPasses {
      var pass = unsafe Pass()
      try unsafe validate(document, with: schema, into: &pass)
      guard let (node, problem) = unsafe pass.misplaced else {
        // An element may well miss a child because that very child was misspelt and taken out.
        unsafe problems += pass.problems.filter { $0.kind != content || !parents.contains($0.line) }
        break
      }
      problems.append(problem)
      if let parent = unsafe node.pointee.parent {
        unsafe parents.insert(max(1, xmlGetLineNo(parent)))
      }
      unsafe xmlUnlinkNode(node)
      unsafe xmlFreeNode(node)
    }
    // Stable, so that what the library found first on a line stays first.
    return problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .prefix(maximumProblems)
      .map(\.element)
  }

  /// What one run over a document found.
  @unsafe
  private struct Pass {
    var problems: [XMLProblem] = []
    /// The first element that stands where the grammar wants none or another.
    var misplaced: (xmlNodePtr, XMLProblem)?
  }

  private static let content = XMLProblem.Kind.invalid(
    code: Int(XML_SCHEMAV_ELEMENT_CONTENT.rawValue)
  )

  private static func validate(
    _ document: xmlDocPtr,
    with schema: xmlSchemaPtr,
    into pass: inout Pass
  ) throws(XMLDocumentErrors) {
    guard let context = unsafe xmlSchemaNewValidCtxt(schema) else { throw .noMemory }
    defer { unsafe xmlSchemaFreeValidCtxt(context) }
    unsafe withUnsafeMutablePointer(to: &pass) { place in
      unsafe xmlSchemaSetValidStructuredErrors(
        context,
        { owner, error in
          guard let owner = unsafe owner, let error = unsafe error?.pointee else { return }
          let pass = unsafe owner.assumingMemoryBound(to: Pass.self)
          unsafe XMLDocument.note(error, in: &pass.pointee)
        },
        place
      )
      unsafe _ = xmlSchemaValidateDoc(context, document)
    }
  }

  private static func note(_ error: xmlError, in pass: inout Pass) {
    let node = unsafe error.node?.assumingMemoryBound(to: xmlNode.self)
    let isElement = unsafe node?.pointee.type == XML_ELEMENT_NODE
    let parent = unsafe isElement ? node?.pointee.parent : nil
    let problem = XMLProblem(
      .invalid(code: unsafe Int(error.code)),
      line: unsafe max(1, Int(error.line)),
      words: unsafe words(error.message),
      parent: unsafe parent?.pointee.type == XML_ELEMENT_NODE
        ? unsafe string(parent?.pointee.name) : nil
    )
    if unsafe pass.problems.count < maximumProblems { unsafe pass.problems.append(problem) }
    // "Missing child element(s)" has the same code, and there the element itself is not to blame.
    guard problem.kind == content, problem.words.contains("This element is not expected"),
      isElement, unsafe pass.misplaced == nil, let node = unsafe node
    else { return }
    unsafe pass.misplaced = (node, problem)
  }

  /// The caller frees the schema.
  private static func load(_ grammar: [UInt8]) throws(XMLDocumentErrors) -> xmlSchemaPtr {
    var problem = XMLProblem(.grammar, line: 0)
    let schema = unsafe grammar.withUnsafeBytes { buffer -> xmlSchemaPtr? in
      guard
        let context = unsafe xmlSchemaNewMemParserCtxt(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: buffer.count)
        )
      else { return nil }
      defer { unsafe xmlSchemaFreeParserCtxt(context) }
      return unsafe withUnsafeMutablePointer(to: &problem) { place in
        unsafe xmlSchemaSetParserStructuredErrors(
          context,
          { owner, error in
            guard let owner = unsafe owner, let error = unsafe error?.pointee else { return }
            unsafe owner.assumingMemoryBound(to: XMLProblem.self).pointee = XMLProblem(
              .grammar,
              line: unsafe Int(error.line),
              words: unsafe XMLDocument.words(error.message)
            )
          },
          place
        )
        return unsafe xmlSchemaParse(context)
      }
    }
    guard let schema = unsafe schema else { throw XMLDocumentErrors([problem]) }
    return unsafe schema
  }

  /// The library's words without the line break at their end.
  private static func words(_ message: UnsafePointer<CChar>?) -> String {
    guard let message = unsafe message else { return "" }
    var text = unsafe String(cString: message)
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return text
  }
}

extension XMLDocumentErrors {
  fileprivate static var noMemory: Self {
    Self([XMLProblem(.malformed, line: 0, words: "out of memory")])
  }
}
