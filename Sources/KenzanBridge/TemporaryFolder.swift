private import Glibc

/// A folder of our own, removed with its owner whatever is in it then.
package struct TemporaryFolder: ~Copyable {
  /// Where it is.
  package let path: String

  /// The corresponding C function is `mkdtemp`.
  package init() throws(FileError) {
    let root = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((root + "/kenzan-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw FileError(number: errno, path: root) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { removeTree(path) }
}

/// Removes a folder and what is in it, as far as it can be removed; links are not followed.
private func removeTree(_ folder: String) {
  for name in (try? names(in: folder)) ?? [] {
    let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
    if unsafe unlink(path) != 0 { removeTree(path) }
  }
  _ = unsafe rmdir(folder)
}
