extension PacketAssembly {
  /// What papers that show the sheets of a form stand on.
  ///
  /// A register without a row of the form says nothing of it, since a packet shows sheets of many forms.
  func tally(of form: String) -> SubmissionTally {
    let asks = register?.rows.contains { row in
      row.isExpected && row[.schema] == form && row.year == description.year
    }
    return SubmissionTally(
      sheets: sheets.filter { $0.report.isCounted && $0.report.schema == form }
        .map { ($0.path, $0.report) },
      unreadFiles: unreadFiles,
      register: asks == true ? register : nil,
      forms: [form]
    )
  }

  /// The same for every form that was handed in, or of which a list is shown, by what it is called.
  var coverage: [(form: String, tally: SubmissionTally)] {
    let listed = description.parts.compactMap { part in
      if case .subjects(let form) = part.content { form } else { nil }
    }
    let forms = sheets.filter(\.report.isCounted).compactMap(\.report.schema) + listed
    return forms.unique.map { (catalogueTitle(of: $0), tally(of: $0)) }
  }
}
