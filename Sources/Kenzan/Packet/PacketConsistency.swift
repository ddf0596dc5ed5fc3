/// What parts of a packet say differently of the same project: its name, its code, units of figures.
struct PacketConsistency {
  let assembly: PacketAssembly

  var findings: [Finding] { names + nearNames + namesInTexts + codes + figures }

  var projects: [(part: ProjectPart, line: Int)] {
    assembly.description.parts.compactMap { part in
      if case .project(let project) = part.content { (project, part.line) } else { nil }
    }
  }

  /// Where a sheet names its project.
  struct Naming {
    var name: String
    var number: String
    var place: String
    var operand: Finding.Operand
  }

  func namings(of code: String) -> [Naming] {
    assembly.uses.filter { $0.project == code }.compactMap { use in
      let sheet = assembly.sheets[use.sheet]
      guard let record = sheet.record, let slot = record.schema.subject,
        let name = record.subjectText
      else { return nil }
      let cell = Wording(record: record).qualifiedCell(slot)
      let field = record.schema.fields[slot]
      var operand = Finding.Operand(
        field: field.path,
        label: field.label,
        cell: cell,
        value: name
      )
      operand.file = sheet.path
      let place = "\(use.number)、\(sheet.path)" + (cell.map { " \($0)" } ?? "")
      return Naming(name: name, number: use.number, place: place, operand: operand)
    }
  }

  /// One project, one name.
  private var names: [Finding] {
    projects.flatMap { project, line -> [Finding] in
      let namings = namings(of: project.code)
      guard let first = namings.first else { return [] }
      return namings.dropFirst().filter {
        $0.name.normalizedForMatching != first.name.normalizedForMatching
      }.map { other in
        var finding = assembly.finding(
          .packetName,
          .warning,
          line: line,
          .otherName(other.name, other.place, first.name, first.place)
        )
        finding.value = other.name
        finding.expected = first.name
        finding.related = [other.operand, first.operand]
        return finding
      }
    }
  }

  /// What the description itself calls nearly, but not quite, as a project is called.
  private var nearNames: [Finding] {
    let names = projects.compactMap { namings(of: $0.part.code).first }
    return titles.flatMap { text, line in
      names.filter { NearName.isNear(text, $0.name) }.map { naming in
        var finding = assembly.finding(
          .packetName,
          .warning,
          line: line,
          .nearName(text, naming.name, naming.place)
        )
        finding.value = text
        finding.expected = naming.name
        finding.related = [naming.operand]
        return finding
      }
    }
  }

  private var titles: [(text: String, line: Int)] {
    Self.titles(of: assembly.description.agenda)
      + assembly.description.parts.flatMap { part -> [(String, Int)] in
        if case .messages(let messages) = part.content {
          return messages.compactMap { $0.subject }.map { ($0, part.line) }
        }
        return part.title.map { [($0, part.line)] } ?? []
      }
  }

  private static func titles(of items: [PacketDescription.Item]) -> [(String, Int)] {
    items.flatMap { item in
      (item.title.map { [($0, item.line)] } ?? []) + titles(of: item.items)
    }
  }

  /// A sheet of the project's name under another code is probably the project's.
  private var codes: [Finding] {
    projects.flatMap { project, line -> [Finding] in
      guard let naming = namings(of: project.code).first else { return [] }
      let used = Set(assembly.uses.map(\.sheet))
      return assembly.sheets.indices.compactMap { place in
        let sheet = assembly.sheets[place]
        guard !used.contains(place), let record = sheet.record, let name = record.subjectText,
          name.normalizedForMatching == naming.name.normalizedForMatching,
          let slot = record.schema.key.first
        else { return nil }
        let code = Wording(record: record).plainValue(slot)
        guard code.normalizedForMatching != project.code.normalizedForMatching else { return nil }
        let cell = Wording(record: record).qualifiedCell(slot) ?? sheet.report.sheet
        let message = Message.otherCode(name, code, "\(sheet.path) \(cell)", project.code)
        var finding = assembly.finding(.packetCode, .warning, line: line, message)
        finding.value = code
        finding.expected = project.code
        return finding
      }
    }
  }

  /// A figure of three digits or more has one unit wherever a project's papers quote it, and a long one
  /// has the same digits.
  private var figures: [Finding] {
    projects.flatMap { project, line -> [Finding] in
      var quotes = QuotedFigures()
      for use in assembly.uses where use.project == project.code {
        let sheet = assembly.sheets[use.sheet]
        if let record = sheet.record { quotes.add(record, number: use.number, path: sheet.path) }
      }
      for table in assembly.tables where table.project == project.code {
        quotes.add(table.table, unit: table.unit, number: table.number)
      }
      return quotes.drifts.map { drift in
        let code: Finding.Code = drift.kind == .unit ? .packetUnit : .packetDrift
        var finding = assembly.finding(code, .warning, line: line, drift.message)
        finding.value = drift.value
        return finding
      }
    }
  }
}

extension Message {
  fileprivate static func otherName(
    _ name: String,
    _ place: String,
    _ first: String,
    _ firstPlace: String
  ) -> Message {
    Message(
      ja: "同じ事業の名前が違います。「\(name)」（\(place)）と「\(first)」（\(firstPlace)）です。どちらかに揃えてください。",
      en:
        "one project has two names: '\(name)' (\(place)) and '\(first)' (\(firstPlace)); use one of them"
    )
  }

  fileprivate static func nearName(_ text: String, _ name: String, _ place: String) -> Message {
    Message(
      ja: "「\(text)」は事業名「\(name)」（\(place)）とよく似ていますが同じではありません。書き誤りでないか確かめてください。",
      en:
        "'\(text)' is nearly, but not quite, the name of the project '\(name)' (\(place)); check it"
    )
  }

  fileprivate static func otherCode(
    _ name: String,
    _ code: String,
    _ place: String,
    _ wanted: String
  ) -> Message {
    Message(
      ja: "「\(name)」の番号が、\(place) では「\(code)」、この資料では「\(wanted)」です。どちらが正しいか確かめてください。",
      en:
        "'\(name)' has the code '\(code)' in \(place), but '\(wanted)' in the packet; check which is right"
    )
  }
}
