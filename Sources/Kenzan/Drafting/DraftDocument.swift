/// A form description as drafted: what is written, and in what words the author is asked.
struct DraftDocument {
  var id: String
  var title: String
  var year: FiscalYear
  /// What is to be said about the year, where it is not certain.
  var yearNote: Message?
  var source: String
  var root: DraftNode
  var form: DraftForm?
  var checks: [DraftCheck] = []
  /// Remarks on the form as a whole.
  var notes: [Message] = []

  /// The XML, and how many decisions it asks for.
  func written(in language: Language) -> (xml: String, questions: Int) {
    var root = root
    let codes = DraftCodes(&root)
    let key = DraftKeyFields(root)
    if let key { root.require(key.required) }
    var xml = DraftXML(language: language)
    xml.note(.origin(source))
    for note in notes { xml.note(note) }
    if let yearNote { xml.ask(yearNote) }
    let attributes: KeyValuePairs<String, String?> = [
      "xmlns": SchemaSource.namespace, "id": id, "version": "1", "title": title, "year": year.key,
    ]
    xml.element("schema", attributes) { xml in
      for list in codes.lists {
        if let note = list.note { xml.ask(note) }
        xml.element("codes", ["name": list.name]) { xml in
          for value in list.values { xml.element("code", ["value": value]) }
        }
      }
      if let key {
        xml.ask(key.note)
        xml.element("key", text: key.key)
        if let subject = key.subject { xml.element("subject", text: subject) }
      }
      xml.blankLine()
      for child in root.children { child.write(to: &xml) }
      if !checks.isEmpty {
        xml.blankLine()
        xml.ask(.fromFormulas)
      }
      for check in checks { check.write(to: &xml) }
      if let form {
        xml.blankLine()
        form.write(to: &xml)
      }
    }
    return (xml.text, xml.questions)
  }
}

// MARK: - Fields

extension DraftNode {
  /// Writes the node with its remarks before it.
  func write(to xml: inout DraftXML) {
    if let inner = joined {
      inner.write(to: &xml)
      return
    }
    for note in notes + content.notes { xml.ask(note) }
    switch kind {
    case .field: writeField(to: &xml)
    case .group:
      let name = name.isEmpty ? nil : name
      writeGroup("group", ["name": name, "label": shownLabel, "unit": sharedUnit], to: &xml)
    case .years(let years, let stages):
      let hasStages = !stages.isEmpty && stages.allSatisfy { !$0.isEmpty }
      // The stage belongs into the label only where nothing around the group would be lost by it.
      let isNamed = !name.isEmpty
      let labels = label.isEmpty ? "{field}／{key}{stage}" : "{group}／{field}／{key}{stage}"
      let attributes: KeyValuePairs<String, String?> = [
        "name": isNamed ? name : nil, "label": shownLabel, "each": Self.words(years),
        "stages": hasStages ? stages.joined(separator: " ") : nil, "unit": sharedUnit,
        "labels": hasStages && isNamed && isOutermost ? labels : nil,
      ]
      writeGroup("group", attributes, to: &xml)
    case .numbers(let numbers):
      let isRow = numbers == Array(1...numbers.count)
      let each = isRow ? "1..\(numbers.count)" : numbers.map { String($0) }.joined(separator: " ")
      let attributes: KeyValuePairs<String, String?> = [
        "name": name, "label": shownLabel, "each": each, "unit": sharedUnit,
      ]
      writeGroup("group", attributes, to: &xml)
    case .list(let count):
      let attributes: KeyValuePairs<String, String?> = [
        "name": name, "label": label, "max": String(count), "unit": sharedUnit,
      ]
      writeGroup("list", attributes, to: &xml)
    }
  }

  private var shownLabel: String? { label.isEmpty ? nil : label }

  /// A named group that holds only a loop over years is written as one element.
  private var joined: DraftNode? {
    guard kind == .group, children.count == 1, case .years = children[0].kind else { return nil }
    var loop = children[0]
    loop.name = name
    loop.label = label
    loop.notes = notes + loop.notes
    loop.isOutermost = isOutermost
    return loop
  }

  private func writeGroup(
    _ element: String,
    _ attributes: KeyValuePairs<String, String?>,
    to xml: inout DraftXML
  ) {
    var inner = children
    if sharedUnit != nil {
      for index in inner.indices where inner[index].content.unit == sharedUnit {
        inner[index].content.unit = nil
      }
    }
    for index in inner.indices { inner[index].isOutermost = false }
    xml.element(element, attributes) { xml in
      for child in inner { child.write(to: &xml) }
    }
  }

  /// The unit of all figures directly in the group.
  private var sharedUnit: String? {
    let units = children.filter { $0.isField && $0.content.type == .number }.map(\.content.unit)
    guard let first = units.first, let unit = first, units.count > 1 || children.count == 1,
      units.allSatisfy({ $0 == unit })
    else { return nil }
    return unit
  }

  private func writeField(to xml: inout DraftXML) {
    let content = content
    let type = content.type ?? .text
    let attributes: KeyValuePairs<String, String?> = [
      "name": name, "label": label, "required": content.isRequired ? "true" : nil,
      "codes": content.codes, "unit": content.unit, "digits": content.digits.map { String($0) },
      "min": type == .number ? content.minimum : nil,
      "max": type == .number ? content.maximum : nil,
      "maxlength": type == .text ? content.maximumLength.map { String($0) } : nil,
      "na": content.isNotApplicable ? "true" : nil,
    ]
    guard let guidance = content.guidance else {
      xml.element(type.rawValue, attributes)
      return
    }
    xml.element(type.rawValue, attributes) { xml in
      xml.element("guidance", text: guidance)
    }
  }

  /// `year-2..year`, or the years one by one.
  private static func words(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, years.count > 1,
      last - first == years.count - 1
    else { return years.map { DraftYears.word($0) }.joined(separator: " ") }
    return "\(DraftYears.word(first))..\(DraftYears.word(last))"
  }

  /// Marks the fields of these paths as required.
  fileprivate mutating func require(_ names: Set<String>) { require(names, above: "") }

  private mutating func require(_ names: Set<String>, above: String) {
    let own = above.isEmpty ? name : name.isEmpty ? above : above + "." + name
    if isField, names.contains(own) { content.isRequired = true }
    guard !isLoop else { return }
    for index in children.indices { children[index].require(names, above: own) }
  }
}

extension Message {
  fileprivate static let fromFormulas = Self(
    ja: "次の規則は、もとの様式の計算式から作りました。端数を丸める欄や、計算の異なる年度がないか確かめてください",
    en:
      "the rules below are the formulas of the form; see whether figures are rounded, or some differ"
  )

  fileprivate static func origin(_ source: String) -> Self {
    Self(
      ja: """
        「\(source)」から kenzan schema draft が下書きしました。「要確認」の注を上から順に見て直し、済んだ注は消してください。\
        進め方は docs/new-form.md にあります。
        """,
      en: """
        Drafted by 'kenzan schema draft' from '\(source)'. Go through the remarks that begin with \
        'check', put right what is wrong, and delete them. docs/new-form.md is the guide.
        """
    )
  }
}
