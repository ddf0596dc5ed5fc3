/// The codes of the findings about a packet; `docs/findings.md` explains each.
extension Finding.Code {
  /// A file that the packet names is missing, cannot be read or lacks a column.
  public static let packetFile = Self(rawValue: "packet.file")
  /// No submitted sheet is the one that the packet names.
  public static let packetMissing = Self(rawValue: "packet.missing")
  /// Several submitted sheets are the one that the packet names.
  public static let packetSeveral = Self(rawValue: "packet.several")
  /// A sheet of the packet has errors.
  public static let packetRejected = Self(rawValue: "packet.rejected")
  /// A paper is another than in the packet that was handed out last.
  public static let packetReplaced = Self(rawValue: "packet.replaced")
  /// The packet that was handed out last is of another meeting.
  public static let packetPrevious = Self(rawValue: "packet.previous")
  /// The weekday beside the date of the meeting is not that of the day.
  public static let packetWeekday = Self(rawValue: "packet.weekday")
  /// The date of the meeting is not in the fiscal year of the packet.
  public static let packetYear = Self(rawValue: "packet.year")
  /// The roster has no chair, or several.
  public static let packetChair = Self(rawValue: "packet.chair")
  /// Two members of the roster have one name, or one has none.
  public static let packetMember = Self(rawValue: "packet.member")
  /// A member without a reading, where the roster is ordered by it.
  public static let packetKana = Self(rawValue: "packet.kana")
  /// An attendance that is none of the known words.
  public static let packetAttendance = Self(rawValue: "packet.attendance")
  /// Too few members attend.
  public static let packetQuorum = Self(rawValue: "packet.quorum")
  /// A project has another name in one part than in another.
  public static let packetName = Self(rawValue: "packet.name")
  /// A project has another code in one sheet than in the packet.
  public static let packetCode = Self(rawValue: "packet.code")
  /// A figure has another unit in one part than in another.
  public static let packetUnit = Self(rawValue: "packet.unit")
  /// Two papers have figures of which one is probably a slip of the other.
  public static let packetDrift = Self(rawValue: "packet.drift")
  /// A table's cell is no figure.
  public static let packetFigure = Self(rawValue: "packet.figure")
  /// A table's total is not the sum of its rows.
  public static let packetTotal = Self(rawValue: "packet.total")
  /// There is no roster to tell by whose worksheets were returned.
  public static let returnedRoster = Self(rawValue: "returned.roster")
  /// No worksheet of a project's form was returned.
  public static let returnedNone = Self(rawValue: "returned.none")
  /// A returned worksheet is about a project that the packet does not have.
  public static let returnedProject = Self(rawValue: "returned.project")
  /// A returned worksheet is by somebody who is not on the roster, or by one of several of that name.
  public static let returnedMember = Self(rawValue: "returned.member")
  /// A member returned worksheets for one project that do not say the same.
  public static let returnedSeveral = Self(rawValue: "returned.several")
  /// A returned worksheet has errors or could not be read.
  public static let returnedRejected = Self(rawValue: "returned.rejected")
  /// A returned file has no worksheet of the forms that are collected.
  public static let returnedForm = Self(rawValue: "returned.form")
  /// What the draft of the minutes was to say does not fit a field.
  public static let minutesValue = Self(rawValue: "minutes.value")
  /// A list of the minutes has no room for all rows.
  public static let minutesRoom = Self(rawValue: "minutes.room")
}
