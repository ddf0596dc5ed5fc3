internal import KenzanScan

/// Compiles what a form demands of its fields into checks of the bytes of a table's columns.
struct RowRules {
  let schema: FormSchema
  let columns: TableColumns
  let header: TableHeader
  let keys: KeyDigests
  let totals: StatedTotals?
  /// The contents of a row that is a sheet of the form.
  let model: [[UInt8]]
  /// The field of every column, from 0.
  let slots: [Int?]

  init(
    schema: FormSchema,
    columns: TableColumns,
    header: TableHeader,
    keys: KeyDigests,
    totals: StatedTotals?,
    model: [[UInt8]]
  ) {
    self.schema = schema
    self.columns = columns
    self.header = header
    self.keys = keys
    self.totals = totals
    self.model = model
    var slots = [Int?](repeating: nil, count: header.columns.map(\.column).max() ?? 0)
    for (slot, column) in columns.fields where column <= slots.count { slots[column - 1] = slot }
    self.slots = slots
  }

  /// The checks; where bytes alone decide nothing, checks that no row passes.
  func rules(stage: String?) -> RecordCheck.Rules {
    var rules = RecordCheck.Rules()
    let keySlots = Set(keys.keys.flatMap(\.slots))
    let parts = Set(keys.keys.filter { $0.slots.count > 1 }.flatMap(\.slots))
    for (index, slot) in slots.enumerated() {
      var check = FieldCheck(slot == nil ? headed(index + 1) : .blank)
      if let slot { check = self.check(schema.fields[slot]) }
      check.isKey = slot.map(keySlots.contains) ?? false
      check.isPart = slot.map(parts.contains) ?? false
      if let slot, totals?.sums.contains(slot) == true {
        check.isSummed = true
        check.maximumDecimals = min(check.maximumDecimals, Self.summedPlaces)
      }
      rules.fields.append(check)
      rules.constants.append(index < model.count ? model[index] : [])
      let facets = slot.map { schema.fields[$0].facets }
      rules.minimums += Self.bounds(facets?.minimum, orElse: .min)
      rules.maximums += Self.bounds(facets?.maximum, orElse: .max)
    }
    rules.words = ValueReader.wordsForNotApplicable.map { Array($0.utf8) }
    rules.keys = keys.keys.compactMap { key in
      let places = key.slots.compactMap { columns.fields[$0].map { $0 - 1 } }
      return places.count == key.slots.count ? (key.seed, places) : nil
    }
    rules.sums.groups = (totals?.groups ?? []).compactMap { columns.fields[$0].map { $0 - 1 } }
    rules.sums.sums = (totals?.sums ?? []).compactMap { columns.fields[$0].map { $0 - 1 } }
      .map { ($0, rules.fields[$0].maximumDecimals) }
    return isDecidable(stage: stage) ? rules : RecordCheck.Rules()
  }

  /// Decimal places up to which sums of any number of plain numbers are exact.
  static let summedPlaces = 9

  /// Whether nothing is asked of a sheet but what each field shows for itself.
  private func isDecidable(stage: String?) -> Bool {
    guard schema.checks.isEmpty, schema.quotes.isEmpty, stage == nil || schema.stages.isEmpty,
      schema.within.isEmpty, columns.doubtful.isEmpty
    else { return false }
    let summed = (totals?.groups ?? []) + (totals?.sums ?? [])
    guard summed.allSatisfy({ columns.fields[$0] != nil }) else { return false }
    let inLists = schema.lists.flatMap(\.rows).filter(schema.groups.indices.contains)
      .flatMap { schema.groups[$0].fields }
    if inLists.contains(where: { columns.fields[$0] != nil }) { return false }
    return schema.fields.allSatisfy { field in
      guard columns.fields[field.slot] == nil else { return true }
      if case .never = field.facets.required { return true }
      return false
    }
  }

  /// What may stand in a column of no field.
  private func headed(_ column: Int) -> FieldCheck.Kind {
    guard let head = header.columns.first(where: { $0.column == column }) else { return .blank }
    return head.isConstant ? .constant : .unread
  }

  private func check(_ field: Field) -> FieldCheck {
    let facets = field.facets
    var check = FieldCheck(kind(of: field))
    if case .never = facets.required {} else { check.isRequired = true }
    check.hasWords = facets.notApplicable != .forbidden
    check.maximumLength = facets.maximumLength ?? .max
    check.maximumDecimals = min(facets.digits ?? 18, 18)
    return check
  }

  private func kind(of field: Field) -> FieldCheck.Kind {
    let facets = field.facets
    let areWords = facets.words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.digit == nil } }
    guard facets.notations.isEmpty, facets.mark == nil, areWords else { return .known }
    switch field.type {
    case .number: return .number
    case .date: return .date
    case .text where facets.pattern == nil && facets.codes == nil && facets.maximumLines != 0:
      return .text
    case .text, .code, .year, .flag: return .known
    }
  }

  /// A bound as a whole number of every count of decimal places that a plain number may have.
  private static func bounds(_ bound: ExactDecimal?, orElse none: Int64) -> [Int64] {
    (0...18).map { (places: Int) -> Int64 in
      bound.map { Self.bound($0, places: places, isMinimum: none == .min) } ?? none
    }
  }

  /// Plain numbers have eighteen digits, so that a bound beyond them is none or is always broken.
  private static func bound(_ bound: ExactDecimal, places: Int, isMinimum: Bool) -> Int64 {
    let shift = places - bound.scale
    guard let power = ExactDecimal.powerOfTen(max(shift, -shift)) else {
      return isMinimum ? .min : .max
    }
    guard shift >= 0 else {
      // Of a bound with more places than the number the next number inside counts.
      return Int64(clamping: inward(bound.coefficient, power, isMinimum))
    }
    let (whole, overflow) = bound.coefficient.multipliedReportingOverflow(by: power)
    if overflow { return bound.coefficient < 0 ? .min : .max }
    return Int64(clamping: whole)
  }

  private static func inward(_ number: Int128, _ unit: Int128, _ isUp: Bool) -> Int128 {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: unit)
    if rest == 0 { return quotient }
    return isUp ? (rest > 0 ? quotient + 1 : quotient) : (rest < 0 ? quotient - 1 : quotient)
  }
}
