/// A JSON value; the members of an object keep their order.
package indirect enum JSONValue: Sendable, Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  /// A number as text, which must be one.
  case number(String)
  case bool(Bool)
  case null

  /// A name and what stands under it.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Makes an object from pairs in their order.
  package static func object(_ members: [(String, JSONValue)]) -> Self {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// The text on one line, without spaces.
  package var compact: String {
    var writer = JSONWriter()
    writer.append(self)
    return writer.text
  }

  /// The text with a member or element per line, indented by two spaces.
  package var pretty: String {
    var writer = JSONWriter(isPretty: true)
    writer.append(self)
    return writer.text
  }
}

/// Writes JSON values, in compact form or over several lines.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0

  package init(isPretty: Bool = false) {
    self.isPretty = isPretty
  }

  /// What was written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a value.
  package mutating func append(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): JSONText.append(text, to: &bytes)
    case .array(let elements):
      append(open: "[", close: "]", elements) { writer, element in writer.append(element) }
    case .object(let members):
      append(open: "{", close: "}", members) { writer, member in
        JSONText.append(member.name, to: &writer.bytes)
        writer.bytes += (writer.isPretty ? ": " : ":").utf8
        writer.append(member.value)
      }
    }
  }

  private mutating func append<Item>(
    open: String,
    close: String,
    _ items: [Item],
    _ body: (inout Self, Item) -> Void
  ) {
    bytes += open.utf8
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      body(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    bytes += close.utf8
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }
}

/// The texts of JSON's strings and numbers.
package enum JSONText {
  /// Appends a string with its quotes; only what JSON forbids is escaped.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The shortest text that reads back as the same double: `1`, `0.1`, `1e+300`.
  ///
  /// Whole numbers stand without `.0`; JSON readers take both for equal.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
