private import CLibXAttr
private import Glibc

/// A file written beside its place under a name of its own, so that it appears whole or not at all.
package struct StagedFile: Sendable {
  private let temporary: String
  private let target: String
  /// The folder of the target, links followed.
  package let folder: String

  /// Writes the bytes to a new file in the folder of the target, and marks them with their digest.
  ///
  /// The mark is an extended attribute; where the file system has none the file goes without it.
  /// The corresponding C functions are `open`, `write`, `fsync` and `fsetxattr`.
  package init(_ bytes: [UInt8], for path: String) throws(FileError) {
    // A link is followed, so that the file it names is replaced and not the link.
    target = Self.resolved(path)
    folder = folderName(of: target)
    // Thousands of files may wait in one folder, each under a name of its own.
    let mark = sha256(of: Array(target.utf8)).prefix(16)
    var attempt = 0
    var name: String
    var descriptor: CInt
    repeat {
      attempt += 1
      name = "\(folder)/.kenzan-\(getpid())-\(mark)-\(attempt).tmp"
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } while descriptor < 0 && errno == EEXIST && attempt < 1000
    guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
    temporary = name
    let seal = Array(sha256(of: bytes).utf8)
    unsafe fsetxattr(descriptor, Self.sealName, seal, seal.count, 0)
    let written = writeAll(bytes, to: descriptor) == nil && fsync(descriptor) == 0
    let failure = FileError(number: errno, path: path)
    guard close(descriptor) == 0, written else {
      discard()
      throw failure
    }
  }

  /// Puts the file in its place; its folder remembers that for certain once it is synchronized.
  ///
  /// The corresponding C function is `rename`.
  package func commit() throws(FileError) {
    guard unsafe rename(temporary, target) == 0 else {
      throw FileError(number: errno, path: target)
    }
  }

  /// Forgets the file.
  package func discard() {
    unsafe unlink(temporary)
  }

  /// Removes the files that runs of kenzan left in a folder when they were ended.
  ///
  /// The corresponding C functions are `kill`, which tells whether a run goes on, and `unlink`.
  package static func removeLeftovers(in folder: String) {
    for bytes in (try? names(in: folder)) ?? [] {
      let name = String(decoding: bytes, as: UTF8.self)
      guard name.hasPrefix(".kenzan-"), name.hasSuffix(".tmp"),
        let process = pid_t(name.dropFirst(8).prefix { $0 != "-" }), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unsafe unlink(folder + "/" + name)
    }
  }

  /// The digest that a file was marked with when kenzan wrote it; `nil` where it bears no mark.
  ///
  /// The corresponding C function is `getxattr`.
  package static func seal(at path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = unsafe getxattr(path, sealName, &buffer, buffer.count)
    return count == buffer.count ? String(decoding: buffer, as: UTF8.self) : nil
  }

  private static let sealName = "user.kenzan.sha256"

  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
