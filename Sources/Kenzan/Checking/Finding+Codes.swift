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
  /// Two sheets of a set have the same key and differ, or the same value in a unique field.
  public static let duplicateSheet = Self(rawValue: "duplicate.sheet")
  /// A sheet says the same as another with its key, which counts in its place.
  public static let duplicateSame = Self(rawValue: "duplicate.same")
  /// A sheet of this year has none of last year.
  public static let priorNew = Self(rawValue: "prior.new")
  /// A sheet of last year is continued by none of this year.
  public static let priorEnded = Self(rawValue: "prior.ended")
  /// A sheet continues several of last year.
  public static let priorMerged = Self(rawValue: "prior.merged")
  /// A sheet is a part of one of last year that was split.
  public static let priorSplit = Self(rawValue: "prior.split")
  /// Several sheets of last year have the key of a sheet.
  public static let priorTwice = Self(rawValue: "prior.twice")
  /// Rows of a sheet have none of last year, or the other way round.
  public static let priorRows = Self(rawValue: "prior.rows")
  /// A sheet among those of last year is of another year.
  public static let priorYear = Self(rawValue: "prior.year")
  /// Last year's form has not what a rule asks for.
  public static let priorField = Self(rawValue: "prior.field")
  /// A row of the rename map fits nothing of last year.
  public static let priorRename = Self(rawValue: "prior.rename")
  /// A rule of the schema, named by `rule`.
  public static let check = Self(rawValue: "check")
  /// A narrative quotes a figure otherwise than the fields say it; the rule is named by `rule`.
  public static let quote = Self(rawValue: "quote")
  /// A block of a later stage of the evaluation is filled in already.
  public static let stage = Self(rawValue: "stage")
  /// A file cannot be read.
  public static let fileUnreadable = Self(rawValue: "file.unreadable")
  /// A file is no submission and was not read.
  public static let fileIgnored = Self(rawValue: "file.ignored")
  /// A worksheet is no submission and was not read.
  public static let sheetIgnored = Self(rawValue: "sheet.ignored")
}
