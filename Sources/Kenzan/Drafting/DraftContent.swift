/// What a drafted field holds, as far as its cells and headings tell.
struct DraftContent: Sendable, Equatable {
  var type: FieldType?
  /// Whether only the heading, and nothing of the cell, speaks for the type.
  var isGuessed = false
  var unit: String?
  var digits: Int?
  var minimum: String?
  var maximum: String?
  var maximumLength: Int?
  /// The choices, where it has some.
  var choices: [String] = []
  /// Whether the choices are only what stood in its cells, and the name of their list.
  var isFromValues = false
  var codes: String?
  var isRequired = false
  /// 記入要領.
  var guidance: String?
  /// Whether － and the like stand in some of its cells.
  var isNotApplicable = false
  /// What its cells hold, for choices that repeat.
  var values: [String] = []
  var notes: [Message] = []

  /// Takes in what another cell of the same field tells.
  mutating func merge(_ other: Self) {
    if let own = type, let theirs = other.type, own != theirs {
      // What a cell shows outweighs what a heading lets guess; a text holds everything.
      if isGuessed, !other.isGuessed {
        type = theirs
      } else if isGuessed == other.isGuessed {
        type = own == .code || theirs == .code ? .code : .text
      }
    } else {
      type = type ?? other.type
    }
    isGuessed = isGuessed && other.isGuessed
    unit = unit ?? other.unit
    digits = [digits, other.digits].compactMap { $0 }.max()
    minimum = minimum == other.minimum ? minimum : nil
    maximum = maximum == other.maximum ? maximum : nil
    maximumLength = [maximumLength, other.maximumLength].compactMap { $0 }.max()
    if choices.isEmpty { choices = other.choices }
    guidance = guidance ?? other.guidance
    isNotApplicable = isNotApplicable || other.isNotApplicable
    values += other.values
    if let type, type != .number { (unit, digits) = (nil, nil) }
    for note in other.notes where !notes.contains(note) { notes.append(note) }
  }
}
