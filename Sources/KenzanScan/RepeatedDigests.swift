/// Finds the digests that stand more than once among many.
///
/// Of all digests each of several parts looks at those that fall to it, so that they may be looked at at the
/// same time, in tables that are small enough to be fast.
package struct RepeatedDigests: Sendable {
  /// How many parts there are.
  package static let parts = 8
  private static let partBits: UInt64 = 61

  private let part: UInt64
  /// The digests, none of which is zero, where they were found first.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  /// Their numbers, in the order in which all were added.
  private var numbers = [UInt32](repeating: 0, count: 1 << 12)
  private var taken = 0
  private var count = 0
  /// The numbers of those that are not alone.
  package private(set) var repeated: [Int] = []

  package init(part: Int) {
    self.part = UInt64(truncatingIfNeeded: part)
  }

  /// Adds digests, of which those of other parts are only counted.
  package mutating func add(_ digests: [UInt64]) {
    var number = count
    for digest in digests {
      if digest &>> Self.partBits == part { add(digest, number) }
      number &+= 1
    }
    count = number
  }

  private mutating func add(_ digest: UInt64, _ number: Int) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: digest) & mask
    while slots[slot] != 0, slots[slot] != digest { slot = (slot &+ 1) & mask }
    guard slots[slot] != digest else {
      repeated.append(Int(numbers[slot]))
      repeated.append(number)
      return
    }
    slots[slot] = digest
    numbers[slot] = UInt32(truncatingIfNeeded: number)
    taken &+= 1
    // Never more than half full, so a search is short.
    if taken * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let (oldSlots, oldNumbers) = (slots, numbers)
    slots = [UInt64](repeating: 0, count: oldSlots.count * 4)
    numbers = [UInt32](repeating: 0, count: slots.count)
    let mask = slots.count - 1
    for (old, digest) in oldSlots.enumerated() where digest != 0 {
      var slot = Int(truncatingIfNeeded: digest) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = digest
      numbers[slot] = oldNumbers[old]
    }
  }
}
