/// The codes of the findings that checking makes; `docs/findings.md` explains each.
extension Finding.Code {
  /// A field that must be filled in is blank.
  public static let required = Self(rawValue: "required")
  /// A field says "not applicable" where the form does not allow it.
  public static let notApplicable = Self(rawValue: "na")
  /// A figure lies outside the bounds of its field.
  public static let range = Self(rawValue: "range")
  /// A text is longer than its field holds.
  public static let length = Self(rawValue: "length")
  /// A text has more lines than its field holds.
  public static let lines = Self(rawValue: "lines")
  /// A text is not written in the way that its field demands.
  public static let pattern = Self(rawValue: "pattern")
  /// A value is none of the choices of its field.
  public static let code = Self(rawValue: "code")
  /// A value stands twice where it must be the only one.
  public static let duplicate = Self(rawValue: "duplicate")
  /// Two sheets of a set have the same key.
  public static let duplicateSheet = Self(rawValue: "duplicate.sheet")
  /// A rule of the schema, named by `rule`.
  public static let check = Self(rawValue: "check")
  /// A narrative quotes a figure otherwise than the fields say it; the rule is named by `rule`.
  public static let quote = Self(rawValue: "quote")
  /// A file cannot be read.
  public static let fileUnreadable = Self(rawValue: "file.unreadable")
  /// A file is no submission and was not read.
  public static let fileIgnored = Self(rawValue: "file.ignored")
  /// A worksheet is no submission and was not read.
  public static let sheetIgnored = Self(rawValue: "sheet.ignored")
}
