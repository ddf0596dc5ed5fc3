/// The papers of a meeting, with what was found while they were made.
public struct Packet: Sendable {
  /// What is wrong in the description, in the files it names and in the sheets it shows.
  public let report: CheckReport
  /// Whether errors stand, so that every page says 下書き.
  public let isDraft: Bool
  /// Which edition of the papers it is: 1, or one more than that which it replaces.
  public let edition: Int
  /// What the committee gets.
  package let workbook: Workbook
  /// What the secretariat keeps: findings, what is missing, where every figure comes from.
  package let internalWorkbook: Workbook
  package let papers: [PacketPaper]

  /// Makes the papers; `catalogue` has the forms that the description names.
  ///
  /// Of the submitted sheets, those that the packet shows are reported, and files that cannot be read.
  /// Against the papers that were handed out last, `previous`, what differs is reported and marked, and
  /// the edition counted on. A register tells which sheets should have come; it judges none of them.
  ///
  /// - Throws: where the papers cannot be made a workbook, which only a comparison finds so early.
  public init(
    _ description: PacketDescription,
    _ submission: Submission,
    catalogue: Catalogue,
    register: Register? = nil,
    previous: DistributedPacket? = nil
  ) throws(OutputError) {
    let assembly = PacketAssembly(
      description,
      sheets: submission.tidySheets,
      unreadFiles: submission.report.files.filter(\.isUnread).map(\.path),
      register: register,
      catalogue: catalogue
    )
    var book = PacketBook(description, papers: assembly.papers, projects: assembly.projects)
    if let previous {
      let changes = try book.changes(since: previous)
      book = PacketBook(
        description,
        papers: assembly.papers,
        projects: assembly.projects,
        changes: changes
      )
    }
    let findings =
      assembly.findings + PacketConsistency(assembly: assembly).findings
      + (book.changes?.findings(of: description) ?? [])
    let own = FileReport(
      path: description.path,
      sha256: description.sha256,
      result: Verdict(of: findings, failOn: .error),
      findings: findings,
      sheets: []
    )
    let shown = assembly.listed.union(assembly.uses.map(\.sheet))
    report = CheckReport(
      version: kenzanVersion,
      files: [own] + assembly.files + Self.reports(of: submission, shown: shown)
    )
    isDraft = report.files.contains { $0.allFindings.contains { $0.severity == .error } }
    edition = book.changes?.edition ?? 1
    papers = book.papers
    workbook = book.workbook(isDraft: isDraft)
    internalWorkbook =
      InternalWorkbook(
        report: report,
        description: description,
        papers: papers,
        changes: book.changes,
        coverage: assembly.coverage
      ).workbook
  }

  /// Puts papers together that are no drafts.
  init(
    report: CheckReport,
    workbook: Workbook,
    internalWorkbook: Workbook,
    papers: [PacketPaper]
  ) {
    self.report = report
    isDraft = false
    edition = 1
    self.workbook = workbook
    self.internalWorkbook = internalWorkbook
    self.papers = papers
  }

  /// Writes the papers and, into a file of its own, what the secretariat keeps.
  public func write(
    to path: String,
    report reportPath: String,
    by writer: OutputWriter
  ) throws(OutputError) {
    let files = try [(workbook, path), (internalWorkbook, reportPath)]
      .map { workbook, path throws(OutputError) in (try workbook.bytes(), path) }
    for (bytes, path) in files { try writer.write(bytes, to: path) }
  }

  /// The reports of the submitted files, with the sheets that are shown only.
  private static func reports(of submission: Submission, shown: Set<Int>) -> [FileReport] {
    var place = 0
    return submission.report.files.compactMap { file in
      var file = file
      file.sheets = file.sheets.filter { _ in
        defer { place += 1 }
        return shown.contains(place)
      }
      file.findings = file.findings.filter { $0.severity == .error }
      return file.sheets.isEmpty && file.findings.isEmpty ? nil : file
    }
  }
}
