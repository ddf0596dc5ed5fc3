/// Why a formula cannot be read.
package struct FormulaError: Error, Sendable, Hashable {
  /// What is wrong, and what to do about it.
  package var message: Message
  /// The place in the formula, counted in characters (Unicode scalars) from 0.
  package var offset: Int

  package init(_ message: Message, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}
