/// What the fields of one column of a table must be so that there is nothing to say about them.
package struct FieldCheck: Sendable {
  package enum Kind: Sendable {
    /// Nothing may stand there.
    case blank
    /// Anything may, as long as it is a text.
    case unread
    case text
    case number
    case date
    /// One of the texts that were judged to be right.
    case known
    /// The text of `RecordCheck.Rules.constants`.
    case constant
  }

  package var kind: Kind
  package var isRequired = false
  /// How many characters a text may have.
  package var maximumLength = Int.max
  /// How many digits may stand behind the point of a number.
  package var maximumDecimals = 18
  /// Whether words and dashes that mean "not applicable" are told from other texts.
  package var hasWords = false
  /// Whether records are told apart by it.
  package var isKey = false
  /// Whether it is one of several fields of a key, which people see with slashes in between.
  package var isPart = false
  /// Whether its numbers are summed.
  package var isSummed = false

  package init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether a text that is not plainly right is judged as a whole, and remembered.
  var isJudged: Bool {
    switch kind {
    case .blank, .unread, .constant: false
    case .text, .number, .date, .known: true
    }
  }
}

/// What the values of a record are told apart by.
extension Digest {
  /// The digest of a text as it is compared.
  package init(text: [UInt8]) {
    self.init(seed: 1)
    add(text)
  }

  /// The digest of a number in lowest terms.
  package init(coefficient: Int128, scale: Int) {
    self.init(seed: 2)
    add(UInt64(truncatingIfNeeded: coefficient))
    add(UInt64(truncatingIfNeeded: coefficient >> 64))
    add(UInt64(truncatingIfNeeded: scale))
  }

  /// The digest of a day.
  package init(year: Int, month: Int, day: Int) {
    self.init(seed: 3)
    add(UInt64(truncatingIfNeeded: year << 16 | month << 8 | day))
  }
}
