/// What is wrong with a row or a file, put into words when its line is known.
struct LedgerNote: Sendable {
  var code: Finding.Code
  var severity: Severity
  /// `nil` for the file as a whole.
  var line: Int?
  var value: String?
  var expected: String?
  var message: @Sendable (_ line: Int) -> Message
}

/// What is wrong with a file: so many notes of a kind, and how many there are beyond those.
struct LedgerNotes: Sendable {
  /// How many notes of one kind are listed; the others are counted.
  static let listed = 100

  private(set) var list: [LedgerNote] = []
  private var counts: [Finding.Code: Int] = [:]

  mutating func add(_ note: LedgerNote) {
    let count = counts[note.code, default: 0] + 1
    counts[note.code] = count
    if count <= Self.listed { list.append(note) }
  }

  /// Adds what was noted of a part of the file that so many lines stand above.
  mutating func add(_ part: LedgerNotes, below lines: Int) {
    for var note in part.list {
      note.line = note.line.map { $0 + lines }
      add(note)
    }
    for (code, count) in part.unlisted { counts[code, default: 0] += count }
  }

  var unlisted: [Finding.Code: Int] {
    counts.filter { $0.value > Self.listed }.mapValues { $0 - Self.listed }
  }
}

extension Ledger.File {
  func finding(of note: LedgerNote) -> Finding {
    Finding(
      note.code,
      note.severity,
      cell: note.line.map { place(line: $0) },
      value: note.value,
      expected: note.expected,
      message: note.message(note.line ?? 0)
    )
  }
}
