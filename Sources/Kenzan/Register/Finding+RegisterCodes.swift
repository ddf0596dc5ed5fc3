/// The codes of the findings about the register; `docs/findings.md` explains each.
extension Finding.Code {
  /// A sheet that no row of the register expects.
  public static let registerUnexpected = Self(rawValue: "register.unexpected")
  /// A sheet whose row says that none is asked for.
  public static let registerExcluded = Self(rawValue: "register.excluded")
  /// A version of a sheet that does not count, because the register adopts another.
  public static let registerSuperseded = Self(rawValue: "register.superseded")
  /// The register adopts a version that is not there, or does not say which.
  public static let registerAdopted = Self(rawValue: "register.adopted")
  /// A sheet is called otherwise than its row.
  public static let registerSubject = Self(rawValue: "register.subject")
  /// A sheet names another department than its row, or an old name of it.
  public static let registerDepartment = Self(rawValue: "register.department")
  /// Sheets that were handed in before are not among the files.
  public static let registerAbsent = Self(rawValue: "register.absent")
  /// Rows were added from the table of projects.
  public static let registerAdded = Self(rawValue: "register.added")
  /// The project of a row has ended, or is not there yet.
  public static let registerEnded = Self(rawValue: "register.ended")
  /// A row was brought up to the tables of projects and departments, or they do not fit together.
  public static let registerMaster = Self(rawValue: "register.master")
}
