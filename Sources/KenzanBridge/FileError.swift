private import Glibc

/// Why a file or folder cannot be read or written.
package struct FileError: Error, Sendable, Equatable {
  package enum Kind: String, Sendable {
    case missing, danglingLink, permission, folder
    /// A pipe, a device, a socket: reading it might never end.
    case notRegular
    /// It was written to while it was read: what was read may be of two states.
    case changed
    case tooLarge, nameTooLong, noSpace, readOnly, notAFolder, exists, other
  }

  package var kind: Kind
  package var path: String
  /// The system's own words.
  package var words: String

  package init(_ kind: Kind, path: String, words: String = "") {
    self.kind = kind
    self.path = path
    self.words = words
  }

  /// The error for an error number; the only place that compares them.
  init(number: Int32, path: String) {
    let kind: Kind
    switch number {
    case ENOENT: kind = .missing
    case EACCES, EPERM: kind = .permission
    case EISDIR: kind = .folder
    case ENOTDIR: kind = .notAFolder
    case ENAMETOOLONG: kind = .nameTooLong
    case ENOSPC, EDQUOT: kind = .noSpace
    case EROFS: kind = .readOnly
    case EEXIST, ENOTEMPTY: kind = .exists
    case ELOOP: kind = .danglingLink
    default: kind = .other
    }
    self.init(kind, path: path, words: unsafe String(cString: strerror(number)))
  }
}
