/// Last year's values beside a sheet of this year, as far as its checks ask for them.
package struct PriorValues: Sendable {
  /// The sheet of last year that this one continues; several where they were merged into it.
  package let sheets: [PriorSheet]
  /// The values by the place of what is asked in `FormSchema.priors`; `nil` where there is none to
  /// be compared with.
  private let values: [[PriorValue]?]

  package init(sheets: [PriorSheet], values: [[PriorValue]?]) {
    self.sheets = sheets
    self.values = values
  }

  /// What was asked for: one value, several where sheets or rows were merged or none of a range is
  /// there; `nil` where there is nothing to be compared with.
  package subscript(index: Int) -> [PriorValue]? {
    values.indices.contains(index) ? values[index] : nil
  }

  /// The sheet that a value comes from.
  package func sheet(of value: PriorValue) -> PriorSheet { sheets[value.sheet] }
}

/// One value of last year's sheet.
package struct PriorValue: Sendable {
  /// The sheet, an index into `PriorValues.sheets`.
  package let sheet: Int
  /// The field in that sheet's own form.
  package let field: Field
  /// What stands there.
  package let value: FieldValue
  /// What it counts as today: a name that has changed counts as the new one.
  package let state: FieldState

  package init(sheet: Int, field: Field, value: FieldValue, state: FieldState) {
    self.sheet = sheet
    self.field = field
    self.value = value
    self.state = state
  }
}

/// Which sheet of last year it is.
package struct PriorSheet: Sendable {
  /// The path of its file.
  package let file: String
  /// The name of the worksheet.
  package let name: String
  /// Whether it is the only sheet of its file, so that the file's name says enough.
  package let isAlone: Bool
  /// The form, in the version and for the year of the sheet.
  package let schema: FormSchema
  /// What a cell is called in messages where its reference is not its place.
  package let places: [CellReference: String]

  package init(
    file: String,
    name: String,
    isAlone: Bool,
    schema: FormSchema,
    places: [CellReference: String]
  ) {
    self.file = file
    self.name = name
    self.isAlone = isAlone
    self.schema = schema
    self.places = places
  }
}

extension Record {
  /// What an operand of a check finds in last year's sheet; `nil` for a field of this year's, and
  /// where there is nothing to be compared with.
  package func priorValues(_ operand: Int) -> [PriorValue]? {
    schema.isPrior(operand) ? prior?[operand - schema.fields.count] : nil
  }
}
