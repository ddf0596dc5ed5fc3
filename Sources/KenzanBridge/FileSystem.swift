private import Glibc

/// What stands at a path.
package enum FileKind: String, Sendable {
  case file, folder, danglingLink, notRegular
}

/// Says what stands at a path, links followed; `nil` where nothing does.
///
/// The corresponding C functions are `stat` and `lstat`.
package func fileKind(at path: String) -> FileKind? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else {
    return unsafe lstat(path, &status) == 0 ? .danglingLink : nil
  }
  return kind(ofMode: status.st_mode)
}

/// The folder that relative paths begin at; `nil` where it is gone.
///
/// The corresponding C function is `getcwd`.
package func currentFolder() -> String? {
  guard let path = unsafe getcwd(nil, 0) else { return nil }
  defer { unsafe free(path) }
  return unsafe String(cString: path)
}

/// Reads a regular file whole.
///
/// A pipe or a device is refused without waiting for it, and so is a file that is written to
/// meanwhile: it would be read half in one state and half in another. `maximum` bounds what is read.
/// The corresponding C functions are `open`, `fstat` and `read`.
package func readFile(at path: String, maximum: Int = 2 << 30) throws(FileError) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else {
    let number = errno
    if fileKind(at: path) == .danglingLink { throw FileError(.danglingLink, path: path) }
    throw FileError(number: number, path: path)
  }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else {
    throw FileError(number: errno, path: path)
  }
  switch kind(ofMode: status.st_mode) {
  case .file: break
  case .folder: throw FileError(.folder, path: path)
  default: throw FileError(.notRegular, path: path)
  }
  let content = try readAll(descriptor, expecting: Int(status.st_size), maximum, path)
  var after = stat()
  guard unsafe fstat(descriptor, &after) == 0 else { throw FileError(number: errno, path: path) }
  guard content.count == Int(status.st_size), after.st_size == status.st_size,
    after.st_mtim.tv_sec == status.st_mtim.tv_sec,
    after.st_mtim.tv_nsec == status.st_mtim.tv_nsec
  else { throw FileError(.changed, path: path) }
  return content
}

private func readAll(
  _ descriptor: Int32,
  expecting size: Int,
  _ maximum: Int,
  _ path: String
) throws(FileError) -> [UInt8] {
  var content: [UInt8] = []
  // One byte more, so that the read that meets the end needs no further room.
  var room = min(max(0, size), maximum) + 1
  while true {
    var number: Int32 = 0
    let before = content.count
    let more = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      number = got < 0 ? errno : 0
      count = max(0, got)
    }
    if number == EINTR { continue }
    guard number == 0 else { throw FileError(number: number, path: path) }
    if before == 0 { content = more } else { content.append(contentsOf: more) }
    guard content.count <= maximum else { throw FileError(.tooLarge, path: path) }
    if more.isEmpty { return content }
    room = max(1 << 16, min(size - content.count, maximum) + 1)
  }
}

private func kind(ofMode mode: mode_t) -> FileKind {
  switch mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .folder
  default: .notRegular
  }
}
