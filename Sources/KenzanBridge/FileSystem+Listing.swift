private import Glibc

/// One entry found below a folder.
package struct FolderEntry: Sendable, Equatable {
  /// The folder's path as given, a slash, and the way from there.
  package var path: String
  package var kind: FileKind
  /// Whether the name on disk is UTF-8; where it is not, `path` shows its other bytes as `\x95` and
  /// cannot be opened.
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
      let text = String(validating: name, as: UTF8.self)
      let beginning = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
      let full = beginning + (text ?? escaped(name))
      guard text != nil else {
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

/// A name that is no UTF-8, so that no two look the same.
private func escaped(_ name: [UInt8]) -> String {
  var text = ""
  var rest = name[...]
  while let byte = rest.first {
    let whole = (1...min(4, rest.count)).lazy.compactMap { length in
      String(validating: rest.prefix(length), as: UTF8.self)
    }.first
    if let whole, byte != UInt8(ascii: "\\") {
      text += whole
      rest = rest.dropFirst(whole.utf8.count)
    } else {
      text += (byte < 0x10 ? "\\x0" : "\\x") + String(byte, radix: 16, uppercase: true)
      rest = rest.dropFirst()
    }
  }
  return text
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
