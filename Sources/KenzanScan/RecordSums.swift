/// Sums of the numbers in some columns of a table, by the texts in others.
///
/// Texts are told apart by their bytes; which of them mean the same is for others to say.
package struct RecordSums: Sendable {
  package struct Rules: Sendable {
    package var groups: [Int] = []
    /// The columns that are summed, with the decimal places in which they are.
    package var sums: [(column: Int, places: Int)] = []

    package init() {}
  }

  package let rules: Rules
  /// How many records every group has.
  package private(set) var records: [Int] = []
  /// The sums, group by group.
  package private(set) var totals: [Int128] = []
  /// How many records of a group have no number there.
  package private(set) var blanks: [Int] = []
  private var texts = TextInterner()
  private var tuples: TupleInterner
  private var numbers: [UInt32]
  private let powers: [Int128]

  init(_ rules: Rules) {
    self.rules = rules
    tuples = TupleInterner(width: rules.groups.count)
    numbers = rules.groups.map { _ in 0 }
    powers = (0..<19).reduce(into: [1]) { powers, _ in powers.append((powers.last ?? 1) * 10) }
  }

  /// Adds a record, whose numbers are those of columns; whether its group is new.
  mutating func add(
    _ fields: UnsafeBufferPointer<RecordScan.Field>,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ values: [PlainDecimal?]
  ) -> Bool {
    for (index, column) in rules.groups.enumerated() {
      var field = RecordScan.Field(start: 0, end: 0)
      if column < fields.count { field = unsafe fields[column] }
      let text = unsafe UnsafeBufferPointer(rebasing: bytes[field.start...])
      let number = unsafe texts.number(of: text, field.end - field.start, index, limit: .max)
      numbers[index] = UInt32(truncatingIfNeeded: number)
    }
    let (group, isNew) = tuples.number(of: numbers)
    if isNew {
      records.append(0)
      for _ in rules.sums { totals.append(0) }
      for _ in rules.sums { blanks.append(0) }
    }
    records[group] &+= 1
    let first = group &* rules.sums.count
    for (index, sum) in rules.sums.enumerated() {
      guard let value = values[sum.column] else {
        blanks[first &+ index] &+= 1
        continue
      }
      let shift = sum.places &- value.decimals
      totals[first &+ index] +=
        shift == 0 ? Int128(value.coefficient) : Int128(value.coefficient) * powers[shift]
    }
    return isNew
  }
}
