private import Glibc

/// One entry found below a folder.
package struct FolderEntry: Sendable, Equatable {
  /// The folder's path as given, a slash, and the way from there.
  package var path: String
  package var kind: FileKind
  /// Whether the name on disk is UTF-8; where it is not, `path` cannot be opened.
  package var isNameReadable: Bool

  package init(path: String, kind: FileKind, isNameReadable: Bool = true) {
    self.path = path
    self.kind = kind
    self.isNameReadable = isNameReadable
  }
}

/// Lists everything below a folder but the folders themselves, sorted by the bytes of the path.
///
/// A link to a folder is listed as `.folder` and not gone into, so that no loop can arise. The
/// corresponding C functions are `opendir` and `readdir`.
package func listFolder(at path: String) throws(FileError) -> [FolderEntry] {
  var entries: [FolderEntry] = []
  var folders = [path]
  while let folder = folders.popLast() {
    for name in try names(in: folder) {
      let text = String(decoding: name, as: UTF8.self)
      let full = folder.utf8.last == UInt8(ascii: "/") ? folder + text : folder + "/" + text
      guard Array(text.utf8) == name else {
        entries.append(FolderEntry(path: full, kind: .notRegular, isNameReadable: false))
        continue
      }
      switch fileKind(at: full) {
      case .folder? where isLink(full): entries.append(FolderEntry(path: full, kind: .folder))
      case .folder?: folders.append(full)
      case let kind?: entries.append(FolderEntry(path: full, kind: kind))
      case nil: continue  // vanished meanwhile
      }
    }
  }
  return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

private func isLink(_ path: String) -> Bool {
  var status = stat()
  return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// The names of everything in a folder, as bytes.
func names(in folder: String) throws(FileError) -> [[UInt8]] {
  guard let stream = unsafe opendir(folder) else { throw FileError(number: errno, path: folder) }
  defer { unsafe _ = closedir(stream) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(stream) else {
      guard errno == 0 else { throw FileError(number: errno, path: folder) }
      return names
    }
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
      unsafe [UInt8]($0.prefix { $0 != 0 })
    }
    if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
  }
}
