internal import KenzanBridge
private import KenzanSchemas

extension PacketDescription {
  /// Reads a description, and says everything that is wrong with it by line.
  ///
  /// `catalogue` has the forms that it may name.
  public init(path: String, catalogue: Catalogue) throws(SchemaErrors) {
    try self.init(SubmissionPaths.description(at: path), path: path, catalogue: catalogue)
  }

  /// Reads the bytes of a description.
  package init(_ bytes: [UInt8], path: String, catalogue: Catalogue) throws(SchemaErrors) {
    let grammar = SchemaGrammar(bytes: EmbeddedSchemas.packetGrammar)
    let root = try grammar.read(bytes, file: path)
    var reader = PacketReader(file: path, catalogue: catalogue)
    let year = reader.year(of: root)
    let date = reader.date(of: root)
    let parts = reader.parts(of: root, project: nil)
    reader.checkProjects(parts)
    reader.checkRoster(parts)
    let codes = parts.compactMap(\.code)
    reader.checkReviews(of: root, codes: codes)
    let minutes = reader.minutes(of: root, year: year)
    let agenda = reader.items(of: root.child(named: "agenda"), codes: codes)
    guard reader.log.errors.isEmpty, let year, let date else {
      throw SchemaErrors(reader.log.errors)
    }
    self.path = path
    sha256 = KenzanBridge.sha256(of: bytes)
    title = root[attribute: "title"]?.trimmed ?? ""
    line = root.line
    self.year = year
    number = root[attribute: "number"].flatMap { Int($0.trimmed) }
    self.date = date
    time = root.child(named: "time").map { Line($0.displayText, line: $0.line) }
    place = root.child(named: "place").map { Line($0.displayText, line: $0.line) }
    self.agenda = agenda
    submissions = root.children(named: "submissions").map {
      Line($0[attribute: "path"] ?? "", line: $0.line)
    }
    self.parts = parts
    self.minutes = minutes
  }
}

extension PacketPart {
  /// The code of the project, where it is one.
  package var code: String? {
    if case .project(let project) = content { project.code } else { nil }
  }
}

/// Turns the elements of a description into values and notes what the grammar cannot say.
struct PacketReader {
  let catalogue: Catalogue
  var log: SchemaLog

  private var forms: [String] { catalogue.ids }

  init(file: String, catalogue: Catalogue) {
    self.catalogue = catalogue
    log = SchemaLog(file: file)
  }

  mutating func year(of root: XMLElement) -> FiscalYear? {
    let key = root[attribute: "year"] ?? ""
    guard let year = FiscalYear(key: key) else {
      log.report(.packet, line: root.line, .noSuchYear(key))
      return nil
    }
    return year
  }

  mutating func date(of root: XMLElement) -> PacketDescription.Line<WrittenDate>? {
    guard let element = root.child(named: "date") else { return nil }
    guard let date = WrittenDate(element.displayText) else {
      log.report(.packet, line: element.line, .noDate(element.displayText))
      return nil
    }
    return .init(date, line: element.line)
  }

  mutating func items(of parent: XMLElement?, codes: [String]) -> [PacketDescription.Item] {
    (parent?.children(named: "item") ?? []).map { element in
      let title = element[attribute: "title"]?.trimmed
      let project = element[attribute: "project"]?.trimmed
      if (title == nil) == (project == nil) {
        log.report(.packet, line: element.line, .titleOrProject, subject: "item")
      }
      if let project, !codes.contains(project) {
        log.report(
          .packet,
          line: element.line,
          .unknownProject(project, codes),
          subject: project
        )
      }
      let items = items(of: element, codes: codes)
      return .init(title: title, project: project, items: items, line: element.line)
    }
  }

  /// The parts directly inside an element, in order.
  mutating func parts(of parent: XMLElement, project: String?) -> [PacketPart] {
    var parts: [PacketPart] = []
    for element in parent.children {
      guard let content = content(of: element, project: project) else { continue }
      let title = element[attribute: "title"]?.trimmed
      parts.append(PacketPart(content, title: title, line: element.line))
    }
    return parts
  }

  private mutating func content(of element: XMLElement, project: String?) -> PacketPart.Content? {
    switch element.name {
    case "roster": return .roster(roster(element))
    case "seats": return .seats(Self.seats(element))
    case "tree": return .tree(tree(element))
    case "project":
      let code = element[attribute: "code"]?.trimmed ?? ""
      let inner = parts(of: element, project: code)
      return .project(
        ProjectPart(
          code: code,
          label: element[attribute: "label"]?.trimmed,
          line: element.line,
          parts: inner
        )
      )
    case "sheet":
      guard let key = element[attribute: "key"]?.trimmed ?? project else {
        log.report(.packet, line: element.line, .noKey, subject: "sheet")
        return nil
      }
      let schema = schema(of: element)
      return .sheet(SheetPart(schema: schema, key: key, shows: shown(by: element, of: schema)))
    case "form":
      let fills = element.children(named: "fill").map { fill in
        if fill[attribute: "each"] != nil || fill[attribute: "else"] != nil {
          log.report(.packet, line: fill.line, .eachInForm, subject: "fill")
        }
        return FormPart.Fill(
          field: fill[attribute: "field"]?.trimmed ?? "",
          text: fill.displayText,
          line: fill.line
        )
      }
      let schema = schema(of: element)
      return .form(FormPart(schema: schema, fills: fills, member: member(of: element, schema)))
    case "table": return .table(table(element))
    case "messages":
      return .messages(element.children(named: "message").map { Self.message($0) })
    case "report": return .report(Self.report(element))
    case "subjects": return .subjects(schema: schema(of: element))
    case "foreign": return .foreign(note: element[attribute: "note"]?.trimmed)
    default: return nil
    }
  }

  /// The form that an element names, which kenzan must know.
  mutating func schema(of element: XMLElement) -> String {
    let name = element[attribute: "schema"]?.trimmed ?? ""
    if !forms.contains(name) {
      log.report(.catalogue, line: element.line, .unknownForm(name, forms), subject: name)
    }
    return name
  }

  private func roster(_ element: XMLElement) -> RosterPart {
    var part = RosterPart(source: element[attribute: "src"] ?? "")
    part.order = element[attribute: "order"].flatMap { RosterPart.Order(rawValue: $0) } ?? .file
    part.chair = element[attribute: "chair"]?.trimmed
    switch element[attribute: "quorum"] {
    case "half": part.quorum = .half
    case let text?: part.quorum = Int(text).map { .count($0) } ?? .majority
    case nil: part.quorum = .majority
    }
    return part
  }

  private func table(_ element: XMLElement) -> TablePart {
    var part = TablePart(source: element[attribute: "src"] ?? "")
    part.unit = element[attribute: "unit"]?.trimmed
    part.origin = element[attribute: "source"]?.trimmed
    part.total = element[attribute: "total"]?.trimmed
    part.series = (element[attribute: "series"] ?? "").split { $0 == "、" || $0 == "," }
      .map { String($0).trimmed }.filter { !$0.isEmpty }
    part.isSorted = element[attribute: "order"] == "value"
    switch element[attribute: "chart"] {
    case "columns": part.chart = .columns
    case "lines": part.chart = .lines
    case "bars": part.chart = .bars
    default: part.chart = nil
    }
    return part
  }

  /// A message with its paragraphs.
  private static func message(_ element: XMLElement) -> CommitteeMessage {
    CommitteeMessage(
      number: element[attribute: "number"].flatMap { Int($0.trimmed) } ?? 0,
      line: element.line,
      field: element[attribute: "field"]?.trimmed,
      subject: element[attribute: "subject"]?.trimmed,
      paragraphs: element.paragraphs
    )
  }

  /// Two groups for one project would have two numbers for the same papers.
  mutating func checkProjects(_ parts: [PacketPart]) {
    var lines: [String: Int] = [:]
    for part in parts {
      guard let code = part.code else { continue }
      if let line = lines[code] {
        log.report(.duplicate, line: part.line, .twice(code, line), subject: code)
      } else {
        lines[code] = part.line
      }
    }
  }
}

extension Message {
  fileprivate static func noDate(_ text: String) -> Message {
    Message(
      ja: "<date> の「\(text)」は日付として読めません。令和元年7月24日（水）、R1.7.24、2019-07-24 のように書きます。",
      en: "'\(text)' in <date> is no date; write 令和元年7月24日（水）, R1.7.24 or 2019-07-24"
    )
  }

  fileprivate static let titleOrProject = Message(
    ja: "<item> には title か project のどちらか一方を書きます。",
    en: "<item> has either a title or a project"
  )

  fileprivate static let eachInForm = Message(
    ja: "each と else は <minutes> の <fill> だけで使えます。",
    en: "'each' and 'else' stand only in a <fill> of <minutes>"
  )

  fileprivate static let noKey = Message(
    ja: "<project> の外の <sheet> には、どのシートかを示す key が必要です。",
    en: "a <sheet> outside a <project> needs a key that says which sheet it is"
  )

  static func unknownProject(_ code: String, _ codes: [String]) -> Message {
    let list = codes.joined(separator: " ")
    return Message(
      ja: "事業「\(code)」の <project> がありません。"
        + (list.isEmpty ? "code=\"\(code)\" の <project> を加えてください。" : "あるのは \(list) です。"),
      en: "there is no <project> with the code '\(code)'"
        + (list.isEmpty ? "; add one" : "; there are: \(list)")
    )
  }

  fileprivate static func unknownForm(_ name: String, _ forms: [String]) -> Message {
    let nearest = Spelling.nearest(to: name, among: forms)
    let list = forms.joined(separator: " ")
    return Message(
      ja: "様式「\(name)」は登録されていません。" + Message.suggestion(nearest).ja + "登録されている様式: \(list)",
      en: "there is no form '\(name)'" + Message.suggestion(nearest).en + "; there are: \(list)"
    )
  }

  fileprivate static func twice(_ code: String, _ line: Int) -> Message {
    Message(
      ja: "事業「\(code)」の <project> は\(line)行目にもあります。1つにまとめてください。",
      en: "the project '\(code)' stands on line \(line) already; make one <project> of both"
    )
  }
}
