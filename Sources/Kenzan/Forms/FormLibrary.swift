/// The forms that sheets are compared with, each compiled for the expected year.
struct FormLibrary: Sendable {
  /// Compiles a form for a year, or for its own default year.
  typealias Compiler = @Sendable (_ id: String, _ year: FiscalYear?) -> FormSchema?

  let ids: [String]
  private let compile: Compiler
  private let year: FiscalYear?
  private let matchers: [String: FormMatcher]
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
    var matchers: [String: FormMatcher] = [:]
    for id in ids { matchers[id] = compile(id, year).map { FormMatcher($0) } }
    self.matchers = matchers
    others = versions.reduce(into: [:]) { others, schema in
      guard matchers[schema.id]?.schema.version != schema.version else { return }
      others[schema.id, default: [:]][schema.version] = FormMatcher(schema)
    }
  }

  /// The form of the expected year, in the version that a sheet states if there is one.
  func matcher(_ id: String, version: String? = nil) -> FormMatcher? {
    version.flatMap { (others[id] ?? others[id.lowercased()])?[$0] }
      ?? matchers[id] ?? matchers[id.lowercased()]
  }

  /// The form of another year.
  func matcher(_ id: String, year: FiscalYear) -> FormMatcher? {
    compile(id, year).map { FormMatcher($0) }
  }

  /// The form whose texts a sheet clearly has, and the highest share of any.
  func best(for texts: Set<String>) -> (matcher: FormMatcher?, share: Int, nearest: FormMatcher?) {
    let shares = ids.compactMap { matchers[$0] }.map { ($0, $0.share(of: texts)) }
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
