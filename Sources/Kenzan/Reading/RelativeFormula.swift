/// A formula cut at its cell references, so that it can be written out for another cell.
struct RelativeFormula {
  private enum Piece {
    case text(ArraySlice<UInt8>)
    case reference(Reference)
  }

  /// `B2`, `$B2`, a column of `A:C`, a row of `1:3`.
  private struct Reference {
    var column: Int?
    var row: Int?
    var isColumnFixed = false
    var isRowFixed = false
  }

  private var pieces: [Piece] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    var copied = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = Self.skip(bytes, from: index + 1, to: byte)
      case UInt8(ascii: "["):
        index = Self.skipBrackets(bytes, from: index)
      default:
        guard Self.isWord(byte) else {
          index += 1
          continue
        }
        let end = bytes[index...].firstIndex { !Self.isWord($0) } ?? bytes.count
        let next = end < bytes.count ? bytes[end] : 0
        let previous = index > 0 ? bytes[index - 1] : 0
        if let reference = Self.reference(bytes[index..<end], between: previous, and: next) {
          pieces.append(.text(bytes[copied..<index]))
          pieces.append(.reference(reference))
          copied = end
        }
        index = end
      }
    }
    pieces.append(.text(bytes[copied...]))
  }

  /// The formula for another cell; a reference that leaves the worksheet becomes `#REF!`.
  func text(movedFrom origin: CellReference, to place: CellReference) -> String {
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let text): bytes += text
      case .reference(let reference):
        bytes +=
          Self.text(
            of: reference,
            columns: place.column - origin.column,
            rows: place.row - origin.row
          ).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func text(of reference: Reference, columns: Int, rows: Int) -> String {
    var text = ""
    if let column = reference.column {
      let moved = reference.isColumnFixed ? column : column + columns
      guard (1...CellReference.maximumColumn).contains(moved) else { return "#REF!" }
      text += (reference.isColumnFixed ? "$" : "") + CellReference.letters(of: moved)
    }
    if let row = reference.row {
      let moved = reference.isRowFixed ? row : row + rows
      guard (1...CellReference.maximumRow).contains(moved) else { return "#REF!" }
      text += (reference.isRowFixed ? "$" : "") + String(moved)
    }
    return text
  }

  /// Reads a word as a reference; `nil` where it is a number or part of a name.
  private static func reference(
    _ word: ArraySlice<UInt8>,
    between previous: UInt8,
    and next: UInt8
  ) -> Reference? {
    // A function's name, or that of a sheet.
    guard next != UInt8(ascii: "("), next != UInt8(ascii: "!") else { return nil }
    var result = Reference()
    var rest = word
    let hasDollar = take(UInt8(ascii: "$"), from: &rest)
    let letters = rest.prefix { isLetter($0) }
    rest = rest.dropFirst(letters.count)
    if letters.isEmpty {
      result.isRowFixed = hasDollar
    } else {
      let column = letters.prefix(4).reduce(0) { $0 * 26 + Int($1 & 0x1F) }
      guard letters.count <= 3, column <= CellReference.maximumColumn else { return nil }
      result.column = column
      result.isColumnFixed = hasDollar
      result.isRowFixed = take(UInt8(ascii: "$"), from: &rest)
    }
    let isSide = previous == UInt8(ascii: ":") || next == UInt8(ascii: ":")
    if rest.isEmpty { return isSide && !result.isRowFixed && result.column != nil ? result : nil }
    guard rest.count <= 7, rest.allSatisfy({ isDigit($0) }), result.column != nil || isSide,
      let row = Int(String(decoding: rest, as: UTF8.self)),
      (1...CellReference.maximumRow).contains(row)
    else { return nil }
    result.row = row
    return result
  }

  private static func take(_ byte: UInt8, from word: inout ArraySlice<UInt8>) -> Bool {
    guard word.first == byte else { return false }
    word = word.dropFirst()
    return true
  }

  private static func skip(_ bytes: [UInt8], from start: Int, to quote: UInt8) -> Int {
    (bytes[start...].firstIndex(of: quote) ?? bytes.count - 1) + 1
  }

  /// Steps over the brackets of a table's column or of another book, which hold no reference.
  private static func skipBrackets(_ bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    for index in bytes[start...].indices {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return bytes.count
  }

  /// Names go on through these, in any script.
  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\\")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
