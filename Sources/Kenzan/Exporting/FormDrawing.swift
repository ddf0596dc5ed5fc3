/// Draws a form as a worksheet: blank, filled in, or as the standard sheet of an export.
///
/// The grid is that of the schema's layout. Rows grow with the text in them; a row that Excel cannot
/// draw so tall becomes several, which every area that reaches it then covers.
package struct FormDrawing {
  /// What the drawing is for.
  package enum Purpose: Sendable {
    /// To be filled in: only the fields may be typed into, with choices and messages.
    case template
    /// To be read and printed.
    case standard
  }

  let schema: FormSchema
  let purpose: Purpose
  /// What stands in every field, by slot.
  let entries: [FormEntry]
  /// The findings that stand at a field, by slot.
  let marks: [Int: FormMark]
  /// The right sides of the equations that give totals of the same sheet, by slot.
  let totals: [Int: Expression<FieldOperand>]
  /// The fields of a template that are settled.
  let locked: Set<Int>
  /// The record as it is drawn, for the results of the checks in the form.
  let record: Record
  let grid: FormGrid

  /// A form to be filled in, with some fields filled already.
  package init(template schema: FormSchema, fill: FormFill = [:]) {
    self.init(fill.record(of: schema), .template, marks: [:], totals: [:], locked: fill.locked)
  }

  /// A record in the standard form, its totals as formulas, its faults marked.
  package init(record: Record, findings: [Finding]) {
    self.init(
      record,
      .standard,
      marks: FormMark.marks(of: findings, in: record.schema),
      totals: FormTotals(record: record).expressions
    )
  }

  private init(
    _ record: Record,
    _ purpose: Purpose,
    marks: [Int: FormMark],
    totals: [Int: Expression<FieldOperand>],
    locked: Set<Int> = []
  ) {
    let schema = record.schema.drawn(record, for: purpose)
    let formats = FormFormats(schema)
    self.record = record
    self.schema = schema
    self.purpose = purpose
    self.marks = marks
    self.totals = totals
    self.locked = locked
    let signs = Dictionary(
      schema.layout.slots.map { ($0.field, $0.notApplicable) },
      uniquingKeysWith: { first, _ in first }
    )
    entries = schema.fields.map { field in
      let entry = FormEntry(field, record, formats)
      guard case let sign?? = signs[field.slot], entry.text.isEmpty || entry.isNotApplicable else {
        return entry
      }
      return FormEntry(notApplicable: sign)
    }
    grid = FormGrid(formats: formats, entries: entries, purpose: purpose)
  }

  /// The worksheet; `lists` gives the cells of the choices of a field.
  package func sheet(named name: String, lists: FormLists) -> WorkbookSheet {
    var sheet = WorkbookSheet(name: name)
    for label in schema.layout.labels { draw(label, on: &sheet) }
    for place in schema.layout.slots { draw(place, lists, on: &sheet) }
    for picture in schema.layout.pictures {
      guard let area = grid.area(picture.area) else { continue }
      sheet.put(.blank, in: area, StyleSheet.picture)
      let shown = record.pictures[picture.name] ?? []
      sheet.pictures += PictureFrame(area: area, grid: grid).pictures(shown)
    }
    for (index, width) in grid.columns.enumerated() { sheet.columnWidths[index + 1] = width }
    for (index, height) in grid.rows.enumerated() { sheet.rowHeights[index + 1] = height }
    sheet.page = page
    sheet.isProtected = purpose == .template
    sheet.mayGrow = !schema.layout.repeats.isEmpty
    sheet.joinValidations()
    sheet.takesPictures = !schema.layout.pictures.isEmpty
    if purpose == .template {
      FormChecks(schema: schema, grid: grid, record: shown).draw(on: &sheet)
    }
    return sheet
  }

  /// The worksheet of an example, which nobody fills in or counts: without names, locked.
  func example(named name: String) -> WorkbookSheet {
    var sheet = sheet(named: name, lists: .none)
    sheet.isProtected = true
    sheet.page.header = "&R&14" + SheetPage.escaped(name)
    return sheet
  }

  /// The cell of a field on the sheet; `nil` for a field that the form does not show.
  func cell(of slot: Int) -> CellReference? {
    grid.slots[slot]?.first
  }

  /// The record as the formulas of the form see it: in a text with several fields, no figure.
  private var shown: Record {
    var shown = record
    for field in schema.fields where entries[field.slot].isShared {
      shown.values[field.slot].state = .unreadable
    }
    return shown
  }

  private var page: SheetPage {
    var page = SheetPage()
    page.paper = schema.layout.paper
    page.orientation = schema.layout.orientation
    page.margins = FormGrid.margins
    page.pagesTall = grid.breaks.isEmpty ? 1 : 0
    page.breaks = grid.breaks
    page.repeatedRows = grid.repeatedRows
    page.area = grid.area
    let identity = "\(schema.id) \(schema.version) \(schema.year.key)"
    page.footer = "&L&8" + SheetPage.escaped(identity) + "&C&9&P／&N"
    return page
  }
}

// MARK: - Labels and fields

extension FormDrawing {
  private func draw(_ label: PlacedLabel, on sheet: inout WorkbookSheet) {
    guard let area = grid.area(label.area) else { return }
    sheet.put(.text(label.text), in: area, grid.look(of: label))
  }

  private func draw(_ place: PlacedSlot, _ lists: FormLists, on sheet: inout WorkbookSheet) {
    guard schema.fields.indices.contains(place.field), let area = grid.area(place.area) else {
      return
    }
    let field = schema.fields[place.field]
    let entry = entries[place.field]
    var look = grid.look(of: field, entry, in: place.area)
    if purpose == .standard || entry.isPrinted { look.isUnlocked = false }
    let isSettled = locked.contains(place.field)
    if isSettled {
      look.isUnlocked = false
      look.fill = StyleSheet.settledFill
    }
    if record.isLater(place.field) { look.fill = StyleSheet.laterFill }
    if let mark = marks[place.field] {
      look.fill = mark.fill
      sheet.comments[area.first] = mark.comment
    }
    sheet.put(content(at: place.field), in: area, look)
    guard purpose == .template, !entry.isPrinted else { return }
    if isSettled {
      sheet.validations.append(SheetValidation(area: area, title: "記入済み", message: Self.settled))
      return
    }
    let list = lists.reference(for: field)
    let guidance = field.facets.guidance ?? choices(of: field)
    guard list != nil || !guidance.isEmpty else { return }
    sheet.validations.append(
      SheetValidation(
        area: area,
        list: list,
        title: guidance.isEmpty ? "" : WorkbookText.shortened(field.facets.ownLabel, to: 32),
        message: WorkbookText.shortened(guidance, to: 255)
      )
    )
  }

  private static let settled = "事務局が記入した内容です。違っていれば、書き換えずに事務局に知らせてください。"

  /// What may be written into a field of several codes, for which there is no drop-down list.
  private func choices(of field: Field) -> String {
    guard field.facets.isMultiple, let list = schema.codes(of: field) else { return "" }
    let choices = list.codes.map { code in
      let word = list.label(ofSeveral: code.value)
      return code.label.hasPrefix(word) ? code.label : word + " " + code.label
    }
    let example = list.codes.prefix(2).map(\.value).joined(separator: String(CodeList.separator))
    return "いくつでも選べます（例: \(list.label(ofSeveral: example))）。\n" + choices.joined(separator: "\n")
  }

  /// The value of a field, as a formula where it is a total.
  private func content(at slot: Int) -> SheetCell.Content {
    if let struck = entries[slot].struck { return struck.content }
    let content = entries[slot].content
    guard let total = totals[slot], case .number(let value) = content,
      value.excelValue != nil, !total.slots.contains(where: { entries[$0].isShared }),
      let formula = ExcelText(schema: schema, cell: cell).formula(for: total)
    else { return content }
    return .formula(formula, .number(value))
  }
}

extension SheetPage {
  /// A text in a header or footer, where `&` begins a code.
  static func escaped(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }
}
