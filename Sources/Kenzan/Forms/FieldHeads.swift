/// The fields of a form by what the heads of a table may call them.
struct FieldHeads: Sendable {
  /// What the heads of a column say.
  enum Match: Sendable, Equatable {
    /// A field, the more surely the higher the rank.
    case field(Int, rank: Int)
    /// One of several fields.
    case ambiguous([Int])
    /// A field whose figures are in another unit than the heads say.
    case otherUnit(Int, String)
    case none
  }

  /// How surely heads mean a field, the least sure first.
  enum Rank {
    static let shortened = 1, withinGroup = 2, label = 3, path = 4
  }

  private let schema: FormSchema
  /// Labels without separators, and the same with their parts in any order.
  private var wholes: [String: [Int]] = [:]
  private var parts: [String: [Int]] = [:]
  /// The fields by the ends of their labels, and by their own label.
  private var leaves: [String: [Int]] = [:]
  private var labelParts: [[String]] = []
  private var known: Set<String> = []

  init(_ schema: FormSchema) {
    self.schema = schema
    for field in schema.fields {
      let parts = Self.parts(field.label)
      labelParts.append(parts)
      known.formUnion(parts)
      wholes[parts.joined(), default: []].append(field.slot)
      self.parts[parts.sorted().joined(separator: "/"), default: []].append(field.slot)
      let own = Self.parts(field.facets.ownLabel).joined(separator: "/")
      let ends = parts.indices.map { parts[$0...].joined() }
      for leaf in Set(ends + [own]) { leaves[leaf, default: []].append(field.slot) }
    }
  }

  /// The field that a column holds.
  func match(_ heads: [TableHeader.Head]) -> Match {
    let named = Set(
      heads.filter { !$0.isFilled }.compactMap { schema.slot(of: FieldPath($0.text)) }
    )
    if named.count > 1 { return .ambiguous(named.sorted()) }
    let labelled = matchLabels(heads.filter { schema.slot(of: FieldPath($0.text)) == nil })
    guard let path = named.first else { return labelled }
    // Path and label must agree where both stand there.
    if case .field(let slot, let rank) = labelled, slot != path, rank >= Rank.label {
      return .ambiguous([path, slot].sorted())
    }
    return .field(path, rank: Rank.path)
  }

  private func matchLabels(_ heads: [TableHeader.Head]) -> Match {
    guard !heads.isEmpty else { return .none }
    for rank in [Rank.label, Rank.shortened] {
      for start in heads.indices {
        // An upper head that the form knows is left out only if it may not belong to the column.
        guard heads[..<start].allSatisfy({ $0.isFilled || !knows($0) }) else { break }
        let rest = Array(heads[start...])
        let match =
          rank == Rank.shortened
          ? shortened(rest) : matchWhole(rest, rank: start == 0 ? rank : Rank.withinGroup)
        if match != .none { return match }
      }
    }
    return .none
  }

  /// The field whose whole label the heads are, with or without the unit behind them.
  private func matchWhole(_ heads: [TableHeader.Head], rank: Int) -> Match {
    let asWritten = heads.flatMap { Self.parts($0.raw) }
    if let slots = slots(asWritten) { return one(of: slots, rank: rank) }
    let (texts, unit) = Self.withoutUnits(heads)
    guard let unit, let slots = slots(texts) else { return .none }
    let match = one(of: slots, rank: rank)
    if case .field(let slot, _) = match { return self.match(slot, unit: unit, rank: rank) }
    return match
  }

  private func slots(_ parts: [String]) -> [Int]? {
    wholes[parts.joined()] ?? self.parts[parts.sorted().joined(separator: "/")]
  }

  /// A field with a longer label of which the heads are a part with its end, if only one has it.
  private func shortened(_ heads: [TableHeader.Head]) -> Match {
    let (texts, unit) = Self.withoutUnits(heads)
    guard let leaf = texts.last else { return .none }
    let slots = (leaves[leaf] ?? []).filter { slot in
      texts.allSatisfy { labelParts[slot].contains($0) || $0 == leaf }
    }
    guard !slots.isEmpty else { return .none }
    let match = one(of: slots, rank: Rank.shortened)
    guard let unit, case .field(let slot, let rank) = match else { return match }
    return self.match(slot, unit: unit, rank: rank)
  }

  private func match(_ slot: Int, unit: String, rank: Int) -> Match {
    let own = schema.fields[slot].unit
    return own.map { UnitTable.isSame($0, unit) } == false
      ? .otherUnit(slot, unit) : .field(slot, rank: rank)
  }

  private func one(of slots: [Int], rank: Int) -> Match {
    slots.count == 1 ? .field(slots[0], rank: rank) : .ambiguous(slots)
  }

  /// Whether the text is a part of any label, or the name of a field.
  func knows(_ head: TableHeader.Head) -> Bool {
    if schema.slot(of: FieldPath(head.text)) != nil { return true }
    let (texts, _) = Self.withoutUnits([head])
    return texts.contains { known.contains($0) }
  }

  /// The parts of a label as they are compared, with the years as keys.
  private static func parts(_ label: String) -> [String] {
    label.normalizedForMatching.split(separator: "/").map { withYearsAsKeys(String($0)) }
  }

  private static func withoutUnits(_ heads: [TableHeader.Head]) -> ([String], unit: String?) {
    var unit: String?
    var texts: [String] = []
    for head in heads {
      let written = UnitTable.splitUnit(head.text)
      unit = written.unit ?? unit
      texts += parts(written.text)
    }
    return (texts, unit)
  }

  /// 令和6年度決算額 and R6年度決算額 as R6決算額.
  private static func withYearsAsKeys(_ text: String) -> String {
    guard text.contains("年度") else { return text }
    let keys = YearMention.replace(in: text) { $0.form == .other ? nil : $0.year.key }
    return YearMention.all(in: keys).reversed().reduce(keys) { text, mention in
      var scalars = Array(text.unicodeScalars)
      let end = mention.range.upperBound
      if mention.form == .key, scalars[end...].starts(with: "年度".unicodeScalars) {
        scalars.removeSubrange(end..<end + 2)
      }
      var result = String.UnicodeScalarView()
      result.append(contentsOf: scalars)
      return String(result)
    }
  }
}
