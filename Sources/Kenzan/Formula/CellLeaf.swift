/// What a formula found in a worksheet refers to.
package enum CellLeaf: Sendable, Hashable {
  /// A cell or a rectangle of cells, of another worksheet where one is named.
  case cells(sheet: String?, CellRange)
  /// A defined name.
  case name(String)
}
