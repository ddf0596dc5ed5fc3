/// How many of the first bytes of one array are those of another from a place on, at most `count`.
///
/// Both must have as many; fewer are compared where one has not.
package func commonPrefix(_ one: [UInt8], _ other: [UInt8], from start: Int, count: Int) -> Int {
  guard start >= 0 else { return 0 }
  let count = min(count, one.count, other.count - start)
  return unsafe one.withUnsafeBufferPointer { one in
    unsafe other.withUnsafeBufferPointer { other in
      for index in 0..<max(count, 0) where unsafe one[index] != other[start + index] {
        return index
      }
      return max(count, 0)
    }
  }
}
