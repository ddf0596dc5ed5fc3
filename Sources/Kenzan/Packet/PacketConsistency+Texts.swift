/// Names of projects and policies inside longer texts, where they are nearly right.
extension PacketConsistency {
  /// A text, where it stands in words, and the line of the description that shows it.
  private struct Passage {
    var text: String
    var place: String
    var line: Int
  }

  /// A name that a project or a policy has, with where it is said.
  private struct Name {
    var text: String
    var place: String
  }

  /// What stands in texts for a name with a few letters of another: each once per name and spelling.
  var namesInTexts: [Finding] {
    let policies = policyNames
    let projectNames = projects.compactMap { project, line -> Name? in
      namings(of: project.code).first.map { Name(text: $0.name, place: $0.place) }
    }
    var seen: Set<[String]> = []
    var findings: [Finding] = []
    func look(_ passages: [Passage], for names: [Name]) {
      for passage in passages {
        for name in names {
          guard let found = NearName.occurrence(of: name.text, in: passage.text),
            // Another name of the packet is as it should be.
            !names.contains(where: { $0.text.normalizedForMatching.contains(found) }),
            seen.insert([name.text, found, passage.place]).inserted
          else { continue }
          var finding = assembly.finding(
            .packetName,
            .warning,
            line: passage.line,
            .inText(found, passage.place, name.text, name.place)
          )
          finding.value = found
          finding.expected = name.text
          findings.append(finding)
        }
      }
    }
    look(ownPassages, for: projectNames + policies)
    for (project, line) in projects {
      let own = namings(of: project.code).first.map { [Name(text: $0.name, place: $0.place)] } ?? []
      look(passages(of: project, line: line), for: own + policies)
    }
    return findings
  }

  private var policyNames: [Name] {
    assembly.description.parts.flatMap { part -> [Name] in
      guard case .tree(let tree) = part.content else { return [] }
      return tree.pillars.flatMap(\.policies).map { policy in
        Name(text: policy.name, place: assembly.description.place(line: policy.line))
      }
    }
  }

  /// What the description itself says in sentences.
  private var ownPassages: [Passage] {
    assembly.description.parts.flatMap { part -> [Passage] in
      switch part.content {
      case .messages(let messages):
        messages.map { passage($0.paragraphs.joined(separator: "\n"), $0.line) }
      case .tree(let tree):
        (tree.notes + [tree.lead].compactMap { $0 }).map { passage($0.value, $0.line) }
          + tree.pillars.flatMap(\.policies).map { passage($0.direction, $0.line) }
      default: []
      }
    }
  }

  /// The texts of a project's sheets, and what the description fills into its forms.
  private func passages(of project: ProjectPart, line: Int) -> [Passage] {
    let fills = project.parts.flatMap { part -> [Passage] in
      guard case .form(let form) = part.content else { return [] }
      return form.fills.map { passage($0.text, $0.line) }
    }
    return fills
      + assembly.uses.filter { $0.project == project.code }.flatMap { use -> [Passage] in
        let sheet = assembly.sheets[use.sheet]
        guard let record = sheet.record else { return [] }
        return record.schema.fields.compactMap { field in
          guard field.slot != record.schema.subject,
            case .text(let text) = record[field.slot].state,
            let cell = Wording(record: record).qualifiedCell(field.slot)
          else { return nil }
          return Passage(text: text, place: "\(use.number)、\(sheet.path) \(cell)", line: line)
        }
      }
  }

  private func passage(_ text: String, _ line: Int) -> Passage {
    Passage(text: text, place: assembly.description.place(line: line), line: line)
  }
}

extension Message {
  fileprivate static func inText(
    _ found: String,
    _ place: String,
    _ name: String,
    _ namePlace: String
  ) -> Message {
    Message(
      ja: "文中の「\(found)」（\(place)）は「\(name)」（\(namePlace)）とよく似ていますが同じではありません。同じものを指すなら揃えてください。",
      en:
        "'\(found)' in a text (\(place)) is nearly, but not quite, '\(name)' (\(namePlace)); use one "
        + "name if it is the same"
    )
  }
}
