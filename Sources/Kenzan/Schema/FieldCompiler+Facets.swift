import KenzanBridge

/// What a group hands down to the fields in it.
struct InheritedFacets {
  var unit: String?
  var digits: Int?
  var rounding: FieldRounding?
  var notApplicable = NotApplicable.forbidden
  var isRequired = false
  var condition: XMLElement?
  /// The stage of the evaluation, as an index into those of the schema.
  var judgedFrom: Int?
}

extension FieldCompiler {
  /// What the fields in a group inherit: the group's own facets before those from around it.
  mutating func inherit(_ element: XMLElement, from outer: InheritedFacets) -> InheritedFacets {
    var result = outer
    if let unit = element[attribute: "unit"] {
      result.unit = unit
      // A figure in another unit was rounded by other rules.
      result.rounding = nil
    }
    if let digits = element[attribute: "digits"].flatMap({ Int($0) }) { result.digits = digits }
    if let rounding = rounding(of: element) { result.rounding = rounding }
    if let text = element[attribute: "na"], let value = NotApplicable(rawValue: text) {
      result.notApplicable = value
    }
    if let condition = ownCondition(of: element) {
      result.condition = condition
      result.isRequired = false
    } else if let required = element[attribute: "required"] {
      result.isRequired = required == "true"
      result.condition = nil
    }
    return result
  }

  mutating func compileFacets(
    _ element: XMLElement,
    _ type: FieldType,
    in scope: Scope
  ) -> Facets {
    let inherited = scope.inherited
    var facets = Facets()
    // What a group demands is that its cells be filled in, not everything that may stand in them.
    let isInherited = inherited.isRequired && element[attribute: "within"] == nil
    let isRequired = element[attribute: "required"].map { $0 == "true" } ?? isInherited
    if ownCondition(of: element) == nil, isRequired { facets.required = .always }
    facets.notApplicable =
      element[attribute: "na"].flatMap { NotApplicable(rawValue: $0) } ?? inherited.notApplicable
    switch element[attribute: "unique"] {
    case "true": facets.unique = .error
    case "warning": facets.unique = .warning
    default: break
    }
    facets.isInternal = element[attribute: "visibility"] == "internal"
    facets.role = element[attribute: "role"]
    facets.guidance = element.child(named: "guidance")?.displayText
    switch type {
    case .number: compileFigure(element, inherited, into: &facets)
    case .text: compileText(element, into: &facets)
    case .code: compileCode(element, in: scope.loop, into: &facets)
    case .date: facets.words = words(of: element)
    case .year, .flag: break
    }
    return facets
  }

  private mutating func compileFigure(
    _ element: XMLElement,
    _ inherited: InheritedFacets,
    into facets: inout Facets
  ) {
    facets.digits = element[attribute: "digits"].flatMap { Int($0) } ?? inherited.digits
    facets.rounding = rounding(of: element)
    if facets.rounding == nil, element[attribute: "unit"] == nil {
      facets.rounding = inherited.rounding
    }
    compileBounds(element, into: &facets)
    facets.words = words(of: element)
  }

  /// The words for "no figure"; a mistake if one is read as something else anyway.
  private mutating func words(of element: XMLElement) -> [String] {
    var known: [String: String] = [:]
    let words = element.words("words")
    for word in words {
      if ValueReader.isNotApplicable(word) {
        log.report(.facet, line: element.line, .notApplicableWord(word), subject: word)
      } else if (try? WrittenNumber(word))?.suffix.isEmpty == true || WrittenDate(word) != nil {
        log.report(.facet, line: element.line, .numberWord(word), subject: word)
      } else if let other = known.updateValue(word, forKey: word.normalizedForMatching) {
        log.report(.facet, line: element.line, .sameWord(word, other), subject: word)
      }
    }
    return words
  }

  private mutating func compileText(_ element: XMLElement, into facets: inout Facets) {
    facets.maximumLength = element[attribute: "maxlength"].flatMap { Int($0) }
    facets.maximumLines = element[attribute: "lines"].flatMap { Int($0) }
    guard let pattern = element[attribute: "pattern"] else { return }
    do throws(TextPatternError) {
      facets.pattern = try TextPattern(pattern)
    } catch {
      log.report(.pattern, line: element.line, error.message)
    }
  }

  private mutating func compileCode(
    _ element: XMLElement,
    in loop: Placeholders.Loop?,
    into facets: inout Facets
  ) {
    let name = element[attribute: "codes"] ?? ""
    facets.codes = codes(name, line: element.line, in: loop)
    facets.isOpen = element[attribute: "open"] == "true"
    facets.isMultiple = element[attribute: "multiple"] == "true"
    compileBounds(element, into: &facets)
    guard facets.isMultiple else {
      if facets.minimum != nil || facets.maximum != nil {
        log.report(.facet, line: element.line, .countOfOne)
      }
      return
    }
    if facets.isOpen { log.report(.facet, line: element.line, .openAndMultiple) }
    let parted = lists[name]?.codes.first { $0.value.contains(CodeList.separator) }
    if let parted {
      log.report(.facet, line: element.line, .partedValue(parted.value), subject: parted.value)
    }
  }

  /// The name of a list, or of it in the year of the loop around where that is another year.
  private mutating func codes(_ name: String, line: Int, in loop: Placeholders.Loop?) -> String {
    guard let list = lists[name] else {
      let nearest = Spelling.nearest(to: name, among: lists.keys)
      log.report(.unknown, line: line, .unknownCodes(name, nearest), subject: name)
      return name
    }
    guard list.isDated, let year = loop?.key.year, year != self.year else { return name }
    let dated = "\(name)@\(year.key)"
    codes[dated] = codes[dated] ?? list.valid(in: year)
    return dated
  }

  private mutating func compileBounds(_ element: XMLElement, into facets: inout Facets) {
    facets.minimum = element[attribute: "min"].flatMap { ExactDecimal($0.trimmed) }
    facets.maximum = element[attribute: "max"].flatMap { ExactDecimal($0.trimmed) }
    if let minimum = facets.minimum, let maximum = facets.maximum, minimum > maximum {
      log.report(.facet, line: element.line, .bounds(minimum, maximum))
    }
  }

  private mutating func rounding(of element: XMLElement) -> FieldRounding? {
    guard let text = element[attribute: "rounding"] else { return nil }
    guard let rounding = FieldRounding(text) else {
      log.report(.facet, line: element.line, .badRounding(text))
      return nil
    }
    return rounding
  }

  /// The element with the condition; a mistake if there is an attribute too.
  private mutating func ownCondition(of element: XMLElement) -> XMLElement? {
    guard let condition = element.child(named: "required") else { return nil }
    if element[attribute: "required"] != nil {
      log.report(.facet, line: element.line, .twiceRequired)
    }
    return condition
  }
}

extension Message {
  fileprivate static let twiceRequired = Message(
    ja: "required を属性と子要素の両方に書いています。どちらか一つにしてください。",
    en: "'required' stands both as an attribute and as an element; keep one"
  )

  fileprivate static let countOfOne = Message(
    ja: "min と max は選べる数です。一つだけ選ぶ欄には書けません（multiple=\"true\" を付けます）。",
    en: "'min' and 'max' say how many codes may be chosen; they need multiple=\"true\""
  )

  fileprivate static let openAndMultiple = Message(
    ja: "open と multiple は一緒に使えません。一覧にない値がいくつあるか分からないためです。",
    en: "'open' and 'multiple' do not go together: other values could not be told apart"
  )

  fileprivate static func partedValue(_ value: String) -> Message {
    Message(
      ja: "値「\(value)」の「・」は、複数の選択肢を区切る記号と区別できません。value を変え、表示は label に書いてください。",
      en: "the '・' in the value '\(value)' is what parts several codes; "
        + "choose another value and put the words into 'label'"
    )
  }

  fileprivate static func bounds(_ minimum: ExactDecimal, _ maximum: ExactDecimal) -> Message {
    Message(
      ja: "min（\(minimum)）が max（\(maximum)）より大きくなっています。",
      en: "'min' (\(minimum)) is greater than 'max' (\(maximum))"
    )
  }

  fileprivate static func notApplicableWord(_ word: String) -> Message {
    Message(
      ja: "words の「\(word)」は「該当なし」の書き方です。words から除き、na=\"true\" と書いてください。",
      en:
        "'\(word)' in 'words' is a way to say \"not applicable\"; take it out and write na=\"true\""
    )
  }

  fileprivate static func numberWord(_ word: String) -> Message {
    Message(
      ja: "words の「\(word)」は数値か日付として読み取れます。words にはどちらでもない言葉だけを書いてください。",
      en: "'\(word)' in 'words' is a number or a date; 'words' holds only what is neither"
    )
  }

  fileprivate static func sameWord(_ word: String, _ other: String) -> Message {
    Message(
      ja: "words の「\(word)」と「\(other)」は、全角・半角などが違うだけです。一つにしてください。",
      en: "'\(word)' and '\(other)' in 'words' differ only by width and the like; keep one"
    )
  }

  fileprivate static func badRounding(_ text: String) -> Message {
    Message(
      ja: "rounding の「\(text)」が読めません。「half 1」のように、half・down・up と、0より大きい単位か printed（記入された桁）を書きます。",
      en:
        "rounding '\(text)' is none; write half, down or up and a step above zero, or printed: half 1"
    )
  }

  fileprivate static func unknownCodes(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "codes「\(name)」という選択肢の一覧がありません。" + Message.suggestion(nearest).ja,
      en: "there is no code list '\(name)'" + Message.suggestion(nearest).en
    )
  }
}
