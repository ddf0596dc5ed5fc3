/// A sheet of one of two states that are compared, and where it was handed in.
package struct SheetPlace: Sendable, Equatable {
  /// The path of its file, and the digest of the file's bytes.
  package var path: String
  package var sha256: String?
  /// The worksheet.
  package var sheet: String
  /// The id of its form, and the year, where they are known.
  package var schema: String?
  package var year: FiscalYear?
  /// What identifies it, and what names it to people.
  package var key: String?
  package var subject: String?

  init(_ file: CheckedFile, _ report: SheetReport) {
    path = file.path
    sha256 = file.sha256
    sheet = report.sheet
    schema = report.schema
    year = report.year
    key = report.key
    subject = report.subject
  }

  /// 12 広報事業; the worksheet's name where nothing else names it.
  package var title: String { SheetReport.name(key: key, subject: subject) ?? sheet }
}

/// A sheet that was read, in the state that it is compared in.
struct ReadSheet: Sendable {
  let place: SheetPlace
  let record: Record
  /// What was found in it, what follows from another finding by itself.
  let findings: [Finding]

  /// The sheets of a submission in the order given.
  static func all(of submission: Submission) -> [ReadSheet] {
    zip(submission.files, submission.report.files).flatMap { file, report in
      zip(file.sheets, report.sheets).compactMap { sheet, report in
        sheet.record.map {
          ReadSheet(
            place: SheetPlace(file, report),
            record: $0,
            findings: report.findings.flatMap(\.withConsequences)
          )
        }
      }
    }
  }

  /// Whether both say the same in every field.
  func saysTheSame(as other: ReadSheet) -> Bool {
    record.values.count == other.record.values.count
      && zip(record.values, other.record.values).allSatisfy { $0.saysTheSame(as: $1) }
      && record.pictures == other.record.pictures
  }
}

extension Finding {
  /// The finding and everything that hangs under it.
  fileprivate var withConsequences: [Finding] {
    var own = self
    own.consequences = []
    return [own] + consequences.flatMap(\.withConsequences)
  }
}

extension FieldValue {
  /// Whether a reader takes both for the same: notation makes no difference.
  func saysTheSame(as other: FieldValue) -> Bool {
    state == .unreadable && other.state == .unreadable
      ? raw.normalizedForMatching == other.raw.normalizedForMatching
      : state.compared == other.state.compared
  }
}

extension FieldState {
  /// The state as two states of a sheet are compared: a mark that is not set is as good as none.
  var compared: FieldState { self == .flag(false) ? .blank : asPeopleRead }
}
