import KenzanBridge

/// Compiles a form description for a year: names, fields, formulas, the grid, in that order.
///
/// All mistakes are gathered. Formulas and the grid speak of fields, so they are looked at even if
/// a field has a mistake, but a mistake is never reported twice.
struct SchemaCompiler {
  let source: SchemaSource
  let year: FiscalYear

  func compile() throws(SchemaErrors) -> FormSchema {
    let root = source.root
    let preamble = preamble(of: root)
    let (stages, bands) = (preamble.stages, preamble.bands)
    var fields = FieldCompiler(
      year: year,
      codes: preamble.codes,
      stages: stages,
      log: preamble.log
    )
    fields.compile(root, parameters: root.children(named: "parameter"))
    var notations = NotationCompiler(tree: fields.tree, log: fields.log)
    notations.compile()
    var log = notations.log
    var tree = notations.tree
    let resolver = NameResolver(tree: tree, parameters: preamble.parameters)
    var formulas = FormulaCompiler(resolver: resolver, year: year, stages: stages)
    (formulas.bands, formulas.codes) = (bands, fields.codes)
    compileConditions(&tree, formulas, &log)
    let (key, subject) = identity(of: root, resolver, &log)
    let priors = PriorOperands(tree: tree)
    // Only checks and quotes may ask for last year's sheet.
    formulas.priors = priors
    let (checks, quotes) = rules(of: root, formulas, &log)
    let layout = layout(of: root, resolver, &log)
    guard log.errors.isEmpty else { throw SchemaErrors(log.errors) }
    let schema = FormSchema(
      id: source.id,
      version: source.version,
      title: source.title,
      year: year,
      fields: tree.fields,
      key: key,
      subject: subject,
      groups: tree.groups,
      lists: tree.lists,
      codes: fields.codes,
      parameters: preamble.parameters,
      stages: stages,
      checks: checks,
      quotes: quotes,
      priors: priors.all,
      layout: layout,
      bands: bands
    )
    checkSentences(of: schema, &log)
    guard log.errors.isEmpty else { throw SchemaErrors(log.errors) }
    return schema
  }

  private func rules(
    of root: XMLElement,
    _ formulas: FormulaCompiler,
    _ log: inout SchemaLog
  ) -> ([Check], [Quote]) {
    var compiler = CheckCompiler(formulas: formulas, log: log)
    let checks = compiler.compile(root.children(named: "check"))
    let quotes = compiler.compile(quotes: root.children(named: "quote"), beside: checks)
    log = compiler.log
    return (checks, quotes)
  }

  private func layout(
    of root: XMLElement,
    _ resolver: NameResolver,
    _ log: inout SchemaLog
  ) -> FormLayout {
    guard let form = root.child(named: "form") else { return FormLayout() }
    var grid = LayoutCompiler(resolver: resolver, year: year, log: log)
    defer { log = grid.log }
    return grid.compile(form)
  }

  /// What stands before the fields: lists, bands, constants, stages.
  private struct Preamble {
    var codes: [String: CodeList]
    var bands: [String: Bands]
    var parameters: [Parameter]
    var stages: [String]
    var log: SchemaLog
  }

  private func preamble(of root: XMLElement) -> Preamble {
    var codes = CodeListCompiler(
      companions: source.companions,
      log: SchemaLog(file: source.file)
    )
    let lists = codes.compile(root.children(named: "codes"))
    var classes = BandCompiler(log: codes.log)
    let bands = classes.compile(root.children(named: "bands"))
    var constants = ParameterCompiler(log: classes.log)
    let parameters = constants.compile(root.children(named: "parameter"))
    let stages = stages(of: root, &constants.log)
    return Preamble(
      codes: lists,
      bands: bands,
      parameters: parameters,
      stages: stages,
      log: constants.log
    )
  }

  /// What a sentence quotes (`{expected}`, `{2:cell}`) must be there.
  private func checkSentences(of schema: FormSchema, _ log: inout SchemaLog) {
    for check in schema.checks {
      let operands = check.operands
      for message in [check.message, check.advice].compactMap({ $0 }) {
        for language in Language.allCases {
          let unknown = MessageTemplate(message[language])
            .unknownPlaceholders(stated: check.stated, operands: operands, in: schema)
          for word in unknown {
            log.report(.placeholder, line: check.line, .unknownQuote(word, check.id), subject: word)
          }
        }
      }
    }
  }

  private func compileConditions(
    _ tree: inout FieldTree,
    _ formulas: FormulaCompiler,
    _ log: inout SchemaLog
  ) {
    var wrong: Set<Int> = []
    for condition in tree.conditions {
      // A condition is repeated for every key; its line says whether it is known to be wrong.
      let line = condition.element.line
      guard !wrong.contains(line) else { continue }
      let mistakes = log.errors.count
      let group = tree.fields[condition.slot].group
      let loop = group.flatMap { tree.loops[$0] }
      switch formulas.compile(condition.element, at: .init(group: group, loop: loop)) {
      case .compiled(let expression):
        log.checkCondition(expression, line: line, formulas)
        tree.fields[condition.slot].facets.required = .init(expression.withoutConstants)
      case .beyondLoop: break
      case .failed(let problems): log.report(problems)
      }
      if log.errors.count > mistakes { wrong.insert(line) }
    }
  }

  /// The fields that identify a sheet, and the one that names it.
  private func identity(
    of root: XMLElement,
    _ resolver: NameResolver,
    _ log: inout SchemaLog
  ) -> (key: [Int], subject: Int?) {
    func slot(_ name: String, _ element: XMLElement, _ log: inout SchemaLog) -> Int? {
      let fields = resolver.tree.fields
      guard let slot = resolver.slot(of: name) else {
        let nearest = Spelling.nearest(to: name, among: fields.map(\.path.description))
        let message = Message.unknownIdentity(element.name, name, nearest)
        log.report(.unknown, line: element.line, message, subject: name)
        return nil
      }
      if resolver.tree.segments[slot].contains(where: { $0.kind == .row }) {
        log.report(.check, line: element.line, .identityInList(element.name, name), subject: name)
      }
      return slot
    }
    var key: [Int] = []
    if let element = root.child(named: "key") {
      for name in XMLElement.words(element.text) {
        if let slot = slot(name, element, &log) { key.append(slot) }
      }
    }
    guard let element = root.child(named: "subject") else { return (key.unique, nil) }
    return (key.unique, slot(element.text.trimmed, element, &log))
  }
}

extension Requirement {
  fileprivate init(_ condition: Expression<FieldOperand>) {
    switch condition {
    case .boolean(let truth): self = truth ? .always : .never
    default: self = .when(condition)
    }
  }
}

extension Message {
  fileprivate static func unknownQuote(_ word: String, _ check: String) -> Message {
    Message(
      ja: "check「\(check)」の message か advice にある \(word) が何を指すか分かりません。"
        + "{stated} {expected} {difference} {1} や欄の名前が使えます。",
      en: "\(word) in a message or an advice of the check '\(check)' means nothing; "
        + "there are {stated} {expected} {difference} {1} and names of fields"
    )
  }

  fileprivate static func unknownIdentity(
    _ element: String,
    _ name: String,
    _ nearest: String?
  ) -> Message {
    Message(
      ja: "\(element) の「\(name)」という欄がありません。" + Message.suggestion(nearest).ja,
      en: "there is no field '\(name)' for '\(element)'" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func identityInList(_ element: String, _ name: String) -> Message {
    Message(
      ja: "\(element) の「\(name)」は list の中の欄です。シートに一つだけある欄を書いてください。",
      en: "'\(name)' for '\(element)' is in a list; name a field that a sheet has once"
    )
  }
}
