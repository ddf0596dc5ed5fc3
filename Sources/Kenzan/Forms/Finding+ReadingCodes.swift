/// The codes of the findings that reading makes; `docs/findings.md` explains each.
extension Finding.Code {
  /// Names and headings put a field, or several, in different cells.
  public static let formConflict = Self(rawValue: "form.conflict")
  /// The text of a heading was changed, moved or deleted.
  public static let formLabel = Self(rawValue: "form.label")
  /// The place of a field cannot be told.
  public static let formPlace = Self(rawValue: "form.place")
  /// The form is of another year or version.
  public static let formYear = Self(rawValue: "form.year")
  /// The sheet is of no known form.
  public static let formUnknown = Self(rawValue: "form.unknown")
  /// Content that belongs to no field.
  public static let formUnread = Self(rawValue: "form.unread")
  /// More rows than a list may have.
  public static let formRows = Self(rawValue: "form.rows")
  /// A hidden worksheet, or values in hidden rows or columns.
  public static let formHidden = Self(rawValue: "form.hidden")
  /// Drawings, notes and the like, which are not read.
  public static let formObjects = Self(rawValue: "form.objects")
  /// A picture in a form's place for pictures that cannot be shown again, or that is shown beside others.
  public static let formPicture = Self(rawValue: "form.picture")
  /// Text that is struck out, or a value in a crossed-out cell.
  public static let struck = Self(rawValue: "struck")
  /// Not what the field holds.
  public static let type = Self(rawValue: "type")
  /// More than one value in a cell.
  public static let twoValues = Self(rawValue: "two-values")
  /// A cell of several fields that can be understood in two ways, or is at odds with a column.
  public static let notation = Self(rawValue: "notation")
  /// A figure in another unit.
  public static let unit = Self(rawValue: "unit")
  /// Digits that the paper does not show.
  public static let digits = Self(rawValue: "digits")
  /// An error value, or content that is no value.
  public static let valueError = Self(rawValue: "value.error")
  /// A date with the wrong day of the week.
  public static let dateWeekday = Self(rawValue: "date.weekday")
  /// Invisible control characters in a text.
  public static let textControl = Self(rawValue: "text.control")
  /// Characters that only the writer's computer can show.
  public static let textPrivate = Self(rawValue: "text.private")
  /// Numbers that were written as text.
  public static let numberText = Self(rawValue: "number.text")
  /// A text that has the form of its field but for width and spaces.
  public static let textVariant = Self(rawValue: "text.variant")
  /// Another spelling of a choice.
  public static let codeVariant = Self(rawValue: "code.variant")
  /// A choice of other fiscal years.
  public static let codeYear = Self(rawValue: "code.year")
  /// A value outside a list that is open to others.
  public static let codeOpen = Self(rawValue: "code.open")
  /// Years or dates that were written as text.
  public static let dateText = Self(rawValue: "date.text")
  /// Targets in words.
  public static let targetText = Self(rawValue: "target.text")
  /// A formula without a stored result.
  public static let formulaUncalculated = Self(rawValue: "formula.uncalculated")
  /// A formula whose stored result is out of date.
  public static let formulaStale = Self(rawValue: "formula.stale")
  /// A column of a table that belongs to no field.
  public static let tableColumn = Self(rawValue: "table.column")
  /// A row of a list that belongs to no sheet, or stands twice.
  public static let tableRow = Self(rawValue: "table.row")
}
