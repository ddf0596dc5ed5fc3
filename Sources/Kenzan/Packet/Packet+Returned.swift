extension Packet {
  /// Makes the papers after a meeting: the members' opinions by project, and the draft of the minutes.
  ///
  /// `submission` has the sheets that the description names, which say how projects are called;
  /// `returned` those that came back from the members.
  public init(
    _ description: PacketDescription,
    _ submission: Submission,
    returned: Submission,
    catalogue: Catalogue
  ) {
    let after = AfterMeeting(
      PacketAssembly(description, sheets: submission.tidySheets, catalogue: catalogue),
      returned: returned
    )
    self.init(
      report: after.report,
      workbook: after.workbook,
      internalWorkbook: InternalWorkbook(
        report: after.report,
        description: description,
        papers: after.papers
      ).workbook,
      papers: after.papers
    )
  }
}
