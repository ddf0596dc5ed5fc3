/// Numbers the texts in some columns of a table by their bytes, each text of a column once, in the order in
/// which they first come.
package struct TextInterner: Sendable {
  private struct Slot: Sendable {
    /// The bytes of a text of at most eight, else a digest of them.
    var key: UInt64 = 0
    /// The column and how many bytes there are.
    var tag: UInt64 = 0
    var number: Int32 = -1
  }

  /// The texts of more than eight bytes.
  private var pool: [UInt8] = []
  /// Where they begin in the pool, by their numbers.
  private var starts: [Int] = []
  private var slots = [Slot](repeating: Slot(), count: 256)

  package init() {}

  package var count: Int { starts.count }

  /// Puts the numbers of the fields at some places into `numbers`, one for each place.
  ///
  /// A number that was never given out is `count` before it: the first new text of a record has the lowest.
  /// A field that the record lacks is an empty text.
  package mutating func number(
    _ fields: [RecordScan.Field],
    at places: [Int],
    in bytes: [UInt8],
    into numbers: inout [UInt32]
  ) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        for column in 0..<min(places.count, numbers.count) {
          let place = places[column]
          var field = RecordScan.Field(start: 0, end: 0)
          if place >= 0, place < fields.count { field = fields[place] }
          let text = unsafe UnsafeBufferPointer(rebasing: bytes[field.start...])
          let number = unsafe number(of: text, field.end - field.start, column, limit: .max)
          unsafe numbers[column] = UInt32(truncatingIfNeeded: number)
        }
      }
    }
  }

  /// The number of the first bytes of a buffer as a text of a column; -1 for a new one where there are as
  /// many as there may be.
  mutating func number(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ length: Int,
    _ column: Int,
    limit: Int
  ) -> Int {
    let tag = UInt64(truncatingIfNeeded: column) << 40 | UInt64(truncatingIfNeeded: length)
    let key = unsafe Self.key(of: bytes, length)
    var place = Self.place(key, tag) & (slots.count - 1)
    while slots[place].number >= 0 {
      if slots[place].key == key, slots[place].tag == tag {
        let number = Int(slots[place].number)
        if unsafe length <= 8 || equals(starts[number], bytes, length) { return number }
      }
      place = (place + 1) & (slots.count - 1)
    }
    let number = starts.count
    guard number < limit else { return -1 }
    slots[place] = Slot(key: key, tag: tag, number: Int32(truncatingIfNeeded: number))
    starts.append(pool.count)
    if length > 8 { unsafe pool.append(contentsOf: bytes[..<length]) }
    if starts.count * 2 > slots.count { grow() }
    return number
  }

  private func equals(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ length: Int) -> Bool {
    unsafe pool.withUnsafeBufferPointer { pool in
      var place = 0
      while place &+ 8 <= length {
        guard unsafe word(of: pool, at: start &+ place) == word(of: bytes, at: place) else {
          return false
        }
        place &+= 8
      }
      return unsafe word(of: pool, from: start + place, to: start + length)
        == word(of: bytes, from: place, to: length)
    }
  }

  private static func key(of bytes: UnsafeBufferPointer<UInt8>, _ length: Int) -> UInt64 {
    guard length > 8 else { return unsafe word(of: bytes, from: 0, to: length) }
    var key: UInt64 = 0
    var place = 0
    while place &+ 8 <= length {
      key = unsafe mixed(key ^ word(of: bytes, at: place))
      place &+= 8
    }
    return unsafe mixed(key ^ word(of: bytes, at: length &- 8))
  }

  private static func place(_ key: UInt64, _ tag: UInt64) -> Int {
    Int(truncatingIfNeeded: mixed(key ^ tag &* 0x9E37_79B9_7F4A_7C15))
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0xFF51_AFD7_ED55_8CCD
    return product ^ product >> 32
  }

  /// Never more than half of the slots are taken, so a search is short.
  private mutating func grow() {
    var grown = [Slot](repeating: Slot(), count: slots.count * 4)
    for slot in slots where slot.number >= 0 {
      var place = Self.place(slot.key, slot.tag) & (grown.count - 1)
      while grown[place].number >= 0 { place = (place + 1) & (grown.count - 1) }
      grown[place] = slot
    }
    slots = grown
  }
}
