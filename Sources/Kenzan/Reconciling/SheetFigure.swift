/// One amount that a sheet states, with the key that it belongs to.
package struct SheetFigure: Sendable {
  /// Why there is no amount.
  package enum Doubt: String, Sendable {
    case blank, unreadable
  }

  /// The sheet, by its number in `SheetFigures.sheets`.
  package var sheet: Int
  /// The form, by its number in the map.
  package var form: Int
  /// The row of a list; empty for a field that stands once.
  package var row: String
  package var stage: Int
  /// The field.
  package var slot: Int
  /// What the sheet says of every part of the key; blank where it says nothing.
  package var key: [LedgerCode]
  package var name: String
  package var department: String
  /// 事業経費／R6決算額.
  package var label: String
  /// Where it stands: `Sheet1!F24`.
  package var cell: String?
  /// What is written, and its unit.
  package var value: String
  package var unit: String
  /// The amount in yen.
  package var yen: ExactDecimal?
  /// What it may be in yen, where it was rounded.
  package var interval: Interval?
  package var doubt: Doubt?
  /// 再掲: another sheet states it already.
  package var isRepeated = false
}

/// A sheet whose figures are compared.
package struct ReconciledSheet: Sendable {
  package var path: String
  package var sha256: String?
  package var record: Record

  /// What people call it: its key and its subject.
  package var title: String {
    [record.keyText, record.subjectText].compactMap { $0 }.joined(separator: " ")
  }
}

/// The amounts of all sheets, and what became of every sheet.
package struct SheetFigures: Sendable {
  package private(set) var sheets: [ReconciledSheet] = []
  package private(set) var figures: [SheetFigure] = []
  /// Sheets of forms that the map does not name.
  package private(set) var outside = 0
  /// Sheets and files that could not be read.
  package private(set) var unread = 0
  /// Files by their paths with what is wrong in them, in the order of the files.
  package private(set) var reports: [FileReport] = []

  private let map: LedgerMap

  /// Takes the figures out of files that were read.
  package init(_ files: [FileReading], map: LedgerMap) {
    self.map = map
    var known: [String: SheetFieldTable] = [:]
    for file in files {
      var findings: [Finding] = []
      switch file.outcome {
      case .ignored: continue
      case .refused(let error):
        unread += 1
        let message = Message(
          ja: "「\(file.path.fileName)」は\(error.message.ja)",
          en: "'\(file.path.fileName)' \(error.message.en)."
        )
        findings = [Finding(.fileUnreadable, .error, value: error.kind.rawValue, message: message)]
      case .sheets(let readings):
        for reading in readings { add(reading, of: file, &known, &findings) }
      }
      guard !findings.isEmpty else { continue }
      reports.append(
        FileReport(
          path: file.path,
          sha256: file.sha256,
          result: Verdict(of: findings, failOn: .error),
          findings: findings,
          sheets: []
        )
      )
    }
  }

  private mutating func add(
    _ reading: SheetReading,
    of file: FileReading,
    _ known: inout [String: SheetFieldTable],
    _ findings: inout [Finding]
  ) {
    switch reading.outcome {
    case .ignored(let reason):
      findings.append(Finding(.sheetIgnored, .info, message: reason))
    case .refused(let reasons):
      unread += 1
      findings += reasons
    case .record(let record, _):
      guard let form = map.forms.firstIndex(where: { $0.schema == record.schema.id }) else {
        outside += 1
        findings.append(
          Finding(.reconcileSheet, .info, message: .otherForm(record.sheet, record.schema.id))
        )
        return
      }
      let schema = record.schema
      let id = "\(schema.id)/\(schema.year.key)/\(schema.version)"
      let table = known[id] ?? SheetFieldTable(map.forms[form], in: schema, year: map.year)
      known[id] = table
      sheets.append(ReconciledSheet(path: file.path, sha256: file.sha256, record: record))
      for missing in table.missing {
        let message = Message.noField(record.sheet, missing, schema.year.key)
        findings.append(Finding(.reconcileSheet, .error, message: message))
      }
      add(record, table, form: form)
    }
  }

  private mutating func add(_ record: Record, _ table: SheetFieldTable, form: Int) {
    let tidy = TidyRecord(record: record, path: "", isPublic: false)
    func words(_ fields: SheetFields?, _ row: String) -> String {
      tidy.words(fields?[row]).plainText.trimmed
    }
    for (figure, fields) in table.figures {
      for row in fields.rows {
        guard let slot = fields[row] else { continue }
        let texts = map.key.indices.map { words(table.identify[$0], row) }
        guard tidy.exists(slot) else { continue }
        let field = record.schema.fields[slot]
        var entry = SheetFigure(
          sheet: sheets.count - 1,
          form: form,
          row: row,
          stage: figure.stage,
          slot: slot,
          key: zip(map.key, texts).map { LedgerCode($1, isText: map.codes[$0].isText) },
          name: words(table.name, row),
          department: words(table.department, row),
          label: field.label,
          cell: Wording(record: record).qualifiedCell(slot),
          value: Wording(record: record).plainValue(slot),
          unit: field.unit ?? ""
        )
        entry.isRepeated = table.repeated.contains { fields, pattern in
          pattern.matches(words(fields, row).normalizedForMatching)
        }
        Self.read(record, slot, map.forms[form].rounding, into: &entry)
        figures.append(entry)
      }
    }
  }

  /// Reads the amount at a slot in yen.
  private static func read(
    _ record: Record,
    _ slot: Int,
    _ rounding: Rounding.Mode?,
    into figure: inout SheetFigure
  ) {
    let field = record.schema.fields[slot]
    switch record[slot].state {
    case .number(let number): figure.yen = yen(number, field)
    case .notApplicable where field.facets.notApplicable == .zero: figure.yen = .zero
    case .blank, .notApplicable: figure.doubt = .blank
    case .unreadable, .words, .text, .date, .year, .flag: figure.doubt = .unreadable
    }
    guard let yen = figure.yen else {
      figure.doubt = figure.doubt ?? .unreadable
      return
    }
    let places = record[slot].decimalPlaces ?? 0
    let own = field.facets.rounding?.rounding(places: places)
    let step =
      rounding == nil
      ? own?.step : ExactDecimal(coefficient: 1, scale: field.facets.digits ?? 0)
    guard let mode = rounding ?? own?.mode, let unit = step.flatMap({ Self.yen($0, field) }),
      let rule = Rounding(mode: mode, step: unit), unit > ExactDecimal(1)
    else { return }
    figure.interval = Interval(printing: Rational(yen), by: rule)
  }

  /// A number of a field in yen.
  static func yen(_ number: ExactDecimal, _ field: Field) -> ExactDecimal? {
    guard let power = field.unit.flatMap({ UnitTable.powerOfTen(from: $0, to: "円") }) else {
      return nil
    }
    return ExactDecimal(coefficient: 1, scale: -power).flatMap { number.multiplied(by: $0) }
  }
}

extension TidyRecord {
  /// Whether a field is there to be filled in: a row in which nothing is written does not exist.
  fileprivate func exists(_ slot: Int) -> Bool {
    groups(around: slot).filter(\.isOptional).allSatisfy { group in
      group.fields.contains { record.isFilled($0) }
    }
  }
}

/// The fields of one version of a form that a map names.
struct SheetFieldTable {
  private(set) var figures: [(figure: LedgerMap.Figure, fields: SheetFields)] = []
  private(set) var identify: [Int: SheetFields] = [:]
  private(set) var name: SheetFields?
  private(set) var department: SheetFields?
  private(set) var repeated: [(fields: SheetFields, pattern: TextPattern)] = []
  /// The paths that this version of the form does not have.
  private(set) var missing: [String] = []

  init(_ form: LedgerMap.Form, in schema: FormSchema, year: FiscalYear) {
    var missing: [String] = []
    func fields(_ path: String) -> SheetFields {
      let path = SheetFields.expanded(path, for: year)
      let fields = SheetFields(path, in: schema)
      if fields.slots.isEmpty { missing.append(path) }
      return fields
    }
    figures = form.figures.map { ($0, fields($0.field)) }
    identify = form.identify.mapValues { fields($0) }
    name = form.name.map { fields($0) }
    department = form.department.map { fields($0) }
    repeated = form.repeated.map { (fields($0.field), $0.pattern) }
    self.missing = missing.sorted()
  }
}

extension Message {
  fileprivate static func otherForm(_ sheet: String, _ id: String) -> Message {
    Message(
      ja: "シート「\(sheet)」の様式「\(id)」は対応表（map）にないため、突合していません。",
      en:
        "worksheet '\(sheet)' has the form '\(id)', which the map does not name; it is not compared"
    )
  }

  fileprivate static func noField(_ sheet: String, _ path: String, _ year: String) -> Message {
    Message(
      ja: "シート「\(sheet)」（\(year)の様式）に、対応表（map）の欄「\(path)」がありません。別の年度のシートではないか確かめてください。",
      en: "worksheet '\(sheet)' (form of \(year)) has no field '\(path)' as the map says; "
        + "it may be a sheet of another year"
    )
  }
}
