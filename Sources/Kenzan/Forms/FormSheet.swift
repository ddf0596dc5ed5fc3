/// Reads one worksheet as a form.
struct FormSheet {
  let worksheet: Worksheet
  let matcher: FormMatcher
  let alignment: FormAlignment
  let binding: SlotBinding
  let rows: ListRows?
  let isUntyped: Bool
  private let formulas: CellFormulas

  /// What was read: a value for every field, and what there is to say about it.
  struct Reading {
    var record: Record
    var findings: [Finding]
    /// Whether nothing was filled in.
    var isUntouched: Bool
  }

  init(
    _ worksheet: Worksheet,
    matcher: FormMatcher,
    alignment: FormAlignment,
    binding: SlotBinding,
    rows: ListRows? = nil,
    isUntyped: Bool,
    formulas: CellFormulas
  ) {
    self.worksheet = worksheet
    self.matcher = matcher
    self.alignment = alignment
    self.binding = binding
    self.rows = rows
    self.isUntyped = isUntyped
    self.formulas = formulas
  }

  func read() -> Reading {
    var entries = RecordEntries(worksheet, schema: matcher.schema)
    var hidden: [(field: Field, cell: CellReference)] = []
    var read: Set<CellReference> = []
    let origins = binding.areas.map { area in area.map { origin(in: $0) } }
    for (index, slot) in matcher.slots.enumerated() {
      let field = matcher.schema.fields[slot.field]
      guard let origin = origins[index] else {
        entries.leaveUnread(slot.field, at: nil, raw: "")
        continue
      }
      read.insert(origin.reference)
      if origin.isHidden, let text = origin.cell?.content.text {
        hidden.append((field, origin.reference))
        entries.leaveUnread(slot.field, at: origin.reference, raw: text)
        continue
      }
      let reading = self.reading(origin, field: field, unit: unit(of: field, origins))
      entries.enter(reading, for: slot.field, at: origin.reference)
      read.formUnion(origin.others)
    }
    let isBlank = entries.withdrawSigns(matcher.fields.signs)
    let unread = UnreadContent(sheet: self, read: read).findings()
    let isUntouched = unread.isEmpty && isBlank
    let pictures = SheetPictures(worksheet, layout: matcher.layout, alignment: alignment)
    let findings =
      BindingFindings(
        matcher: matcher,
        alignment: alignment,
        binding: binding,
        worksheet: worksheet
      ).findings() + tooManyRows() + entries.findings + hiddenFindings(hidden) + unread
      + pictures.findings
    var record = Record(schema: matcher.schema, values: entries.values, sheet: worksheet.name)
    record.pictures = pictures.shown
    return Reading(
      record: record,
      findings: findings,
      isUntouched: isUntouched
    )
  }

  // MARK: - Cells

  /// The cell that a slot is read from.
  private struct Origin {
    var reference: CellReference
    var cell: Cell?
    /// Further cells of the slot's area that hold something.
    var others: [CellReference] = []
    var isHidden = false
  }

  /// The top left cell of a slot's area, or the only other one of it that holds something.
  private func origin(in area: CellRange) -> Origin {
    var origin = Origin(reference: area.first, cell: worksheet[area.first])
    if !area.isSingleCell {
      let others = worksheet.cells(in: area).filter {
        $0.reference != area.first && !$0.content.isBlankText
      }
      if let only = others.first, others.count == 1, origin.cell?.content.isBlankText ?? true {
        origin = Origin(reference: only.reference, cell: only)
      } else if !others.isEmpty, !worksheet.merges.contains(where: { $0.first == area.first }) {
        origin.others = others.map(\.reference)
      }
    }
    if !worksheet.hiddenRows.isEmpty || !worksheet.hiddenColumns.isEmpty {
      origin.isHidden =
        (area.first.row...area.last.row).allSatisfy { worksheet.hiddenRows.contains($0) }
        || (area.first.column...area.last.column)
          .allSatisfy { worksheet.hiddenColumns.contains($0) }
    }
    return origin
  }

  private func reading(
    _ origin: Origin,
    field: Field,
    unit: String?
  ) -> ValueReading {
    if !origin.others.isEmpty {
      let cells = [origin.reference] + origin.others
      let text = cells.compactMap { worksheet[$0]?.content.text }.joined(separator: "／")
      return .unreadable(text, .twoValues(text))
    }
    var source = ValueReader.Source(content: origin.cell?.content, isUntyped: isUntyped)
    source.style =
      origin.cell.map { worksheet.style(of: $0) } ?? worksheet.style(at: origin.reference)
    if !worksheet.struckTexts.isEmpty { source.struck = worksheet.struckTexts[origin.reference] }
    let formula = worksheet.formulas.isEmpty ? nil : worksheet.formulas[origin.reference]
    guard formula != nil else { return matcher.fields.values.read(source, for: field, unit: unit) }
    return formulas.read(source, at: origin.reference) { source in
      matcher.fields.values.read(source, for: field, unit: unit)
    }
  }

  /// The declared unit of a field's figures, or what the unit field of its group says.
  private func unit(of field: Field, _ origins: [Origin?]) -> String? {
    guard field.type == .number else { return nil }
    if let unit = field.unit { return unit }
    guard let unitField = matcher.fields.units[field.slot],
      let slot = matcher.slotOfField[unitField], let origin = origins[slot],
      let text = origin.cell?.content.text.trimmed, !text.isEmpty
    else { return nil }
    return ValueReader.isNotApplicable(text) ? nil : text
  }

  // MARK: - Findings

  private func hiddenFindings(_ hidden: [(field: Field, cell: CellReference)]) -> [Finding] {
    guard let first = hidden.first else { return [] }
    let places = hidden.prefix(5).map { FieldPlace($0.field, $0.cell) }
    return [
      Finding(
        .formHidden,
        .warning,
        cell: "\(worksheet.name)!\(first.cell)",
        message: .hidden(places, more: hidden.count - places.count),
        related: hidden.map { entry in
          Finding.Operand(
            field: entry.field.path,
            label: entry.field.label,
            cell: "\(worksheet.name)!\(entry.cell)",
            value: worksheet[entry.cell]?.content.text ?? ""
          )
        }
      )
    ]
  }

  /// The sheet's rows that a list has beyond the most it may have.
  var rowsBeyond: Set<Int> { Set((rows?.parts ?? []).flatMap { $0?.beyond ?? [] }) }

  private func tooManyRows() -> [Finding] {
    zip(matcher.layout.repeats, rows?.parts ?? []).compactMap { part, found in
      guard let first = found?.beyond.first, let last = found?.beyond.last else { return nil }
      let list = matcher.schema.lists[part.list]
      let column = matcher.slots.first { part.rows.contains($0.area.first.row) }?.area.first.column
      let cell = CellReference(row: first, column: column ?? 1)
      return Finding(
        .formRows,
        .error,
        cell: cell.map { "\(worksheet.name)!\($0)" },
        message: .tooManyRows(list.label, list.maximum, first, last)
      )
    }
  }
}

extension Worksheet {
  /// The cells with content in an area, row by row.
  func cells(in area: CellRange) -> [Cell] {
    var found: [Cell] = []
    var index = lowerBound(of: area.first)
    while index < cells.count, cells[index].reference.row <= area.last.row {
      let cell = cells[index]
      if cell.reference.column < area.first.column {
        // On to the area's first column of the same row.
        guard
          let next = CellReference(row: cell.reference.row, column: area.first.column)
        else { return found }
        index = max(index + 1, lowerBound(of: next))
      } else if cell.reference.column > area.last.column {
        guard
          let next = CellReference(row: cell.reference.row + 1, column: area.first.column)
        else { return found }
        index = max(index + 1, lowerBound(of: next))
      } else {
        found.append(cell)
        index += 1
      }
    }
    return found
  }

  private func lowerBound(of reference: CellReference) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].reference < reference { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Message {
  fileprivate static func tooManyRows(
    _ label: String,
    _ maximum: Int,
    _ first: Int,
    _ last: Int
  ) -> Self {
    let ja = first == last ? "\(first)行目" : "\(first)行目から\(last)行目まで"
    let en = first == last ? "row \(first) was" : "rows \(first) to \(last) were"
    return Self(
      ja: """
        「\(label)」は\(maximum)件までのため、シートの\(ja)は読み込んでいません。\
        シートを分けて提出するか、様式の行数を増やすよう事務局に相談してください。
        """,
      en: """
        '\(label)' takes up to \(maximum) entries; \(en) not read. Submit a second sheet, or ask \
        for a form with more rows.
        """
    )
  }

  fileprivate static func hidden(_ places: [FieldPlace], more: Int) -> Self {
    Self(
      ja: """
        隠れた行・列に記入があります: \(places.map(\.ja).joined(separator: "、"))\
        \(more > 0 ? " ほか\(more)か所" : "")。見えない値は集計していません。行・列を再表示するか、記入を消してください。
        """,
      en: """
        Hidden rows or columns hold entries: \(places.map(\.en).joined(separator: ", "))\
        \(more > 0 ? " and \(more) more" : ""). They were not counted. Show the rows or columns, or \
        remove the entries.
        """
    )
  }
}
