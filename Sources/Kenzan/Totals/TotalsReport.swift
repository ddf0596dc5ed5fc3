extension TotalsTable {
  /// What comes of comparing the table with checked files; only sheets that count are summed.
  func report(_ files: [CheckedFile], _ reports: [FileReport], failOn: Severity) -> FileReport {
    let findings = findings(files, reports)
    return FileReport(
      path: file.path,
      sha256: file.sha256,
      result: Verdict(of: findings, failOn: failOn),
      findings: findings,
      sheets: [],
      isSubmission: false
    )
  }

  private func findings(_ files: [CheckedFile], _ reports: [FileReport]) -> [Finding] {
    guard let stated = stated(files) else {
      return [Finding(.totalsTable, .error, message: .noSheets)]
    }
    var sums = stated.emptySums
    var unread = reports.count(where: \.isUnread)
    for (file, report) in zip(files, reports) {
      if let own = file.passed.sums { sums.add(own) }
      for (sheet, report) in zip(file.sheets, report.sheets) where report.isCounted {
        guard let record = sheet.record else {
          unread += 1
          continue
        }
        guard record.schema.id == stated.schema.id, let fields = stated.fields(of: record.schema)
        else { continue }
        sums.add(record, at: fields)
      }
    }
    return TotalsCheck(stated: stated, sums: sums, unread: unread).findings
  }

  /// What the table states of the form of which it names most fields.
  private func stated(_ files: [CheckedFile]) -> StatedTotals? {
    var schemas: [FormSchema] = []
    for file in files {
      let own =
        file.sheets.compactMap { $0.record?.schema } + [file.passed.schema].compactMap { $0 }
      for schema in own where !schemas.contains(where: { $0 === schema }) { schemas.append(schema) }
    }
    var best: StatedTotals?
    for schema in schemas {
      guard let stated = StatedTotals(self, schema: schema) else { continue }
      if stated.columns > best?.columns ?? 0 { best = stated }
    }
    return best
  }
}

extension StatedTotals {
  /// How many fields the table names.
  var columns: Int { groups.count + sums.count }

  /// Its fields in another version of the form; `nil` where one is missing there.
  func fields(of other: FormSchema) -> (groups: [Int], sums: [Int])? {
    if other === schema { return (groups, sums) }
    let groups = groups.compactMap { other.slot(of: schema.fields[$0].path) }
    let sums = sums.compactMap { other.slot(of: schema.fields[$0].path) }
    return groups.count + sums.count == columns ? (groups, sums) : nil
  }
}

extension Message {
  fileprivate static let noSheets = Message(
    ja: "見出しがどの様式の欄にも当たらないか、合計するシートがありません。見出しを欄の名前か様式の項目名に直してください。",
    en:
      "names no field of the forms at hand, or there is no sheet to sum; head its columns with field "
      + "names or full labels"
  )
}
