/// A picture of a worksheet, without anything but what is seen: no camera, place, author or thumbnail.
package struct Picture: Sendable, Equatable {
  package enum Format: String, Sendable {
    case png = "PNG"
    case jpeg = "JPEG"
  }

  package var format: Format
  package var bytes: [UInt8]
  /// In pixels.
  package var width: Int
  package var height: Int

  package init(format: Format, bytes: [UInt8], width: Int, height: Int) {
    self.format = format
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}

/// What is known of a picture: itself, or why it cannot be shown again.
package enum PictureContent: Sendable, Equatable {
  package enum Obstacle: Sendable, Equatable {
    /// Its kind, such as `EMF`; empty where nobody knows it.
    case kind(String)
    /// It lies in another file.
    case linked
    /// It is cut to a part, turned or mirrored, which the file of the picture does not know of.
    case cropped, turned
    /// It, or all of the file together, is larger than is read, in bytes.
    case tooLarge(Int)
    case damaged
  }

  case picture(Picture)
  case unshown(Obstacle)
}
