private import Glibc

/// Makes a folder and those above it; one that exists already is none the worse.
///
/// The corresponding C function is `mkdir`.
package func createFolder(at path: String) throws(FileError) {
  if unsafe mkdir(path, 0o777) == 0 { return }
  let number = errno
  if number == ENOENT {
    let parent = folderName(of: path)
    guard parent != path, parent != "." else { throw FileError(number: number, path: path) }
    try createFolder(at: parent)
    guard unsafe mkdir(path, 0o777) == 0 else { throw FileError(number: errno, path: path) }
  } else if number != EEXIST || fileKind(at: path) != .folder {
    throw FileError(number: number, path: path)
  }
}

/// Writes bytes to a stream such as a pipe or a device.
package func writeStream(_ bytes: [UInt8], at path: String) throws(FileError) {
  let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
  let failed = writeAll(bytes, to: descriptor) != nil
  let failure = FileError(number: errno, path: path)
  guard close(descriptor) == 0, !failed else { throw failure }
}

/// Removes a file.
///
/// The corresponding C function is `unlink`.
package func removeFile(at path: String) throws(FileError) {
  if unsafe unlink(path) == 0 || errno == ENOENT { return }
  throw FileError(number: errno, path: path)
}

/// Writes all bytes; the number of the error if that failed.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
  unsafe bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      guard let start = buffer.baseAddress else { break }
      let count = unsafe write(descriptor, start + done, buffer.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += count
    }
    return nil
  }
}

/// Makes the renaming durable too; a file system that cannot has nothing left to be asked.
package func synchronize(_ folder: String) {
  let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

/// The folder that a path lies in: `.` for a bare name.
package func folderName(of path: String) -> String {
  let trimmed = path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
}
