import KenzanBridge

/// Reads the bands of a schema: classes of figures, from the highest to the lowest.
struct BandCompiler {
  var log: SchemaLog

  mutating func compile(_ elements: [XMLElement]) -> [String: Bands] {
    var found: [String: Bands] = [:]
    var lines: [String: Int] = [:]
    for element in elements {
      let name = element[attribute: "name"] ?? ""
      if let problem = NameGrammar.problem(segment: name) {
        log.report(.name, line: element.line, problem, subject: name)
      }
      if let first = lines.updateValue(element.line, forKey: name) {
        log.report(.duplicate, line: element.line, .repeatedBands(name, first), subject: name)
      }
      let children = element.children(named: "band")
      found[name] = Bands(name: name, bands: children.map { band($0) })
      checkOrder(children, found[name]?.bands ?? [])
    }
    return found
  }

  private mutating func band(_ element: XMLElement) -> Bands.Band {
    let from = element[attribute: "from"]
    let above = element[attribute: "above"]
    if from != nil, above != nil {
      log.report(.bands, line: element.line, .twoBeginnings, subject: element.text)
    }
    return Bands.Band(
      label: element.displayText,
      threshold: (from ?? above).flatMap { ExactDecimal($0.trimmed) },
      isInclusive: from != nil
    )
  }

  /// Every band begins below the one before it, and only the last has no beginning.
  private mutating func checkOrder(_ elements: [XMLElement], _ bands: [Bands.Band]) {
    for (index, element) in elements.enumerated() {
      let isLast = index == elements.count - 1
      guard let threshold = bands[index].threshold else {
        if !isLast { log.report(.bands, line: element.line, .openTooEarly(bands[index].label)) }
        continue
      }
      if isLast { log.report(.bands, line: element.line, .noOpenBand) }
      guard index > 0, let before = bands[index - 1].threshold else { continue }
      let isBelow =
        before == threshold
        ? !bands[index - 1].isInclusive && bands[index].isInclusive : before > threshold
      if !isBelow { log.report(.bands, line: element.line, .notDescending(threshold, before)) }
    }
  }
}

extension Bands {
  /// Every band with its bounds in words.
  var descriptions: [(label: String, range: Message)] {
    bands.indices.map { index in
      let band = bands[index]
      let upper = index > 0 ? bands[index - 1] : nil
      let parts = [band.lowerBound, upper?.upperBound].compactMap { $0 }
      guard !parts.isEmpty else { return (band.label, Message(ja: "すべて", en: "everything")) }
      return (
        band.label,
        Message(
          ja: parts.map(\.ja).joined(separator: ""),
          en: parts.map(\.en).joined(separator: " and ")
        )
      )
    }
  }
}

extension Bands.Band {
  fileprivate var lowerBound: Message? {
    threshold.map { bound in
      isInclusive
        ? Message(ja: "\(bound)以上", en: "at least \(bound)")
        : Message(ja: "\(bound)超", en: "above \(bound)")
    }
  }

  /// What the band below ends with.
  fileprivate var upperBound: Message? {
    threshold.map { bound in
      isInclusive
        ? Message(ja: "\(bound)未満", en: "below \(bound)")
        : Message(ja: "\(bound)以下", en: "at most \(bound)")
    }
  }
}

extension Message {
  fileprivate static let twoBeginnings = Message(
    ja: "band には from（その値を含む）か above（その値より大きい）のどちらか一つを書きます。",
    en: "a band has either 'from' (that number included) or 'above' (beyond it)"
  )

  fileprivate static let noOpenBand = Message(
    ja: "最後の band には from も above も書かず、残りのすべてを受けさせます。",
    en: "the last band has neither 'from' nor 'above', so that it takes what is left"
  )

  fileprivate static func openTooEarly(_ label: String) -> Message {
    Message(
      ja: "band「\(label)」に from か above がありません。なくてよいのは最後の band だけです。",
      en: "the band '\(label)' needs 'from' or 'above'; only the last does without"
    )
  }

  fileprivate static func notDescending(
    _ threshold: ExactDecimal,
    _ before: ExactDecimal
  ) -> Message {
    Message(
      ja: "band は大きい方から順に書きます（\(before) のあとに \(threshold)）。",
      en: "bands go from the highest to the lowest, and \(threshold) comes after \(before)"
    )
  }

  fileprivate static func repeatedBands(_ name: String, _ line: Int) -> Message {
    Message(
      ja: "bands「\(name)」は\(line)行目にもあります。",
      en: "the bands '\(name)' are on line \(line) already"
    )
  }
}
