/// What stands in a form before a department gets it.
package struct FormFill: Sendable, Equatable {
  /// The values by slot.
  package var values: [Int: FieldState]
  /// The fields that are settled: nobody types over them.
  package var locked: Set<Int>

  package init(_ values: [Int: FieldState], locked: Set<Int> = []) {
    self.values = values
    self.locked = locked
  }

  /// The form as a record, in which the other fields are blank.
  func record(of schema: FormSchema) -> Record {
    let all = schema.fields.map { field in
      FieldValue(state: values[field.slot] ?? .blank, cell: nil, raw: "")
    }
    return Record(schema: schema, values: all, sheet: "")
  }

  /// The values that identify the form, as they are compared; `nil` where one is missing.
  func key(of schema: FormSchema) -> [String]? {
    let texts = schema.key.compactMap { values[$0]?.matchingText }
    return texts.count == schema.key.count && !texts.isEmpty ? texts : nil
  }

  /// Takes over what is known from elsewhere and not said here.
  mutating func add(_ other: FormFill) {
    let new = other.values.filter { values[$0.key] == nil }
    values.merge(new) { own, _ in own }
    locked.formUnion(other.locked.intersection(new.keys))
  }
}

extension FormFill: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Int, FieldState)...) {
    self.init(Dictionary(elements) { _, last in last })
  }
}
