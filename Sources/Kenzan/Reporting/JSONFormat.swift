/// The report for programs: one JSON document with numbers as decimal texts.
public struct JSONFormat: ReportFormat {
  /// The language of the messages in it.
  public var language: Language

  /// Takes the language of the messages.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// The whole report, ending in a line break.
  public func text(of report: CheckReport) -> String {
    report.json(in: language).text(pretty: true) + "\n"
  }
}

/// The report as JSON lines: one file to a line, in the order given.
public struct NDJSONFormat: ReportFormat {
  /// The language of the messages in it.
  public var language: Language

  /// Takes the language of the messages.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// One line for every file.
  public func text(of report: CheckReport) -> String {
    report.files.map { line(of: $0) }.joined() + report.prior.map { line(ofPrior: $0) }.joined()
  }

  /// The line of one file, with its line break.
  public func line(of file: FileReport) -> String {
    JSON.members(file.members(in: language)).text(pretty: false) + "\n"
  }

  /// The line of one of last year's files; a member `prior` tells it from those of this year.
  private func line(ofPrior file: FileReport) -> String {
    let members = [("prior", JSON.boolean(true))] + file.members(in: language)
    return JSON.members(members).text(pretty: false) + "\n"
  }
}

extension CheckReport {
  fileprivate func json(in language: Language) -> JSON { .members(members(in: language)) }

  /// The members of the document.
  func members(in language: Language) -> [(String, JSON)] {
    [
      ("kenzan", .string(version)),
      ("result", .string(result.rawValue)),
      (
        "counts",
        .object([
          ("files", .number(String(counts.files))),
          ("sheets", .number(String(counts.sheets))),
          ("errors", .number(String(counts.errors))),
          ("warnings", .number(String(counts.warnings))),
          ("withinRounding", .number(String(counts.withinRounding))),
          ("unverifiable", .number(String(counts.unverifiable))),
        ])
      ),
      ("coverage", coverage?.json ?? .null),
      ("files", .array(files.map { .members($0.members(in: language)) })),
      ("prior", .filled(prior.map { .members($0.members(in: language)) })),
    ]
  }
}

extension FileReport {
  fileprivate func members(in language: Language) -> [(String, JSON)] {
    [
      ("path", .string(path)),
      ("sha256", .optional(sha256)),
      ("result", .string(result.rawValue)),
      ("findings", .array(findings.map { $0.json(in: language) })),
      ("sheets", .array(sheets.map { $0.json(in: language) })),
      ("unlisted", unlisted == 0 ? .null : .number(String(unlisted))),
    ]
  }
}

extension SheetReport {
  fileprivate func json(in language: Language) -> JSON {
    .members([
      ("sheet", .string(sheet)),
      ("schema", .optional(schema)),
      ("schemaVersion", .optional(schemaVersion)),
      ("year", .optional(year?.key)),
      ("stage", .optional(stage)),
      ("key", .optional(key)),
      ("subject", .optional(subject)),
      ("prior", .filled(prior.map(\.json))),
      ("result", .string(result.rawValue)),
      ("counted", isCounted ? .null : .boolean(false)),
      ("findings", .array(findings.map { $0.json(in: language) })),
    ])
  }
}

extension PriorReference {
  fileprivate var json: JSON {
    .object([("path", .string(path)), ("sheet", .string(sheet))])
  }
}

extension Finding {
  func json(in language: Language) -> JSON {
    .members([
      ("code", .string(code.rawValue)),
      ("rule", .optional(rule)),
      ("severity", .string(severity.rawValue)),
      ("outcome", .optional(outcome?.rawValue)),
      ("field", .optional(field?.description)),
      ("label", .optional(label)),
      ("cell", .optional(cell)),
      ("value", .optional(value)),
      ("expected", .optional(expected)),
      ("difference", .optional(difference)),
      ("unit", .optional(unit)),
      ("message", .string(message[language])),
      ("suggestion", suggestionJSON),
      ("related", .filled(related.map(\.json))),
      ("consequences", .filled(consequences.map { $0.json(in: language) })),
      ("accepted", acceptance?.json ?? .null),
    ])
  }

  /// One field and its value; of two that are exchanged the second stands under `with`.
  private var suggestionJSON: JSON {
    guard let first = suggestions.first else { return .null }
    let with = suggestions.dropFirst().first.map { JSON.object($0.members) } ?? .null
    return .members(first.members + [("with", with)])
  }
}

extension Finding.Suggestion {
  fileprivate var members: [(String, JSON)] {
    [("field", .string(field.description)), ("value", .string(value))]
  }
}

extension Finding.Acceptance {
  fileprivate var json: JSON {
    .object([("reason", .string(reason)), ("by", .string(by)), ("date", .string(date))])
  }
}

extension Finding.Operand {
  fileprivate var json: JSON {
    .members([
      ("file", .optional(file)),
      ("field", .string(field.description)),
      ("label", .string(label)),
      ("cell", .optional(cell)),
      ("value", .string(value)),
    ])
  }
}

extension JSON {
  /// A text, or nothing at all.
  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  /// An array, or nothing at all where it is empty.
  static func filled(_ values: [JSON]) -> JSON {
    values.isEmpty ? .null : .array(values)
  }

  /// An object without the members that are nothing.
  static func members(_ members: [(String, JSON)]) -> JSON {
    .object(
      members.filter { member in
        if case .null = member.1 { false } else { true }
      }
    )
  }
}
