/// A comparison for programs: one JSON document with numbers as decimal texts.
public struct ComparisonJSON: Sendable {
  private let language: Language

  /// Takes the language of the messages in it.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// The whole document, ending in a line break.
  public func text(of comparison: SubmissionComparison) -> String {
    let pages = comparison.printedPages
    let document: [(String, JSON)] = [
      ("kenzan", .string(comparison.report.version)),
      ("result", .string(comparison.report.result.rawValue)),
      ("unchanged", .boolean(comparison.isUnchanged)),
      ("oldYear", .optional(comparison.oldYear?.key)),
      ("counts", counts(comparison)),
      ("packet", .optional(comparison.packet?.path)),
      ("sheets", .array(comparison.sheets.map { sheet($0, pages) })),
      ("added", .array(comparison.added.map(\.json))),
      ("removed", .array(comparison.removed.map(\.json))),
      ("unpaired", .array(comparison.unpaired.map { unpaired($0) })),
      ("unread", .array(comparison.unread.map { unread($0) })),
      ("ignored", .array(comparison.ignored.map { unread($0) })),
      ("notComparable", .array(comparison.gaps.map(\.json))),
    ]
    return JSON.members(document).text(pretty: true) + "\n"
  }

  private func count(_ number: Int) -> JSON { .number(String(number)) }

  private func counts(_ comparison: SubmissionComparison) -> JSON {
    let counts = comparison.counts
    let findings = FindingChange.Kind.allCases.map { kind in
      (kind.rawValue, count(counts.findings[kind] ?? 0))
    }
    return .object([
      ("changed", count(counts.changed)),
      ("unchanged", count(counts.unchanged)),
      ("values", count(counts.values)),
      ("added", count(comparison.added.count)),
      ("removed", count(comparison.removed.count)),
      ("unpaired", count(comparison.unpaired.count)),
      ("unread", count(comparison.unread.count)),
      ("findings", .object(findings)),
    ])
  }

  private func sheet(_ sheet: ComparedSheet, _ pages: PrintedPages?) -> JSON {
    .members([
      ("old", sheet.old.json),
      ("new", sheet.new.json),
      ("unchanged", .boolean(sheet.isUnchanged)),
      ("sameBytes", .boolean(sheet.hasSameBytes)),
      ("renamed", .boolean(sheet.isRenamed)),
      ("rewritten", count(sheet.rewritten)),
      ("changes", .filled(sheet.changes.map { $0.json(on: pages?.pages(of: $0, in: sheet)) })),
      ("pictures", .filled(sheet.pictures.map { .string($0) })),
      ("findings", .filled(sheet.findings.map { finding($0) })),
    ])
  }

  private func finding(_ change: FindingChange) -> JSON {
    .members([
      ("change", .string(change.kind.rawValue)),
      ("old", change.old?.json(in: language) ?? .null),
      ("new", change.new?.json(in: language) ?? .null),
    ])
  }

  private func unpaired(_ sheets: UnpairedSheets) -> JSON {
    .object([
      ("reason", .string(sheets.reason.rawValue)),
      ("old", .array(sheets.old.map(\.json))),
      ("new", .array(sheets.new.map(\.json))),
    ])
  }

  private func unread(_ place: UnreadPlace) -> JSON {
    .members([
      ("state", .string(place.isOld ? "old" : "new")),
      ("path", .string(place.path)),
      ("sheet", .optional(place.sheet)),
      ("message", .string(place.reason[language])),
    ])
  }
}

extension SheetPlace {
  fileprivate var json: JSON {
    .members([
      ("path", .string(path)),
      ("sha256", .optional(sha256)),
      ("sheet", .string(sheet)),
      ("schema", .optional(schema)),
      ("year", .optional(year?.key)),
      ("key", .optional(key)),
      ("subject", .optional(subject)),
    ])
  }
}

extension ValueChange {
  fileprivate func json(on pages: [Int]?) -> JSON {
    .members([
      ("field", .string(field.description)),
      ("label", .string(label)),
      ("unit", .optional(unit)),
      ("internal", isInternal ? .boolean(true) : .null),
      ("old", old?.json ?? .null),
      ("new", new?.json ?? .null),
      ("difference", .optional(difference?.description)),
      ("pages", pages.map { .array($0.map { .number(String($0)) }) } ?? .null),
    ])
  }
}

extension ValueChange.Side {
  fileprivate var json: JSON {
    .members([
      ("state", .string(state.name)), ("value", .string(plain)), ("cell", .optional(cell)),
    ])
  }
}

extension FormGap {
  fileprivate var json: JSON {
    func texts(_ labels: [String]) -> JSON { .array(labels.map { .string($0) }) }
    func edition(_ edition: Edition) -> JSON {
      .object([("version", .string(edition.version)), ("year", .string(edition.year.key))])
    }
    return .object([
      ("schema", .string(schema)),
      ("old", edition(old)),
      ("new", edition(new)),
      ("onlyOld", texts(onlyOld)),
      ("onlyNew", texts(onlyNew)),
      ("different", texts(different)),
    ])
  }
}

extension FieldState {
  /// What programs call the state.
  fileprivate var name: String {
    switch self {
    case .blank: "blank"
    case .notApplicable: "not-applicable"
    case .unreadable: "unreadable"
    case .words: "words"
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .year: "year"
    case .flag: "flag"
    }
  }
}
