private import KenzanBridge

extension Register {
  /// The file: UTF-8 with a byte order mark, as Excel opens it, columns and rows in their order.
  package var bytes: [UInt8] {
    let new = Column.allCases.filter { places[$0] == nil }
    let lines = [headings + new.map(\.rawValue)] + rows.map { cells(of: $0, new) }
    let text = lines.map { $0.map(CSVWriter.quoted).joined(separator: ",") + "\r\n" }.joined()
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }

  /// Writes it back in place of the file that was read, all of it or nothing.
  ///
  /// Throws where the file has changed since, because what somebody typed meanwhile would be lost.
  public func write() throws(OutputError) {
    let old = try? readFile(at: path)
    guard old.map({ KenzanBridge.sha256(of: $0) }) == sha256 else {
      throw OutputError(.changed(path))
    }
    guard old != bytes else { return }
    try OutputWriter(replacesForeignFiles: true).write(bytes, to: path)
  }

  private func cells(of row: Row, _ new: [Column]) -> [String] {
    var cells = headings.indices.map { row.others[$0] ?? "" }
    for (column, place) in places { cells[place] = row.typed(column) }
    // What stands beyond the headings stays beyond the new ones.
    let beyond = row.others.filter { $0.key >= headings.count }.sorted { $0.key < $1.key }
    return cells + new.map { row.typed($0) } + beyond.map(\.value)
  }
}

extension Message {
  fileprivate static func changed(_ path: String) -> Message {
    Message(
      ja: "「\(path)」は、読み込んだ後に変更されたため書き込みませんでした。もう一度実行してください。",
      en: "'\(path)' changed after it was read and was not written; run the command again"
    )
  }
}
