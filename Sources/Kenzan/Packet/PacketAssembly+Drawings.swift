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
        isAbsent: member.attendance == .absent
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
    let note = description.day + (description.place.map { "　\($0)" } ?? "")
    return PacketPaper(title: title, sheet: plan.sheet(named: title, title: title, note: note))
  }

  /// The members, read before any paper asks for them.
  mutating func readRoster() {
    for part in description.parts {
      guard case .roster(let roster) = part.content,
        let bytes = try? SubmissionPaths.bytes(of: description.resolved(roster.source)),
        let file = try? Reader.read(bytes, path: roster.source), file.kind == .csv,
        let table = file.worksheets.first
      else { continue }
      self.roster = (Roster.read(table).roster, roster)
      return
    }
  }

  /// The policies of a program, with what the sheets of this year's projects say.
  mutating func treePaper(_ part: TreePart, _ place: PacketPart) -> PacketPaper {
    let title = place.title ?? "「\(part.program)」の施策体系図"
    var tree = PolicyTree(
      program: part.program,
      pillars: part.pillars.map { pillar in
        PolicyTree.Pillar(
          name: pillar.name,
          purpose: pillar.purpose,
          review: pillar.review,
          policies: pillar.policies.map {
            PolicyTree.Policy(name: $0.name, projects: $0.count, isSubject: !$0.reviews.isEmpty)
          }
        )
      },
      statedTotal: part.total,
      lead: part.lead,
      notes: part.notes
    )
    if let unit = part.unit { tree.unit = unit }
    for policy in part.pillars.flatMap(\.policies) where !policy.reviews.isEmpty {
      tree.cards.append(
        PolicyTree.Card(
          policy: policy.name,
          direction: policy.direction,
          projects: policy.reviews.map { reviewed($0, part) }
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
    func text(_ path: String?) -> String {
      guard let path else { return "" }
      return shown.lazy.compactMap { sheet -> String? in
        guard let record = sheet.record, let slot = record.schema.slot(of: FieldPath(path)) else {
          return nil
        }
        return Wording(record: record).plainValue(slot)
      }.first ?? ""
    }
    let tables = TidyTables(shown, audience: .everyone)
    let reader = tables["indicators"].map { RowReader($0) }
    let names = (reader?.table.rows ?? []).indices.map { reader?.text("name", $0) ?? "" }
    return PolicyTree.Project(
      name: shown.lazy.compactMap { $0.record?.subjectText }.first ?? "事業 \(code)",
      grade: text(part.grade),
      summary: text(part.summary),
      indicators: names.filter { !$0.isEmpty && !ValueReader.isNotApplicable($0) }.unique
    )
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
