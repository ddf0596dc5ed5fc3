/// What became of a finding from the earlier sheet to the later one.
package struct FindingChange: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case still, new, resolved
    /// The rule was judged before and cannot be judged any more.
    case unverifiable = "no-longer-verifiable"

    package var title: Message {
      switch self {
      case .still: Message(ja: "残っている", en: "still there")
      case .new: Message(ja: "新しい", en: "new")
      case .resolved: Message(ja: "解消", en: "resolved")
      case .unverifiable: Message(ja: "もう確かめられない", en: "no longer verifiable")
      }
    }
  }

  package var kind: Kind
  /// As it was; `nil` for what is new, and where the rule held before.
  package var old: Finding?
  /// As it is; `nil` for what is resolved, and where the later sheet has nothing to judge.
  package var new: Finding?
}

/// Pairs the findings of two sheets by rule and field.
struct FindingChanges {
  private struct Identity: Hashable {
    var code: Finding.Code
    var rule: String?
    var field: FieldPath?
    /// Tells findings apart that are about no field.
    var message: String?
  }

  private let old: ReadSheet
  private let new: ReadSheet
  private let pairs: [FieldPairs.Pair]
  /// Fields of the later form by those of the earlier one, and the other way round.
  private var later: [FieldPath: FieldPath] = [:]
  private var earlier: [FieldPath: FieldPath] = [:]

  init(old: ReadSheet, new: ReadSheet, pairs: [FieldPairs.Pair]) {
    self.old = old
    self.new = new
    self.pairs = pairs
    for pair in pairs {
      guard let before = pair.old, let after = pair.new else { continue }
      let (one, two) = (old.record.schema.fields[before].path, new.record.schema.fields[after].path)
      later[one] = two
      earlier[two] = one
    }
  }

  /// What is still there, new and gone, in the order of the later sheet; what is resolved last.
  func changes() -> [FindingChange] {
    var open = Dictionary(grouping: old.findings.filter(\.counts)) { identity(of: $0, isOld: true) }
    var changes: [FindingChange] = []
    for finding in new.findings {
      let identity = identity(of: finding, isOld: false)
      if finding.counts {
        let before = take(finding, from: &open[identity])
        changes.append(
          FindingChange(kind: before == nil ? .new : .still, old: before, new: finding)
        )
      } else if finding.outcome == .unverifiable {
        let before = take(finding, from: &open[identity])
        guard before != nil || wasJudged(finding) else { continue }
        changes.append(FindingChange(kind: .unverifiable, old: before, new: finding))
      }
    }
    return changes
      + old.findings.filter(\.counts).compactMap { finding in
        let identity = identity(of: finding, isOld: true)
        guard let place = open[identity]?.firstIndex(of: finding) else { return nil }
        open[identity]?.remove(at: place)
        return FindingChange(kind: isLost(finding) ? .unverifiable : .resolved, old: finding)
      }
  }

  private func identity(of finding: Finding, isOld: Bool) -> Identity {
    Identity(
      code: finding.code,
      rule: finding.rule,
      field: finding.field.map { isOld ? later[$0] ?? $0 : $0 },
      message: finding.field == nil ? finding.message.ja : nil
    )
  }

  /// Takes the earlier finding that is the same one, at best with the same value.
  private func take(_ finding: Finding, from open: inout [Finding]?) -> Finding? {
    guard let all = open, !all.isEmpty else { return nil }
    return open?.remove(at: all.firstIndex { $0.value == finding.value } ?? 0)
  }

  /// Whether the rule of an unverifiable finding could be judged in the earlier sheet.
  private func wasJudged(_ finding: Finding) -> Bool {
    let schema = old.record.schema
    guard finding.code == .check, let field = finding.field,
      let slot = schema.slot(of: earlier[field] ?? field),
      let check = schema.checks.first(where: { $0.id == finding.rule && $0.stated == slot })
    else { return false }
    switch check.judge(in: old.record).verdict {
    case .holds, .withinRounding, .fails: return true
    case .skipped, .unverifiable: return false
    }
  }

  /// Whether nobody can tell any more: the later form has no such field, or nothing readable stands
  /// in it.
  private func isLost(_ finding: Finding) -> Bool {
    guard let field = finding.field, let before = old.record.schema.slot(of: field),
      let pair = pairs.first(where: { $0.old == before })
    else { return finding.field != nil }
    return pair.new.map { new.record[$0].state == .unreadable } ?? false
  }
}

extension Finding {
  /// Whether it is followed from one state of a sheet to the next: notes on reading are not.
  var counts: Bool { severity > .info || acceptance != nil || code == .acceptLapsed }
}
