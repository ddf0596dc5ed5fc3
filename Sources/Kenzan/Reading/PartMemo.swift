import Synchronization

/// What parts meant when they were read last, for the next workbook that holds the same bytes.
///
/// The workbooks of one form have parts in common, such as their styles, that nobody changes. Only what was
/// read without fault is kept, no large part, and not more than a few.
final class PartMemo<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let bytes: [UInt8]
    let value: Value
  }

  private static var maximumBytes: Int { 1 << 16 }
  private static var maximumParts: Int { 16 }

  private let entries = Mutex<[String: Entry]>([:])

  /// The meaning of a part, if one of this name held the same bytes.
  func value(of name: String, _ bytes: [UInt8]) -> Value? {
    guard let entry = entries.withLock({ $0[name] }), entry.bytes == bytes else { return nil }
    return entry.value
  }

  /// Keeps the meaning of a part in place of the last one of its name.
  func keep(_ value: Value, of name: String, _ bytes: [UInt8]) {
    guard bytes.count <= Self.maximumBytes else { return }
    entries.withLock { entries in
      if entries[name] == nil, entries.count == Self.maximumParts { entries.removeAll() }
      entries[name] = Entry(bytes: bytes, value: value)
    }
  }
}
