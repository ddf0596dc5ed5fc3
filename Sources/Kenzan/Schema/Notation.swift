/// A way in which a cell may be written that holds a field with others within it.
///
/// `新規{added}社（累計{}社）` holds two numbers; `{}` is the field whose cell it is.
package struct Notation: Sendable, Hashable {
  package enum Piece: Sendable, Hashable {
    case text(String)
    /// A field, by its slot.
    case field(Int)
  }

  package var pieces: [Piece]

  package init(pieces: [Piece]) {
    self.pieces = pieces
  }

  /// The fields that the notation holds, each once.
  package var slots: [Int] {
    pieces.compactMap { if case .field(let slot) = $0 { slot } else { nil } }.unique
  }

  /// The text with something in place of every field; `nil` where one has nothing.
  package func text(_ word: (Int) -> String?) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .field(let slot):
        guard let word = word(slot) else { return nil }
        result += word
      }
    }
    return result
  }
}

extension FormSchema {
  /// A notation as people are shown it: 新規○社（累計○社）, other fields than numbers by their labels.
  package func example(of notation: Notation) -> String {
    notation.text { slot in
      fields[slot].type == .number ? "○" : "〔\(fields[slot].facets.ownLabel)〕"
    } ?? ""
  }
}
