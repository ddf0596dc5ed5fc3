/// A sheet in both states, with everything that it states otherwise and what became of its findings.
package struct ComparedSheet: Sendable, Equatable {
  package var old: SheetPlace
  package var new: SheetPlace
  /// In the order of the form.
  package var changes: [ValueChange]
  package var findings: [FindingChange]
  /// How many cells only write the same value in another way.
  package var rewritten: Int
  /// The places for pictures that show other ones.
  package var pictures: [String]

  init(_ prior: PriorRecord, old: ReadSheet, new: ReadSheet, renames: RenameMap?) {
    self.old = old.place
    self.new = new.place
    let pairs = FieldPairs(prior, old: old.record, new: new.record, renames: renames).pairs
    changes = pairs.compactMap { pair in
      ValueChange(
        pair,
        old: old.record,
        stateToday: pair.old.map { prior.stateToday($0) },
        new: new.record
      )
    }
    rewritten = pairs.count { pair in
      guard let before = pair.old, let after = pair.new else { return false }
      let (one, two) = (old.record[before], new.record[after])
      return one.raw.trimmed != two.raw.trimmed && one.saysTheSame(as: two)
    }
    let names = Set(old.record.pictures.keys).union(new.record.pictures.keys)
    pictures = names.sorted().filter { name in
      old.record.pictures[name]?.map(\.picture) != new.record.pictures[name]?.map(\.picture)
    }
    findings = FindingChanges(old: old, new: new, pairs: pairs).changes()
  }

  /// Whether every value is what it was.
  package var saysTheSame: Bool { changes.isEmpty && pictures.isEmpty }

  /// Whether nothing happened: no value changed, and no finding came or went.
  package var isUnchanged: Bool { saysTheSame && findings.allSatisfy { $0.kind == .still } }

  /// Whether the very same file was handed in again.
  package var hasSameBytes: Bool { old.sha256 != nil && old.sha256 == new.sha256 }

  /// Whether it came in a file of another name.
  package var isRenamed: Bool { old.path.fileName != new.path.fileName }

  /// Whether the very same file was handed in under the same name.
  package var isSameFile: Bool { hasSameBytes && !isRenamed }
}
