/// The formulas that several cells share: written at the first, meant relatively at the others.
struct SharedFormulas {
  private var masters: [String: (formula: RelativeFormula, origin: CellReference)] = [:]
  /// The cells that came before the text of their formula.
  private(set) var waiting: [(index: String, reference: CellReference)] = []

  /// The formula of a cell; `nil` where the cell that holds the text has not come yet.
  mutating func formula(index: String, text: String, at reference: CellReference) -> String? {
    guard text.isEmpty else {
      masters[index] = (RelativeFormula(text), reference)
      return text
    }
    guard let master = masters[index] else {
      waiting.append((index, reference))
      return nil
    }
    return master.formula.text(movedFrom: master.origin, to: reference)
  }

  /// The formula of a cell that came before its text; `#REF!` where that never came.
  func formula(of late: (index: String, reference: CellReference)) -> String {
    guard let master = masters[late.index] else { return "#REF!" }
    return master.formula.text(movedFrom: master.origin, to: late.reference)
  }
}
