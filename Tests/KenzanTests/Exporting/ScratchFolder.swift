import Foundation
import KenzanBridge

/// A folder of its own for one test, removed with the value.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "kenzan-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  /// Whether the file system keeps the marks by which kenzan knows its own files.
  static let keepsMarks: Bool = {
    guard let folder = try? ScratchFolder(), case let path = folder.path + "/a",
      let file = try? StagedFile([], for: path), (try? file.commit()) != nil
    else { return false }
    return StagedFile.seal(at: path) != nil
  }()

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file in place, as an editor does; attributes of the file stay.
  func overwrite(_ name: String, with text: String) throws {
    let url = URL(filePath: path).appending(path: name)
    guard let handle = try? FileHandle(forWritingTo: url) else {
      try Data(text.utf8).write(to: url)
      return
    }
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }
}
