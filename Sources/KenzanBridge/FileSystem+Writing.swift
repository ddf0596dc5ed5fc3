private import Glibc

/// Puts a file in place all at once: whatever happens, either the old content stands or the new.
///
/// Written beside the target, made durable, and renamed over it. The corresponding C functions are
/// `open`, `write`, `fsync` and `rename`.
package func writeFile(_ bytes: [UInt8], at path: String) throws(FileError) {
  let folder = folder(of: path)
  let (descriptor, temporary) = try createTemporary(in: folder, for: path)
  do throws(FileError) {
    try fill(descriptor, with: bytes, path)
    guard unsafe rename(temporary, path) == 0 else { throw FileError(number: errno, path: path) }
  } catch {
    unsafe _ = unlink(temporary)
    throw error
  }
  synchronize(folder)
}

/// Makes a folder and those above it; one that exists already is none the worse.
///
/// The corresponding C function is `mkdir`.
package func createFolder(at path: String) throws(FileError) {
  if unsafe mkdir(path, 0o777) == 0 { return }
  let number = errno
  if number == ENOENT {
    let parent = folder(of: path)
    guard parent != path, parent != "." else { throw FileError(number: number, path: path) }
    try createFolder(at: parent)
    guard unsafe mkdir(path, 0o777) == 0 else { throw FileError(number: errno, path: path) }
  } else if number != EEXIST || fileKind(at: path) != .folder {
    throw FileError(number: number, path: path)
  }
}

private func createTemporary(
  in folder: String,
  for path: String
) throws(FileError) -> (descriptor: Int32, path: String) {
  var number = EEXIST
  for attempt in 0..<1000 where number == EEXIST {
    let temporary = "\(folder)/.kenzan-\(getpid())-\(attempt)"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor >= 0 { return (descriptor, temporary) }
    number = errno
  }
  throw FileError(number: number, path: path)
}

private func fill(_ descriptor: Int32, with bytes: [UInt8], _ path: String) throws(FileError) {
  var written = 0
  var number: Int32 = 0
  while written < bytes.count, number == 0 {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
    }
    if count >= 0 { written += count } else if errno != EINTR { number = errno }
  }
  if number == 0, fsync(descriptor) != 0 { number = errno }
  if close(descriptor) != 0, number == 0 { number = errno }
  guard number == 0 else { throw FileError(number: number, path: path) }
}

/// Makes the renaming durable too; a file system that cannot has nothing left to be asked.
private func synchronize(_ folder: String) {
  let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

private func folder(of path: String) -> String {
  let trimmed = path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
}
