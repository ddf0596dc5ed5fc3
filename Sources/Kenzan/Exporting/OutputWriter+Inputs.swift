internal import KenzanBridge

extension OutputWriter {
  /// Writes files, all of them or none; refuses where one would take the place of a file that was read.
  func write(_ files: [OutputFile], besides inputs: [String]) throws(OutputError) {
    let links = SourceLinks(from: "", in: currentFolder() ?? "/")
    let read = Set(inputs.map { links.parts(of: $0) })
    if let file = files.first(where: { read.contains(links.parts(of: $0.path)) }) {
      throw OutputError(.isInput(file.path))
    }
    try write(files)
  }
}

extension Message {
  fileprivate static func isInput(_ path: String) -> Message {
    Message(
      ja: "「\(path)」は、いま読んだファイルのどれかです。--out を別の名前にしてください。",
      en: "'\(path)' is one of the files that were read; give --out another name"
    )
  }
}
