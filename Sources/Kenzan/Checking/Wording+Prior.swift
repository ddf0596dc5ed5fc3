/// How fields of last year's sheet are named in messages: always with their full labels, which say the
/// year of a figure, and with their file.
extension Wording {
  /// What an operand holds; of several that were merged the first that is no value.
  func state(_ operand: Int) -> FieldState {
    guard record.schema.isPrior(operand) else { return record[operand].state }
    let states = priorValues(operand).map(\.value.state)
    return states.first { !$0.isComparable } ?? states.first ?? .blank
  }

  /// The number of an operand, of several their sum; `nil` where one is none.
  func number(_ operand: Int) -> Rational? {
    let states =
      record.schema.isPrior(operand)
      ? priorValues(operand).map(\.value.state) : [record[operand].state]
    return states.reduce(.zero) { sum, state in
      guard case .number(let number) = state else { return nil }
      return sum?.adding(Rational(number))
    }
  }

  /// The unit of an operand.
  func unit(_ operand: Int) -> String? {
    record.schema.isPrior(operand)
      ? priorValues(operand).first?.field.unit : record.schema.fields[operand].unit
  }

  /// What was typed.
  func raw(_ operand: Int) -> String {
    record.schema.isPrior(operand)
      ? priorValues(operand).map(\.value.raw).joined(separator: "、") : record[operand].raw
  }

  /// 前年度シートの総事業費／R6予算額.
  func priorLabel(_ operand: Int) -> Message {
    let label = priorValues(operand).first?.field.label ?? record.schema.field(of: operand).label
    return Message(ja: "前年度シートの\(label)", en: "last year's \(label)")
  }

  /// 前年度「a.xlsx」F24; `nil` where no place is known.
  func priorCell(_ operand: Int) -> Message? {
    let cells = priorValues(operand).compactMap { value in cell(of: value) }
    return cells.isEmpty ? nil : .joined(cells, by: Message(ja: "、", en: ", "))
  }

  /// 前年度「a.xlsx」F24「総事業費／R6予算額」.
  func priorPlace(_ operand: Int) -> Message {
    guard let cell = priorCell(operand) else { return priorLabel(operand) }
    let label = priorValues(operand).first?.field.label ?? ""
    return cell + quoted(label, afterCell: true)
  }

  /// The value with its unit; of several that were merged their sum.
  func priorValue(_ operand: Int, unit: Bool) -> Message {
    let values = priorValues(operand)
    if values.count > 1, let first = values.first, let sum = number(operand) {
      return figure(sum, like: first.field, unit: unit)
    }
    return .list(
      values.map { value in
        self.value(value.value, of: value.field, in: schema(of: value), unit: unit)
      }
    )
  }

  /// For the finding's `related`: each with its file.
  func priorOperands(_ operand: Int) -> [Finding.Operand] {
    priorValues(operand).compactMap { value in
      guard let sheet = record.prior?.sheet(of: value) else { return nil }
      var operand = Finding.Operand(
        field: value.field.path,
        label: value.field.label,
        cell: cellName(of: value).map { sheet.name + "!" + $0 },
        value: plainValue(value.value, of: value.field, in: sheet.schema)
      )
      operand.file = sheet.file
      return operand
    }
  }

  private func priorValues(_ operand: Int) -> [PriorValue] { record.priorValues(operand) ?? [] }

  private func schema(of value: PriorValue) -> FormSchema {
    record.prior?.sheet(of: value).schema ?? record.schema
  }

  private func cellName(of value: PriorValue) -> String? {
    value.value.cell.map { record.prior?.sheet(of: value).places[$0] ?? $0.description }
  }

  private func cell(of value: PriorValue) -> Message? {
    guard let sheet = record.prior?.sheet(of: value), let cell = cellName(of: value) else {
      return nil
    }
    let file = sheet.file.fileName
    let tab =
      sheet.isAlone ? Message.nothing : Message(ja: "「\(sheet.name)」", en: " '\(sheet.name)'")
    return Message(
      ja: "前年度「\(file)」\(tab.ja)\(cell)",
      en: "\(cell) of last year's '\(file)'\(tab.en)"
    )
  }
}
