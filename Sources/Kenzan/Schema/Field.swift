/// What a field holds.
public enum FieldType: String, Sendable {
  case text, number, code, date, year, flag
}

/// Whether a field may say "not applicable" (－, 該当なし, a crossed-out cell).
package enum NotApplicable: String, Sendable {
  case forbidden = "false"
  case allowed = "true"
  /// Allowed, and counted as zero in sums and comparisons.
  case zero
}

/// When a field must be filled in.
package enum Requirement: Sendable {
  case never
  case always
  /// Only where the condition holds; its formula resolves from the field's own group.
  case when(Expression<FieldOperand>)
}

/// One field of a form for one year: a dense slot of every record.
public struct Field: Sendable {
  /// Its place in `FormSchema.fields` and in every record.
  public let slot: Int
  /// Its name: `cost.R6.total`.
  public let path: FieldPath
  /// Its full and unique label: 総事業費／R6決算額.
  public let label: String
  /// What it holds.
  public let type: FieldType
  /// The unit its figure is stated in, such as 千円.
  public let unit: String?
  /// The group it belongs to, an index into `FormSchema.groups`; `nil` at the top.
  package let group: Int?
  /// What the schema demands beyond the type.
  package var facets: Facets {
    get { shared.facets }
    set { shared = SharedFacets(newValue) }
  }
  private var shared: SharedFacets

  /// One storage for all copies, because fields are handed around more often than facets are read.
  private final class SharedFacets: Sendable {
    let facets: Facets

    init(_ facets: Facets) {
      self.facets = facets
    }
  }

  package init(
    slot: Int,
    path: FieldPath,
    label: String,
    type: FieldType,
    unit: String?,
    group: Int?,
    facets: Facets
  ) {
    self.slot = slot
    self.path = path
    self.label = label
    self.type = type
    self.unit = unit
    self.group = group
    shared = SharedFacets(facets)
  }
}

/// What a schema demands of a field beyond its type.
package struct Facets: Sendable {
  package var required = Requirement.never
  package var notApplicable = NotApplicable.forbidden
  /// How many decimal places the paper shows.
  package var digits: Int?
  package var rounding: FieldRounding?
  package var minimum: ExactDecimal?
  package var maximum: ExactDecimal?
  /// The words that may stand in the place of a figure, as the schema spells them.
  package var words: [String] = []
  package var maximumLength: Int?
  package var maximumLines: Int?
  package var pattern: TextPattern?
  /// The name of its code list in `FormSchema.codes`.
  package var codes: String?
  /// Whether a value outside the list is taken as written, with a note.
  package var isOpen = false
  /// How grave it is that two sheets, or two rows of its list, have the same value; `nil` if they may.
  package var unique: Severity?
  /// Whether its cell may hold several codes; `minimum` and `maximum` are how many then.
  package var isMultiple = false
  package var isInternal = false
  /// The stage of the evaluation from which on it is judged, an index into `FormSchema.stages`; `nil`
  /// for a field that is judged from the first on.
  package var judgedFrom: Int?
  /// The label without those of its groups: 総事業費.
  package var ownLabel = ""
  /// Its role for the tidy tables, such as `name`, `unit`, `target`; see `Role`.
  package var role: String?
  /// 記入要領: what the form says when the cell is chosen.
  package var guidance: String?
  /// The field, by its slot, in whose cell this one is written; it has no place of its own then.
  package var within: Int?
  /// The sign at either end of the cell's text that sets this flag: ※.
  package var mark: String?
  /// Further ways in which the cell may be written.
  package var notations: [Notation] = []

  package init() {}

  /// The declared words that a text says, whatever their width and spaces; `nil` if it says others.
  package func words(in text: String) -> String? {
    guard !words.isEmpty else { return nil }
    let text = text.normalizedForMatching
    return words.first { $0.normalizedForMatching == text }
  }
}
