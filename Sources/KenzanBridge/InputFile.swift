private import Glibc

/// A regular file that is read block by block, from any place.
package struct InputFile: ~Copyable {
  /// What tells one state of a file from another.
  package struct Version: Sendable, Equatable {
    package let size: Int
    private let device: UInt64
    private let inode: UInt64
    private let seconds: Int
    private let nanoseconds: Int

    fileprivate init(_ status: stat) {
      size = Int(status.st_size)
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// The state in which it was opened.
  package let version: Version
  private let path: String
  private let descriptor: Int32

  /// Opens a file; a pipe or a device is refused without waiting for it, and so is a file in another
  /// state than the one that is expected.
  ///
  /// The corresponding C functions are `open` and `fstat`.
  package init(path: String, expecting expected: Version? = nil) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(number: errno, path: path) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(status.st_mode & S_IFMT == S_IFDIR ? .folder : .notRegular, path: path)
    }
    let version = Version(status)
    guard expected == nil || expected == version else {
      close(descriptor)
      throw FileError(.changed, path: path)
    }
    self.path = path
    self.descriptor = descriptor
    self.version = version
  }

  deinit { close(descriptor) }

  /// Fills a buffer from one of its places on; how many bytes there were, less than asked for at the end.
  ///
  /// The corresponding C function is `pread`.
  package func read(
    into buffer: inout [UInt8],
    at place: Int,
    from offset: Int
  ) throws(FileError) -> Int {
    var place = place
    var offset = offset
    let first = place
    while place < buffer.count {
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[place...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileError(number: errno, path: path) }
      if got == 0 { break }
      place += got
      offset += got
    }
    return place - first
  }

  /// The SHA-256 digest of all its bytes, as `sha256(of:)` gives it.
  package func digest() throws(FileError) -> String {
    var digest = SHA256Digest()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    while true {
      let count = try read(into: &buffer, at: 0, from: offset)
      digest.add(buffer, count: count)
      offset += count
      if count < buffer.count { return digest.hexadecimal }
    }
  }
}
