extension UnitTable {
  /// A heading taken apart: 事業費(千円) is 事業費 in 千円.
  ///
  /// The text is one normalised for matching. Only units that are known count, so that 委託料(再掲) stays whole; behind 単位: any text does.
  static func splitUnit(_ text: String) -> (text: String, unit: String?) {
    let brackets: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕"),
    ]
    let scalars = Array(text.unicodeScalars)
    guard let last = scalars.last,
      let open = brackets.first(where: { $0.1 == last })?.0,
      let start = scalars.lastIndex(of: open), start > 0,
      let unit = unit(in: string(scalars[(start + 1)..<(scalars.count - 1)]))
    else { return (text, nil) }
    return (string(scalars[..<start]), unit)
  }

  /// The unit that a text names and nothing else: 千円, (千円), 単位：千円.
  static func unit(in text: String) -> String? {
    var rest = text.normalizedForMatching.unicodeScalars[...]
    if let first = rest.first, let last = rest.last, rest.count > 2,
      [("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕")].contains(where: { first == $0 && last == $1 }
      )
    {
      rest = rest.dropFirst().dropLast()
    }
    guard rest.starts(with: "単位".unicodeScalars) else {
      return canonical(String(rest)) == nil ? nil : String(rest)
    }
    rest = rest.dropFirst(2)
    if rest.first == ":" || rest.first == "/" { rest = rest.dropFirst() }
    let unit = String(rest)
    return unit.isEmpty || unit.unicodeScalars.count > 10 ? nil : unit
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
