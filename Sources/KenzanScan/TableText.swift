/// Writes the cells of a big table as members of a JSON object, as `DumpFormat` writes those of any worksheet.
package struct TableText: Sendable {
  /// The JSON texts of the shared strings one behind the other, and where each ends.
  private var texts: [UInt8] = []
  private var ends: [Int] = [0]

  package init() {}

  /// Adds the JSON text of the next shared string, with its quotes.
  package mutating func addShared(_ append: (inout [UInt8]) -> Void) {
    append(&texts)
    ends.append(texts.count)
  }

  /// Writes cells of a window, each with a comma before it.
  ///
  /// `number` gives the kind and the value of a number that has to be calculated with.
  package func text(
    of cells: [TableCell],
    in window: [UInt8],
    number: (Double, Int) -> [UInt8]
  ) -> [UInt8] {
    var room = 0
    for cell in cells { room += Self.frameBytes + bytes(of: cell) }
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var output = unsafe Output(buffer: buffer)
      unsafe window.withUnsafeBufferPointer { source in
        unsafe texts.withUnsafeBufferPointer { shared in
          for cell in cells {
            let place = Int(cell.place)
            output.put(",\"")
            unsafe output.put(source, place..<place + Int(cell.placeCount))
            unsafe put(cell, source, shared, number, &output)
            output.put("]")
          }
        }
      }
      count = output.count
    }
  }

  /// What a cell takes besides its texts, a number of its own included.
  private static let frameBytes = 128

  /// At most so many bytes come of the payload.
  private func bytes(of cell: TableCell) -> Int {
    switch cell.kind {
    case .shared: ends[Int(cell.payload) + 1] - ends[Int(cell.payload)]
    case .text, .markup: cell.range.count * 2
    case .number: cell.range.count
    case .double, .yes, .no: 0
    }
  }

  private func put(
    _ cell: TableCell,
    _ source: UnsafeBufferPointer<UInt8>,
    _ shared: UnsafeBufferPointer<UInt8>,
    _ number: (Double, Int) -> [UInt8],
    _ output: inout Output
  ) {
    switch cell.kind {
    case .number:
      output.put("\":[\"n\",")
      unsafe output.put(source, cell.range)
    case .shared:
      output.put("\":[\"s\",")
      unsafe output.put(shared, ends[Int(cell.payload)]..<ends[Int(cell.payload) + 1])
    case .text:
      output.put("\":[\"s\",\"")
      unsafe output.putEscaped(UnsafeBufferPointer(rebasing: source[cell.range]))
      output.put("\"")
    case .markup:
      var plain: [UInt8] = []
      let text = unsafe Array(source[cell.range])
      MarkupText.append(text, 0, text.count, true, to: &plain)
      output.put("\":[\"s\",\"")
      unsafe plain.withUnsafeBufferPointer { unsafe output.putEscaped($0) }
      output.put("\"")
    case .double:
      output.put("\":[")
      let text = number(Double(bitPattern: cell.payload), Int(cell.style))
      unsafe text.withUnsafeBufferPointer { unsafe output.put($0, 0..<text.count) }
    case .yes: output.put("\":[\"b\",true")
    case .no: output.put("\":[\"b\",false")
    }
  }
}

/// Room that was measured beforehand, filled from the front.
@safe
private struct Output {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.buffer = unsafe buffer
  }

  mutating func put(_ text: StaticString) {
    let source = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    unsafe put(source, 0..<source.count)
  }

  mutating func put(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, unsafe buffer.count - count >= range.count,
      range.upperBound <= source.count,
      let from = source.baseAddress, let to = unsafe buffer.baseAddress
    else { return }
    unsafe to.advanced(by: count).update(from: from + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Puts a text without carriage returns or other control characters than line feed and tab.
  mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var first = 0
    for place in 0..<text.count {
      let escape: StaticString
      switch unsafe text[place] {
      case UInt8(ascii: "\""): escape = "\\\""
      case UInt8(ascii: "\\"): escape = "\\\\"
      case 0x0A: escape = "\\n"
      case 0x0D: escape = "\\r"
      case 0x09: escape = "\\t"
      default: continue
      }
      unsafe put(text, first..<place)
      put(escape)
      first = place + 1
    }
    unsafe put(text, first..<text.count)
  }
}
