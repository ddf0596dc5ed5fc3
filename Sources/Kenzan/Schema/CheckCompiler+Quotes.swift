import KenzanBridge

/// Makes the quotes of a schema: one for every group that a rule is written for.
extension CheckCompiler {
  mutating func compile(quotes elements: [XMLElement], beside checks: [Check]) -> [Quote] {
    var lines = Dictionary(checks.map { ($0.id, $0.line) }, uniquingKeysWith: min)
    var quotes: [Quote] = []
    for element in elements {
      let id = element[attribute: "id"] ?? ""
      if let first = lines.updateValue(element.line, forKey: id) {
        log.report(.duplicate, line: element.line, .repeatedCheck(id, first), subject: id)
      }
      for place in places(of: element) {
        // What is wrong for one key is wrong for the others in the same way.
        let mistakes = log.errors.count
        if let quote = quote(element, at: place) { quotes.append(quote) }
        guard log.errors.count == mistakes else { break }
      }
    }
    return quotes
  }

  private mutating func places(of element: XMLElement) -> [FormulaCompiler.Place] {
    guard element[attribute: "for"] != nil else { return [.init(group: nil, loop: nil)] }
    return groups(of: element).map { .init(group: $0, loop: tree.loops[$0]) }
  }

  /// The quote of one place; `nil` if there is none there, or after a mistake, which is reported.
  private mutating func quote(_ element: XMLElement, at place: FormulaCompiler.Place) -> Quote? {
    let condition = condition(of: element, at: place)
    let narratives = narratives(of: element, at: place)
    let patterns = element.children(named: "pattern").compactMap { pattern($0, at: place) }
    var value: Expression<FieldOperand>?
    if let formula = element.child(named: "formula") {
      guard case .compiled(let compiled) = expression(formula, at: place) else { return nil }
      requireNumber(compiled, line: formula.line)
      value = compiled
    }
    if case .never = condition { return nil }
    guard !narratives.isEmpty, !patterns.isEmpty else { return nil }
    var quote = Quote(
      id: element[attribute: "id"] ?? "",
      narratives: narratives,
      patterns: patterns,
      groups: [place.group].compactMap { $0 },
      formula: value,
      severity: element[attribute: "severity"].flatMap { Severity(rawValue: $0) } ?? .info,
      line: element.line
    )
    if case .expression(let expression) = condition { quote.when = expression }
    return quote
  }

  /// The texts that `in` names.
  private mutating func narratives(
    of element: XMLElement,
    at place: FormulaCompiler.Place
  ) -> [Int] {
    var found: [Int] = []
    for word in element.words("in") {
      guard let name = expand(word, line: element.line, in: place.loop) else { continue }
      let targets = formulas.resolver.targets(of: name, in: place.group)
      let slots: [Int] =
        switch targets.first {
        case .field(let slot)? where targets.count == 1: [slot]
        case .fields(let slots)? where targets.count == 1: slots
        default: []
        }
      if slots.isEmpty {
        let nearest = formulas.resolver.nearest(to: name, in: place.group)
        log.report(.unknown, line: element.line, .noNarrative(name, nearest), subject: word)
      } else if slots.contains(where: { tree.fields[$0].type != .text }) {
        log.report(.check, line: element.line, .narrativeWithoutText(name), subject: word)
      }
      found += slots
    }
    return found.unique
  }

  private mutating func pattern(
    _ element: XMLElement,
    at place: FormulaCompiler.Place
  ) -> QuotePattern? {
    let words = element.text.trimmed
    guard let text = expand(words, line: element.line, in: place.loop, keepsOthers: true) else {
      return nil
    }
    do throws(QuotePatternError) {
      return try QuotePattern(text)
    } catch {
      log.report(.pattern, line: element.line, error.message, subject: words)
      return nil
    }
  }

  private mutating func requireNumber(_ value: Expression<FieldOperand>, line: Int) {
    do throws(TypeError) {
      guard try formulas.type(of: value) != .number else { return }
      log.report(.type, line: line, .quoteOfNoNumber)
    } catch {
      log.report(.type, line: line, error.message)
    }
  }
}

extension Message {
  fileprivate static func noNarrative(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "in の「\(name)」に当たる欄が一つに決まりません。" + Message.suggestion(nearest).ja,
      en: "'in' must name text fields, and '\(name)' names none" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func narrativeWithoutText(_ name: String) -> Message {
    Message(
      ja: "in の「\(name)」は文章の欄ではありません。text の欄を書いてください。",
      en: "'\(name)' in 'in' is no text field"
    )
  }

  fileprivate static let quoteOfNoNumber = Message(
    ja: "quote の formula は比較ではなく、引用された数値と比べる計算（欄一つでもよい）を書きます。",
    en:
      "the formula of a quote is no comparison but the figure that is quoted: a field or a calculation"
  )
}
