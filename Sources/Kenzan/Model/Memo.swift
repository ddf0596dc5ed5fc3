internal import Synchronization

/// Remembers what was made for a key, so that it is made once: values that cost much and never change.
///
/// A second task that asks for a value in the making waits for it. What is made must not ask the same
/// memo for another value.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// The value of a key, made by the closure the first time; what it throws is not remembered.
  func value<Failure: Error>(
    of key: Key,
    make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try values.withLock { (values: inout [Key: Value]) throws(Failure) -> Value in
      if let known = values[key] { return known }
      let value = try make()
      values[key] = value
      return value
    }
  }
}
