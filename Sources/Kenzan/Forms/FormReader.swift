/// What the user says about the forms that are read.
package struct ReadingOptions: Sendable {
  /// The form of sheets that do not say which they are.
  package var schemaID: String?
  /// Whether records keep the pictures of their sheets.
  package var keepsPictures = true
  /// Whether sheets that show how to fill in a form are read like others.
  package var readsExamples = false
  /// The fiscal year in which the sheets were written; each form's own default without it.
  package var year: FiscalYear?

  package init(schemaID: String? = nil, year: FiscalYear? = nil) {
    self.schemaID = schemaID
    self.year = year
  }
}

/// Reads files as the forms of a catalogue.
///
/// Made once and used for thousands of files, also at the same time: it is a value.
package struct FormReader: Sendable {
  let library: FormLibrary
  let options: ReadingOptions

  /// Takes the ids of the forms and what compiles one for a year (its default year for `nil`).
  ///
  /// `versions` are further versions, of which sheets are read that say so.
  package init(
    ids: [String],
    options: ReadingOptions = ReadingOptions(),
    versions: [FormSchema] = [],
    compile: @escaping @Sendable (_ id: String, _ year: FiscalYear?) -> FormSchema?
  ) {
    library = FormLibrary(ids: ids, year: options.year, versions: versions, compile: compile)
    self.options = options
  }

  /// Reads every sheet of a file: each worksheet of a workbook, each row of a table.
  package func read(_ file: SourceFile) -> [SheetReading] { read(file, lists: []) }

  /// Reads a file together with the tables of its lists, one for each list.
  package func read(_ file: SourceFile, lists: [SourceFile]) -> [SheetReading] {
    if let slip = file.worksheets.first, file.properties[FormLayout.returnProperty] != nil {
      return [SheetReading(sheet: slip.name, outcome: .ignored(.returned))]
    }
    if file.kind != .workbook, let worksheet = file.worksheets.first {
      let source = SheetTable.Source(file: file, sheet: 0, told: nil) {
        library.best(for: SheetTexts(worksheet).texts).matcher != nil
      }
      if let table = SheetTable(source, reader: self) { return table.read(lists: lists) }
    }
    let names = FileNames(file)
    let sheets = file.worksheets.indices.map { read(file, sheet: $0, names: names) }
    let readings = sheets.flatMap(\.readings)
    if sheets.contains(where: \.isForm) { return readings }
    return [noForm(file, sheets: sheets.map(\.nearest))] + readings
  }

  /// What became of one worksheet.
  struct Sheet {
    /// One reading, or one for each row of a table.
    var readings: [SheetReading] = []
    /// Whether it is of a known form, whatever became of it.
    var isForm = false
    /// The form that it resembles most.
    var nearest: (title: String, share: Int)?
  }

  private func read(_ file: SourceFile, sheet index: Int, names: FileNames) -> Sheet {
    let worksheet = file.worksheets[index]
    guard !worksheet.cells.isEmpty, !worksheet.holdsChoices else { return Sheet() }
    let identification = FormIdentification(file, sheet: index, names: names, reader: self)
    if let table = table(file, sheet: index, identification) { return table }
    guard let matcher = identification.matcher else {
      return unidentified(worksheet, identification)
    }
    func result(_ outcome: SheetReading.Outcome) -> Sheet {
      Sheet(
        readings: [SheetReading(sheet: worksheet.name, outcome: outcome, schema: matcher.schema)],
        isForm: true
      )
    }
    if worksheet.saysExample, !options.readsExamples {
      return result(.ignored(.example(worksheet.name)))
    }
    if worksheet.state != .visible {
      return result(
        .refused([Finding(.formHidden, .warning, message: .hiddenSheet(worksheet.name))])
      )
    }
    if let finding = identification.yearFinding() {
      var sheet = result(.refused([finding]))
      sheet.readings[0].year = identification.statedYear ?? identification.otherYear?.schema.year
      sheet.readings[0].version = identification.identity.version ?? matcher.schema.version
      return sheet
    }
    let table = NameTable(names, sheet: index, of: file.worksheets, matcher: matcher)
    return result(outcome(file, sheet: index, names: table, matcher: matcher, identification))
  }

  private func unidentified(_ worksheet: Worksheet, _ identification: FormIdentification) -> Sheet {
    if let unknown = identification.unknownID {
      let finding = Finding(
        .formUnknown,
        .error,
        value: unknown,
        message: .unknownID(worksheet.name, unknown)
      )
      let refused = SheetReading(sheet: worksheet.name, outcome: .refused([finding]))
      return Sheet(readings: [refused], isForm: true)
    }
    // Hidden lists of choices and the like are part of many forms.
    let isShown = worksheet.state == .visible
    let ignored = SheetReading(sheet: worksheet.name, outcome: .ignored(.noForm(worksheet.name)))
    return Sheet(readings: isShown ? [ignored] : [], nearest: identification.nearest)
  }

  private func outcome(
    _ file: SourceFile,
    sheet index: Int,
    names: NameTable,
    matcher: FormMatcher,
    _ identification: FormIdentification
  ) -> SheetReading.Outcome {
    let worksheet = file.worksheets[index]
    let place = FormPlace(worksheet, names: names, matcher: matcher, identification)
    let (matcher, alignment) = (place.matcher, place.alignment)
    guard alignment.labels.contains(where: { if case .found = $0 { true } else { false } }) else {
      return .refused([Finding(.formLabel, .error, message: .noLabels(worksheet.name))])
    }
    let reading = FormSheet(
      worksheet,
      matcher: matcher,
      alignment: alignment,
      binding: place.binding,
      rows: place.rows,
      isUntyped: file.kind != .workbook,
      formulas: CellFormulas(CellCalculator(file, sheet: index))
    ).read()
    if reading.isUntouched { return .ignored(.untouched(worksheet.name)) }
    var record = reading.record
    if !options.keepsPictures { record.pictures = [:] }
    return .record(record, reading.findings)
  }

  /// The finding for a file without any sheet of a known form; it stands at its first sheet.
  private func noForm(_ file: SourceFile, sheets: [(title: String, share: Int)?]) -> SheetReading {
    let nearest = sheets.compactMap { $0 }.max { $0.share < $1.share }
    let finding = Finding(.formUnknown, .error, message: .noFormInFile(nearest))
    let name = file.worksheets.first { $0.state == .visible }?.name ?? ""
    return SheetReading(sheet: name, outcome: .refused([finding]))
  }
}

extension Worksheet {
  /// Whether it is the hidden one with the choices of a form's drop-down lists.
  fileprivate var holdsChoices: Bool { state != .visible && name == FormLayout.choicesTab }

  /// Whether the sheet's name, or a cell of its own, says that it shows how to fill in the form.
  var saysExample: Bool {
    if name.normalizedForMatching.contains("記入例") { return true }
    return cells.prefix(2_000).contains { cell in
      guard case .text(let text) = cell.content, text.utf8.count <= 40 else { return false }
      // 例 in UTF-8 begins with E4: most texts are told by that.
      guard text.utf8.contains(0xE4), text.unicodeScalars.contains("例") else { return false }
      let brackets: Set<Unicode.Scalar> = [
        "(", ")", "【", "】", "[", "]", "<", ">", "《", "》", "〔", "〕", "※",
      ]
      let scalars = text.normalizedForMatching.unicodeScalars.filter {
        !brackets.contains($0) && $0.digit == nil
      }
      return String(String.UnicodeScalarView(scalars)) == "記入例"
    }
  }
}

// MARK: - Messages

extension Message {
  fileprivate static func noForm(_ sheet: String) -> Self {
    Self(
      ja: "シート「\(sheet)」は登録された様式ではないため読み込んでいません。",
      en: "the worksheet '\(sheet)' is of no known form and was not read"
    )
  }

  fileprivate static let returned = Message(
    ja: "指摘票とその写しのため、提出物としては読み込んでいません（回答は --accept で読み込みます）。",
    en: "a slip that kenzan returned is no submission and was not read (--accept reads its answers)"
  )

  static func example(_ sheet: String) -> Self {
    Self(
      ja: "シート「\(sheet)」は記入例のため読み込んでいません。",
      en: "the worksheet '\(sheet)' is an example (記入例) and was not read"
    )
  }

  fileprivate static func untouched(_ sheet: String) -> Self {
    Self(
      ja: "シート「\(sheet)」は未記入のため集計していません。",
      en: "the worksheet '\(sheet)' is blank and was not counted"
    )
  }

  static func hiddenSheet(_ sheet: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」は様式のシートですが非表示のため集計していません。提出するシートなら再表示し、\
        不要なら削除してください。
        """,
      en: """
        The worksheet '\(sheet)' is a sheet of the form but hidden, and was not counted. Show it if \
        it is to be submitted, or delete it.
        """
    )
  }

  fileprivate static func unknownID(_ sheet: String, _ id: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」は様式「\(id)」ですが、この様式は登録されていないため読み込んでいません。\
        様式の定義（--schemas）を確かめるか、配布した様式で提出し直してもらってください。
        """,
      en: """
        The worksheet '\(sheet)' is of the form '\(id)', which is not in the catalogue. Add its \
        description (--schemas), or ask for the form that was handed out.
        """
    )
  }

  fileprivate static func noLabels(_ sheet: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」には様式の見出しが一つも見つからないため読み込んでいません。\
        配布時の様式に書き移してください。
        """,
      en: """
        The worksheet '\(sheet)' has none of the form's headings and was not read. Copy the entries \
        into the form as it was handed out.
        """
    )
  }

  fileprivate static func noFormInFile(_ nearest: (title: String, share: Int)?) -> Self {
    var hint = (ja: "", en: "")
    if let nearest, nearest.share > 0 {
      hint = (
        "最も近い様式は「\(nearest.title)」ですが、見出しは\(nearest.share)％しか一致しません。",
        " The closest is '\(nearest.title)', with \(nearest.share) % of its headings."
      )
    }
    return Self(
      ja: """
        登録された様式のシートが一つもないため読み込んでいません。\(hint.ja)\
        配布した様式で提出し直してください（様式が別にあるときは事務局が --schema で指定します）。
        """,
      en: """
        None of the worksheets is of a known form.\(hint.en) Use the form that was handed out, or \
        name the form with --schema.
        """
    )
  }
}
