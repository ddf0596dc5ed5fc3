/// The six tables that any form is mapped onto by the roles of its fields.
///
/// `sheet_id` is the schema's id, the sheet's year and its key: `town.program/R7/12`. It stays the
/// same as long as the three do, whatever the file is called. A sheet whose key is blank or that
/// could not be read goes by its file and worksheet instead: `sha256-0123456789ab/Sheet1`. Where two
/// sheets claim one id, the second in the order of input gets `~2` behind it.
package struct TidyTables: Sendable {
  /// Who will read the tables.
  package enum Audience: Sendable {
    /// The town hall: everything.
    case staff
    /// Everybody: no internal fields, no findings and verdicts of the check, no paths.
    case everyone
  }

  /// In a fixed order: sheets, indicators, budget, ratings, texts and, for the staff, findings.
  package private(set) var all: [TidyTable]
  /// The `sheet_id` of every sheet, in the order of input.
  package let sheetIDs: [String]
  /// What sums over the tables stand on.
  package let tally: SubmissionTally

  /// Makes the tables of sheets in their order, and of findings about whole files.
  package init(
    _ sheets: [TidySheet],
    fileFindings: [Finding] = [],
    audience: Audience = .staff,
    language: Language = .ja,
    tally: SubmissionTally? = nil
  ) {
    let tally = tally ?? SubmissionTally(sheets: sheets.map { ($0.path, $0.report) })
    let isPublic = audience == .everyone
    let sheets = isPublic ? sheets.map(\.published) : sheets
    let ids = Self.identify(sheets)
    var tables = (
      sheets: TidyTable.sheets, indicators: TidyTable.indicators, budget: TidyTable.budget,
      ratings: TidyTable.ratings, texts: TidyTable.texts, findings: TidyTable.findings
    )
    for finding in fileFindings {
      tables.findings.rows += Self.rows(of: finding, sheetID: nil, sheet: nil, language)
    }
    for (sheet, id) in zip(sheets, ids) {
      let record = sheet.record.map {
        TidyRecord(record: $0, path: sheet.path, isPublic: isPublic)
      }
      // Nothing of a sheet that was not read is public; how many there are, the tally says.
      if record != nil || !isPublic {
        tables.sheets.rows.append(Self.row(of: sheet, record, id: id))
      }
      for finding in sheet.report.findings {
        tables.findings.rows += Self.rows(of: finding, sheetID: id, sheet: sheet, language)
      }
      guard let record else { continue }
      tables.indicators.rows += record.indicators().map { [.text(id)] + $0 }
      tables.budget.rows += record.budget().map { [.text(id)] + $0 }
      tables.ratings.rows += record.ratings().map { [.text(id)] + $0 }
      tables.texts.rows += record.texts().map { [.text(id)] + $0 }
    }
    let inner: Set = ["source_file", "source_sheet", "result", "errors", "warnings"]
    all = [
      isPublic ? tables.sheets.dropping(inner) : tables.sheets,
      tables.indicators, tables.budget, tables.ratings, tables.texts,
    ]
    if !isPublic { all.append(tables.findings) }
    sheetIDs = ids
    self.tally = tally
    let doubles = Set(tally.doubles.filter(ids.indices.contains).map { ids[$0] })
    for index in all.indices where all[index].name != TidyTable.findings.name {
      let isList = all[index].refersToSheets
      all[index].sheets = isList ? all[index].sheetCount(but: doubles) : tally.counted
    }
  }

  /// The table of a name.
  package subscript(name: String) -> TidyTable? { all.first { $0.name == name } }
}

extension TidyTable {
  /// How many sheets have rows in it.
  fileprivate func sheetCount(but others: Set<String>) -> Int {
    let ids = index(of: "sheet_id").map { index in rows.map { $0[index].plainText } } ?? []
    return Set(ids).subtracting(others).count
  }
}

// MARK: - Sheets

extension TidyTables {
  private static func row(
    of sheet: TidySheet,
    _ record: TidyRecord?,
    id: String
  ) -> [TidyCell] {
    let counts = sheet.report.findings.reduce(into: CheckReport.Counts()) { $0.add($1) }
    let fields = record.map { Array($0.schema.fields.indices) } ?? []
    func words(_ role: String) -> TidyCell {
      record?.words(record?.field(role, in: fields)) ?? .blank
    }
    return [
      .text(id),
      .text(sheet.report.schema),
      .text(sheet.report.schemaVersion),
      .text(sheet.report.year?.key),
      .integer(sheet.report.year?.number),
      .text(record?.visibleKey),
      record?.subject ?? .blank,
      words("department"),
      words("division"),
      words("section"),
      .text(sheet.path),
      .text(sheet.report.sheet),
      .text(sheet.sha256),
      .text(sheet.report.result.rawValue),
      .integer(counts.errors),
      .integer(counts.warnings),
    ]
  }

  /// The ids of sheets in their order, each once.
  static func identify(_ sheets: [TidySheet]) -> [String] {
    var taken: Set<String> = []
    var places: [String: Int] = [:]
    return sheets.map { sheet in
      places[sheet.sha256, default: 0] += 1
      let base = identity(of: sheet, place: places[sheet.sha256] ?? 1)
      var id = base
      var number = 1
      while !taken.insert(id).inserted {
        number += 1
        id = "\(base)~\(number)"
      }
      return id
    }
  }

  private static func identity(of sheet: TidySheet, place: Int) -> String {
    // An internal key still identifies, but only through the file: it must not show in an id, nor must
    // the tab, which often says the same.
    if let record = sheet.record,
      let key = TidyRecord(record: record, path: "", isPublic: true).keyText
    {
      return "\(record.schema.id)/\(record.schema.year.key)/\(key)"
    }
    return "sha256-\(sheet.sha256.prefix(12))/\(place)"
  }
}

extension TidyRecord {
  /// The values that identify the sheet; `nil` where one of them is missing or must not be shown.
  var keyText: String? {
    let isWhole = schema.key.allSatisfy {
      isVisible($0) && !isBlank($0) && record[$0].state != .unreadable
    }
    return isWhole ? visibleKey : nil
  }

  /// As much of what identifies the sheet as there is and may be shown.
  var visibleKey: String? {
    let parts = schema.key.filter { isVisible($0) && record[$0].state != .unreadable }
      .map { code($0).plainText }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "／")
  }

  /// What people call the sheet.
  var subject: TidyCell {
    words(schema.subject.flatMap { isVisible($0) ? $0 : nil })
  }
}
