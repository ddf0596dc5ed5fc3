import KenzanBridge

/// Turns the text of a formula into a tree over slots, for one place of the schema.
struct FormulaCompiler {
  /// Where a formula stands.
  struct Place {
    /// The innermost group; `nil` at the top.
    var group: Int?
    var loop: Placeholders.Loop?
  }

  /// A mistake in a formula, before it is reported.
  struct Problem {
    var kind: SchemaError.Kind
    var line: Int
    var message: Message
  }

  enum Result {
    case compiled(Expression<FieldOperand>)
    /// It asks for a key beyond its loop, so it does not exist for this key.
    case beyondLoop
    case failed([Problem])
  }

  let resolver: NameResolver
  let year: FiscalYear
  /// The stages of the evaluation.
  var stages: [String] = []
  var bands: [String: Bands] = [:]
  /// The code lists, for functions that take only certain values.
  var codes: [String: CodeList] = [:]
  /// What is asked of last year's sheet; `nil` where that is not allowed.
  var priors: PriorOperands?

  /// Compiles the text of an element; its mistakes are not yet reported.
  func compile(_ element: XMLElement, at place: Place) -> Result {
    let text: String
    do throws(PlaceholderError) {
      let placeholders = Placeholders(year: year, loop: place.loop)
      guard case .text(let expanded) = try placeholders.expand(element.text) else {
        return .beyondLoop
      }
      text = expanded
    } catch {
      return .failed([Problem(kind: .placeholder, line: element.line, message: error.message)])
    }
    do throws(FormulaError) {
      let parsed = try Formula.parse(text)
      return resolve(parsed, in: text, of: element, at: place)
    } catch {
      let line = Self.line(of: error.offset, in: text, of: element)
      return .failed([Problem(kind: .formula, line: line, message: error.message)])
    }
  }

  /// The type of a compiled formula, or why it makes no sense.
  func type(of expression: Expression<FieldOperand>) throws(TypeError) -> ValueType {
    let checker = TypeChecker<FieldOperand> { operand in
      switch operand {
      case .field(let number):
        let field = field(of: number)
        return LeafType(
          name: prefix(of: number) + field.path.description,
          type: ValueType(field.type),
          values: field.facets.codes.flatMap { codes[$0]?.codes.map(\.value) },
          codes: severalCodes(of: field)
        )
      case .fields(let numbers):
        // Fields of one range are of one type; `resolve` has seen to it.
        return LeafType(
          name: (numbers.first.map(prefix) ?? "") + rangeName(numbers.map { field(of: $0).slot }),
          type: numbers.first.map { ValueType(field(of: $0).type) } ?? .number,
          count: numbers.count,
          codes: numbers.first.flatMap { severalCodes(of: field(of: $0)) }
        )
      }
    }
    return try checker.type(of: expression)
  }

  /// The field of an operand, of last year's sheet that of the same name.
  private func field(of number: Int) -> Field {
    let fields = resolver.tree.fields
    return fields[number < fields.count ? number : priors?.slot(of: number) ?? 0]
  }

  private func prefix(of number: Int) -> String {
    number < resolver.tree.fields.count ? "" : Self.priorPrefix
  }

  /// What a name of last year's sheet begins with.
  static let priorPrefix = "prior."

  /// The values of a field that may hold several.
  private func severalCodes(of field: Field) -> [String]? {
    guard field.facets.isMultiple else { return nil }
    return field.facets.codes.flatMap { codes[$0] }?.codes.map(\.value) ?? []
  }

  private func rangeName(_ slots: [Int]) -> String {
    guard let first = slots.first else { return "" }
    let segments = resolver.tree.segments[first]
    return segments.indices.map { index in
      let differs = slots.contains { resolver.tree.segments[$0][index] != segments[index] }
      return differs ? "*" : segments[index].text
    }.joined(separator: ".")
  }

  private func resolve(
    _ parsed: Expression<NameToken>,
    in text: String,
    of element: XMLElement,
    at place: Place
  ) -> Result {
    var problems: [Problem] = []
    var operands: [NameToken: Expression<FieldOperand>] = [:]
    for token in parsed.leaves where operands[token] == nil {
      let line = Self.line(of: token.offset, in: text, of: element)
      switch operand(token.text, at: place) {
      case .success(let operand): operands[token] = operand
      case .failure(let failure):
        problems.append(Problem(kind: failure.kind, line: line, message: failure.message))
        operands[token] = .number(.zero)
      }
    }
    guard problems.isEmpty else { return .failed(problems) }
    do throws(CallProblem) {
      return .compiled(try settle(parsed.mapLeaves { operands[$0] ?? .number(.zero) }, at: place))
    } catch {
      let problem = Problem(kind: error.kind, line: element.line, message: error.message)
      return .failed([problem])
    }
  }

  private struct Failure: Error {
    var kind: SchemaError.Kind
    var message: Message
  }

  private func operand(
    _ name: String,
    at place: Place
  ) -> Swift.Result<Expression<FieldOperand>, Failure> {
    if name.hasPrefix(Self.priorPrefix) {
      return priorOperand(String(name.utf8.dropFirst(Self.priorPrefix.utf8.count)) ?? "", at: place)
    }
    let targets = resolver.targets(of: name, in: place.group)
    guard let target = targets.first else {
      let nearest = resolver.nearest(to: name, in: place.group)
      return .failure(Failure(kind: .unknown, message: .unknownName(name, nearest)))
    }
    guard targets.count == 1 else {
      return .failure(Failure(kind: .shadowing, message: .shadowed(name, targets.map(describe))))
    }
    switch target {
    case .field(let slot): return .success(.leaf(.field(slot)))
    case .fields(let slots):
      let types = Set(slots.map { ValueType(resolver.tree.fields[$0].type) })
      guard types.count == 1 else {
        return .failure(Failure(kind: .type, message: .mixedRange(name)))
      }
      return .success(.leaf(.fields(slots)))
    case .parameter(let index):
      let parameter = resolver.parameters[index]
      let year = place.loop?.key.year ?? resolver.tree.year(around: place.group) ?? year
      guard let value = parameter.value(in: year) else {
        let first = parameter.values.first?.from
        return .failure(Failure(kind: .parameter, message: .noValue(name, year, first)))
      }
      return .success(.number(value))
    }
  }

  /// A field of last year's sheet, by what its name means in this year's.
  private func priorOperand(
    _ name: String,
    at place: Place
  ) -> Swift.Result<Expression<FieldOperand>, Failure> {
    guard let priors else { return .failure(Failure(kind: .check, message: .priorOutsideCheck)) }
    let own: Expression<FieldOperand>
    switch operand(name, at: place) {
    case .success(let expression): own = expression
    case .failure(let failure): return .failure(failure)
    }
    switch own {
    case .leaf(.field(let slot)) where slot < resolver.tree.fields.count:
      if let list = priors.listWithoutKey(around: slot) {
        return .failure(Failure(kind: .check, message: .rowsNeedKey(name, list)))
      }
      return .success(.leaf(.field(priors.number(of: slot))))
    case .leaf(.fields(let slots)) where slots.allSatisfy({ $0 < resolver.tree.fields.count }):
      return .success(.leaf(.fields(priors.numbers(of: slots))))
    default: return .failure(Failure(kind: .check, message: .priorOfNoField(name)))
    }
  }

  private func describe(_ target: NameResolver.Target) -> String {
    switch target {
    case .field(let slot): resolver.tree.fields[slot].path.description
    case .fields(let slots): rangeName(slots)
    case .parameter(let index): resolver.parameters[index].name
    }
  }

  /// The line of a place in a formula: the text begins on the line of its element.
  private static func line(of offset: Int, in text: String, of element: XMLElement) -> Int {
    text.unicodeScalars.prefix(offset).reduce(element.line) { $0 + ($1 == "\n" ? 1 : 0) }
  }
}

extension Message {
  static func unknownName(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "「\(name)」という欄も parameter もありません。" + Message.suggestion(nearest).ja,
      en: "there is no field or parameter '\(name)'" + Message.suggestion(nearest).en
    )
  }

  fileprivate static let priorOutsideCheck = Message(
    ja: "prior（前年度のシート）は、check の formula と when にだけ書けます。",
    en: "'prior' (last year's sheet) belongs to the formula and the condition of a check"
  )

  fileprivate static func rowsNeedKey(_ name: String, _ list: String) -> Message {
    Message(
      ja: "「prior.\(name)」は、list「\(list)」の行が前年度のどの行に当たるか決まりません。"
        + "list に key（行を区別する欄）を書いてください。",
      en: "the rows of '\(list)' cannot be paired with last year's for 'prior.\(name)'; "
        + "give the list a 'key', the fields that identify a row"
    )
  }

  fileprivate static func priorOfNoField(_ name: String) -> Message {
    Message(
      ja: "「prior.\(name)」は欄ではありません。prior の後には欄の名前を書きます。",
      en: "'prior.\(name)' is no field; 'prior' goes before the name of a field"
    )
  }

  fileprivate static func shadowed(_ name: String, _ targets: [String]) -> Message {
    Message(
      ja: "「\(name)」が \(targets.joined(separator: " と ")) のどれを指すか決まりません。"
        + "group の名前から書くか、欄の名前を変えてください。",
      en: "'\(name)' may be \(targets.joined(separator: " or ")); "
        + "write it from its group on, or rename a field"
    )
  }

  fileprivate static func mixedRange(_ name: String) -> Message {
    Message(
      ja: "「\(name)」の欄は種類（数値・文字など）がそろっていません。",
      en: "the fields of '\(name)' are of different types"
    )
  }

  fileprivate static func noValue(
    _ name: String,
    _ year: FiscalYear,
    _ first: FiscalYear?
  ) -> Message {
    let from = first.map { $0.key } ?? ""
    return Message(
      ja: "parameter「\(name)」には \(year) の値がありません（\(from) からの値だけです）。",
      en: "the parameter '\(name)' has no value for \(year); its first holds from \(from) on"
    )
  }
}
