internal import KenzanBridge
private import KenzanSchemas

extension LedgerMap {
  /// Reads a map, and says everything that is wrong with it by line.
  ///
  /// `catalogue` has the forms that it may name.
  public init(path: String, catalogue: Catalogue) throws(SchemaErrors) {
    try self.init(SubmissionPaths.description(at: path), path: path, catalogue: catalogue)
  }

  /// Reads the bytes of a map.
  package init(_ bytes: [UInt8], path: String, catalogue: Catalogue) throws(SchemaErrors) {
    let grammar = SchemaGrammar(bytes: EmbeddedSchemas.mapGrammar)
    let root = try grammar.read(bytes, file: path)
    var reader = LedgerMapReader(file: path)
    let year = FiscalYear(key: root[attribute: "year"] ?? "")
    if year == nil {
      reader.log.report(.map, line: root.line, .noSuchYear(root[attribute: "year"] ?? ""))
    }
    guard let year else { throw SchemaErrors(reader.log.errors) }
    let title = root[attribute: "title"]?.trimmed ?? ""
    var map = LedgerMap(
      path: path,
      sha256: KenzanBridge.sha256(of: bytes),
      title: title,
      year: year
    )
    map.asOf = root[attribute: "as-of"]?.trimmed
    map.settlement = root[attribute: "settlement"].flatMap { Settlement(rawValue: $0) }
    if let ledger = root.child(named: "ledger") { reader.readLedger(ledger, into: &map) }
    reader.readStages(root.children(named: "stage"), into: &map)
    if let key = root.child(named: "key") { reader.readKey(key, into: &map) }
    map.subtotals = root.children(named: "subtotal").map { element in
      Subtotal(
        label: element[attribute: "label"]?.trimmed ?? "",
        columns: reader.columns(element.words("columns"), element, map)
      )
    }
    map.crosswalks = root.children(named: "crosswalk").map {
      (($0[attribute: "src"] ?? "").resolved(besideFile: path), $0.line)
    }
    map.forms = root.children(named: "sheets").compactMap {
      reader.form($0, map, catalogue: catalogue)
    }
    reader.checkForms(map)
    guard reader.log.errors.isEmpty else { throw SchemaErrors(reader.log.errors) }
    self = map
  }
}

/// Turns the elements of a map into values and notes what the grammar cannot say.
struct LedgerMapReader {
  var log: SchemaLog

  init(file: String) {
    log = SchemaLog(file: file)
  }

  mutating func readLedger(_ element: XMLElement, into map: inout LedgerMap) {
    map.header = element[attribute: "header"].flatMap { Int($0.trimmed) } ?? 1
    map.sheet = element[attribute: "sheet"]?.trimmed
    let unit = element[attribute: "unit"] ?? "円"
    for child in element.children(named: "code") {
      let name = take(child, map)
      map.codes.append(
        LedgerMap.Code(
          name: name,
          heading: child[attribute: "heading"]?.trimmed ?? "",
          occurrence: child[attribute: "occurrence"].flatMap { Int($0.trimmed) } ?? 1,
          isText: child[attribute: "kind"] == "text",
          fillsDown: child[attribute: "fill"] == "down",
          line: child.line
        )
      )
    }
    for child in element.children(named: "amount") {
      let name = take(child, map)
      let power = UnitTable.powerOfTen(from: child[attribute: "unit"] ?? unit, to: "円") ?? 0
      if (child[attribute: "when"] == nil) != (child[attribute: "matches"] == nil) {
        log.report(.map, line: child.line, .whenAndMatches)
      }
      if let when = child[attribute: "when"],
        map.codes.contains(where: { $0.name == when && $0.fillsDown })
      {
        log.report(.map, line: child.line, .filledCondition(when))
      }
      map.amounts.append(
        LedgerMap.Amount(
          name: name,
          heading: child[attribute: "heading"]?.trimmed ?? "",
          occurrence: child[attribute: "occurrence"].flatMap { Int($0.trimmed) } ?? 1,
          yen: ExactDecimal.powerOfTen(power).flatMap { Int64(exactly: $0) } ?? 1,
          condition: child[attribute: "when"].flatMap { condition($0, of: child, map) },
          line: child.line
        )
      )
    }
    readRows(element, into: &map)
    if map.amounts.count > LedgerMap.maximumAmounts {
      log.report(.limit, line: element.line, .tooManyAmounts)
    }
    if map.amounts.isEmpty { log.report(.map, line: element.line, .noAmount) }
  }

  /// Which rows are no lines, and which lines are special.
  private mutating func readRows(_ element: XMLElement, into map: inout LedgerMap) {
    for child in element.children {
      guard child.name != "unique" else {
        map.unique += columns(child.words("columns"), child, map)
        continue
      }
      guard ["total", "skip", "tax"].contains(child.name),
        let condition = condition(child[attribute: "column"] ?? "", of: child, map)
      else { continue }
      switch child.name {
      case "total":
        let within = columns(child.words("within"), child, map)
        if within.contains(condition.column) {
          log.report(.map, line: child.line, .totalWithinItself(map.codes[condition.column].name))
        }
        map.totals.append(LedgerMap.Total(condition: condition, within: within))
      case "skip":
        let reason = child[attribute: "as"].flatMap { LedgerMap.Reason(rawValue: $0) } ?? .outside
        map.skips.append(LedgerMap.Skip(condition: condition, reason: reason))
      default:
        let rate = ExactDecimal(child[attribute: "rate"]?.trimmed ?? "") ?? ExactDecimal(1)
        map.taxes.append(LedgerMap.Tax(condition: condition, rate: rate))
      }
    }
  }

  mutating func readStages(_ elements: [XMLElement], into map: inout LedgerMap) {
    for element in elements {
      let name = take(element, map)
      let (amounts, stages) = (map.amounts, map.stages)
      let formula = StageFormula(
        factors: { name in
          if let place = amounts.firstIndex(where: { $0.name == name }) {
            return amounts.indices.map { $0 == place ? 1 : 0 }
          }
          return stages.first { $0.name == name }?.factors
        },
        width: amounts.count
      )
      var stage = LedgerMap.Stage(
        name: name,
        label: element[attribute: "label"]?.trimmed ?? "",
        formula: element.displayText,
        factors: amounts.map { _ in 0 },
        line: element.line
      )
      do throws(StageFormula.Fault) { stage.factors = try formula.read(stage.formula) } catch {
        let message: Message =
          switch error {
          case .syntax(let message): message
          case .unknown(let word): .unknownAmount(word, amounts.map(\.name) + stages.map(\.name))
          case .notLinear: .notLinear
          }
        log.report(.formula, line: element.line, message, subject: stage.formula)
      }
      if let whole = element[attribute: "of"] {
        stage.whole = stages.firstIndex { $0.name == whole && $0.whole == nil }
        if stage.whole == nil {
          log.report(.map, line: element.line, .noWhole(whole), subject: whole)
        }
      }
      map.stages.append(stage)
    }
  }

  mutating func readKey(_ element: XMLElement, into map: inout LedgerMap) {
    map.coversInPart = element[attribute: "cover"] == "part"
    map.name = element[attribute: "name"].flatMap { column($0, element, map) }
    for part in element.children(named: "part") {
      guard let column = column(part[attribute: "column"] ?? "", part, map) else { continue }
      if map.key.contains(column) {
        log.report(.duplicate, line: part.line, .partTwice(map.codes[column].name))
      }
      map.key.append(column)
    }
  }

  // MARK: - Names

  /// The name of an element, which no other one may have.
  private mutating func take(_ element: XMLElement, _ map: LedgerMap) -> String {
    let name = element[attribute: "name"] ?? ""
    let known =
      map.codes.map { ($0.name, $0.line) } + map.amounts.map { ($0.name, $0.line) }
      + map.stages.map { ($0.name, $0.line) }
    if let line = known.first(where: { $0.0 == name })?.1 {
      log.report(.duplicate, line: element.line, .nameTwice(name, line), subject: name)
    }
    return name
  }

  func place(of name: String, in map: LedgerMap) -> Int? {
    map.codes.firstIndex { $0.name == name }
  }

  mutating func column(_ name: String, _ element: XMLElement, _ map: LedgerMap) -> Int? {
    if let place = place(of: name, in: map) { return place }
    let message = Message.unknownColumn(name, map.codes.map(\.name))
    log.report(.unknown, line: element.line, message, subject: name)
    return nil
  }

  mutating func columns(_ names: [String], _ element: XMLElement, _ map: LedgerMap) -> [Int] {
    names.compactMap { column($0, element, map) }
  }

  private mutating func condition(
    _ name: String,
    of element: XMLElement,
    _ map: LedgerMap
  ) -> LedgerMap.Condition? {
    let text = element[attribute: "matches"] ?? ""
    guard let column = column(name, element, map),
      let pattern = pattern(text, line: element.line)
    else { return nil }
    return LedgerMap.Condition(column: column, pattern: pattern, text: text, line: element.line)
  }

  mutating func pattern(_ text: String, line: Int) -> TextPattern? {
    do throws(TextPatternError) { return try TextPattern(text) } catch {
      log.report(.pattern, line: line, error.message, subject: text)
      return nil
    }
  }
}

extension Message {
  fileprivate static let whenAndMatches = Message(
    ja: "when（列）と matches（合う値）は、どちらも書くか、どちらも書かないかにします。",
    en: "when (a column) and matches (what it must say) go together"
  )

  fileprivate static let noAmount = Message(
    ja: "<ledger> に金額の列 <amount> がありません。",
    en: "<ledger> has no column of amounts; add an <amount>"
  )

  fileprivate static let tooManyAmounts = Message(
    ja: "<amount> は\(LedgerMap.maximumAmounts)個までです。使わないものを除いてください。",
    en: "a map may have \(LedgerMap.maximumAmounts) amounts; leave out those that no stage uses"
  )

  fileprivate static let notLinear = Message(
    ja: "段階の式には、金額の足し算、引き算、整数倍だけが使えます（当初 + 補正 - 戻入 など）。",
    en: "a stage adds and subtracts amounts, perhaps times whole numbers, and does nothing else"
  )

  fileprivate static func filledCondition(_ name: String) -> Message {
    Message(
      ja: "when の列「\(name)」には fill=\"down\" を使えません。",
      en: "the column '\(name)' of when must not have fill=\"down\""
    )
  }

  fileprivate static func totalWithinItself(_ name: String) -> Message {
    Message(
      ja: "within に、合計の文字が入る列「\(name)」自身は書けません。",
      en: "within must not name '\(name)', the column that says it is a total"
    )
  }

  fileprivate static func noWhole(_ name: String) -> Message {
    Message(
      ja: "of の「\(name)」が、これより前の <stage>（of のないもの）にありません。",
      en: "of names '\(name)', which is no stage above that itself has no of"
    )
  }

  fileprivate static func partTwice(_ name: String) -> Message {
    Message(ja: "キーに「\(name)」が2回あります。", en: "the key has '\(name)' twice")
  }

  fileprivate static func nameTwice(_ name: String, _ line: Int) -> Message {
    Message(
      ja: "「\(name)」という名前は\(line)行目で使われています。",
      en: "the name '\(name)' is taken by line \(line)"
    )
  }

  private static func unknown(_ what: Message, _ name: String, _ names: [String]) -> Message {
    let nearest = Spelling.nearest(to: name, among: names)
    let list = names.joined(separator: " ")
    return Message(
      ja: "\(what.ja)「\(name)」は宣言されていません。" + Message.suggestion(nearest).ja + "あるのは \(list) です。",
      en: "there is no \(what.en) '\(name)'" + Message.suggestion(nearest).en
        + "; there are: \(list)"
    )
  }

  fileprivate static func unknownColumn(_ name: String, _ names: [String]) -> Message {
    unknown(Message(ja: "列", en: "column"), name, names)
  }

  fileprivate static func unknownAmount(_ name: String, _ names: [String]) -> Message {
    unknown(Message(ja: "金額または段階", en: "amount or stage"), name, names)
  }
}
