import KenzanBridge

/// Settles which fields are written in the cells of others, and how.
///
/// Done once all fields are known: a field may name one that is declared behind it.
struct NotationCompiler {
  private(set) var tree: FieldTree
  private(set) var log: SchemaLog
  /// The slots of the fields by their paths.
  private let slots: [String: Int]
  /// The fields that say in whose cell they are written.
  private let guests: Set<Int>
  /// The fields with a notation that could not be understood.
  private var mistaken: Set<Int> = []

  init(tree: FieldTree, log: SchemaLog) {
    self.tree = tree
    self.log = log
    slots = Dictionary(
      tree.fields.map { ($0.path.description, $0.slot) },
      uniquingKeysWith: { first, _ in first }
    )
    guests = Set(tree.shared.filter { $0.element[attribute: "within"] != nil }.map(\.slot))
  }

  mutating func compile() {
    for entry in tree.shared { settleCell(of: entry) }
    for entry in tree.shared { compileNotations(of: entry) }
    for entry in tree.shared { checkUse(of: entry) }
  }

  /// The field beside another with the name.
  private func neighbour(_ name: String, of slot: Int) -> Int? {
    slots[path(name, beside: slot)]
  }

  private func path(_ name: String, beside slot: Int) -> String {
    let group = tree.fields[slot].group.map { tree.groups[$0].path } ?? FieldPath("")
    return group.appending(name).description
  }

  /// The name of a field in its group.
  private func name(of slot: Int) -> String { tree.segments[slot].last?.text ?? "" }

  /// The fields of the same group.
  private func neighbours(of slot: Int) -> [Int] {
    let group = tree.fields[slot].group
    let slots = group.map { tree.groups[$0].fields } ?? tree.fields.indices
    return slots.filter { tree.fields[$0].group == group }
  }

  /// The name among others that was probably meant.
  private func nearest(to name: String, among slots: [Int]) -> String? {
    Spelling.nearest(to: name, among: slots.map { self.name(of: $0) })
  }
}

// MARK: - Within

extension NotationCompiler {
  private mutating func settleCell(of entry: FieldTree.Shared) {
    let (slot, element) = (entry.slot, entry.element)
    let type = tree.fields[slot].type
    let mark = element[attribute: "mark"].map(\.trimmed)
    guard let name = element[attribute: "within"] else {
      if mark != nil { log.report(.facet, line: element.line, .markOutside) }
      return
    }
    guard let main = neighbour(name, of: slot) else {
      let message = Message.noNeighbour(name, nearest(to: name, among: neighbours(of: slot)))
      log.report(.unknown, line: element.line, message, subject: name)
      return
    }
    guard main != slot, !guests.contains(main), tree.fields[main].type != .flag else {
      log.report(.facet, line: element.line, .withinNothing(name), subject: name)
      return
    }
    tree.fields[slot].facets.within = main
    tree.fields[slot].facets.mark = mark
    guard let mark else {
      if type == .flag { log.report(.facet, line: element.line, .flagWithoutMark) }
      return
    }
    let sign = mark.normalizedForMatching
    let isTaken = neighbours(of: slot).contains {
      let other = tree.fields[$0].facets
      return $0 != slot && other.within == main && other.mark?.normalizedForMatching == sign
    }
    if isTaken { log.report(.facet, line: element.line, .repeatedMark(mark), subject: mark) }
  }

  /// A field within another's cell that no notation speaks of could never have a value.
  private mutating func checkUse(of entry: FieldTree.Shared) {
    let field = tree.fields[entry.slot]
    guard let main = field.facets.within, field.type != .flag else { return }
    // What is wrong with the notations has been said.
    let isUsed = tree.fields[main].facets.notations.contains { $0.slots.contains(field.slot) }
    guard !isUsed, !mistaken.contains(main) else { return }
    let name = name(of: entry.slot)
    let message = Message.inNoNotation(name, self.name(of: main))
    log.report(.facet, line: entry.element.line, message, subject: name)
  }
}

// MARK: - Notations

extension NotationCompiler {
  private mutating func compileNotations(of entry: FieldTree.Shared) {
    var seen: Set<String> = []
    for element in entry.element.children(named: "notation") {
      let text = element.displayText
      guard let pieces = pieces(of: text, at: entry.slot, line: element.line) else {
        mistaken.insert(entry.slot)
        continue
      }
      if let mistake = mistake(in: pieces, text, at: entry.slot) {
        mistaken.insert(entry.slot)
        log.report(.facet, line: element.line, mistake, subject: text)
      } else if !seen.insert(text.normalizedForMatching).inserted {
        log.report(.facet, line: element.line, .repeatedNotation(text), subject: text)
      } else {
        tree.fields[entry.slot].facets.notations.append(Notation(pieces: pieces))
      }
    }
  }

  /// Takes a notation apart; `nil` after a mistake, which is reported.
  private mutating func pieces(
    of text: String,
    at slot: Int,
    line: Int
  ) -> [Notation.Piece]? {
    var pieces: [Notation.Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        log.report(.placeholder, line: line, .unpaired(text), subject: text)
        return nil
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      let inner = name.isEmpty ? slot : neighbour(name, of: slot)
      guard let inner, inner == slot || tree.fields[inner].facets.within == slot else {
        let inside = neighbours(of: slot).filter { tree.fields[$0].facets.within == slot }
        let nearest = nearest(to: name, among: inside)
        let message = Message.notWithin(name, self.name(of: slot), nearest)
        log.report(.unknown, line: line, message, subject: name)
        return nil
      }
      pieces.append(.field(inner))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// What keeps a notation from being read, if anything.
  private func mistake(in pieces: [Notation.Piece], _ text: String, at slot: Int) -> Message? {
    let words = pieces.filter {
      if case .text(let text) = $0 { !text.normalizedForMatching.isEmpty } else { true }
    }
    guard words.contains(.field(slot)) else { return .withoutOwnField(text) }
    guard words.count > 1 else { return .fieldAlone(text) }
    for (one, next) in zip(words, words.dropFirst()) {
      guard case .field(let one) = one, case .field(let next) = next else { continue }
      // Digits end where words begin; two numbers, or two texts, have nothing between them.
      guard isCounted(one) != isCounted(next) else { return .sideBySide(text) }
    }
    let hasFlag = words.contains {
      if case .field(let slot) = $0 { tree.fields[slot].type == .flag } else { false }
    }
    return hasFlag ? .flagInNotation(text) : nil
  }

  private func isCounted(_ slot: Int) -> Bool {
    switch tree.fields[slot].type {
    case .number, .date, .year: true
    case .text, .code, .flag: false
    }
  }
}

extension Message {
  fileprivate static let markOutside = Message(
    ja: "mark は、ほかの欄のセルに書く flag（within のあるもの）だけに書きます。",
    en: "'mark' belongs to a flag within another field's cell; add 'within'"
  )

  fileprivate static let flagWithoutMark = Message(
    ja: "ほかの欄のセルに書く flag には、その印を mark に書きます（mark=\"※\"）。",
    en: "a flag within another field's cell needs its sign: mark=\"※\""
  )

  fileprivate static func noNeighbour(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "within の「\(name)」という欄が同じ group にありません。" + Message.suggestion(nearest).ja,
      en: "there is no field '\(name)' in the same group for 'within'"
        + Message.suggestion(nearest).en
    )
  }

  fileprivate static func withinNothing(_ name: String) -> Message {
    Message(
      ja: "within の「\(name)」には自分のセルがありません。記入場所（slot）のある、flag 以外の欄を書いてください。",
      en: "'\(name)' for 'within' has no cell of its own; name a field with a slot that is no flag"
    )
  }

  fileprivate static func repeatedMark(_ mark: String) -> Message {
    Message(
      ja: "mark「\(mark)」は同じセルのほかの flag にも使われています。別の印にしてください。",
      en: "the mark '\(mark)' is that of another flag of the same cell; choose another"
    )
  }

  fileprivate static func inNoNotation(_ name: String, _ main: String) -> Message {
    Message(
      ja: "欄「\(name)」は「\(main)」のセルに書くものですが、どの notation にも {\(name)} がありません。",
      en: "'\(name)' is within the cell of '\(main)', but no <notation> there holds {\(name)}"
    )
  }

  fileprivate static func unpaired(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」の { と } が対になっていません。",
      en: "the braces of the notation '\(text)' do not pair"
    )
  }

  fileprivate static func notWithin(_ name: String, _ main: String, _ nearest: String?) -> Message {
    Message(
      ja: "notation の {\(name)} という欄がありません。この欄は {}、ほかは within=\"\(main)\" のある欄の名前で書きます。"
        + Message.suggestion(nearest).ja,
      en: "{\(name)} in the notation is no field with within=\"\(main)\"; {} is the field itself"
        + Message.suggestion(nearest).en
    )
  }

  fileprivate static func withoutOwnField(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」に、この欄の値の場所 {} がありません。",
      en: "the notation '\(text)' lacks {}, the place of the field's own value"
    )
  }

  fileprivate static func fieldAlone(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」は値だけです。値だけの書き方は書かなくても読みます。",
      en: "the notation '\(text)' is the value alone, which is read anyway"
    )
  }

  fileprivate static func sideBySide(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」では、数（または文字）の欄が続いていて境目が決まりません。間に文字を入れてください。",
      en: "in the notation '\(text)' two numbers, or two texts, touch; put something between them"
    )
  }

  fileprivate static func flagInNotation(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」に flag は書けません。flag は mark の印で表します。",
      en: "a flag cannot stand in the notation '\(text)'; its 'mark' says it"
    )
  }

  fileprivate static func repeatedNotation(_ text: String) -> Message {
    Message(
      ja: "notation「\(text)」が二度あります。",
      en: "the notation '\(text)' stands there twice"
    )
  }
}
