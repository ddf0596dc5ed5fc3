/// Reads a cell in which several fields are written, or one in a way that its schema declares.
struct SharedCell {
  let values: ValueReader
  /// The field whose cell it is.
  let field: Field
  /// The fields within it.
  let guests: [Field]

  /// Reads the cell for all its fields; those within it are the reading's `guests`.
  func read(_ source: ValueReader.Source, unit: String?) -> ValueReading {
    let raw = source.content?.text ?? ""
    var source = source
    var marks: Set<Int> = []
    if !source.isDoubtful, case .text(let text) = source.content {
      let (rest, found) = withoutMarks(text)
      source.content = .text(rest)
      marks = found
      let ways = understood(rest)
      if ways.count > 1 { return ambiguous(raw, ways) }
      if let way = ways.first { return reading(of: way, raw: raw, marks: marks) }
    }
    var reading = values.readAlone(source, for: field, unit: unit)
    reading.raw = raw
    for index in reading.remarks.indices { reading.remarks[index].take(examples) }
    for guest in guests {
      reading.guests[guest.slot] = guestReading(guest, beside: reading, marks: marks)
    }
    return reading
  }

  /// What a field within the cell is where no notation speaks of it.
  private func guestReading(
    _ guest: Field,
    beside main: ValueReading,
    marks: Set<Int>
  ) -> ValueReading {
    switch main.state {
    case .unreadable: ValueReading(state: .unreadable, raw: main.raw)
    case .blank, .notApplicable:
      ValueReading(state: marks.contains(guest.slot) ? .flag(true) : main.state, raw: "")
    default: unspoken(guest, marks)
    }
  }

  /// What a field is that a legible cell does not speak of.
  private func unspoken(_ guest: Field, _ marks: Set<Int>) -> ValueReading {
    let isFlag = guest.type == .flag
    return ValueReading(state: isFlag ? .flag(marks.contains(guest.slot)) : .blank, raw: "")
  }

  // MARK: - Marks

  /// The text without the signs at its ends, and the flags that they set.
  private func withoutMarks(_ text: String) -> (rest: String, marks: Set<Int>) {
    let signs = guests.compactMap { guest in
      guest.facets.mark.map { (guest.slot, Array($0.normalizedForMatching.unicodeScalars)) }
    }
    guard !signs.isEmpty else { return (text, []) }
    let matchable = MatchableText(text)
    var range = 0..<matchable.count
    var marks: Set<Int> = []
    // Each sign once at either end; a sign alone is no mark of anything.
    var isSearching = true
    while isSearching {
      isSearching = false
      for (slot, sign) in signs where !marks.contains(slot) && range.count > sign.count {
        if matchable.holds(sign, at: range.lowerBound) {
          range = range.lowerBound + sign.count..<range.upperBound
        } else if matchable.holds(sign, at: range.upperBound - sign.count) {
          range = range.lowerBound..<range.upperBound - sign.count
        } else {
          continue
        }
        marks.insert(slot)
        isSearching = true
      }
    }
    return marks.isEmpty ? (text, []) : (matchable[range], marks)
  }

  // MARK: - Notations

  private typealias Way = [NotationMatcher.Part]

  /// What the text says by the notations, in every way in which it can be understood.
  private func understood(_ text: String) -> [Way] {
    let notations = field.facets.notations
    guard !notations.isEmpty, let text = withoutBound(text) else { return [] }
    let matchable = MatchableText(text)
    var ways: [Way] = []
    for notation in notations {
      let matcher = NotationMatcher(notation, matchable, of: values.schema) { field, text in
        let source = ValueReader.Source(content: .text(text), isUntyped: true)
        return values.readAlone(source, for: field, unit: field.unit)
      }
      // A search that was given up may have missed another way.
      if matcher.isExhausted { return [[], []] }
      for way in matcher.found where !ways.contains(way) { ways.append(way) }
    }
    return ways
  }

  /// A target without 以上 and the like behind it; `nil` where words set it, such as 100未満.
  private func withoutBound(_ text: String) -> String? {
    guard field.facets.role == "target" else { return text }
    let rest = text.trimmed.withoutTargetBound
    return ValueReader.isTargetInWords(rest) ? nil : rest
  }

  private func reading(of way: Way, raw: String, marks: Set<Int>) -> ValueReading {
    var reading = ValueReading(state: .blank, raw: raw)
    for guest in guests { reading.guests[guest.slot] = unspoken(guest, marks) }
    for part in way {
      if part.field.slot == field.slot {
        reading.state = part.reading.state
        reading.remarks = part.reading.remarks
      } else {
        reading.guests[part.field.slot] = part.reading
      }
    }
    return reading
  }

  /// Nothing is read where two ways of reading differ.
  private func ambiguous(_ raw: String, _ ways: [Way]) -> ValueReading {
    let meanings = ways.map { way in
      way.map { "\($0.field.facets.ownLabel)「\($0.reading.raw.trimmed)」" }.joined(separator: "、")
    }
    var reading = ValueReading.unreadable(
      raw,
      .ambiguous(raw.trimmed, meanings: meanings.filter { !$0.isEmpty })
    )
    for guest in guests {
      reading.guests[guest.slot] = ValueReading(state: .unreadable, raw: raw)
    }
    return reading
  }

  /// How the cell may be written, for those who wrote it otherwise.
  private var examples: [String] {
    field.facets.notations.map { values.schema.example(of: $0) }
  }
}

extension ValueReader.Source {
  /// Whether lines through the cell leave open what of its content counts.
  fileprivate var isDoubtful: Bool {
    style.crossedOut || style.struck || struck?.struck.isBlank == false
  }
}

extension ValueRemark {
  /// Adds to what is said of a text how it could be written.
  fileprivate mutating func take(_ examples: [String]) {
    guard !examples.isEmpty else { return }
    switch self {
    case .twoValues(let text, _): self = .twoValues(text, examples: examples)
    case .type(let text, _): self = .type(text, examples: examples)
    default: break
    }
  }
}
