extension TextFormat {
  /// What is to be looked at before publishing, file by file and sheet by sheet.
  public func text(of check: PublicCheck) -> String {
    var lines = [Message.beforePublishing(check)[language]]
    for file in check.report.files {
      lines.append("")
      lines += self.lines(of: file)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Message {
  fileprivate static func beforePublishing(_ check: PublicCheck) -> Message {
    let places = check.report.counts.warnings
    let sheets = check.doubtful
    return Message(
      ja: "公開する前に確かめるところ\(places)件（調べたシート\(check.sheets)件中\(sheets)件）",
      en: "\(places) places to look at before publishing (in \(sheets) of \(check.sheets) sheets)"
    )
  }
}
