/// Why a zip archive, or one part of it, cannot be read.
package struct ZipError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// No zip archive at all.
    case notAZip
    /// It ends before its directory: cut off while it was copied or sent.
    case truncated
    /// What was inflated does not have the stored checksum.
    case checksum
    /// A part is encrypted.
    case encrypted
    /// Compressed in a way that no spreadsheet program uses.
    case unsupported
    /// The directory or the compressed data contradict themselves.
    case inconsistent
    /// The directory lists more entries than the bound.
    case tooManyEntries(limit: Int)
    /// A part is larger than the bound, as really inflated.
    case partTooLarge(limit: Int)
    /// The parts read so far are larger than the bound, as really inflated.
    case packageTooLarge(limit: Int)
    /// Inflates to so many times its size that it can only be meant to do harm.
    case bomb(ratio: Int)
    case outOfMemory
  }

  package var reason: Reason
  /// The part that was being read, `nil` while the archive was being opened.
  package var part: String?

  package init(_ reason: Reason, part: String? = nil) {
    self.reason = reason
    self.part = part
  }
}
