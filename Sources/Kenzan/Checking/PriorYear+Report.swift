// What the report says of last year's files, apart from this year's sheets.
extension PriorYear {
  /// The files of last year, and the rename map, with what is to be said of each; `continued` are the
  /// sheets that some sheet of this year continues.
  func reports(continued: Set<Int>) -> [FileReport] {
    var number = 0
    var known: Set<ObjectKey> = []
    let reports = files.map { file in
      var findings = file.findings
      let sheets = file.sheets.map { sheet in
        var report = sheet.report
        guard let record = sheet.record else { return report }
        if !continued.contains(number) { report.findings.append(ended(record)) }
        number += 1
        let form = ObjectKey(id: record.form.then.id, version: record.form.then.version)
        if known.insert(form).inserted { findings += gaps(of: record.form) }
        return report
      }
      return Self.report(file.path, file.sha256, findings, sheets)
    }
    return reports + renameReport()
  }

  private struct ObjectKey: Hashable {
    var id: String
    var version: String
  }

  private static func report(
    _ path: String,
    _ sha256: String?,
    _ findings: [Finding],
    _ sheets: [SheetReport]
  ) -> FileReport {
    let own = Verdict(of: findings, failOn: .error)
    return FileReport(
      path: path,
      sha256: sha256,
      result: Verdict(of: [own] + sheets.map(\.result)),
      findings: findings,
      sheets: sheets
    )
  }

  private func ended(_ record: PriorRecord) -> Finding {
    record.key == nil
      ? Finding(.priorEnded, .info, message: .priorWithoutKey)
      : Finding(.priorEnded, .info, message: .ended)
  }

  /// What last year's form cannot answer, with the rules that are not checked because of it.
  private func gaps(of form: PriorForm) -> [Finding] {
    let first = form.now.fields.count
    return Dictionary(grouping: form.gaps.keys) { form.gaps[$0] }.compactMap { gap, places in
      guard let gap else { return nil }
      let fields = places.sorted().map { form.now.fields[form.now.priors[$0].slot] }
      let asked = Set(places.map { $0 + first })
      let rules = form.now.checks.filter { !asked.isDisjoint(with: $0.priors) }.map(\.id).unique
      return Finding(
        .priorField,
        .info,
        value: form.then.version,
        message: .gap(gap, fields.map(\.label).unique, rules, version: form.then.version)
      )
    }.sorted { $0.message.ja < $1.message.ja }
  }

  /// The rows of the rename map that fit nothing.
  private func renameReport() -> [FileReport] {
    guard let renames else { return [] }
    let used = records.reduce(into: Set<Int>()) { $0.formUnion($1.lines) }
    var known: Set<Int> = []
    let findings = renames.rows.compactMap { row -> Finding? in
      guard !used.contains(row.line), known.insert(row.line).inserted else { return nil }
      let old = row.old.joined(separator: "／")
      return Finding(.priorRename, .info, value: old, message: .unusedRename(row.line, old))
    }
    return [Self.report(renames.path, renames.sha256, findings, [])]
  }
}

extension Message {
  fileprivate static let ended = Self(
    ja: "今年度の読み込めたシートに、これを引き継ぐものがありません（終わった事業なら問題ありません。番号が変わったときは --renames の表に書きます）。",
    en: "No sheet of this year that was read continues it, which is right if it has ended; "
      + "if its key has changed, the table of --renames says so."
  )

  fileprivate static let priorWithoutKey = Self(
    ja: "シートを区別する欄に値がない（または前年度の様式にその欄がない）ため、今年度のどのシートに当たるか分からず、比べていません。",
    en:
      "It was not compared, as the fields that identify a sheet are blank or not in last year's form."
  )

  fileprivate static func unusedRename(_ line: Int, _ old: String) -> Self {
    Self(
      ja: "\(line)行目の「\(old)」は、前年度のどのシートにもありません。",
      en: "'\(old)' on line \(line) is in no sheet of last year."
    )
  }

  fileprivate static func gap(
    _ gap: PriorForm.Gap,
    _ fields: [String],
    _ rules: [String],
    version: String
  ) -> Self {
    let list = Message.list(fields.prefix(5).map { Message(both: "「\($0)」") })
    let more = fields.count > 5 ? Message.andMore(fields.count - 5) : .nothing
    let why =
      switch gap {
      case .missing: Self(ja: "がない", en: "has no field for")
      case .type: Self(ja: "の種類（数値、文字など）が違う", en: "has another type of field for")
      case .unit(let unit): Self(ja: "の単位が違う（\(unit)）", en: "has another unit (\(unit)) for")
      }
    return Self(
      ja:
        "前年度の様式（版「\(version)」）には\(list.ja)\(more.ja)\(why.ja)ため、検査 \(rules.joined(separator: "、")) はしていません。",
      en: "Last year's form (version '\(version)') \(why.en) \(list.en)\(more.en), "
        + "so that \(rules.joined(separator: ", ")) is not checked."
    )
  }
}
