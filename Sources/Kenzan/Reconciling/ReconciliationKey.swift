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

  /// What equal keys have in common, from a key as people read it: 0410301 and 410301 are one.
  package static func id(ofText text: String, _ map: LedgerMap) -> String {
    let splits = map.key.count == 1 ? [[text]] : ["／", "-"].map { text.components(of: $0) }
    guard let parts = splits.first(where: { $0.count == map.key.count }) else {
      return text.normalizedForMatching
    }
    return ReconciliationKey(
      zip(map.key, parts).map { LedgerCode($1, isText: map.codes[$0].isText) }
    ).id
  }
}

extension String {
  fileprivate func components(of separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
