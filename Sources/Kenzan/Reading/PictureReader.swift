import KenzanBridge

/// Reads the pictures of a workbook, each once however often it is shown, within bounds.
///
/// Nothing about a picture makes a workbook unreadable: what cannot be shown says why.
final class PictureReader {
  private let package: OfficePackage
  private let limits: Limits
  private var known: [String: PictureContent] = [:]
  private var bytes = 0

  init(package: OfficePackage, limits: Limits) {
    self.package = package
    self.limits = limits
  }

  /// The picture in a part.
  func picture(in part: String) -> PictureContent {
    if let known = known[part] { return known }
    let content = read(part)
    known[part] = content
    return content
  }

  private func read(_ part: String) -> PictureContent {
    // The stated size only spares the work; what is really inflated is counted below.
    if let stated = package.statedBytes(of: part), stated > limits.pictureBytes {
      return .unshown(.tooLarge(limits.pictureBytes))
    }
    guard bytes < limits.picturesBytes else { return .unshown(.tooLarge(limits.picturesBytes)) }
    let content: [UInt8]
    do throws(ReadingError) {
      content = try package.bytes(of: part, maximum: limits.pictureBytes)
    } catch {
      return .unshown(.damaged)
    }
    bytes += content.count
    guard bytes <= limits.picturesBytes else { return .unshown(.tooLarge(limits.picturesBytes)) }
    if content.starts(with: PNGFile.signature) {
      return PNGFile.picture(content).map { .picture($0) } ?? .unshown(.damaged)
    }
    if content.starts(with: JPEGFile.signature) {
      return JPEGFile.picture(content).map { .picture($0) } ?? .unshown(.damaged)
    }
    return .unshown(.kind(Self.kind(of: part)))
  }

  /// The kind that the name of a part tells: `EMF`.
  private static func kind(of part: String) -> String {
    guard let dot = part.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let suffix = part[part.utf8.index(after: dot)...]
    let isPlain = suffix.utf8.count <= 5 && suffix.utf8.allSatisfy { $0.isLetterOrDigit }
    return isPlain ? suffix.uppercased() : ""
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
