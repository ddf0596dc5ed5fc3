/// The events of one chunk of a document, copied out of the parser into flat arrays.
struct XMLEventBuffer {
  struct Record {
    let kind: XMLStream.Event
    let name: Int32
    /// Of a start: its attributes; of a text: its bytes.
    let first: Int32
    let count: Int32
    let line: Int32
  }

  struct Attribute {
    let name: Int32
    let first: Int32
    let end: Int32
  }

  /// The addresses of a name and its namespace, each of which the parser keeps only once.
  private struct Key: Hashable {
    let local: UInt
    let uri: UInt
  }

  private(set) var events: [Record] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []
  private(set) var names: [XMLName] = []
  var aliases: [String: String] = [:]
  private(set) var namespacesInScope = 0
  private var depth = 0
  private var declarations: [(depth: Int, count: Int)] = []
  private var known: [Key: Int32] = [:]
  /// The names met last, by a few bits of their address: most documents have a dozen.
  private var recent = [(key: Key, name: Int32)](repeating: (Key(local: 0, uri: 0), 0), count: 256)

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Notes an element with its attributes, which come as five pointers each.
  mutating func start(
    _ local: UnsafePointer<UInt8>?,
    _ uri: UnsafePointer<UInt8>?,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ count: Int,
    namespaces: Int,
    line: Int
  ) {
    let first = attributes.count
    if let values = unsafe values {
      for index in 0..<count {
        let value = unsafe values + index * 5
        guard let start = unsafe value[3], let end = unsafe value[4] else { continue }
        let name = unsafe self.name(value[0], value[2])
        let offset = bytes.count
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        attributes.append(
          Attribute(
            name: name,
            first: Int32(clamping: offset),
            end: Int32(clamping: bytes.count)
          )
        )
      }
    }
    depth += 1
    if namespaces > 0 {
      declarations.append((depth, namespaces))
      namespacesInScope += namespaces
    }
    unsafe append(.start, name(local, uri), first, attributes.count - first, line)
  }

  mutating func end(_ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, line: Int) {
    unsafe append(.end, name(local, uri), 0, 0, line)
    if let last = declarations.last, last.depth == depth {
      namespacesInScope -= last.count
      declarations.removeLast()
    }
    depth -= 1
  }

  mutating func text(_ start: UnsafePointer<UInt8>?, _ count: Int, line: Int) {
    let first = bytes.count
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    append(.text, 0, first, count, line)
  }

  private mutating func append(
    _ kind: XMLStream.Event,
    _ name: Int32,
    _ first: Int,
    _ count: Int,
    _ line: Int
  ) {
    events.append(
      Record(
        kind: kind,
        name: name,
        first: Int32(clamping: first),
        count: Int32(clamping: count),
        line: Int32(clamping: line)
      )
    )
  }

  private mutating func name(_ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) -> Int32
  {
    let key = Key(local: UInt(bitPattern: local), uri: UInt(bitPattern: uri))
    // The parser keeps its names one behind the other, so the lowest bits tell them apart.
    let place = Int((key.local ^ key.local >> 7) & 255)
    if recent[place].key == key { return recent[place].name }
    let index = unsafe known[key] ?? intern(key, local, uri)
    recent[place] = (key, index)
    return index
  }

  private mutating func intern(
    _ key: Key,
    _ local: UnsafePointer<UInt8>?,
    _ uri: UnsafePointer<UInt8>?
  ) -> Int32 {
    let namespace = unsafe uri.map { unsafe String(cString: $0) } ?? ""
    let name = unsafe local.map { unsafe String(cString: $0) } ?? ""
    let index = Int32(clamping: names.count)
    names.append(XMLName(aliases[namespace] ?? namespace, name))
    known[key] = index
    return index
  }
}
