import Foundation
import KenzanBridge
import Testing

@testable import Kenzan

/// What stands at the paths that people name.
struct SubmissionPathsTests {
  @Test func `names of one look are two files if their bytes differ`() throws {
    let folder = try ScratchFolder()
    for name in ["か\u{3099}.csv", "が.csv"] { try folder.overwrite(name, with: "a") }
    let paths = SubmissionPaths([folder.path, folder.path])
    #expect(paths.count == 2)
    #expect(paths.entries.map { Array($0.path.utf8).count - folder.path.utf8.count } == [11, 8])
  }

  @Test(.timeLimit(.minutes(1))) func `what is no file is said to be none, without waiting`() throws
  {
    let folder = try ScratchFolder()
    let pipe = folder.path + "/pipe.xlsx"
    unsafe _ = mkfifo(pipe, 0o600)
    unsafe _ = symlink("nowhere", folder.path + "/link.xlsx")
    #expect(Self.reason(pipe)?.ja == "ファイルではない（パイプ、装置など）ため読めません。ファイルを指定してください。")
    #expect(Self.reason("/dev/zero") == Self.reason(pipe))
    #expect(Self.reason("/dev/full") == Self.reason(pipe))
    #expect(Self.reason(folder.path)?.ja == "フォルダのため読めません。ファイルを指定してください。")
    #expect(Self.reason(folder.path + "/link.xlsx")?.en.contains("a link to nothing") == true)
    #expect(Self.reason(folder.path + "/none") == Self.reason(folder.path + "/link.xlsx"))
    let entries = SubmissionPaths([folder.path]).entries
    #expect(entries.map { $0.ignored?.en.hasPrefix("not read: it is no file") } == [true, true])
  }

  @Test func `a file that goes before it is read is said to be gone`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("a.csv", with: "a")
    let paths = SubmissionPaths([folder.path])
    #expect(paths.count == 1)
    let path = try #require(paths.entries.first?.path)
    try FileManager.default.removeItem(atPath: path)
    #expect(Self.reason(path)?.ja.hasPrefix("見つかりません") == true)
  }

  @Test func `every reason says what to do`() {
    let kinds: [FileError.Kind] = [
      .missing, .danglingLink, .permission, .folder, .notRegular, .changed, .tooLarge, .nameTooLong,
      .notAFolder, .other,
    ]
    for kind in kinds {
      let message = Message.inaccessible(FileError(kind, path: "a", words: "words"))
      #expect(message.ja.hasSuffix("てください。"), "\(message.ja)")
      #expect(!message.ja.contains("（）"))
      #expect(message.en.contains(";"), "\(message.en)")
    }
  }

  private static func reason(_ path: String) -> Message? {
    do throws(ReadingError) {
      _ = try SubmissionPaths.bytes(of: path)
      return nil
    } catch {
      return error.message
    }
  }
}
