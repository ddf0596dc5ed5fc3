/// Tells the records of a table that are plainly right from those that must be looked at.
///
/// Only what is right beyond doubt is taken for right: everything else is undecided, and so is every
/// record with anything in it that is rare or odd.
package struct RecordCheck: Sendable {
  /// What the columns of a table must be.
  package struct Rules: Sendable {
    package var fields: [FieldCheck] = []
    /// The bounds of numbers by column and decimal places from 0 to 18, as whole numbers of these places.
    package var minimums: [Int64] = []
    package var maximums: [Int64] = []
    /// The bytes of columns in which every record says the same.
    package var constants: [[UInt8]] = []
    /// The words that mean "not applicable", as they are compared.
    package var words: [[UInt8]] = []
    /// The columns of every key, with what tells it from other keys.
    package var keys: [(seed: UInt64, columns: [Int])] = []
    /// What is summed up of the records that are plainly right.
    package var sums = RecordSums.Rules()

    package init() {}
  }

  package enum Outcome: Sendable, Equatable {
    case plain, blank, undecided
    /// A text stands in a column that nobody judged yet.
    case new(column: Int)
  }

  /// What a text that was judged came to.
  package struct KnownText: Sendable {
    package var isPlain: Bool
    package var digest: Digest

    package init(isPlain: Bool, digest: Digest) {
      self.isPlain = isPlain
      self.digest = digest
    }
  }

  /// More different texts than a column of choices has.
  private static let maximumKnown = 1 << 16

  private let rules: Rules
  private let encoding: TextEncoding
  private var texts = TextInterner()
  private var known: [KnownText] = []
  /// The digests of the key columns of the record in hand; zero for a blank field.
  private var digests: [UInt64]
  /// The digests of the record's keys; zero for a key of which a part is blank.
  package private(set) var keys: [UInt64]
  /// How many fields with content there were.
  package private(set) var cells = 0
  /// The numbers in columns that are summed, of the record in hand.
  private var values: [PlainDecimal?]
  package private(set) var sums: RecordSums
  /// Whether the record in hand is the first of its group.
  package private(set) var isNewGroup = false

  package init(_ rules: Rules, _ encoding: TextEncoding) {
    self.rules = rules
    self.encoding = encoding
    digests = rules.fields.map { _ in 0 }
    keys = rules.keys.map { _ in 0 }
    values = rules.fields.map { _ in nil }
    sums = RecordSums(rules.sums)
  }

  /// Looks at the record that a scan has found in a block.
  package mutating func outcome(_ fields: [RecordScan.Field], in block: [UInt8]) -> Outcome {
    let before = cells
    let outcome = unsafe block.withUnsafeBufferPointer { bytes in
      unsafe fields.withUnsafeBufferPointer { unsafe self.outcome($0, bytes) }
    }
    if case .new = outcome { cells = before }
    return outcome
  }

  /// Takes what the new text of a column means; the record is then to be looked at again.
  package mutating func learn(_ text: KnownText) { known.append(text) }

  private mutating func outcome(
    _ fields: UnsafeBufferPointer<RecordScan.Field>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Outcome {
    var isPlain = true
    var isBlank = true
    for column in 0..<fields.count {
      let field = unsafe fields[column]
      if field.isEmpty {
        guard column < rules.fields.count else { continue }
        if rules.fields[column].isRequired || rules.fields[column].kind == .constant {
          isPlain = false
        }
        digests[column] = 0
        values[column] = nil
        continue
      }
      cells &+= 1
      isBlank = false
      guard isPlain, column < rules.fields.count, !field.needsUnquoting else {
        isPlain = false
        continue
      }
      let rule = rules.fields[column]
      if unsafe isRight(field, column, rule, bytes) { continue }
      guard rule.isJudged, let number = unsafe number(of: field, column, bytes) else {
        if rule.isJudged { return .new(column: column) }
        isPlain = false
        continue
      }
      isPlain = number >= 0 && known[number].isPlain
      if isPlain { digests[column] = known[number].digest.value }
      values[column] = nil
    }
    if isBlank { return .blank }
    guard isPlain, takeMissing(from: fields.count) else { return .undecided }
    combineKeys()
    if !rules.sums.sums.isEmpty { isNewGroup = unsafe sums.add(fields, bytes, values) }
    return .plain
  }

  /// Fields that the record ends before are blank; false where one of them may not be.
  private mutating func takeMissing(from count: Int) -> Bool {
    guard count < rules.fields.count else { return true }
    for column in count..<rules.fields.count {
      if rules.fields[column].isRequired || rules.fields[column].kind == .constant { return false }
      digests[column] = 0
      values[column] = nil
    }
    return true
  }

  private mutating func combineKeys() {
    for key in keys.indices {
      var digest = Digest(seed: rules.keys[key].seed)
      var isWhole = true
      for column in rules.keys[key].columns {
        isWhole = isWhole && digests[column] != 0
        digest.add(digests[column])
      }
      keys[key] = isWhole ? digest.value : 0
    }
  }

  /// The number of a text among those that were judged: -1 for one too many, `nil` for a new one.
  private mutating func number(
    of field: RecordScan.Field,
    _ column: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let text = unsafe UnsafeBufferPointer(rebasing: bytes[field.start...])
    let number = unsafe texts.number(
      of: text,
      field.end - field.start,
      column,
      limit: Self.maximumKnown
    )
    return number < known.count ? number : nil
  }

  @inline(__always)
  private mutating func isRight(
    _ field: RecordScan.Field,
    _ column: Int,
    _ rule: FieldCheck,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch rule.kind {
    case .number:
      guard let number = unsafe PlainDecimal(bytes, field.start, field.end),
        number.decimals <= rule.maximumDecimals
      else { return false }
      let place = column &* 19 &+ number.decimals
      guard number.coefficient >= rules.minimums[place],
        number.coefficient <= rules.maximums[place]
      else { return false }
      if rule.isSummed { values[column] = number }
      if rule.isKey {
        let reduced = number.reduced
        digests[column] =
          Digest(coefficient: Int128(reduced.coefficient), scale: reduced.decimals).value
      }
      return true
    case .text: return unsafe isRightText(field, column, rule, bytes)
    case .unread: return unsafe encoding.look(bytes, field.start, field.end) != nil
    case .date:
      guard let date = unsafe PlainDate(bytes, field.start, field.end) else { return false }
      digests[column] = Digest(year: date.year, month: date.month, day: date.day).value
      return true
    case .constant:
      let constant = rules.constants[column]
      return unsafe bytes[field.start..<field.end].elementsEqual(constant)
    case .blank, .known: return false
    }
  }

  @inline(__always)
  private mutating func isRightText(
    _ field: RecordScan.Field,
    _ column: Int,
    _ rule: FieldCheck,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let look = unsafe encoding.look(bytes, field.start, field.end), look.hasWord,
      look.scalars <= rule.maximumLength
    else { return false }
    if rule.hasWords, field.end &- field.start <= 24 {
      guard look.isSame else { return false }
      guard let text = unsafe encoding.decoded(Array(bytes[field.start..<field.end])),
        !rules.words.contains(text)
      else { return false }
    }
    guard rule.isKey else { return true }
    guard look.isSame else { return false }
    if rule.isPart, unsafe bytes[field.start..<field.end].contains(UInt8(ascii: "/")) {
      return false
    }
    var digest = Digest(seed: 1)
    if case .utf8 = encoding {
      unsafe digest.add(bytes, field.start, field.end)
    } else {
      guard let text = unsafe encoding.decoded(Array(bytes[field.start..<field.end])) else {
        return false
      }
      digest.add(text)
    }
    digests[column] = digest.value
    return true
  }
}
