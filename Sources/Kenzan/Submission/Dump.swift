private import KenzanBridge

/// The cells of files as they stand, before any form gives them a meaning.
public struct Dump: Sendable {
  /// One line of JSON for every file, in the order of the paths.
  public let lines: [String]
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
        return (DumpFormat.text(of: try Reader.read(bytes, path: entry.path, limits: limits)), true)
      } catch {
        return (DumpFormat.text(ofRefused: entry.path, error, language: language), false)
      }
    }
    return Dump(lines: results.map { $0.0 + "\n" }, isComplete: results.allSatisfy { $0.1 })
  }
}
