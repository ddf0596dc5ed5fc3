/// A file or a sheet of one of the states that could not be read, and why.
package struct UnreadPlace: Sendable, Equatable {
  package var isOld: Bool
  package var path: String
  /// `nil` for a file as a whole.
  package var sheet: String?
  /// The first thing that is wrong with it.
  package var reason: Message
}

extension UnreadPlace {
  /// The reason without the worksheet, which the place names.
  var kind: Message {
    guard let sheet else { return reason }
    return Message(
      ja: reason.ja.replacing("シート「\(sheet)」は", with: ""),
      en: reason.en.replacing("the worksheet '\(sheet)' ", with: "")
    )
  }

  /// a.xlsx「記入例」.
  var title: String { path.fileName + (sheet.map { "「\($0)」" } ?? "") }
}

extension SubmissionComparison {
  /// What was not taken for a submission, together what was not in one state for one reason.
  var ignoredByKind: [[UnreadPlace]] {
    var groups: [[UnreadPlace]] = []
    for place in ignored {
      let group = groups.firstIndex { $0[0].isOld == place.isOld && $0[0].kind == place.kind }
      if let group { groups[group].append(place) } else { groups.append([place]) }
    }
    return groups
  }
}
