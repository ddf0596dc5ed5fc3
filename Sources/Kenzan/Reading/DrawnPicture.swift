/// How a drawing shows a picture: which one, and what it does to it.
struct DrawnPicture {
  private var embedded: String?
  private var isLinked = false
  private var isCropped = false
  private var isTurned = false

  /// Reads the `pic` that has just begun; `nil` for one that is hidden.
  init?(_ reader: PartReader) throws(ReadingError) {
    var isHidden = false
    try reader.forEachChild(in: Namespace.drawing) { local throws(ReadingError) in
      switch local {
      case "nvPicPr":
        try reader.forEachChild(in: Namespace.drawing) { property throws(ReadingError) in
          if property == "cNvPr", reader.flag("hidden") { isHidden = true }
        }
      case "blipFill": try readFill(reader)
      case "spPr":
        try reader.forEachChild(in: Namespace.drawingMain) { property throws(ReadingError) in
          guard property == "xfrm" else { return }
          let angle = reader.attribute("rot").flatMap { Int($0) } ?? 0
          isTurned = angle != 0 || reader.flag("flipH") || reader.flag("flipV")
        }
      default: break
      }
    }
    if isHidden { return nil }
  }

  private mutating func readFill(_ reader: PartReader) throws(ReadingError) {
    // The picture itself stands in the main namespace of drawings, its frame in that of worksheets.
    try reader.forEachChild(in: Namespace.drawingMain) { local throws(ReadingError) in
      switch local {
      case "blip":
        embedded = reader.attribute("embed", in: Namespace.relationships)
        isLinked = reader.attribute("link", in: Namespace.relationships) != nil
      case "srcRect":
        isCropped = ["l", "t", "r", "b"].contains { side in
          guard let text = reader.attribute(side) else { return false }
          // What is negative is room around the picture.
          return !text.hasPrefix("-") && text != "0" && text != "0%"
        }
      default: break
      }
    }
  }

  /// The picture, found by the relationships of its drawing.
  func content(_ media: [String: Relationship], _ pictures: PictureReader) -> PictureContent {
    guard let embedded, let relationship = media[embedded], !relationship.isExternal else {
      return .unshown(isLinked || embedded.flatMap { media[$0] } != nil ? .linked : .damaged)
    }
    let content = pictures.picture(in: relationship.target)
    guard case .picture = content else { return content }
    if isCropped { return .unshown(.cropped) }
    return isTurned ? .unshown(.turned) : content
  }
}
