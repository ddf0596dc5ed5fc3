import KenzanBridge
import KenzanSchemas

/// The XML Schema of a language, and what it says of a document, in the words of its author.
struct SchemaGrammar {
  /// The grammar as a file; that of form descriptions unless said otherwise.
  var bytes = EmbeddedSchemas.grammar

  /// The root of a document that is in keeping with the grammar.
  func read(_ document: [UInt8], file: String) throws(SchemaErrors) -> XMLElement {
    do throws(XMLDocumentErrors) {
      return try XMLDocument.read(document, grammar: bytes)
    } catch {
      var log = SchemaLog(file: file)
      let index = GrammarIndex(grammar: bytes)
      for problem in error.problems { report(problem, index, in: &log) }
      throw SchemaErrors(log.errors)
    }
  }

  private func report(
    _ problem: XMLProblem,
    _ index: GrammarIndex,
    in log: inout SchemaLog
  ) {
    switch problem.kind {
    case .malformed: log.report(.xml, line: problem.line, .malformed(problem.words))
    case .documentType: log.report(.xml, line: problem.line, .documentType)
    case .tooLarge: log.report(.xml, line: 0, .tooLarge)
    case .grammar: log.report(.grammar, line: 0, .brokenGrammar(problem.words))
    case .invalid:
      let violation = GrammarViolation(problem, index: index)
      // The library adds to a broken facet that the value is none of the type.
      log.report(.grammar, line: problem.line, violation.message, subject: violation.subject)
    }
  }
}

extension Message {
  fileprivate static let documentType = Message(
    ja: "DOCTYPE 宣言は使えません。削除してください。",
    en: "a document type declaration is not allowed; remove it"
  )

  fileprivate static let tooLarge = Message(
    ja: "XMLのファイルが\(XMLDocument.maximumSize >> 20)MBを超えています。",
    en: "the file is larger than \(XMLDocument.maximumSize >> 20) MB"
  )

  fileprivate static func malformed(_ words: String) -> Message {
    Message(
      ja: "XMLとして読めません（\(words)）。この行の前後のタグ、引用符、& を確かめてください（& は &amp;、< は &lt; と書きます）。",
      en: "this is not well-formed XML: \(words)"
    )
  }

  fileprivate static func brokenGrammar(_ words: String) -> Message {
    Message(
      ja: "kenzan 自身の文法ファイルが読めません（\(words)）。",
      en: "kenzan's own grammar does not load: \(words)"
    )
  }
}
