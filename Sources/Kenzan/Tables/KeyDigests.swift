internal import KenzanScan

/// The digests by which sheets of one form are found to have the same key, or the same value in a field
/// that is unique: equal ones have equal digests.
struct KeyDigests: Sendable {
  /// The fields of every key, with what tells it from the keys of other forms and fields.
  let keys: [(seed: UInt64, slots: [Int])]

  init(_ schema: FormSchema) {
    let all = [schema.key] + SheetVersions.uniqueSlots(of: schema)
    keys = all.filter { !$0.isEmpty }.map { slots in
      var seed = Digest()
      seed.add(Array(schema.id.utf8))
      seed.add(UInt64(truncatingIfNeeded: schema.year.number))
      for slot in slots { seed.add(UInt64(truncatingIfNeeded: slot)) }
      return (seed.value, slots)
    }
  }

  /// The digests of a sheet's keys; none of a key of which a part says nothing.
  func digests(of record: Record) -> [UInt64] {
    keys.compactMap { key in
      var digest = Digest(seed: key.seed)
      for slot in key.slots {
        guard let part = record[slot].state.digest else { return nil }
        digest.add(part.value)
      }
      return digest.value
    }
  }
}

extension FieldState {
  /// The digest of what is compared; `nil` where nothing can be.
  var digest: Digest? {
    switch asPeopleRead {
    case .blank, .notApplicable, .unreadable, .words: return nil
    case .text(let text): return Digest(text: Array(text.utf8))
    case .number(let number): return Digest(coefficient: number.coefficient, scale: number.scale)
    case .date(let date): return Digest(year: date.year, month: date.month, day: date.day)
    case .year(let year):
      var digest = Digest(seed: 4)
      digest.add(UInt64(truncatingIfNeeded: year.number))
      return digest
    case .flag(let isSet):
      var digest = Digest(seed: 5)
      digest.add(isSet ? 1 : 0)
      return digest
    }
  }
}

/// The keys of rows that are not held, with where the rows can be read again.
struct RowKeys: Sendable {
  private(set) var digests: [UInt64] = []
  /// Offsets above, rows counted from `firstRow` below.
  private var places: [UInt64] = []
  /// The row from which rows are counted.
  var firstRow = 0

  private static let rowBits: UInt64 = 21

  mutating func add(_ digest: UInt64, offset: Int, row: Int) {
    digests.append(digest)
    places.append(
      UInt64(truncatingIfNeeded: offset) << Self.rowBits | UInt64(truncatingIfNeeded: row)
    )
  }

  /// The row of a key.
  func row(_ index: Int) -> TableRun {
    let offset = Int(truncatingIfNeeded: places[index] >> Self.rowBits)
    let row = Int(truncatingIfNeeded: places[index] & (1 << Self.rowBits - 1))
    return TableRun(offset: offset, row: firstRow + row, count: 1)
  }
}

/// Rows of a table that follow each other.
struct TableRun: Sendable, Equatable {
  /// How many there are at most, so that they need little room when they are read.
  static let maximum = 256

  /// Where the first begins in the file.
  var offset: Int
  /// Its number, from 1.
  var row: Int
  var count: Int
}
