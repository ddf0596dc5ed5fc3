internal import KenzanBridge

extension PacketReader {
  static func seats(_ element: XMLElement) -> SeatsPart {
    var part = SeatsPart()
    switch element[attribute: "shape"] {
    case "ring": part.shape = .ring
    case "rows": part.shape = .rows
    default: part.shape = .horseshoe
    }
    part.order = element[attribute: "seating"] == "alternating" ? .alternating : .along
    part.secretariat = element[attribute: "secretariat"].flatMap { Int($0.trimmed) } ?? 2
    switch element[attribute: "entrance"] {
    case "left": part.entrance = .left
    case "right": part.entrance = .right
    default: part.entrance = nil
    }
    return part
  }

  mutating func tree(_ element: XMLElement) -> TreePart {
    let stated = element[attribute: "total"]?.trimmed
    let total = stated.flatMap { Int($0) }
    if let stated, total == nil {
      log.report(.packet, line: element.line, .noTotal(stated), subject: "total")
    }
    return TreePart(
      program: element[attribute: "program"]?.trimmed ?? "",
      pillars: element.children(named: "pillar").map { Self.pillar($0) },
      total: total,
      unit: element[attribute: "unit"]?.trimmed,
      grade: element[attribute: "grade"]?.trimmed,
      summary: element[attribute: "summary"]?.trimmed,
      lead: element.child(named: "lead").map { .init($0.sentence(in: .ja), line: $0.line) },
      notes: element.children(named: "note").map { .init($0.sentence(in: .ja), line: $0.line) }
    )
  }

  private static func pillar(_ element: XMLElement) -> TreePart.Pillar {
    TreePart.Pillar(
      name: element[attribute: "name"]?.trimmed ?? "",
      purpose: element[attribute: "purpose"]?.trimmed ?? "",
      review: element[attribute: "review"]?.trimmed ?? "",
      line: element.line,
      policies: element.children(named: "policy").map { policy in
        TreePart.Policy(
          name: policy[attribute: "name"]?.trimmed ?? "",
          line: policy.line,
          count: policy[attribute: "count"].flatMap { Int($0.trimmed) } ?? 0,
          direction: policy.sentence(in: .ja),
          reviews: policy.words("reviews")
        )
      }
    )
  }

  /// A plan of the room needs to know who is in it.
  mutating func checkRoster(_ parts: [PacketPart]) {
    var hasRoster = false
    for part in parts {
      switch part.content {
      case .roster:
        if hasRoster { log.report(.duplicate, line: part.line, .secondRoster, subject: "roster") }
        hasRoster = true
      case .seats where !parts.contains(where: \.isRoster):
        log.report(.packet, line: part.line, .seatsWithoutRoster, subject: "seats")
      default: continue
      }
    }
  }

  /// The projects that a tree says are under review are in the packet.
  mutating func checkReviews(of root: XMLElement, codes: [String]) {
    for tree in root.children(named: "tree") {
      for policy in tree.children(named: "pillar").flatMap({ $0.children(named: "policy") }) {
        for code in policy.words("reviews") where !codes.contains(code) {
          log.report(.packet, line: policy.line, .unknownProject(code, codes), subject: code)
        }
      }
    }
  }
}

extension PacketPart {
  fileprivate var isRoster: Bool {
    if case .roster = content { true } else { false }
  }
}

extension Message {
  fileprivate static func noTotal(_ text: String) -> Message {
    Message(
      ja: "<tree> の total の「\(text)」は件数として読めません。46 のように半角の数字で書きます。",
      en: "'\(text)' in 'total' of <tree> is no number; write plain digits such as 46"
    )
  }

  fileprivate static let seatsWithoutRoster = Message(
    ja: "<seats> には、だれが座るかを示す <roster> が必要です。",
    en: "<seats> needs a <roster> that says who sits there"
  )

  fileprivate static let secondRoster = Message(
    ja: "<roster> は1つだけ書けます。",
    en: "there can be only one <roster>"
  )
}
