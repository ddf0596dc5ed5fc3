extension Finding {
  /// A finding about one field of a sheet, with its place and what stands there.
  init(
    _ code: Code,
    _ severity: Severity,
    at slot: Int,
    of wording: Wording,
    message: Message,
    expected: String? = nil,
    related: [Int] = []
  ) {
    let field = wording.record.schema.fields[slot]
    self.init(
      code,
      severity,
      field: field.path,
      label: field.label,
      cell: wording.qualifiedCell(slot),
      value: wording.plainValue(slot),
      expected: expected,
      unit: field.unit,
      message: message,
      related: wording.operands(related)
    )
  }
}
