extension RenameMap {
  /// Reads a table (CSV in UTF-8 or CP932) whose fields are those of the forms of a catalogue.
  public init(path: String, catalogue: Catalogue) throws(RenameErrors) {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw RenameErrors(messages: [.file(path, error.message)])
    }
    guard file.kind == .csv else {
      throw RenameErrors(messages: [.noCSV(path)])
    }
    let forms = catalogue.ids.compactMap { catalogue.defaultYear(of: $0) }.max()
      .map { year in catalogue.ids.flatMap { catalogue.versions(of: $0, for: year) } }
    try self.init(file, forms: forms ?? [])
  }
}
