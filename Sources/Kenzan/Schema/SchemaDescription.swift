/// A form as kenzan understands it, as text: what `kenzan schema show` prints.
public struct SchemaDescription: Sendable {
  let schema: FormSchema

  /// Takes a compiled form.
  public init(_ schema: FormSchema) {
    self.schema = schema
  }

  /// The fields, choices, rules and the grid, in a language.
  public func text(in language: Language) -> String {
    var lines = [
      "\(schema.id) \(schema.version)  \(schema.title)  \(schema.year.title) (\(schema.year))"
    ]
    let key = schema.key.map { schema.fields[$0] }.map { "\($0.path) (\($0.label))" }
    lines.append(Message.key[language] + ": " + key.joined(separator: ", "))
    if let subject = schema.subject.map({ schema.fields[$0] }) {
      lines.append(Message.subject[language] + ": \(subject.path) (\(subject.label))")
    }
    for parameter in schema.parameters {
      let values = parameter.values.map { "\($0.from): \($0.value)\(parameter.unit ?? "")" }
      let text = "\(parameter.name) = " + values.joined(separator: ", ")
      lines.append(Message.parameter[language] + ": " + text)
    }
    lines += section(.fields, fieldLines(in: language), language)
    lines += section(.loops, loopLines(in: language), language)
    lines += section(.codes, codeLines(in: language), language)
    lines += section(.bands, bandLines(in: language), language)
    lines += section(.rules, ruleLines(in: language), language)
    lines += section(.grid, gridLines(in: language), language)
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: Message, _ lines: [String], _ language: Language) -> [String] {
    lines.isEmpty ? [] : ["", "## " + title[language]] + lines
  }

  /// The path with `*` for keys and rows, so that what is repeated is said once.
  func pattern(of field: Field) -> String {
    var segments = field.path.segments.map(String.init)
    for index in chain(from: field.group) where schema.groups[index].key != nil {
      let place = schema.groups[index].path.segments.count - 1
      if segments.indices.contains(place) { segments[place] = "*" }
    }
    return segments.joined(separator: ".")
  }

  func chain(from group: Int?) -> [Int] {
    var chain: [Int] = []
    var next = group
    while let index = next, schema.groups.indices.contains(index) {
      chain.append(index)
      next = schema.groups[index].parent
    }
    return chain
  }
}

// MARK: - Loops, codes and the grid

extension SchemaDescription {
  /// The keys for which `*` stands.
  private func loopLines(in language: Language) -> [String] {
    var keys: [(path: String, keys: [String])] = []
    for group in schema.groups {
      guard let key = group.key else { continue }
      let path = group.path.segments.dropLast().joined(separator: ".") + ".*"
      let text = key + (group.stage ?? "")
      if let index = keys.firstIndex(where: { $0.path == path }) {
        keys[index].keys.append(text)
      } else {
        keys.append((path, [text]))
      }
    }
    return keys.map { path, keys in
      let shown = keys.count > 12 ? [keys[0], "…", keys[keys.count - 1]] : keys
      return "\(path)  \(shown.joined(separator: " "))"
    }
  }

  private func codeLines(in language: Language) -> [String] {
    schema.codes.keys.sorted().compactMap { schema.codes[$0] }.flatMap { list in
      ["\(list.name) (\(list.codes.count))"]
        + list.codes.map { code in
          let label = code.label == code.value ? "" : "  \(code.label)"
          let aliases = code.aliases.isEmpty ? "" : "  (\(code.aliases.joined(separator: ", ")))"
          return "  \(code.value)\(label)\(aliases)"
        }
    }
  }

  private func bandLines(in language: Language) -> [String] {
    schema.bands.keys.sorted().compactMap { schema.bands[$0] }.flatMap { bands in
      [bands.name] + bands.descriptions.map { "  \($0.label)  \($0.range[language])" }
    }
  }

  /// Every row with what begins in it: labels as they read, slots by path.
  private func gridLines(in language: Language) -> [String] {
    let layout = schema.layout
    guard !layout.columnWidths.isEmpty else { return [] }
    var cells: [Int: [(column: Int, text: String)]] = [:]
    for label in layout.labels {
      let text = label.text.split(separator: "\n").joined(separator: " ")
      cells[label.area.first.row, default: []]
        .append((label.area.first.column, "\(label.area) 「\(text)」"))
    }
    for slot in layout.slots {
      let path = schema.fields[slot.field].path
      cells[slot.area.first.row, default: []].append(
        (slot.area.first.column, "\(slot.area) <\(path)>\(slot.notApplicable ?? "")")
      )
    }
    for picture in layout.pictures {
      cells[picture.area.first.row, default: []].append(
        (picture.area.first.column, "\(picture.area) [\(picture.name)]")
      )
    }
    let paper = "\(layout.paper.rawValue) \(layout.orientation.rawValue)"
    return [paper]
      + cells.keys.sorted().map { row in
        (cells[row] ?? []).sorted { $0.column < $1.column }.map(\.text).joined(separator: "  ")
      }
  }
}

extension Message {
  fileprivate static let key = Message(ja: "シートを区別する欄", en: "Key")
  fileprivate static let subject = Message(ja: "シートの名前になる欄", en: "Subject")
  fileprivate static let parameter = Message(ja: "定数", en: "Constant")
  fileprivate static let fields = Message(ja: "欄", en: "Fields")
  fileprivate static let loops = Message(ja: "繰返し（* に入るもの）", en: "Loops (what * stands for)")
  fileprivate static let codes = Message(ja: "選択肢", en: "Codes")
  fileprivate static let bands = Message(ja: "区分", en: "Bands")
  fileprivate static let rules = Message(ja: "規則", en: "Rules")
  fileprivate static let grid = Message(ja: "様式", en: "Form")
}
