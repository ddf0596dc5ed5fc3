extension PacketAssembly {
  /// The plan of the room; its members come from the roster, wherever that stands in the packet.
  mutating func seatsPaper(_ part: SeatsPart, _ place: PacketPart) -> PacketPaper {
    let title = place.title ?? "席次表"
    // What is wrong with the roster is said at the roster.
    guard let roster else { return Self.unread(title) }
    let members = roster.list.ordered(by: roster.part.order, chair: roster.part.chair)
    let seats = members.map { member in
      let rank = Roster.Rank(of: member.role, chair: roster.part.chair)
      return Seat(
        name: member.name,
        role: member.role,
        affiliation: member.affiliation,
        isChair: rank == .chair,
        isViceChair: rank == .deputy,
        isAbsent: member.attendance == .absent,
        origins: roster.origins(of: member)
      )
    }
    var options = SeatingPlan.Options()
    options.order = part.order
    options.entrance = part.entrance
    let plan = SeatingPlan(
      seats: seats,
      shape: part.shape,
      secretariat: .seats(part.secretariat),
      options: options
    )
    let note = CitedText(
      description.day + (description.place.map { "　\($0.value)" } ?? ""),
      from: description.meetingOrigins
    )
    return PacketPaper(title: title, sheet: plan.sheet(named: title, title: title, note: note))
  }

  /// The members, read before any paper asks for them.
  mutating func readRoster() {
    for part in description.parts {
      guard case .roster(let roster) = part.content else { continue }
      let path = description.resolved(roster.source)
      guard let bytes = try? SubmissionPaths.bytes(of: path),
        let file = try? Reader.read(bytes, path: path), file.kind == .csv
      else { continue }
      self.roster = RosterSource(file, part: roster)
      return
    }
  }

  /// The policies of a program, with what the sheets of this year's projects say.
  mutating func treePaper(_ part: TreePart, _ place: PacketPart) -> PacketPaper {
    let title = place.title ?? "「\(part.program)」の施策体系図"
    var tree = PolicyTree(
      program: part.program,
      pillars: part.pillars.map { self.pillar($0) },
      statedTotal: part.total,
      lead: part.lead.map { description.cited("説明", $0) } ?? "",
      notes: part.notes.map { description.cited("注", $0) },
      origins: [
        description.origin("体系図", "\(part.program) \(part.total ?? 0)", line: place.line)
      ]
    )
    if let unit = part.unit { tree.unit = unit }
    for policy in part.pillars.flatMap(\.policies) where !policy.reviews.isEmpty {
      tree.cards.append(
        PolicyTree.Card(
          policy: policy.name,
          direction: policy.direction,
          projects: policy.reviews.map { reviewed($0, part) },
          origins: [description.origin("施策", policy.direction, line: policy.line)]
        )
      )
    }
    if let difference = tree.difference {
      var finding = self.finding(
        .packetTotal,
        .error,
        line: place.line,
        .treeTotal(part.program, difference, tree.unit)
      )
      finding.value = String(difference.stated)
      finding.expected = String(difference.computed)
      finding.difference = String(difference.stated - difference.computed)
      finding.unit = tree.unit
      findings.append(finding)
    }
    return PacketPaper(title: title, sheet: tree.sheet(named: title, title: title))
  }

  private func pillar(_ pillar: TreePart.Pillar) -> PolicyTree.Pillar {
    PolicyTree.Pillar(
      name: pillar.name,
      purpose: pillar.purpose,
      review: pillar.review,
      policies: pillar.policies.map { policy in
        let words = "\(policy.name) \(policy.count)"
        return PolicyTree.Policy(
          name: policy.name,
          projects: policy.count,
          isSubject: !policy.reviews.isEmpty,
          origins: [description.origin("施策", words, line: policy.line)]
        )
      },
      origins: [description.origin("柱", "\(pillar.name) \(pillar.review)", line: pillar.line)]
    )
  }

  /// What the sheets of a project say of it.
  private func reviewed(_ code: String, _ part: TreePart) -> PolicyTree.Project {
    let project = description.parts.lazy.compactMap { part -> ProjectPart? in
      if case .project(let project) = part.content, project.code == code { project } else { nil }
    }.first
    let shown = (project?.parts ?? []).compactMap { part -> TidySheet? in
      guard case .sheet(let sheet) = part.content, let place = places(of: sheet).first else {
        return nil
      }
      return sheets[place].withoutInternals
    }
    /// What the first of the sheets says in a field that some of them have.
    func text(_ slot: (FormSchema) -> Int?) -> CitedText? {
      for sheet in shown {
        guard let record = sheet.record, let slot = slot(record.schema) else { continue }
        if let text = sheet.cited(slot) { return text }
      }
      return nil
    }
    func text(at path: String?) -> CitedText {
      path.flatMap { path in text { $0.slot(of: FieldPath(path)) } } ?? ""
    }
    var indicators: [CitedText] = []
    for sheet in shown {
      let record = sheet.record.map { TidyRecord(record: $0, path: sheet.path, isPublic: true) }
      for name in (record?.indicatorNames ?? []).compactMap({ sheet.cited($0) }) {
        if let place = indicators.firstIndex(where: { $0.text == name.text }) {
          indicators[place].origins += name.origins
        } else {
          indicators.append(name)
        }
      }
    }
    return PolicyTree.Project(
      name: text(\.subject) ?? CitedText("事業 \(code)"),
      grade: text(at: part.grade),
      summary: text(at: part.summary),
      indicators: indicators
    )
  }
}

extension TidySheet {
  /// What stands in a field, with its cell; `nil` where nothing does.
  func cited(_ slot: Int) -> CitedText? {
    guard let record, let origin = record.origin(of: slot, path: path, sha256: sha256),
      !origin.value.isEmpty
    else { return nil }
    return CitedText(origin.value, from: [origin])
  }
}

extension Message {
  fileprivate static func treeTotal(
    _ program: String,
    _ difference: PolicyTree.Difference,
    _ unit: String
  ) -> Message {
    let sum = difference.parts.map(String.init).joined(separator: "＋")
    return Message(
      ja:
        "「\(program)」は全\(difference.stated)\(unit)とありますが、施策の合計は\(difference.computed)\(unit)です（\(sum)）。"
        + "total か施策の count を直してください。",
      en: "'\(program)' is said to have \(difference.stated)\(unit), but its policies add up to "
        + "\(difference.computed)\(unit) (\(sum)); correct 'total' or a 'count'"
    )
  }
}
