/// 督促: a workbook for each department that has not handed in what it should, or has to put it right.
public struct Reminders: Sendable {
  package let files: [OutputFile]
  private let inputs: [OutputManifest.Input]

  /// How many departments get one.
  public var count: Int { files.count }

  /// Makes the workbooks; the catalogue says what people call the forms and their keys.
  public init(
    _ status: RegisterStatus,
    catalogue: Catalogue,
    notice: SecretariatNotice = SecretariatNotice()
  ) throws(OutputError) {
    let ids = status.departments.flatMap(\.rows).map { $0[.schema] }
    let forms = ids.unique.compactMap { id in
      // A register may name a form that is not at hand; its id then stands for it.
      (try? catalogue.schema(id: id)).map { (id, ReminderSheet.Form($0)) }
    }
    try self.init(status, forms: Dictionary(forms) { $1 }, notice: notice)
  }

  package init(
    _ status: RegisterStatus,
    forms: [String: ReminderSheet.Form] = [:],
    notice: SecretariatNotice = SecretariatNotice()
  ) throws(OutputError) {
    var files: [OutputFile] = []
    for (index, department) in status.departments.enumerated() {
      let sheet = ReminderSheet(
        department: department,
        unreadable: status.unreadable(of: department.name),
        asOf: status.asOf,
        forms: forms,
        notice: notice
      )
      guard !sheet.rows.isEmpty else { continue }
      // The number is that of the department, so that a file keeps its name from week to week.
      let name = OutputName.numbered(
        index + 1,
        of: status.departments.count,
        OutputName.cleaned(sheet.name)
      )
      files.append(OutputFile(path: name + ".xlsx", bytes: try sheet.workbook.bytes()))
    }
    self.files = files
    inputs = status.sha256.map { [OutputManifest.Input(sha256: $0, path: status.path)] } ?? []
  }

  /// Writes them into a folder; those of departments that have nothing to hand in any more are removed.
  public func write(inFolder folder: String, by writer: OutputWriter) throws(OutputError) {
    let manifest = OutputManifest(version: kenzanVersion, inputs: inputs)
    try writer.write(files, inFolder: folder, manifest: manifest)
  }
}

extension RegisterStatus {
  /// The files and worksheets that could not be read and are of a department.
  fileprivate func unreadable(of department: String) -> [Register.Row] {
    let name = department.normalizedForMatching
    guard !name.isEmpty else { return [] }
    return unreadable.filter { $0[.department].normalizedForMatching == name }
  }
}
