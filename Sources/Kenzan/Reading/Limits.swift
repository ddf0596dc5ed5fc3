/// The bounds within which files are read; what exceeds one is refused with its name and number.
///
/// The defaults hold every honest submission. Sizes count what was really read, never what the
/// file states about itself.
public struct Limits: Sendable, Equatable {
  /// Entries of a zip archive.
  public var entries = 10_000
  /// Bytes of one part of a workbook, inflated.
  public var partBytes = 448 << 20
  /// Bytes of all parts that are read of a workbook, inflated.
  public var packageBytes = 1 << 30
  /// Bytes that the parts of a file may inflate to together, for each of its own bytes, counted past
  /// `ratioFreeBytes`.
  public var ratio = 50
  /// Bytes that the parts of a file may inflate to, however small it is.
  public var ratioFreeBytes = 100 << 20
  /// Bytes of one part that holds no cells and no shared texts, inflated.
  public var sideBytes = 32 << 20
  /// Bytes of memory that cells, formulas and objects may take, of a small file.
  public var heldBytes = 320 << 20
  /// Worksheets of a workbook.
  public var worksheets = 1024
  /// Characters of a cell, counted as Excel counts them: UTF-16 units.
  public var cellCharacters = 32_767
  /// Cells with content of a file.
  public var cells = 20_000_000

  /// Bytes of one picture; a larger one is not shown again.
  public var pictureBytes = 16 << 20
  /// Bytes of all pictures of a workbook; those beyond are not shown again.
  public var picturesBytes = 64 << 20

  /// Bytes of a worksheet's part from which on its rows need not be held, where they only pass through.
  package var tableBytes = 4 << 20
  /// Bytes of a CSV from which on its rows need not be held, where they are only checked.
  package var csvTableBytes = 1 << 18
  /// Bytes of the parts in which such a table is read, several at once.
  package var tablePartBytes = 4 << 20
  /// Sheets of a file beyond which those without findings are only counted.
  package var listedSheets = CheckReport.listed
  /// Whether every part is read with the parser alone, which is slower and says the same: for tests.
  package var readsWithParser = false

  /// The defaults.
  public init() {}
}
