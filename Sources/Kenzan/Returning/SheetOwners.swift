/// Whose the sheets of a submission are, and until when they are due.
struct SheetOwners {
  /// The departments in the order of `kenzan status`; none without a register.
  let names: [String]
  private let rows: [Register.Row]
  private let index: RowIndex?
  /// The rows of what could not be read, by file and worksheet.
  private let strays: [[String]: String]
  private let presumption: PresumedDepartment

  init(_ submission: Submission) {
    let register = submission.register
    names = register.map { RegisterStatus($0).departments.map(\.name) } ?? []
    rows = register?.rows ?? []
    index = register.map { RowIndex($0) }
    strays = Dictionary(
      rows.filter { !$0.isExpected }.map { ([$0[.file], $0[.sheet]], $0[.department]) },
      uniquingKeysWith: { first, _ in first }
    )
    let stated = submission.tidySheetsByFile.joined().map { $0.value(of: .department) }
    presumption = PresumedDepartment(
      register == nil ? stated : names,
      paths: submission.files.map(\.path)
    )
  }

  /// The department from which the sheet is expected, or that it names; empty where it names none.
  func department(of sheet: TidySheet) -> String {
    row(of: sheet)?[.department] ?? sheet.value(of: .department)
  }

  /// The day until which the sheet was to be handed in, where the register says it.
  func deadline(of sheet: TidySheet) -> CalendarDate? { row(of: sheet)?.deadline }

  /// The department of a file or worksheet that could not be read: what the register says, which people may
  /// correct, or else what the other sheets of the file and its path say.
  func presumed(_ path: String, sheet: String, besides others: [String]) -> String? {
    let place = [CSVFormulaGuard.harmless(path), CSVFormulaGuard.harmless(sheet)]
    if let known = strays[place] { return known.isBlank ? nil : known }
    return presumption.department(of: path, besides: others)
  }

  private func row(of sheet: TidySheet) -> Register.Row? {
    sheet.record.flatMap { RowKey($0) }.flatMap { index?[$0] }.map { rows[$0] }
  }
}
