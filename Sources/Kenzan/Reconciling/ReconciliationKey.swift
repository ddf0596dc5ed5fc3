/// The key of figures and lines: what every part of it says.
package struct ReconciliationKey: Sendable, Hashable {
  package var parts: [LedgerCode]

  package init(_ parts: [LedgerCode]) {
    self.parts = parts
  }

  /// What equal keys have in common.
  package var id: String { parts.map(\.key).joined(separator: "\u{1F}") }

  /// As people read it: 2-1-6, 一般会計／12.
  package var text: String {
    let texts = parts.filter { !$0.isBlank }.map(\.text)
    let isShort = texts.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    return texts.joined(separator: isShort ? "-" : "／")
  }
}
