import KenzanBridge

/// Lays the fields of a schema out for one year: a dense slot for every field of every key and row.
struct FieldCompiler {
  /// More fields than any form has; a schema beyond it is a mistake.
  static let maximumFields = 20_000

  /// What the place of an element hands down to what stands in it.
  struct Scope {
    var path = FieldPath("")
    var segments: [FieldTree.Segment] = []
    var group: Int?
    var loop: Placeholders.Loop?
    var inherited = InheritedFacets()
    var labels: [LabelStep] = []
  }

  let year: FiscalYear
  /// Every list as it is written.
  let lists: [String: CodeList]
  /// The lists as the fields need them: those whose codes change by the years that they are for.
  var codes: [String: CodeList]
  /// The stages of the evaluation.
  let stages: [String]
  var log: SchemaLog
  private(set) var tree = FieldTree()
  private var names: [String: (path: String, line: Int)] = [:]
  private var labels: [String: Int] = [:]
  private var isFull = false

  init(year: FiscalYear, codes: [String: CodeList], stages: [String], log: SchemaLog) {
    self.year = year
    lists = codes
    self.codes = codes.mapValues { $0.valid(in: year) }
    self.stages = stages
    self.log = log
  }

  /// Lays out everything below the root.
  mutating func compile(_ root: XMLElement, parameters: [XMLElement]) {
    var seen: Set<String> = []
    for element in parameters {
      let name = element[attribute: "name"] ?? ""
      guard seen.insert(name).inserted else { continue }
      checkSegment(name, line: element.line)
      claim(FieldPath(name), line: element.line, subject: name)
    }
    compile(membersOf: root, in: Scope())
  }

  private mutating func compile(membersOf element: XMLElement, in scope: Scope) {
    for child in element.children where !isFull {
      switch child.name {
      case "group": compileGroup(child, in: scope)
      case "list": compileList(child, in: scope)
      default:
        // `year` is a field; what else stands among the members is no field.
        if let type = FieldType(rawValue: child.name) { compileField(child, type, in: scope) }
      }
    }
  }
}

// MARK: - Fields

extension FieldCompiler {
  private mutating func compileField(_ element: XMLElement, _ type: FieldType, in scope: Scope) {
    guard tree.fields.count < Self.maximumFields else {
      isFull = true
      log.report(.limit, line: element.line, .tooManyFields)
      return
    }
    let name = element[attribute: "name"] ?? ""
    let path = scope.path.appending(name)
    checkSegment(name, line: element.line)
    claim(path, line: element.line, subject: name)
    let slot = tree.fields.count
    var facets = compileFacets(element, type, in: scope)
    facets.judgedFrom = stage(of: element, in: scope)
    facets.ownLabel = expand(element[attribute: "label"] ?? "", element.line, in: scope.loop)
    let label = fullLabel(facets.ownLabel, line: element.line, in: scope)
    let ownUnit = type == .number ? element[attribute: "unit"] ?? scope.inherited.unit : nil
    tree.fields.append(
      Field(
        slot: slot,
        path: path,
        label: label,
        type: type,
        unit: ownUnit,
        group: scope.group,
        facets: facets
      )
    )
    tree.segments.append(scope.segments + [.init(text: name, kind: .name)])
    tree.lines.append(element.line)
    if element[attribute: "within"] != nil || element[attribute: "mark"] != nil
      || element.child(named: "notation") != nil
    {
      tree.shared.append(.init(slot: slot, element: element))
    }
    if let condition = condition(of: element, inherited: scope.inherited) {
      tree.conditions.append(.init(slot: slot, element: condition))
    }
    if let first = labels.updateValue(element.line, forKey: label) {
      log.report(.label, line: element.line, .repeatedLabel(label, first), subject: name)
    }
  }

  /// The condition under which a field must be filled in: its own, else that of a group around it.
  private func condition(of element: XMLElement, inherited: InheritedFacets) -> XMLElement? {
    if let own = element.child(named: "required") { return own }
    guard element[attribute: "required"] == nil, element[attribute: "within"] == nil else {
      return nil
    }
    return inherited.condition
  }
}

// MARK: - Groups and lists

extension FieldCompiler {
  private mutating func compileGroup(_ element: XMLElement, in scope: Scope) {
    let name = element[attribute: "name"]
    var inner = scope
    if let name {
      checkSegment(name, line: element.line)
      inner.path = scope.path.appending(name)
      inner.segments.append(.init(text: name, kind: .name))
      claim(inner.path, line: element.line, subject: name)
    } else if element[attribute: "each"] == nil {
      log.report(.name, line: element.line, .groupWithoutName)
    }
    inner.inherited = inherit(element, from: scope.inherited)
    guard let each = element[attribute: "each"] else {
      if element[attribute: "key"] != nil {
        log.report(.keys, line: element.line, .keyWithoutEach)
      }
      compile(element, at: inner, key: nil, isOptional: isOptional(element))
      return
    }
    guard let keys = keys(each, of: element, in: scope) else { return }
    checkRowKey(of: element)
    if element[attribute: "key"] != nil, keys.contains(where: { $0.year != nil }) {
      log.report(.keys, line: element.line, .yearsNeedNoKey)
    }
    tree.keys[inner.path.description, default: []] += keys
    for position in keys.indices where !isFull {
      var one = inner
      one.path = inner.path.appending(keys[position].text)
      one.segments.append(.init(text: keys[position].text, kind: .key))
      one.loop = .init(keys: keys, position: position)
      claim(one.path, line: element.line, subject: keys[position].text, isKey: true)
      compile(
        element,
        at: one,
        key: keys[position],
        isOptional: isOptional(element) && position >= minimum(of: element)
      )
    }
  }

  private mutating func keys(
    _ each: String,
    of element: XMLElement,
    in scope: Scope
  ) -> [LoopKey]? {
    do throws(KeyError) {
      var keys = try KeySequence.keys(of: expand(each, element.line, in: scope.loop), in: year)
      guard element[attribute: "stages"] != nil else { return keys }
      let stages = element.words("stages")
      guard stages.count == keys.count else {
        log.report(.keys, line: element.line, .stageCount(stages.count, keys))
        return keys
      }
      for position in keys.indices { keys[position].stage = stages[position] }
      return keys
    } catch {
      log.report(.keys, line: element.line, error.message)
      return nil
    }
  }

  private func isOptional(_ element: XMLElement) -> Bool {
    element[attribute: "optional"] == "true"
  }

  /// How many of the first keys or rows exist even when nothing is written in them.
  private func minimum(of element: XMLElement) -> Int {
    element[attribute: "min"].flatMap { Int($0) } ?? 0
  }

  private mutating func compileList(_ element: XMLElement, in scope: Scope) {
    let name = element[attribute: "name"] ?? ""
    var inner = scope
    inner.path = scope.path.appending(name)
    inner.segments.append(.init(text: name, kind: .name))
    inner.inherited = inherit(element, from: scope.inherited)
    checkSegment(name, line: element.line)
    claim(inner.path, line: element.line, subject: name)
    let maximum = element[attribute: "max"].flatMap { Int($0) } ?? 1
    let keys = (1...max(1, min(maximum, KeySequence.maximum))).map { LoopKey(text: String($0)) }
    tree.keys[inner.path.description] = keys
    var rows: [Int] = []
    for position in keys.indices where !isFull {
      var row = inner
      row.path = inner.path.appending(keys[position].text)
      row.segments.append(.init(text: keys[position].text, kind: .row))
      row.loop = .init(keys: keys, position: position)
      rows.append(tree.groups.count)
      compile(
        element,
        at: row,
        key: keys[position],
        isOptional: position >= minimum(of: element)
      )
    }
    checkRowKey(of: element)
    tree.lists.append(
      ListDefinition(
        path: inner.path,
        label: element[attribute: "label"] ?? "",
        maximum: maximum,
        rows: rows,
        key: element.words("key")
      )
    )
  }

  /// The fields that identify a row must be in it.
  private mutating func checkRowKey(of element: XMLElement) {
    let fields = Set(element.children.compactMap { $0[attribute: "name"] })
    for name in element.words("key") where !fields.contains(name) {
      let nearest = Spelling.nearest(to: name, among: fields)
      let message = Message.unknownRowKey(element.name, name, nearest)
      log.report(.unknown, line: element.line, message, subject: name)
    }
  }

  /// Adds one group, with everything inside it.
  private mutating func compile(
    _ element: XMLElement,
    at scope: Scope,
    key: LoopKey?,
    isOptional: Bool
  ) {
    let index = tree.groups.count
    let start = tree.fields.count
    let label = expand(element[attribute: "label"] ?? "", element.line, in: scope.loop)
    var inner = scope
    inner.inherited.judgedFrom = stage(of: element, in: scope)
    tree.groups.append(
      Group(
        path: scope.path,
        label: label,
        parent: scope.group,
        fields: start..<start,
        key: key?.text,
        year: key?.year,
        stage: key?.stage,
        judgedFrom: inner.inherited.judgedFrom,
        role: element[attribute: "role"],
        isOptional: isOptional,
        rowKey: key == nil ? [] : element.words("key")
      )
    )
    tree.groupSegments.append(scope.segments)
    tree.loops.append(scope.loop)
    inner.group = index
    inner.labels.append(
      LabelStep(
        template: element[attribute: "labels"],
        label: label,
        loop: key == nil ? nil : scope.loop,
        line: element.line
      )
    )
    compile(membersOf: element, in: inner)
    tree.groups[index].fields = start..<tree.fields.count
  }
}

// MARK: - Names and texts

extension FieldCompiler {
  private mutating func checkSegment(_ name: String, line: Int) {
    guard let problem = NameGrammar.problem(segment: name) else { return }
    log.report(.name, line: line, problem, subject: name)
  }

  /// Takes a path; a mistake if it cannot be a name in Excel or another has it.
  private mutating func claim(
    _ path: FieldPath,
    line: Int,
    subject: String,
    isKey: Bool = false
  ) {
    // A name with a wrong letter has been reported already.
    if isKey || NameGrammar.problem(segment: subject) == nil,
      let problem = NameGrammar.problem(path: path)
    {
      log.report(.name, line: line, problem, subject: subject)
    }
    let text = path.description
    guard let first = names.updateValue((text, line), forKey: text.lowercased()) else { return }
    names[text.lowercased()] = first
    log.report(
      .duplicate,
      line: line,
      first.path == text
        ? .taken(text, first.line) : .takenWithoutCase(text, first.path, first.line),
      subject: subject
    )
  }

  /// Replaces placeholders; a mistake in one leaves the text as it is.
  mutating func expand(_ text: String, _ line: Int, in loop: Placeholders.Loop?) -> String {
    log.expand(text, by: Placeholders(year: year, loop: loop), line: line) ?? text
  }
}

extension Message {
  fileprivate static let tooManyFields = Message(
    ja: "欄の数が\(FieldCompiler.maximumFields)を超えます。list の max や each の範囲を見直してください。",
    en: "there are more than \(FieldCompiler.maximumFields) fields; look at 'max' and 'each'"
  )

  fileprivate static let groupWithoutName = Message(
    ja: "group には name か each のどちらかが必要です。",
    en: "a group needs a 'name' or an 'each'"
  )

  fileprivate static func stageCount(_ stages: Int, _ keys: [LoopKey]) -> Message {
    let list = keys.map(\.text).joined(separator: " ")
    return Message(
      ja: "stages は\(stages)個ですが、キーは\(keys.count)個（\(list)）です。同じ数にしてください。",
      en: "there are \(stages) stages for \(keys.count) keys (\(list))"
    )
  }

  fileprivate static func unknownRowKey(
    _ element: String,
    _ name: String,
    _ nearest: String?
  ) -> Message {
    Message(
      ja: "\(element) の key「\(name)」という欄がその中にありません。" + Message.suggestion(nearest).ja,
      en: "the \(element) has no field '\(name)' for 'key'" + Message.suggestion(nearest).en
    )
  }

  fileprivate static let keyWithoutEach = Message(
    ja: "key は、each のある group と list にだけ書けます。",
    en: "'key' belongs to a list, or to a group with 'each'"
  )

  fileprivate static let yearsNeedNoKey = Message(
    ja: "年度ごとの group は年度どうしで前年度と比べるため、key は要りません。",
    en: "a group for every year needs no 'key': its years themselves pair with last year's"
  )

  fileprivate static func taken(_ path: String, _ line: Int) -> Message {
    Message(
      ja: "名前「\(path)」は\(line)行目ですでに使われています。",
      en: "the name '\(path)' is already taken on line \(line)"
    )
  }

  fileprivate static func takenWithoutCase(_ path: String, _ other: String, _ line: Int) -> Message
  {
    Message(
      ja: "名前「\(path)」は、\(line)行目の「\(other)」と大文字・小文字しか違いません。Excelでは同じ名前になります。",
      en: "the name '\(path)' differs from '\(other)' on line \(line) only by case; "
        + "to Excel they are one"
    )
  }

  fileprivate static func repeatedLabel(_ label: String, _ line: Int) -> Message {
    Message(
      ja: "見出し「\(label)」の欄が\(line)行目にもあります。人が区別できるように、label か group の labels を変えてください。",
      en: "a field labelled '\(label)' is also on line \(line); "
        + "change 'label', or 'labels' of the group, so that people can tell them apart"
    )
  }

  static func beyondLoop(_ text: String) -> Message {
    Message(
      ja: "「\(text)」は、繰返しの最初より前か最後より後のキーを指しています。",
      en: "'\(text)' asks for a key before the first or after the last of its loop"
    )
  }

  /// 「…の間違いではありませんか。」, or nothing.
  static func suggestion(_ nearest: String?) -> Message {
    guard let nearest else { return Message(ja: "", en: "") }
    return Message(ja: "「\(nearest)」の間違いではありませんか。", en: "; did you mean '\(nearest)'?")
  }
}
