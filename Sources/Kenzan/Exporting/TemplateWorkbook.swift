/// Forms to be filled in, one worksheet each.
package enum TemplateWorkbook {
  /// The name of the worksheet that shows how to fill in the form; whoever reads sheets leaves it out.
  static let exampleTab = "記入例"

  /// A workbook with a form for every set of values to start from; one blank form where there is none.
  ///
  /// An example stands behind the first form.
  package static func workbook(
    schema: FormSchema,
    fills: [FormFill] = [],
    example: Record? = nil
  ) -> Workbook {
    let fills = fills.isEmpty ? [[:]] : fills
    let lists = FormLists(schema: schema)
    let names = SheetTabs.names(
      for: fills.map { title(of: $0.values, schema) },
      taken: [FormLayout.choicesTab, exampleTab],
      bytes: FormDrawing.tabBytes(for: [schema])
    )
    var workbook = Workbook()
    workbook.properties.title = "\(schema.year.title)　\(schema.title)"
    workbook.properties.custom = identity(of: schema)
    let drawings = fills.map { FormDrawing(template: schema, fill: $0) }
    for (drawing, name) in zip(drawings, names) {
      workbook.sheets.append(drawing.sheet(named: name, lists: lists))
    }
    let example = example.map { FormDrawing(record: $0, findings: []).example(named: exampleTab) }
    if let example { workbook.sheets.insert(example, at: 1) }
    if let sheet = lists.sheet { workbook.sheets.append(sheet) }
    for (index, drawing) in drawings.enumerated() {
      let place = example == nil || index == 0 ? index : index + 1
      workbook.names += drawing.names(sheet: place, tab: workbook.sheets[place].name)
    }
    return workbook
  }

  /// What the workbook says about its form, for sheets that lost their names.
  static func identity(of schema: FormSchema) -> [String: String] {
    [
      "kenzan.schema": schema.id, "kenzan.version": schema.version,
      "kenzan.year": schema.year.key,
    ]
  }

  /// What the tab says: the key and the subject that are filled in, or else the form's title.
  private static func title(of fills: [Int: FieldState], _ schema: FormSchema) -> String {
    let slots = (schema.key + [schema.subject].compactMap { $0 }).unique
    let texts = slots.compactMap { slot -> String? in
      guard let text = fills[slot].flatMap({ schema.words($0, of: slot) }) else { return nil }
      return text.isEmpty ? nil : text
    }
    return texts.isEmpty ? schema.title : texts.joined(separator: " ")
  }
}
