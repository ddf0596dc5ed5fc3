/// How sheets of one form of last year answer what this year's form asks of them.
///
/// Made once for each version of a form, so that thousands of sheets need not look for their fields.
struct PriorForm: Sendable {
  /// Why last year's form cannot answer.
  enum Gap: Hashable, Sendable {
    /// It has no such field.
    case missing
    /// Its field is of another type.
    case type
    /// Its figures are in another unit.
    case unit(String)
  }

  /// This year's form, and that of last year's sheets.
  let now: FormSchema
  let then: FormSchema
  /// The fields of last year by which its sheets are known, in the order of this year's key; `nil` where
  /// its form lacks one.
  let key: [Int]?
  /// The fields of last year whose values may be asked for.
  let kept: [Int]
  /// What cannot be answered at all, by its place in `FormSchema.priors`, apart from years that last
  /// year's sheets do not have.
  let gaps: [Int: Gap]
  /// The names of last year's fields without keys, by slot.
  let stems: [String]
  /// Where the values of a field stand among those kept.
  private let position: [Int: Int]
  /// The groups of last year with keys, by the path around them.
  private let repeated: [String: [Int]]

  /// Keeps of a sheet what checks may ask for, or everything.
  init(now: FormSchema, then: FormSchema, keepsAll: Bool = false) {
    self.now = now
    self.then = then
    stems = then.fields.map { then.stem(of: $0) }
    let key = now.key.compactMap { then.slot(of: now.fields[$0].path) }
    self.key = key.count == now.key.count ? key : nil
    let patterns = FieldPatterns(then)
    let ours = FieldPatterns(now)
    var kept = keepsAll ? Set(then.fields.indices) : Set(key)
    for prior in now.priors {
      kept.formUnion(patterns.slots[ours.pattern(of: now.fields[prior.slot])] ?? [])
      for group in prior.paired {
        for name in now.groups[group].rowKey {
          let path = now.groups[group].path.appending(name)
          guard let slot = now.slot(of: path) else { continue }
          kept.formUnion(patterns.slots[ours.pattern(of: now.fields[slot])] ?? [])
        }
      }
    }
    self.kept = kept.sorted()
    position = Dictionary(uniqueKeysWithValues: self.kept.enumerated().map { ($1, $0) })
    repeated = then.groups.indices.reduce(into: [:]) { table, index in
      guard then.groups[index].key != nil else { return }
      table[then.groups[index].path.parent, default: []].append(index)
    }
    var gaps: [Int: Gap] = [:]
    for (index, prior) in now.priors.enumerated() {
      let field = now.fields[prior.slot]
      guard let slot = patterns.slots[ours.pattern(of: field)]?.first else {
        gaps[index] = .missing
        continue
      }
      let other = then.fields[slot]
      if ValueType(other.type) != ValueType(field.type) {
        gaps[index] = .type
      } else if other.unit?.normalizedForMatching != field.unit?.normalizedForMatching {
        gaps[index] = .unit(other.unit ?? "－")
      }
    }
    self.gaps = gaps
  }

  /// The value of a field of last year among those kept of a sheet.
  func value(_ slot: Int, in values: [FieldValue]) -> FieldValue? {
    position[slot].flatMap { values.indices.contains($0) ? values[$0] : nil }
  }

  /// The groups of last year that stand under a path with keys of their own.
  func groups(under path: String) -> [Int] { repeated[path] ?? [] }
}

/// The fields of a form by their paths, with `*` for what may differ from sheet to sheet or from year to
/// year: the rows of lists, keys that only mark a place, and years.
struct FieldPatterns {
  private(set) var slots: [String: [Int]] = [:]
  private let schema: FormSchema
  private let rows: Set<Int>
  private let keepsYears: Bool

  /// Takes years for alike, unless they are to be told apart.
  init(_ schema: FormSchema, keepsYears: Bool = false) {
    self.schema = schema
    self.keepsYears = keepsYears
    rows = Set(schema.lists.flatMap(\.rows))
    for field in schema.fields { slots[pattern(of: field), default: []].append(field.slot) }
  }

  func pattern(of field: Field) -> String {
    var segments = field.path.segments
    var next = field.group
    while let index = next {
      let group = schema.groups[index]
      let isYear = group.year != nil && !keepsYears
      if isYear || !group.rowKey.isEmpty || rows.contains(index) {
        segments[group.path.segments.count - 1] = "*"
      }
      next = group.parent
    }
    return segments.joined(separator: ".").lowercased()
  }
}

extension FieldPath {
  /// The path without its last segment.
  var parent: String { segments.dropLast().joined(separator: ".") }
}

extension FieldState {
  /// The value as it is compared from year to year; `nil` where there is none.
  var matchingText: String? {
    switch self {
    case .blank, .notApplicable, .unreadable, .words: nil
    case .number(let number): number.description
    case .text(let text): text.normalizedForMatching
    case .date(let date): date.description
    case .year(let year): year.key
    case .flag(let flag): String(flag)
    }
  }
}
