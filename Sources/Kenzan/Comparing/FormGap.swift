/// What cannot be compared between two forms, whatever their sheets say.
package struct FormGap: Sendable, Equatable {
  /// A form as it is in one of the states.
  package struct Edition: Sendable, Equatable {
    package var version: String
    package var year: FiscalYear
  }

  /// The id of the form.
  package var schema: String
  package var old: Edition
  package var new: Edition
  /// The labels of the fields that only one of the forms has, and of those that measure something else.
  package var onlyOld: [String]
  package var onlyNew: [String]
  package var different: [String]

  /// `nil` where every field has its counterpart.
  init?(old: FormSchema, new: FormSchema) {
    let before = FieldPatterns(old, keepsYears: true).slots
    let after = FieldPatterns(new, keepsYears: true).slots
    func fields(
      _ schema: FormSchema,
      _ own: [String: [Int]],
      not other: [String: [Int]]
    ) -> [String] {
      own.filter { other[$0.key] == nil }.compactMap(\.value.first).sorted()
        .map { schema.fields[$0].label }
    }
    onlyOld = fields(old, before, not: after)
    onlyNew = fields(new, after, not: before)
    different = after.compactMap { path, slots -> Int? in
      guard let slot = slots.first, let other = before[path]?.first else { return nil }
      return old.fields[other].isComparable(with: new.fields[slot]) ? nil : slot
    }.sorted().map { new.fields[$0].label }
    guard !(onlyOld + onlyNew + different).isEmpty else { return nil }
    schema = new.id
    self.old = Edition(version: old.version, year: old.year)
    self.new = Edition(version: new.version, year: new.year)
  }
}
