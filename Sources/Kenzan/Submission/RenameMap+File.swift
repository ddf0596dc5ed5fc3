extension RenameMap {
  /// Reads a table (CSV in UTF-8 or CP932) whose fields are those of the forms of a catalogue.
  public init(path: String, catalogue: Catalogue) throws(RenameErrors) {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      let message = Message(
        ja: "「\(path)」は\(error.message.ja)",
        en: "'\(path)' \(error.message.en)"
      )
      throw RenameErrors(messages: [message])
    }
    guard file.kind == .csv else {
      throw RenameErrors(
        messages: [
          Message(
            ja: "「\(path)」はCSVではありません。Excelの［名前を付けて保存］でCSVにしてください。",
            en: "'\(path)' is no CSV; save it as one"
          )
        ]
      )
    }
    let forms = catalogue.ids.compactMap { catalogue.defaultYear(of: $0) }.max()
      .map { year in catalogue.ids.flatMap { catalogue.versions(of: $0, for: year) } }
    try self.init(file, forms: forms ?? [])
  }
}
