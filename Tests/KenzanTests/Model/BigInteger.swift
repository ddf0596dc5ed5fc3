/// A whole number of any size, written the plainest way there is, to check the real arithmetic by.
///
/// Sign and magnitude; the magnitude in 32-bit words, the lowest first, without leading zeros.
struct BigInteger: Hashable, Comparable {
  private(set) var isNegative: Bool
  private var words: [UInt32]

  init(_ value: Int128) {
    isNegative = value < 0
    var rest = value.magnitude
    words = []
    while rest > 0 {
      words.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  private init(_ words: [UInt32], isNegative: Bool) {
    var words = words
    while words.last == 0 { words.removeLast() }
    self.words = words
    self.isNegative = isNegative && !words.isEmpty
  }

  var isZero: Bool { words.isEmpty }

  static func < (left: Self, right: Self) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative
      ? compare(right.words, left.words) < 0 : compare(left.words, right.words) < 0
  }

  static prefix func - (value: Self) -> Self { Self(value.words, isNegative: !value.isNegative) }

  static func + (left: Self, right: Self) -> Self {
    if left.isNegative == right.isNegative {
      return Self(sum(left.words, right.words), isNegative: left.isNegative)
    }
    return compare(left.words, right.words) >= 0
      ? Self(difference(left.words, right.words), isNegative: left.isNegative)
      : Self(difference(right.words, left.words), isNegative: right.isNegative)
  }

  static func - (left: Self, right: Self) -> Self { left + -right }

  static func * (left: Self, right: Self) -> Self {
    var result = [UInt32](repeating: 0, count: left.words.count + right.words.count)
    for (place, word) in left.words.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.words.enumerated() {
        let total = UInt64(word) * UInt64(other) + UInt64(result[place + offset]) + carry
        result[place + offset] = UInt32(truncatingIfNeeded: total)
        carry = total >> 32
      }
      result[place + right.words.count] = UInt32(carry)
    }
    return Self(result, isNegative: left.isNegative != right.isNegative)
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for (one, two) in zip(left.reversed(), right.reversed()) where one != two {
      return one < two ? -1 : 1
    }
    return 0
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(left.count, right.count) {
      let one = place < left.count ? UInt64(left[place]) : 0
      let two = place < right.count ? UInt64(right[place]) : 0
      result.append(UInt32(truncatingIfNeeded: one + two + carry))
      carry = (one + two + carry) >> 32
    }
    return result + [UInt32(carry)]
  }

  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for place in left.indices {
      let two = place < right.count ? Int64(right[place]) : 0
      let rest = Int64(left[place]) - two - borrow
      borrow = rest < 0 ? 1 : 0
      result.append(UInt32(rest + borrow << 32))
    }
    return result
  }
}
