extension FormReader {
  /// The worksheet as a table of sheets; `nil` where it is a form, or nothing known.
  func table(
    _ file: SourceFile,
    sheet index: Int,
    _ identification: FormIdentification
  ) -> Sheet? {
    let worksheet = file.worksheets[index]
    let told = identification.identity.schema.flatMap { _ in identification.matcher }
    // A schema without a grid has nothing else to be read from.
    let isGridless = told?.labels.isEmpty == true
    guard identification.unknownID == nil,
      isGridless ? identification.yearFinding() == nil : told == nil && !identification.isAsDrawn
    else { return nil }
    // A form whose headings stand elsewhere than drawn is a table only if a row names most fields.
    if !isGridless, let schema = identification.matcher?.schema,
      TableTop(worksheet).width * 2 <= schema.fields.count - schema.listFields
    {
      return nil
    }
    let source = SheetTable.Source(file: file, sheet: index, told: told) {
      identification.matcher != nil
    }
    guard let table = SheetTable(source, reader: self) else {
      guard isGridless, let schema = told?.schema else { return nil }
      let finding = Finding(.formUnknown, .error, message: .noTable(worksheet.name, schema.title))
      let refused = SheetReading(
        sheet: worksheet.name,
        outcome: .refused([finding]),
        schema: schema
      )
      return Sheet(readings: [refused], isForm: true)
    }
    if worksheet.saysExample {
      let example = SheetReading(
        sheet: worksheet.name,
        outcome: .ignored(.example(worksheet.name))
      )
      return Sheet(readings: [example], isForm: true)
    }
    guard worksheet.state == .visible else {
      let finding = Finding(.formHidden, .warning, message: .hiddenSheet(worksheet.name))
      let hidden = SheetReading(sheet: worksheet.name, outcome: .refused([finding]))
      return Sheet(readings: [hidden], isForm: true)
    }
    return Sheet(readings: table.read(lists: []), isForm: true)
  }
}

extension Message {
  fileprivate static func noTable(_ sheet: String, _ title: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」は「\(title)」の表ですが、見出しの行に様式の項目名が見つからないため読み込んでいません。\
        見出しを項目名か欄の名前（例: cost.R6.total）に直してください。
        """,
      en: """
        The worksheet '\(sheet)' is a table of '\(title)', but its first rows name no fields of it. \
        Head the columns with labels or field names.
        """
    )
  }
}
