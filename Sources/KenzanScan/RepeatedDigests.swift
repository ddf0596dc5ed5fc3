/// Finds the digests that stand more than once among many.
package struct RepeatedDigests: Sendable {
  /// The digests, none of which is zero, where they were found first.
  private var slots: [UInt64]
  /// Their numbers, in the order in which they were added.
  private var numbers: [UInt32]
  private var count = 0
  /// The numbers of those that are not alone.
  package private(set) var repeated: Set<Int> = []

  /// Makes room for so many digests.
  package init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    numbers = [UInt32](repeating: 0, count: size)
  }

  /// Adds digests, as many as there is room for.
  package mutating func add(_ digests: [UInt64]) {
    let mask = slots.count - 1
    for digest in digests where count < slots.count / 2 {
      var slot = Int(truncatingIfNeeded: digest) & mask
      while slots[slot] != 0, slots[slot] != digest { slot = (slot + 1) & mask }
      if slots[slot] == digest {
        repeated.insert(Int(numbers[slot]))
        repeated.insert(count)
      } else {
        slots[slot] = digest
        numbers[slot] = UInt32(truncatingIfNeeded: count)
      }
      count += 1
    }
  }
}
