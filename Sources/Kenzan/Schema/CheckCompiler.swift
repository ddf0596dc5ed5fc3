import KenzanBridge

/// Makes the checks of a schema: one for every group that a rule is written for.
struct CheckCompiler {
  /// More checks than any form has.
  static let maximumChecks = 200_000

  let formulas: FormulaCompiler
  var log: SchemaLog
  private var checks: [Check] = []

  var tree: FieldTree { formulas.resolver.tree }

  init(formulas: FormulaCompiler, log: SchemaLog) {
    self.formulas = formulas
    self.log = log
  }

  mutating func compile(_ elements: [XMLElement]) -> [Check] {
    var lines: [String: Int] = [:]
    for element in elements {
      let id = element[attribute: "id"] ?? ""
      if let first = lines.updateValue(element.line, forKey: id) {
        log.report(.duplicate, line: element.line, .repeatedCheck(id, first), subject: id)
      }
    }
    for element in elements {
      for id in element.words("also") where lines[id] == nil {
        let nearest = Spelling.nearest(to: id, among: lines.keys)
        log.report(.unknown, line: element.line, .unknownCheck(id, nearest), subject: id)
      }
      compile(element)
      guard checks.count <= Self.maximumChecks else {
        log.report(.limit, line: element.line, .tooManyChecks)
        break
      }
    }
    return checks
  }

  private mutating func compile(_ element: XMLElement) {
    guard element[attribute: "for"] != nil else {
      _ = compile(element, at: .init(group: nil, loop: nil))
      return
    }
    for group in groups(of: element) {
      // What is wrong for one key is wrong for the others in the same way.
      guard compile(element, at: .init(group: group, loop: tree.loops[group])) else { break }
      guard checks.count <= Self.maximumChecks else { break }
    }
  }

  /// Makes the check for one place; false if there was a mistake.
  private mutating func compile(_ element: XMLElement, at place: FormulaCompiler.Place) -> Bool {
    guard let formula = element.child(named: "formula") else { return false }
    let mistakes = log.errors.count
    let compiled = expression(formula, at: place)
    let condition = condition(of: element, at: place)
    if case .beyondLoop = compiled { return log.errors.count == mistakes }
    if case .never = condition { return log.errors.count == mistakes }
    guard case .compiled(let whole) = compiled else { return false }
    guard case .binary(let comparison, let left, let right) = whole, comparison.isComparison else {
      log.report(.check, line: formula.line, .noComparison)
      return false
    }
    checkType(whole, line: formula.line)
    guard let stated = stated(element, left, right, at: place), log.errors.count == mistakes else {
      return false
    }
    var check = Check(
      id: element[attribute: "id"] ?? "",
      stated: stated,
      groups: [place.group, tree.fields[stated].group].compactMap { $0 }.unique,
      when: nil,
      comparison: comparison,
      left: left,
      right: right,
      severity: element[attribute: "severity"].flatMap { Severity(rawValue: $0) } ?? .error,
      message: sentences("message", of: element, in: place.loop),
      advice: sentences("advice", of: element, in: place.loop),
      also: element.words("also"),
      rounding: nil,
      line: element.line
    )
    if case .expression(let expression) = condition { check.when = expression }
    check.countsRows = countsRows(element, at: place)
    check.isAcceptable = element[attribute: "acceptable"] == "true"
    check.suggests = element[attribute: "suggest"] != "false"
    check.priors = check.slots.filter { $0 >= tree.fields.count }
    addRoundings(of: element, at: place, to: &check)
    checks.append(check)
    return log.errors.count == mistakes
  }

  /// Whether a check that stands in the rows of a list speaks of the number of its row.
  private func countsRows(_ element: XMLElement, at place: FormulaCompiler.Place) -> Bool {
    guard place.group.map({ tree.groupSegments[$0].last?.kind == .row }) == true else {
      return false
    }
    return ["formula", "when"].contains { name in
      element.child(named: name)?.text.contains("{index") == true
    }
  }

  enum Condition {
    case always
    case expression(Expression<FieldOperand>)
    /// A loop has decided that there is no such check, or it asks for a key beyond the loop.
    case never
  }

  /// What `when` says; a mistake, which is reported, counts as no condition.
  mutating func condition(
    of element: XMLElement,
    at place: FormulaCompiler.Place
  ) -> Condition {
    guard let when = element.child(named: "when") else { return .always }
    switch expression(when, at: place) {
    case .beyondLoop: return .never
    case .failed: return .always
    case .compiled(let tree):
      log.checkCondition(tree, line: when.line, formulas)
      let rest = tree.withoutConstants
      guard case .boolean(let truth) = rest else { return .expression(rest) }
      return truth ? .always : .never
    }
  }

  mutating func expression(
    _ element: XMLElement,
    at place: FormulaCompiler.Place
  ) -> FormulaCompiler.Result {
    let result = formulas.compile(element, at: place)
    if case .failed(let problems) = result { log.report(problems) }
    return result
  }

  private mutating func checkType(_ expression: Expression<FieldOperand>, line: Int) {
    do throws(TypeError) {
      _ = try formulas.type(of: expression)
    } catch {
      log.report(.type, line: line, error.message)
    }
  }
}

// MARK: - Parts of a check

extension CheckCompiler {
  /// The groups that the patterns of `for` name, each once.
  mutating func groups(of element: XMLElement) -> [Int] {
    var found: [Int] = []
    for word in element.words("for") {
      guard let pattern = expand(word, line: element.line, in: nil) else { continue }
      let parts = pattern.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let matching = tree.groups.indices.filter {
        NameResolver.matches(tree.groupSegments[$0], parts)
      }
      if matching.isEmpty {
        log.report(.check, line: element.line, noGroup(word, pattern), subject: word)
      }
      found += matching
    }
    return found.unique
  }

  private func noGroup(_ word: String, _ pattern: String) -> Message {
    if tree.keys[pattern] != nil, tree.groups.allSatisfy({ $0.path.description != pattern }) {
      return .needsStar(word)
    }
    var known = Set(tree.groups.map(\.path.description))
    for segments in tree.groupSegments where segments.last?.kind != .name {
      known.insert(segments.map { $0.kind == .name ? $0.text : "*" }.joined(separator: "."))
    }
    return .noGroup(word, Spelling.nearest(to: pattern, among: known))
  }

  /// The field that the check is about: `stated`, else the left side.
  private mutating func stated(
    _ element: XMLElement,
    _ left: Expression<FieldOperand>,
    _ right: Expression<FieldOperand>,
    at place: FormulaCompiler.Place
  ) -> Int? {
    guard let word = element[attribute: "stated"] else {
      let own = 0..<tree.fields.count
      if case .leaf(.field(let slot)) = left, own.contains(slot) { return slot }
      var turned = false
      if case .leaf(.field(let slot)) = right, own.contains(slot) { turned = true }
      let line = element.child(named: "formula")?.line ?? element.line
      log.report(.check, line: line, .statedNotAlone(turned: turned))
      return nil
    }
    guard let name = expand(word, line: element.line, in: place.loop) else { return nil }
    let targets = formulas.resolver.targets(of: name, in: place.group)
    if targets.count == 1, case .field(let slot)? = targets.first { return slot }
    let nearest = formulas.resolver.nearest(to: name, in: place.group)
    log.report(.unknown, line: element.line, .statedUnknown(name, nearest))
    return nil
  }

  private mutating func sentences(
    _ name: String,
    of element: XMLElement,
    in loop: Placeholders.Loop?
  ) -> Message? {
    var texts: [Language: String] = [:]
    for child in element.children(named: name) {
      guard let language = child[attribute: "lang"].flatMap({ Language(rawValue: $0) }) else {
        continue
      }
      let sentence = child.sentence(in: language)
      let text = expand(sentence, line: child.line, in: loop, keepsOthers: true) ?? ""
      if texts.updateValue(text, forKey: language) != nil {
        log.report(.check, line: child.line, .repeatedLanguage(name, language))
      }
    }
    // A reader is better served in the other language than not at all.
    guard let any = texts[.ja] ?? texts[.en] else { return nil }
    return Message(ja: texts[.ja] ?? any, en: texts[.en] ?? any)
  }

  /// Replaces placeholders; `nil` after a mistake, which is reported.
  mutating func expand(
    _ text: String,
    line: Int,
    in loop: Placeholders.Loop?,
    keepsOthers: Bool = false
  ) -> String? {
    let placeholders = Placeholders(year: formulas.year, loop: loop)
    return log.expand(text, by: placeholders, line: line, keepsOthers: keepsOthers)
  }
}

extension SchemaLog {
  mutating func report(_ problems: [FormulaCompiler.Problem]) {
    for problem in problems {
      report(problem.kind, line: problem.line, problem.message, subject: problem.message.en)
    }
  }

  /// Notes if an expression that must be a condition is none.
  mutating func checkCondition(
    _ expression: Expression<FieldOperand>,
    line: Int,
    _ formulas: FormulaCompiler
  ) {
    do throws(TypeError) {
      guard try formulas.type(of: expression) != .boolean else { return }
      report(.type, line: line, .noCondition)
    } catch {
      report(.type, line: line, error.message)
    }
  }
}

extension Message {
  fileprivate static let noComparison = Message(
    ja: "formula は一つの比較（= <> < <= > >=）にします。左に確かめる欄、右に計算を書きます。",
    en: "a formula is one comparison (= <> < <= > >=): "
      + "the field to be checked on the left, the calculation on the right"
  )

  fileprivate static let noCondition = Message(
    ja: "条件になっていません。欄 = 値 のように比較を書いてください。",
    en: "this is no condition; write a comparison such as field = value"
  )

  fileprivate static let tooManyChecks = Message(
    ja: "検査が\(CheckCompiler.maximumChecks)件を超えます。",
    en: "there are more than \(CheckCompiler.maximumChecks) checks"
  )

  static func repeatedCheck(_ id: String, _ line: Int) -> Message {
    Message(
      ja: "check の id「\(id)」は\(line)行目ですでに使われています。",
      en: "the check id '\(id)' is already taken on line \(line)"
    )
  }

  fileprivate static func unknownCheck(_ id: String, _ nearest: String?) -> Message {
    Message(
      ja: "also の「\(id)」という check がありません。" + Message.suggestion(nearest).ja,
      en: "there is no check '\(id)' for 'also'" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func needsStar(_ word: String) -> Message {
    Message(
      ja: "「\(word)」はキーや行ごとに繰り返します。for=\"\(word).*\" と書きます。",
      en: "'\(word)' is repeated for keys or rows; write for=\"\(word).*\""
    )
  }

  fileprivate static func noGroup(_ word: String, _ nearest: String?) -> Message {
    Message(
      ja: "for の「\(word)」に当たる group も list の行もありません。" + Message.suggestion(nearest).ja,
      en: "no group or list row is '\(word)' for 'for'" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func statedNotAlone(turned: Bool) -> Message {
    turned
      ? Message(
        ja: "確かめる欄は左に一つだけ書きます。左と右を入れ替えてください。",
        en: "the field to be checked stands alone on the left; turn the sides round"
      )
      : Message(
        ja: "確かめる欄は左に一つだけ書きます。計算が左に必要なら、check に stated=\"欄\" を書きます。",
        en: "the field to be checked stands alone on the left; "
          + "if the left side must be calculated, name the field in 'stated'"
      )
  }

  fileprivate static func statedUnknown(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "stated の「\(name)」に当たる欄が一つに決まりません。" + Message.suggestion(nearest).ja,
      en: "'stated' must name one field, and '\(name)' does not" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func repeatedLanguage(_ name: String, _ language: Language) -> Message {
    Message(
      ja: "lang=\"\(language.rawValue)\" の \(name) が二つあります。",
      en: "there are two '\(name)' for lang=\"\(language.rawValue)\""
    )
  }
}
