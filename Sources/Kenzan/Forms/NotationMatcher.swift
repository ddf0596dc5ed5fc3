/// Finds in a text what a notation says of it, in every way in which it can be understood.
///
/// Numbers, dates and years take as much as they can: nothing that belongs to a number is left for
/// the words beside it.
struct NotationMatcher {
  /// A field with what was typed for it.
  struct Part: Equatable {
    var field: Field
    var reading: ValueReading

    /// Widths and spaces make no other value.
    static func == (left: Self, right: Self) -> Bool {
      guard left.field.slot == right.field.slot else { return false }
      return switch (left.reading.state, right.reading.state) {
      case (.text(let one), .text(let other)):
        one.normalizedForMatching == other.normalizedForMatching
      default: left.reading.state == right.reading.state
      }
    }
  }

  private enum Piece {
    case text([Unicode.Scalar])
    case field(Field)

    var field: Field? { if case .field(let field) = self { field } else { nil } }
  }

  /// More ways to cut a text than any that a person wrote has.
  private static let maximumSteps = 100_000

  private let text: MatchableText
  private let pieces: [Piece]
  private let read: (Field, String) -> ValueReading
  private var parts: [Part] = []
  private var steps = 0
  /// What the text says, by every way of understanding it, each once; at most two.
  private(set) var found: [[Part]] = []
  /// Whether the search was given up.
  var isExhausted: Bool { steps > Self.maximumSteps }

  /// Matches a text; `read` takes a part of it as the value of a field.
  init(
    _ notation: Notation,
    _ text: MatchableText,
    of schema: FormSchema,
    read: @escaping (Field, String) -> ValueReading
  ) {
    self.text = text
    self.read = read
    pieces = notation.pieces.compactMap { piece in
      switch piece {
      case .field(let slot): return .field(schema.fields[slot])
      case .text(let words):
        let scalars = Array(words.normalizedForMatching.unicodeScalars)
        return scalars.isEmpty ? nil : .text(scalars)
      }
    }
    search(0, from: 0)
  }

  private mutating func search(_ index: Int, from place: Int) {
    guard found.count < 2, !isExhausted else { return }
    guard pieces.indices.contains(index) else {
      if place == text.count { accept() }
      return
    }
    switch pieces[index] {
    case .text(let scalars):
      guard text.holds(scalars, at: place) else { return }
      search(index + 1, from: place + scalars.count)
    case .field(let field):
      let next = pieces.indices.contains(index + 1) ? pieces[index + 1] : nil
      let previous = index > 0 ? pieces[index - 1].field : nil
      // Backwards, so that the longest comes first.
      for end in ends(of: next, after: place).reversed() {
        steps += 1
        guard let part = part(field, place..<end, after: previous, before: next?.field) else {
          continue
        }
        parts.append(part)
        search(index + 1, from: end)
        parts.removeLast()
        // Beside another field the longest that makes sense is meant, though it leave nothing over.
        if field.type.isCounted, next?.field != nil { return }
      }
    }
  }

  /// Where a field may end: before the words that follow it, or wherever the text may be cut.
  private mutating func ends(of next: Piece?, after place: Int) -> [Int] {
    guard place < text.count else { return [] }
    guard let next else { return [text.count] }
    steps += text.count / 16
    return (place + 1...text.count).filter { end in
      if case .text(let scalars) = next, !text.holds(scalars, at: end) { return false }
      return text.mayBeCut(at: end)
    }
  }

  private func part(
    _ field: Field,
    _ range: Range<Int>,
    after previous: Field?,
    before next: Field?
  ) -> Part? {
    guard text.mayBeCut(at: range.lowerBound), text.mayBeCut(at: range.upperBound) else {
      return nil
    }
    if field.type == .number {
      if previous != nil, continuesNumber(before: range.lowerBound) { return nil }
      if next != nil, continuesNumber(after: range.upperBound) { return nil }
    }
    let written = text[range]
    if field.type == .text, previous?.type == .number || next?.type == .number, !written.isWord {
      return nil
    }
    if field.type == .number, !ValueReader.isNotApplicable(written) {
      guard let number = try? WrittenNumber(written) else { return nil }
      let isUnit = field.unit.map { UnitTable.isSame($0, number.suffix) } ?? false
      guard number.suffix.isEmpty || isUnit && next == nil else { return nil }
    }
    var reading = read(field, written)
    // A text is what the notation asks for: that it is one need not be noted.
    reading.remarks.removeAll(where: \.isAboutText)
    return reading.isUnderstood ? Part(field: field, reading: reading) : nil
  }

  /// Whether what stands before the place belongs to a number that goes on there.
  private func continuesNumber(before place: Int) -> Bool {
    guard place > 0 else { return false }
    let last = text.scalars[place - 1]
    if last.isSeparator, place > 1 { return text.scalars[place - 2].asciiDigit != nil }
    return last.asciiDigit != nil || last == "-" || last == "△" || last == "▲" || last == "+"
  }

  private func continuesNumber(after place: Int) -> Bool {
    guard place < text.count else { return false }
    let next = text.scalars[place]
    if next.isSeparator, place + 1 < text.count { return text.scalars[place + 1].asciiDigit != nil }
    return next.asciiDigit != nil
  }

  /// Takes what was found, unless one field would have two values or it is known already.
  private mutating func accept() {
    var values: [Part] = []
    for part in parts {
      guard let earlier = values.first(where: { $0.field.slot == part.field.slot }) else {
        values.append(part)
        continue
      }
      guard earlier == part else { return }
    }
    values.sort { $0.field.slot < $1.field.slot }
    if !found.contains(values) { found.append(values) }
  }
}

extension FieldType {
  /// Whether its values end where other characters begin.
  fileprivate var isCounted: Bool { self == .number || self == .date || self == .year }
}

extension String {
  /// Whether it may stand beside a number as a word, such as a unit: what has figures or brackets
  /// of its own says something else.
  fileprivate var isWord: Bool {
    UnitTable.canonical(self) != nil
      || normalizedForMatching.unicodeScalars.allSatisfy {
        $0.asciiDigit == nil && !"()[]【】「」『』〔〕、。".unicodeScalars.contains($0)
      }
  }
}

extension Unicode.Scalar {
  fileprivate var isSeparator: Bool { self == "," || self == "." }
}

extension ValueRemark {
  /// Whether it notes a number or day that is written as text.
  fileprivate var isAboutText: Bool {
    switch self {
    case .numberAsText, .dateAsText: true
    default: false
    }
  }
}

extension ValueReading {
  /// Whether the text was understood, be it as a date with the wrong day of the week.
  fileprivate var isUnderstood: Bool {
    switch state {
    case .blank: false
    case .unreadable:
      remarks.contains { if case .dayOfWeek = $0 { true } else { false } }
    default: true
    }
  }
}
