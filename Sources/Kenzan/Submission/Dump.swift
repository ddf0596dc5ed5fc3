private import KenzanBridge

/// The cells of files as they stand, before any form gives them a meaning.
public struct Dump: Sendable {
  /// One line of JSON for every file, in the order of the paths.
  public let lines: [DumpLine]
  /// Whether every file could be read.
  public let isComplete: Bool

  /// Reads files, several at once.
  public static func make(
    _ paths: SubmissionPaths,
    limits: Limits = Limits(),
    jobs: Int = 1,
    language: Language = .ja,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> Dump {
    let entries = paths.entries.filter { $0.ignored == nil || $0.isList }
    let results = await entries.mapped(jobs: jobs, progress: progress) { entry in
      do throws(ReadingError) {
        let bytes = try SubmissionPaths.bytes(of: entry.path)
        let file = try Reader.read(bytes, path: entry.path, limits: limits, keepsTables: true)
        return (DumpLine(file), true)
      } catch {
        return (DumpLine(DumpFormat.text(ofRefused: entry.path, error, language: language)), false)
      }
    }
    return Dump(lines: results.map(\.0), isComplete: results.allSatisfy(\.1))
  }
}

/// The line of one file, which is not held in memory where the file has a large table.
public struct DumpLine: Sendable {
  private enum Content: Sendable {
    case text(String)
    case file(SourceFile)
  }

  /// A table that was read before could not be read again.
  public struct NotReadAgain: Error {}

  private let content: Content

  init(_ text: String) {
    content = .text(text)
  }

  init(_ file: SourceFile) {
    let hasTable = file.worksheets.contains { $0.table != nil }
    content = hasTable ? .file(file) : .text(DumpFormat.text(of: file))
  }

  /// Writes the line piece by piece, with its end.
  public func write(to sink: ([UInt8]) throws -> Void) throws {
    switch content {
    case .text(let text): try sink(Array(text.utf8))
    case .file(let file): guard try DumpFormat.write(file, to: sink) else { throw NotReadAgain() }
    }
    try sink([0x0A])
  }
}
