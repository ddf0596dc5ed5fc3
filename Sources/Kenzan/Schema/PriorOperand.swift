/// What a check asks of last year's sheet: `prior.NAME` is the field that `NAME` is in this year's.
package struct PriorOperand: Sendable, Hashable {
  /// This year's field of that name.
  package var slot: Int
  /// The rows and groups around it that pair with last year's by their keys, outer before inner; the
  /// others are looked up by their place.
  package var paired: [Int]
  /// Whether it is one of a range, whose rows last year's form need not have.
  package var isOfRange: Bool
}

/// Gives numbers to what checks ask of last year's sheet, while a schema is compiled.
final class PriorOperands {
  /// What has been asked for, in the order of the numbers.
  private(set) var all: [PriorOperand] = []
  private var numbers: [PriorOperand: Int] = [:]
  private let tree: FieldTree

  init(tree: FieldTree) {
    self.tree = tree
  }

  /// The number of a field in formulas.
  func number(of slot: Int) -> Int {
    number(of: PriorOperand(slot: slot, paired: pairedGroups(of: slot), isOfRange: false))
  }

  /// The numbers of a range: what differs between its fields goes by place, the rest by keys.
  func numbers(of slots: [Int]) -> [Int] {
    guard let first = slots.first else { return [] }
    let segments = tree.segments[first]
    let same = segments.indices.map { index in
      slots.allSatisfy { tree.segments[$0][index] == segments[index] }
    }
    return slots.map { slot in
      let paired = pairedGroups(of: slot).filter { same[tree.groupSegments[$0].count - 1] }
      return number(of: PriorOperand(slot: slot, paired: paired, isOfRange: true))
    }
  }

  /// This year's field of the same name.
  func slot(of number: Int) -> Int {
    number < tree.fields.count ? number : all[number - tree.fields.count].slot
  }

  /// The list around a field whose rows have nothing that pairs them.
  func listWithoutKey(around slot: Int) -> String? {
    tree.chain(from: tree.fields[slot].group).first { group in
      tree.groupSegments[group].last?.kind == .row && tree.groups[group].rowKey.isEmpty
    }.map { tree.groups[$0].path.segments.dropLast().joined(separator: ".") }
  }

  private func pairedGroups(of slot: Int) -> [Int] {
    tree.chain(from: tree.fields[slot].group).filter { !tree.groups[$0].rowKey.isEmpty }.reversed()
  }

  private func number(of operand: PriorOperand) -> Int {
    if let known = numbers[operand] { return known }
    let number = tree.fields.count + all.count
    numbers[operand] = number
    all.append(operand)
    return number
  }
}

extension FormSchema {
  /// Whether an operand of a check is a field of last year's sheet, not the slot of one of this year's.
  package func isPrior(_ operand: Int) -> Bool { operand >= fields.count }

  /// What an operand asks of last year's sheet; `nil` for a field of this year's.
  package func prior(_ operand: Int) -> PriorOperand? {
    let index = operand - fields.count
    return priors.indices.contains(index) ? priors[index] : nil
  }

  /// The field of an operand; for last year's sheet this year's field of the same name.
  package func field(of operand: Int) -> Field {
    prior(operand).map { fields[$0.slot] } ?? fields[operand]
  }
}
