/// 督促: a workbook for each department that has not handed in what it should, or has to put it right.
public struct Reminders: Sendable {
  package let files: [OutputFile]
  private let inputs: [OutputManifest.Input]

  /// How many departments get one.
  public var count: Int { files.count }

  /// Makes the workbooks; `titles` says what people call a form, by its id.
  public init(_ status: RegisterStatus, titles: [String: String] = [:]) throws(OutputError) {
    let digits = String(status.departments.count).count
    var files: [OutputFile] = []
    for (number, department) in status.departments.enumerated() {
      // The number is that of the department, so that a file keeps its name from week to week.
      let place = String(number + 1)
      let zeros = String(repeating: "0", count: max(0, max(2, digits) - place.count))
      let sheet = ReminderSheet(department: department, asOf: status.asOf, titles: titles)
      guard !sheet.rows.isEmpty else { continue }
      files.append(
        OutputFile(
          path: "\(zeros)\(place)_\(sheet.name.asFileName).xlsx",
          bytes: try sheet.workbook.bytes()
        )
      )
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

extension String {
  /// The text as the name of a file on Windows: characters that it forbids made wide.
  fileprivate var asFileName: String {
    var name = String.UnicodeScalarView()
    for scalar in trimmed.unicodeScalars {
      if "\\/:*?\"<>|".unicodeScalars.contains(scalar) {
        name.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? "_")
      } else {
        name.append(scalar.value < 0x20 || scalar == " " || scalar == "　" ? "_" : scalar)
      }
    }
    return String(String(name).prefix(60))
  }
}
