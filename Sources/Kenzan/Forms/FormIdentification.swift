/// Finds out which form a worksheet is: by its constants, the workbook's properties, the user's
/// word, or the share of labels found.
struct FormIdentification {
  /// What the file states.
  private(set) var identity: FormIdentity
  /// The form for the expected year; `nil` where the sheet is of none.
  private(set) var matcher: FormMatcher?
  /// The id that the sheet states, where no form has it.
  private(set) var unknownID: String?
  /// The form that a sheet of none resembles most.
  private(set) var nearest: (title: String, share: Int)?
  /// Whether every label stands exactly as drawn.
  private(set) var isAsDrawn = false
  /// The same form of another year, where the headings say so.
  private(set) var otherYear: FormMatcher?
  let texts: SheetTexts

  private let worksheet: Worksheet
  private let library: FormLibrary

  init(_ file: SourceFile, sheet index: Int, names: FileNames, reader: FormReader) {
    worksheet = file.worksheets[index]
    library = reader.library
    identity = FormIdentity(constantsOf: names.ofSheets[index])
    if let id = identity.schema {
      guard let named = library.matcher(id, version: identity.version) else {
        unknownID = id
        texts = SheetTexts(nothingOf: worksheet)
        return
      }
      matcher = named
      isAsDrawn = named.isAsDrawn(in: worksheet)
      texts = isAsDrawn ? SheetTexts(nothingOf: worksheet) : SheetTexts(worksheet)
    } else {
      texts = SheetTexts(worksheet)
      let properties = FormIdentity(propertiesOf: file)
      if let named = properties.schema
        .flatMap({ library.matcher($0, version: properties.version) }),
        named.share(of: texts.texts) >= FormLibrary.namedShare
      {
        identity = properties
        matcher = named
      } else if let id = reader.options.schemaID {
        let named = library.matcher(id)
        let share = named?.share(of: texts.texts) ?? 0
        if share >= FormLibrary.namedShare { matcher = named }
        nearest = named.map { ($0.schema.title, share) }
      } else {
        let best = library.best(for: texts.texts)
        matcher = best.matcher
        nearest = best.nearest.map { ($0.schema.title, best.share) }
      }
      isAsDrawn = matcher?.isAsDrawn(in: worksheet) ?? false
    }
    if let matcher, !isAsDrawn { otherYear = library.otherYear(of: texts, than: matcher) }
  }

  /// The year that the file states, whatever its headings say.
  var statedYear: FiscalYear? { identity.year.flatMap { FiscalYear(key: $0) } }

  /// The finding for a form of another year or version than expected.
  func yearFinding() -> Finding? {
    guard let matcher else { return nil }
    let expected = matcher.schema
    if let other = otherYear {
      return finding(year: other.schema.year, expected: expected, other: other)
    }
    if let year = statedYear, year != expected.year {
      return finding(
        year: year,
        expected: expected,
        other: library.matcher(expected.id, year: year)
      )
    }
    guard let version = identity.version, version != expected.version else { return nil }
    return Finding(
      .formYear,
      .error,
      value: version,
      expected: expected.version,
      message: .otherVersion(worksheet.name, version, expected: expected.version)
    )
  }

  private func finding(year: FiscalYear, expected: FormSchema, other: FormMatcher?) -> Finding {
    let heading = other.flatMap(differingHeading)
    return Finding(
      .formYear,
      .error,
      cell: heading.map { "\(worksheet.name)!\($0.cell)" },
      value: heading?.says ?? year.key,
      expected: heading?.expected ?? expected.year.key,
      message: .otherYear(worksheet.name, year, expected: expected.year, heading: heading)
    )
  }

  /// The first heading of the sheet that the other year's form has where ours has another.
  private func differingHeading(
    _ other: FormMatcher
  ) -> (cell: CellReference, says: String, expected: String)? {
    guard let matcher, matcher.labels.count == other.labels.count else { return nil }
    for (ours, theirs) in zip(matcher.labels, other.labels)
    where ours.text != theirs.text && ours.role == .heading {
      let place = theirs.area.first
      if worksheet[place]?.content.text.normalizedForMatching == theirs.text {
        return (place, theirs.raw, ours.raw)
      }
      if !matcher.labelTexts.contains(theirs.text),
        let entry = texts.entries.first(where: { $0.text == theirs.text })
      {
        return (entry.place, theirs.raw, ours.raw)
      }
    }
    return nil
  }
}

extension FormMatcher {
  /// Whether every label stands exactly where it was drawn; compares raw texts first.
  func isAsDrawn(in worksheet: Worksheet) -> Bool {
    labels.allSatisfy { label in
      guard case .text(let text) = worksheet[label.area.first]?.content else { return false }
      return text == label.raw || text.normalizedForMatching == label.text
    }
  }
}

extension Message {
  static func otherYear(
    _ sheet: String,
    _ year: FiscalYear,
    expected: FiscalYear,
    heading: (cell: CellReference, says: String, expected: String)?
  ) -> Self {
    let ja =
      heading.map { "\($0.cell)の見出し「\($0.says)」、\(expected.title)は「\($0.expected)」" }
      ?? "様式に記録された年度が\(year.title)、集計する年度は\(expected.title)"
    let en =
      heading.map { "\($0.cell) says '\($0.says)', this year's form '\($0.expected)'" }
      ?? "the file says \(year.key), expected is \(expected.key)"
    return Self(
      ja: """
        シート「\(sheet)」は\(year.title)の様式です（\(ja)）。年度がずれるため数値は読み込んでいません。\
        \(expected.title)の様式に書き移してください。
        """,
      en: """
        The worksheet '\(sheet)' is the form of \(year.key) (\(en)). Its figures were not read, \
        because the years do not match. Copy the entries into the form of \(expected.key).
        """
    )
  }

  static func otherVersion(_ sheet: String, _ version: String, expected: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」は様式の版が「\(version)」です（今の版は「\(expected)」）。欄がずれるおそれがあるため\
        数値は読み込んでいません。今の版の様式に書き移してください。
        """,
      en: """
        The worksheet '\(sheet)' is version '\(version)' of the form (the current one is \
        '\(expected)'). Its figures were not read. Copy the entries into the current form.
        """
    )
  }
}
