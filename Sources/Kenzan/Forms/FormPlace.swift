/// Where the labels and the fields of a form stand in one worksheet.
struct FormPlace {
  /// The form with as many rows of each list as the sheet has.
  private(set) var matcher: FormMatcher
  private(set) var alignment: FormAlignment
  private(set) var binding: SlotBinding
  /// The rows of its lists; `nil` where all stands as drawn.
  private(set) var rows: ListRows?

  init(
    _ worksheet: Worksheet,
    names: NameTable,
    matcher blank: FormMatcher,
    _ identification: FormIdentification
  ) {
    let counts = names.counts(in: blank)
    matcher = blank.with(counts: counts)
    alignment = matcher.drawn
    let isResized = counts != blank.layout.repeats.map(\.count)
    let isAsDrawn = isResized ? matcher.isAsDrawn(in: worksheet) : identification.isAsDrawn
    let found = isAsDrawn ? ListRows(matcher, alignment, worksheet, names) : nil
    if isAsDrawn, found?.areAsDrawn ?? true, names.areAsDrawn(in: matcher),
      matcher.hasMergesAsDrawn(worksheet)
    {
      binding = SlotBinding(asDrawn: matcher)
      return
    }
    var texts = identification.texts
    if texts.entries.isEmpty { texts = SheetTexts(worksheet) }
    var names = names
    if isAsDrawn {
      alignment.readMerges(matcher, worksheet)
    } else {
      alignment = FormAlignment(matcher, LabelTexts(texts, for: matcher))
    }
    if !matcher.layout.repeats.isEmpty {
      let found = found ?? ListRows(matcher, alignment, worksheet, names)
      let counts = found.counts(in: matcher.layout)
      if !isAsDrawn || counts != matcher.layout.repeats.map(\.count) {
        matcher = matcher.with(counts: counts)
        alignment = FormAlignment(matcher, LabelTexts(texts, for: matcher))
      }
      alignment.place(found, of: matcher.layout)
      names = names.following(found, matcher)
      rows = found
    }
    let locator = SlotLocator(matcher: matcher, alignment: alignment, worksheet: worksheet)
    binding = SlotBinding(locator, names: names)
  }
}

extension NameTable {
  /// Whether every name that has a cell has the drawn one.
  fileprivate func areAsDrawn(in matcher: FormMatcher) -> Bool {
    matcher.slots.allSatisfy { slot in
      if case .cell(let cell) = self[slot.field] { cell == slot.area.first } else { true }
    }
  }
}

extension FormMatcher {
  /// Whether no area of the form was merged otherwise than drawn.
  fileprivate func hasMergesAsDrawn(_ worksheet: Worksheet) -> Bool {
    worksheet.merges.allSatisfy { drawnAreas.contains($0) || !$0.overlaps(bounds) }
  }
}
