import KenzanScan

/// What stands in the file for one cell.
struct CellSource {
  let type: String?
  /// The text of the stored value; `nil` where none is stored.
  let value: [UInt8]?
  let inline: RichText?
  let hasFormula: Bool
  /// The style as stated, which may not exist.
  let style: Int
  /// All texts that claim to be the value, where there is more than one or it is no plain text.
  var contradiction: String?
}

extension WorksheetReader {
  /// The content of a cell; `nil` for a blank one.
  ///
  /// Nothing is guessed: a value that is none of its type keeps its raw text, and so does one whose
  /// style does not exist, because a date could then not be told from a number.
  func content(of cell: CellSource) -> CellContent? {
    guard let content = typedContent(of: cell) else { return nil }
    guard context.styles.styles.indices.contains(cell.style) else {
      return .invalid(content.rawText)
    }
    return content
  }

  /// Which part of a text is struck; `nil` where the cell's own font says it all.
  func struckText(of cell: CellSource) -> StruckText? {
    let text: RichText?
    switch cell.type {
    case "s": text = sharedIndex(cell.value).flatMap { context.strings.rich[$0] }
    case "inlineStr": text = cell.inline
    default: text = nil
    }
    let styles = context.styles.styles
    let isStruck = styles.indices.contains(cell.style) && styles[cell.style].struck
    return text?.struckText(inStruckCell: isStruck)
  }

  private func typedContent(of cell: CellSource) -> CellContent? {
    if let contradiction = cell.contradiction { return .invalid(contradiction) }
    if cell.type == "inlineStr", let inline = cell.inline { return .text(inline.text) }
    guard let value = cell.value, !value.isEmpty || cell.type == "str" else {
      return cell.hasFormula ? .uncalculated : nil
    }
    switch cell.type {
    case nil, "n": return number(value, style: cell.style)
    case "s":
      guard let index = sharedIndex(value) else { return .invalid(raw(value)) }
      return .text(context.strings.texts[index])
    case "str", "inlineStr":
      // An empty result is a value of a formula, and nothing at all without one.
      return value.isEmpty && !cell.hasFormula ? nil : .text(EscapedText.decode(value))
    case "b":
      switch raw(value) {
      case "1", "true": return .boolean(true)
      case "0", "false": return .boolean(false)
      default: return .invalid(raw(value))
      }
    case "e": return .error(raw(value))
    case "d":
      let text = raw(value)
      guard let serial = SerialDate.serial(ofISO: text, is1904: context.is1904) else {
        return .invalid(text)
      }
      return .date(
        serial: serial,
        iso: SerialDate.isoText(serial, is1904: context.is1904)
      )
    default: return .invalid(raw(value))
    }
  }

  private func number(_ value: [UInt8], style: Int) -> CellContent {
    guard let number = scanDouble(value) else { return .invalid(raw(value)) }
    return self.number(number, style: style)
  }

  /// A number as its style shows it.
  func number(_ number: Double, style: Int) -> CellContent {
    context.content(of: number, style: style)
  }

  private func sharedIndex(_ value: [UInt8]?) -> Int? {
    guard let value, !value.isEmpty, value.count <= 9 else { return nil }
    var index = 0
    for byte in value {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      index = index * 10 + Int(byte & 15)
    }
    return context.strings.texts.indices.contains(index) ? index : nil
  }

  private func raw(_ value: [UInt8]) -> String { String(decoding: value, as: UTF8.self) }
}

extension WorksheetContext {
  /// A number as its style shows it.
  func content(of number: Double, style: Int) -> CellContent {
    let shows = styles.shows
    guard shows.indices.contains(style) else { return .number(number) }
    switch shows[style] {
    case .number: return .number(number)
    case .date:
      return .date(serial: number, iso: SerialDate.isoText(number, is1904: is1904))
    case .elapsed: return .date(serial: number, iso: nil)
    }
  }
}

extension CellContent {
  /// The content as a text, for messages about a cell that cannot be believed.
  var rawText: String {
    switch self {
    case .number(let number), .date(let number, _): JSONText.number(number)
    case .text(let text), .error(let text), .invalid(let text): text
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .uncalculated: ""
    }
  }
}
