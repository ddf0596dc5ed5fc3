/// The papers of a meeting as their description names them: a plain value, nothing read but the XML.
public struct PacketDescription: Sendable {
  /// A text with the line on which it stands.
  package struct Line<Value: Sendable & Equatable>: Sendable, Equatable {
    package var value: Value
    package var line: Int

    package init(_ value: Value, line: Int) {
      self.value = value
      self.line = line
    }
  }

  /// An item of the agenda, with what it is divided into.
  package struct Item: Sendable, Equatable {
    /// What it says; `nil` where the name of a project stands for it.
    package var title: String?
    /// The code of the project that it is about.
    package var project: String?
    package var items: [Item]
    package var line: Int
  }

  /// The path of the file, as it was given.
  public let path: String
  /// The digest of its bytes.
  package var sha256: String
  /// The committee.
  package var title: String
  /// The line of the root element, which names it.
  package var line: Int
  /// The fiscal year in which it meets, of which its sheets are.
  public internal(set) var year: FiscalYear
  /// Which of its meetings it is.
  package var number: Int?
  package var date: Line<WrittenDate>
  package var time: Line<String>?
  package var place: Line<String>?
  package var agenda: [Item]
  /// Files and folders of submitted sheets, as the description names them.
  package var submissions: [Line<String>]
  package var parts: [PacketPart]
  /// The draft of the minutes that is made after the meeting.
  package var minutes: MinutesPart?

  /// A path that the description names, seen from where kenzan runs.
  package func resolved(_ path: String) -> String { path.resolved(besideFile: self.path) }

  /// The paths of the submitted sheets, seen from where kenzan runs.
  public var submissionPaths: [String] { submissions.map { resolved($0.value) } }

  /// A line of the file as messages and findings name it: `packet.xml:12`.
  package func place(line: Int) -> String { "\(path.fileName):\(line)" }

  /// Where something is said that stands on a line of the description, or on the lines from it.
  package func origin(_ label: String, _ value: String, line: Int) -> CellOrigin {
    CellOrigin(label: label, value: value, path: path, sha256: sha256, place: "\(line)行目")
  }

  /// A text of the description with its line.
  func cited(_ label: String, _ text: Line<String>) -> CitedText {
    CitedText(text.value, from: [origin(label, text.value, line: text.line)])
  }

  /// The meeting in one line: 令和元年度 外部評価委員会（第4回）.
  package var meeting: String {
    "\(year.title)　\(title)" + (number.map { "（第\($0)回）" } ?? "")
  }

  /// The day and the time.
  package var moment: String { day + (time.map { "　\($0.value)" } ?? "") }

  /// Where the meeting, its day, time and place are said.
  package var meetingOrigins: [CellOrigin] {
    [
      origin("会議", meeting, line: line), origin("日時", day, line: date.line),
      time.map { origin("時間", $0.value, line: $0.line) },
      place.map { origin("場所", $0.value, line: $0.line) },
    ].compactMap { $0 }
  }

  /// The day with the day of the week as it is: 令和元年7月24日（水）.
  package var day: String {
    let date = date.value.date
    return "\(date.title)（\(CalendarDate.daysOfWeek[date.weekday])）"
  }
}

/// One part of a packet.
package struct PacketPart: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case roster(RosterPart)
    /// Where the members of the packet's roster sit.
    case seats(SeatsPart)
    case tree(TreePart)
    case project(ProjectPart)
    /// A submitted sheet, found by its form and its key.
    case sheet(SheetPart)
    /// A form to write on, begun with what the sheets of its project say.
    case form(FormPart)
    case table(TablePart)
    case messages([CommitteeMessage])
    /// What the chair reports.
    case report([ReportBlock])
    /// Every submitted sheet of a form on one list.
    case subjects(schema: String)
    /// A paper from elsewhere, with what is said of it.
    case foreign(note: String?)
  }

  package var content: Content
  /// What the contents call it, where the description says it.
  package var title: String?
  package var line: Int

  package init(_ content: Content, title: String?, line: Int) {
    self.content = content
    self.title = title
    self.line = line
  }
}

/// The list of members, from a CSV.
package struct RosterPart: Sendable, Equatable {
  package enum Order: String, Sendable {
    case file, role, kana
  }

  package enum Quorum: Sendable, Equatable {
    /// More than half, half or more, so many.
    case majority, half, count(Int)
  }

  package var source: String
  package var order = Order.file
  package var quorum = Quorum.majority
  /// What the chair is called; `nil` for any of the usual words.
  package var chair: String?
}

/// The plan of the room.
package struct SeatsPart: Sendable, Equatable {
  package var shape = SeatingPlan.Shape.horseshoe
  package var order = SeatingPlan.Order.along
  package var secretariat = 2
  package var entrance: SeatingPlan.Side?
}

/// The policies of a program.
package struct TreePart: Sendable, Equatable {
  package struct Policy: Sendable, Equatable {
    package var name: String
    package var line: Int
    package var count: Int
    /// What it aims at.
    package var direction: String
    /// The codes of its projects under review.
    package var reviews: [String]
  }

  package struct Pillar: Sendable, Equatable {
    package var name: String
    package var purpose: String
    package var review: String
    package var line: Int
    package var policies: [Policy]
  }

  package var program: String
  package var pillars: [Pillar]
  /// How many projects the program is said to have.
  package var total: Int?
  package var unit: String?
  /// The fields of a project's sheets that its card shows.
  package var grade: String?
  package var summary: String?
  package var lead: PacketDescription.Line<String>?
  package var notes: [PacketDescription.Line<String>]
}

/// The papers of one project under review.
package struct ProjectPart: Sendable, Equatable {
  package var code: String
  /// What stands before its name.
  package var label: String?
  package var line: Int
  package var parts: [PacketPart]
}

/// A submitted sheet, found by its form and its key.
package struct SheetPart: Sendable, Equatable {
  package var schema: String
  package var key: String
  /// The internal fields, or columns of lists, that the committee sees all the same.
  package var shows: [String] = []
}

/// A form for the members, and what no sheet says but stands on it already.
package struct FormPart: Sendable, Equatable {
  package struct Fill: Sendable, Equatable {
    /// The path of the field.
    package var field: String
    package var text: String
    package var line: Int
  }

  package var schema: String
  package var fills: [Fill] = []
  /// The field in which a member writes their name; a form without one is not collected.
  package var member: String?
}

/// Figures from a CSV.
package struct TablePart: Sendable, Equatable {
  package var source: String
  package var unit: String?
  /// Where the figures come from.
  package var origin: String?
  /// The name of the row that is the sum of the others.
  package var total: String?
  package var chart: Chart?
  /// The rows that the chart shows; of bars, the column.
  package var series: [String] = []
  /// Whether the rows stand by their figures, the highest first.
  package var isSorted = false

  package enum Chart: Sendable {
    /// Over the headings, a series for every row that it shows.
    case columns, lines
    /// A bar beside every row.
    case bars
  }
}

/// What the committee said at an earlier meeting.
package struct CommitteeMessage: Sendable, Equatable {
  package var number: Int
  package var line: Int
  package var field: String?
  package var subject: String?
  package var paragraphs: [String]
}
