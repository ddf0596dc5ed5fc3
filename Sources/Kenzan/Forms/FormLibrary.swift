/// The forms that sheets are compared with, each compiled for the expected year when one asks for it:
/// most sheets say which they are, and the others cost nothing then.
struct FormLibrary: Sendable {
  /// Compiles a form for a year, or for its own default year.
  typealias Compiler = @Sendable (_ id: String, _ year: FiscalYear?) -> FormSchema?

  private struct Key: Hashable {
    var id: String
    var year: FiscalYear?
  }

  let ids: [String]
  private let compile: Compiler
  private let year: FiscalYear?
  private let matchers = Memo<Key, FormMatcher?>()
  /// Further versions that sheets may be of, by id and version.
  private let others: [String: [String: FormMatcher]]

  init(
    ids: [String],
    year: FiscalYear?,
    versions: [FormSchema] = [],
    compile: @escaping Compiler
  ) {
    self.ids = ids
    self.compile = compile
    self.year = year
    others = versions.reduce(into: [:]) { others, schema in
      others[schema.id, default: [:]][schema.version] = FormMatcher(schema)
    }
  }

  /// The form of the expected year, in the version that a sheet states if there is one; `nil` where it
  /// does not compile for that year.
  func matcher(_ id: String, version: String? = nil) -> FormMatcher? {
    guard let id = ids.contains(id) ? id : ids.first(where: { $0 == id.lowercased() }) else {
      return nil
    }
    return version.flatMap { others[id]?[$0] } ?? matcher(id, for: year)
  }

  /// The form of another year.
  func matcher(_ id: String, year: FiscalYear) -> FormMatcher? { matcher(id, for: year) }

  private func matcher(_ id: String, for year: FiscalYear?) -> FormMatcher? {
    matchers.value(of: Key(id: id, year: year)) { compile(id, year).map { FormMatcher($0) } }
  }

  /// The form whose texts a sheet clearly has, and the highest share of any.
  func best(for texts: Set<String>) -> (matcher: FormMatcher?, share: Int, nearest: FormMatcher?) {
    let shares = ids.compactMap { matcher($0) }.map { ($0, $0.share(of: texts)) }
      .sorted { $0.1 > $1.1 }
    guard let first = shares.first else { return (nil, 0, nil) }
    let second = shares.dropFirst().first?.1 ?? 0
    let isClear = first.1 >= Self.clearShare && first.1 - second >= Self.clearLead
    return (isClear ? first.0 : nil, first.1, first.0)
  }

  /// The year whose form a sheet rather is, told by the headings that change from year to year.
  func otherYear(of sheet: SheetTexts, than matcher: FormMatcher) -> FormMatcher? {
    guard !matcher.labelTexts.isSubset(of: sheet.texts) else { return nil }
    for distance in [-1, 1, -2, -3] {
      guard let year = matcher.schema.year.advanced(by: distance),
        let other = self.matcher(matcher.schema.id, year: year)
      else { continue }
      let theirs = other.labelTexts.subtracting(matcher.labelTexts)
      let ours = matcher.labelTexts.subtracting(other.labelTexts)
      let found = theirs.intersection(sheet.texts).count
      if found > 0, found * 2 >= theirs.count, found > ours.intersection(sheet.texts).count {
        return other
      }
    }
    return nil
  }

  /// The least share of its texts, in per cent, by which a sheet is a form's.
  static let clearShare = 60
  /// How much larger that share must be than any other form's.
  static let clearLead = 15
  /// What a sheet must have of a form that was named for it from outside.
  static let namedShare = 40
}
