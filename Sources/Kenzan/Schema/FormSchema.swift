/// A form description compiled for one fiscal year: fields in dense slots, checks, and the grid.
///
/// It never changes; it is a class because every record carries it and is handed around.
public final class FormSchema: Sendable {
  /// The id, such as `town.program`.
  public let id: String
  /// The version of the description.
  public let version: String
  /// The form's title.
  public let title: String
  /// The fiscal year it was compiled for: the year in which the sheet is written.
  public let year: FiscalYear
  /// Every field, by slot.
  public let fields: [Field]
  /// The fields whose values together identify a sheet.
  package let key: [Int]
  /// The field whose value names the sheet to people.
  package let subject: Int?
  /// Groups and list rows in document order, outer before inner.
  package let groups: [Group]
  package let lists: [ListDefinition]
  package let codes: [String: CodeList]
  package let bands: [String: Bands]
  package let parameters: [Parameter]
  /// The stages of the evaluation, in their order; empty where there is only one.
  package let stages: [String]
  package let checks: [Check]
  package let quotes: [Quote]
  /// What checks ask of last year's sheet.
  ///
  /// In a formula their numbers follow those of the slots.
  package let priors: [PriorOperand]
  package let layout: FormLayout
  /// The checks that a field bears on, by its slot, as indices into `checks`.
  package let checksBySlot: [[Int]]
  /// The fields that are written in the cell of another, by its slot.
  package let within: [Int: [Int]]
  /// The fields in whose cells the blank form already says that they do not apply.
  package let dashed: Set<Int>
  private let slots: [String: Int]

  /// The slot of a path, compared without case as Excel compares names.
  public func slot(of path: FieldPath) -> Int? { slots[path.description.lowercased()] }

  /// The same form on another grid.
  package func laidOut(as layout: FormLayout) -> FormSchema { FormSchema(self, layout: layout) }

  /// Takes everything but the grid of another one.
  private init(_ other: FormSchema, layout: FormLayout) {
    id = other.id
    version = other.version
    title = other.title
    year = other.year
    fields = other.fields
    key = other.key
    subject = other.subject
    groups = other.groups
    lists = other.lists
    codes = other.codes
    bands = other.bands
    parameters = other.parameters
    stages = other.stages
    checks = other.checks
    quotes = other.quotes
    priors = other.priors
    self.layout = layout
    checksBySlot = other.checksBySlot
    within = other.within
    dashed = other.dashed
    slots = other.slots
  }

  package init(
    id: String,
    version: String,
    title: String,
    year: FiscalYear,
    fields: [Field],
    key: [Int],
    subject: Int?,
    groups: [Group],
    lists: [ListDefinition],
    codes: [String: CodeList],
    parameters: [Parameter],
    stages: [String] = [],
    checks: [Check],
    quotes: [Quote] = [],
    priors: [PriorOperand] = [],
    layout: FormLayout,
    bands: [String: Bands] = [:]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.year = year
    self.fields = fields
    self.key = key
    self.subject = subject
    self.groups = groups
    self.lists = lists
    self.codes = codes
    self.bands = bands
    self.parameters = parameters
    self.stages = stages
    self.checks = checks
    self.quotes = quotes
    self.priors = priors
    self.layout = layout
    checksBySlot = checks.enumerated().reduce(into: fields.map { _ in [] }) { table, check in
      for slot in check.element.slots where table.indices.contains(slot) {
        table[slot].append(check.offset)
      }
    }
    within = fields.reduce(into: [:]) { table, field in
      if let main = field.facets.within { table[main, default: []].append(field.slot) }
    }
    dashed = Set(layout.slots.filter { $0.notApplicable != nil }.map(\.field))
    slots = Dictionary(
      fields.map { ($0.path.description.lowercased(), $0.slot) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// A group, one key of a group (`cost.R6`), or one row of a list (`items.12`).
package struct Group: Sendable {
  package var path: FieldPath
  package var label: String
  /// The group around it, an index into `FormSchema.groups`.
  package var parent: Int?
  /// The slots inside it, those of inner groups included.
  package var fields: Range<Int>
  /// The key, where the group is one of several: `R6`, `12`.
  package var key: String?
  /// The fiscal year, where the key is one.
  package var year: FiscalYear?
  /// 決算, 予算, 予定: the stage of a year's figures, where the schema says it.
  package var stage: String?
  /// The stage of the evaluation from which on it is judged, an index into `FormSchema.stages`; `nil`
  /// for a group that is judged from the first on.
  package var judgedFrom: Int?
  /// Its role for the tidy tables, such as `indicator`, `budget`, `rating`, `year`.
  package var role: String?
  /// Whether it exists only when a cell in it is filled (a list row, an optional group).
  package var isOptional: Bool
  /// The fields inside it by which it pairs with one of last year's, whatever its own key; none where
  /// the key itself tells.
  package var rowKey: [String]

  package init(
    path: FieldPath,
    label: String,
    parent: Int?,
    fields: Range<Int>,
    key: String? = nil,
    year: FiscalYear? = nil,
    stage: String? = nil,
    judgedFrom: Int? = nil,
    role: String? = nil,
    isOptional: Bool = false,
    rowKey: [String] = []
  ) {
    self.path = path
    self.label = label
    self.parent = parent
    self.fields = fields
    self.key = key
    self.year = year
    self.stage = stage
    self.judgedFrom = judgedFrom
    self.role = role
    self.isOptional = isOptional
    self.rowKey = rowKey
  }
}

/// A list: up to `maximum` rows, each a group of the same fields.
package struct ListDefinition: Sendable {
  package var path: FieldPath
  package var label: String
  package var maximum: Int
  /// The rows, as indices into `FormSchema.groups`.
  package var rows: [Int]
  /// The fields that identify a row, by their names inside it.
  package var key: [String]

  package init(path: FieldPath, label: String, maximum: Int, rows: [Int], key: [String]) {
    self.path = path
    self.label = label
    self.maximum = maximum
    self.rows = rows
    self.key = key
  }
}

/// A dated constant that formulas may name, such as a unit cost.
package struct Parameter: Sendable {
  package var name: String
  package var unit: String?
  /// The values, each from its year on, sorted by year.
  package var values: [(from: FiscalYear, value: ExactDecimal)]

  package init(name: String, unit: String?, values: [(from: FiscalYear, value: ExactDecimal)]) {
    self.name = name
    self.unit = unit
    self.values = values
  }
}
