/// Numbers rows of numbers of one width, each row once, in the order in which they first come.
package struct TupleInterner: Sendable {
  package let width: Int
  private var pool: [UInt32] = []
  private var table = NumberTable()
  private var last = 0
  package private(set) var count = 0

  package init(width: Int) {
    self.width = width
  }

  /// One member of the row of a number.
  package subscript(number: Int, member: Int) -> UInt32 { pool[number * width + member] }

  /// The number of a row, and whether it is new.
  package mutating func number(of row: [UInt32]) -> (number: Int, isNew: Bool) {
    if count > 0, equals(last, row) { return (last, false) }
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for member in row { hash = (hash ^ UInt64(member)) &* 0xFF51_AFD7_ED55_8CCD ^ hash >> 31 }
    hash ^= hash >> 32
    var slot = table.first(hash)
    while let number = table.number(at: slot) {
      if table.hash(of: number) == hash, equals(number, row) {
        last = number
        return (number, false)
      }
      slot = table.next(slot)
    }
    last = count
    count += 1
    pool.append(contentsOf: row)
    table.add(hash, at: slot)
    return (last, true)
  }

  private func equals(_ number: Int, _ row: [UInt32]) -> Bool {
    let first = number * width
    for index in 0..<width where pool[first + index] != row[index] { return false }
    return true
  }
}

/// The slots of an open hash table, which hold numbers given out in order.
private struct NumberTable: Sendable {
  private var slots = [Int32](repeating: -1, count: 64)
  private var hashes: [UInt64] = []

  func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

  func number(at slot: Int) -> Int? { slots[slot] < 0 ? nil : Int(slots[slot]) }

  func hash(of number: Int) -> UInt64 { hashes[number] }

  /// Gives the next number to a hash, at the free slot that a search for it ended on.
  mutating func add(_ hash: UInt64, at slot: Int) {
    slots[slot] = Int32(truncatingIfNeeded: hashes.count)
    hashes.append(hash)
    // Never more than half full, so a search is short.
    guard hashes.count * 2 > slots.count else { return }
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = first(hash)
      while slots[slot] >= 0 { slot = next(slot) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
