/// The formulas that several cells share: written at the first, meant relatively at the others.
struct SharedFormulas {
  private var masters: [String: (formula: RelativeFormula, origin: CellReference)] = [:]
  private var waiting: [(index: String, reference: CellReference)] = []

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

  /// The formulas of the cells that came before their text; `#REF!` where it never came.
  func pending() -> [(CellReference, String)] {
    waiting.map { index, reference in
      guard let master = masters[index] else { return (reference, "#REF!") }
      return (reference, master.formula.text(movedFrom: master.origin, to: reference))
    }
  }
}
