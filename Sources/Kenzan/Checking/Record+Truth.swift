/// Whether a condition holds.
enum Truth: Hashable, Sendable {
  case yes, no
  /// Not to be told, because of these slots.
  case unknown(causes: [Int])
}

extension Record {
  /// Whether a condition of the schema holds for this sheet.
  func truth(of condition: Expression<FieldOperand>) -> Truth {
    let result = evaluate(condition, in: self)
    return switch result.truth {
    case true?: .yes
    case false?: .no
    case nil: .unknown(causes: result.causes)
    }
  }
}
