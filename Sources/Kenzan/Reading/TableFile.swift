internal import KenzanBridge

/// A table on disk, in the state in which it was found first.
struct TableFile: Sendable {
  let path: String
  /// Its first bytes.
  private(set) var head: [UInt8] = []
  private(set) var version: InputFile.Version?
  /// Why it cannot be read.
  private(set) var error: FileError?

  init(path: String) {
    self.path = path
    do throws(FileError) {
      let file = try InputFile(path: path)
      version = file.version
      head = [UInt8](repeating: 0, count: 1 << 16)
      head.removeLast(head.count - (try file.read(into: &head, at: 0, from: 0)))
    } catch {
      self.error = error
    }
  }

  func digest() -> String? {
    try? InputFile(path: path, expecting: version).digest()
  }

  /// The same, or refused if it is not any more what it was.
  func checked() -> TableFile {
    var file = self
    guard error == nil else { return file }
    do throws(FileError) { _ = try InputFile(path: path, expecting: version) } catch {
      file.error = error
    }
    return file
  }

  /// Whether it is in UTF-16, which has a zero in every other byte of ASCII: its separators are no single
  /// bytes.
  static func isWide(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
  }
}
