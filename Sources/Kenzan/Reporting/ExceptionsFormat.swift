/// The findings that may be accepted, as a table to be filled in: why, by whom, when.
///
/// CSV in UTF-8 with a byte order mark, as Excel opens it; `AcceptedFindings` reads it back.
public struct ExceptionsFormat: ReportFormat {
  /// The language of the messages in it.
  public var language: Language

  /// Takes the language of the messages.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// One row for each finding that counts and could be accepted; those already accepted first say why.
  public func text(of report: CheckReport) -> String {
    let columns = AcceptedFindings.Column.allCases
    var lines = [columns.map(\.rawValue)]
    for sheet in report.files.flatMap(\.sheets) {
      for finding in sheet.findings where finding.isAcceptable || finding.acceptance != nil {
        lines.append(columns.map { $0.text(of: finding, in: sheet, language) })
      }
    }
    return "\u{FEFF}"
      + lines.map { $0.map(CSVWriter.quoted).joined(separator: ",") + "\r\n" }.joined()
  }
}

extension AcceptedFindings.Column {
  /// What a row about a finding says in the column.
  func text(of finding: Finding, in sheet: SheetReport?, _ language: Language = .ja) -> String {
    switch self {
    case .schema: sheet?.schema ?? ""
    case .version: sheet?.schemaVersion ?? ""
    case .year: sheet?.year?.key ?? ""
    case .key: sheet?.key ?? ""
    case .rule: finding.ruleName
    case .field: finding.field?.description ?? ""
    case .value: finding.value ?? ""
    case .operands: finding.operandText
    case .reason: finding.acceptance?.reason ?? ""
    case .by: finding.acceptance?.by ?? ""
    case .date: finding.acceptance?.date ?? ""
    case .label: finding.label ?? ""
    case .message: finding.message[language]
    }
  }
}
