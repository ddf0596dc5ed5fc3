/// The functions of texts. A character is a code point, as in Excel for all but rare kanji.
extension Evaluator {
  /// More texts than this that a value might be are too many to tell anything.
  private static var maximumAlternatives: Int { 16 }
  /// Excel's own limit for the content of a cell.
  private static var maximumLength: Int { 32_767 }

  func compose(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    var values: [Value] = []
    var causes: Causes<Place> = []
    var isUnknown = false
    for argument in arguments {
      switch evaluate(argument) {
      case .value(let value): values.append(value)
      case .unverifiable(let places):
        isUnknown = true
        causes += places
      }
    }
    guard !isUnknown, let first = values.first else { return .unverifiable(causes) }
    switch function {
    case .exact:
      guard values.count == 2, let one = text(first), let two = text(values[1]) else {
        return .unverifiable([])
      }
      let truth = Comparison(.equal).judge(one, two)
      return truth.map { .value(.boolean($0.stated, isCertain: $0.isCertain)) } ?? .unverifiable([])
    case .contains:
      guard values.count == 2, case .text(let codes, let others) = first, others.isEmpty,
        case .text(let code, let alternatives) = values[1], alternatives.isEmpty
      else { return .unverifiable([]) }
      return .value(.boolean(CodeList.values(in: codes).contains(code)))
    case .mentions: return find(values.dropFirst(), in: first)
    case .text:
      guard values.count == 2, case .text(let format, _) = values[1] else {
        return .unverifiable([])
      }
      return self.format(first, as: format)
    case .len:
      guard let text = text(first) else { return .unverifiable([]) }
      return length(of: text)
    default: return cut(function, first, values.dropFirst().map(\.figure))
    }
  }

  /// Whether one of the words stands in a text; both are what they are, to the letter.
  private func find(_ words: ArraySlice<Value>, in value: Value) -> Outcome<Place> {
    guard case .text(let text, let others)? = text(value), others.isEmpty else {
      return .unverifiable([])
    }
    var isFound = false
    for word in words {
      guard case .text(let word, let others)? = self.text(word), others.isEmpty else {
        return .unverifiable([])
      }
      // Bytes, because letters that look alike are others to Excel too.
      if text.utf8.firstRange(of: word.utf8) != nil { isFound = true }
    }
    return .value(.boolean(isFound))
  }

  func concatenate(_ left: Value, _ right: Value) -> Outcome<Place> {
    guard let one = text(left), let two = text(right) else { return .unverifiable([]) }
    return .text(mapped(one) { start in mapped(two) { .text(start + $0) } })
  }

  /// A value as a text, the way Excel joins it to another; `nil` where rounding leaves it open.
  private func text(_ value: Value) -> Value? {
    switch value {
    case .text: return value
    case .empty: return .text("")
    case .boolean(let truth, isCertain: true): return .text(truth ? "TRUE" : "FALSE")
    case .number(let figure):
      return figure.exact.flatMap { $0.decimal }.map { .text($0.description) }
    case .boolean, .date, .year: return nil
    }
  }

  private func length(of value: Value) -> Outcome<Place> {
    guard case .text(let text, let others) = value else { return .unverifiable([]) }
    let counts = others.map { Rational($0.unicodeScalars.count) }
    let count = Rational(text.unicodeScalars.count)
    guard !counts.isEmpty else { return .number(Figure(count)) }
    let range = counts.reduce(Interval(count)) { $0.hull(Interval($1)) }
    return .number(Figure(count, interval: range))
  }

  private func cut(_ function: Function, _ value: Value, _ counts: [Figure?]) -> Outcome<Place> {
    var numbers: [Int] = []
    for count in counts {
      // Excel takes the whole part.
      guard let exact = count?.exact, let whole = Int(exactly: exact.floor), whole >= 0 else {
        return .unverifiable([])
      }
      numbers.append(min(whole, Self.maximumLength))
    }
    guard let text = text(value) else { return .unverifiable([]) }
    switch function {
    case .left:
      return .text(mapped(text) { .text(String($0.unicodeScalars.prefix(numbers.first ?? 1))) })
    case .right:
      return .text(mapped(text) { .text(String($0.unicodeScalars.suffix(numbers.first ?? 1))) })
    default:
      guard numbers.count == 2, numbers[0] >= 1 else { return .unverifiable([]) }
      return .text(
        mapped(text) { text in
          .text(String(text.unicodeScalars.dropFirst(numbers[0] - 1).prefix(numbers[1])))
        }
      )
    }
  }

  private func format(_ value: Value, as code: String) -> Outcome<Place> {
    guard let format = NumberFormat(code) else { return .unverifiable([]) }
    guard let figure = value.figure else {
      // Excel leaves texts as they are.
      return .text(text(value))
    }
    guard let text = format.text(of: figure.stated) else { return .unverifiable([]) }
    // Printing keeps the order of numbers, so what both ends print as is printed by all between.
    guard figure.interval == nil || format.printsAlike(figure.range) else {
      return .unverifiable([])
    }
    return .value(.text(text))
  }

  /// A text function applied to a text and to all that it may be instead.
  private func mapped(_ value: Value, _ transform: (String) -> Value?) -> Value? {
    guard case .text(let text, let others) = value,
      case .text(let result, var results) = transform(text),
      result.unicodeScalars.count <= Self.maximumLength
    else { return nil }
    for other in others {
      guard case .text(let text, let more) = transform(other) else { return nil }
      results.insert(text)
      results.formUnion(more)
    }
    results.remove(result)
    return results.count < Self.maximumAlternatives ? .text(result, others: results) : nil
  }
}

extension Outcome {
  fileprivate static func text(_ value: Value?) -> Self {
    value.map { .value($0) } ?? .unverifiable([])
  }
}

extension Value {
  /// Whether it is what is stated and nothing else.
  var isExact: Bool {
    switch self {
    case .number(let figure): figure.exact != nil
    case .text(_, let others): others.isEmpty
    case .boolean(_, let isCertain): isCertain
    case .date, .year, .empty: true
    }
  }
}
