import KenzanBridge

/// Lists what lies on a worksheet but is not read: drawings, pictures, charts, notes, controls.
struct ObjectLister {
  let package: OfficePackage
  /// The part of the worksheet.
  let part: String
  let pictures: PictureReader

  /// Everything, sorted by place; what states no place comes last.
  func list(_ objects: WorksheetReader.Objects) throws(ReadingError) -> [UnreadObject] {
    var list = objects.controls.map { UnreadObject(kind: .control, anchor: $0) }
    let relationships = try package.relationships(of: part)
    for relationship in relationships.values where !relationship.isExternal {
      switch relationship.type {
      case "drawing": list += try drawings(relationship.target)
      case "comments": list += try notes(relationship.target)
      default: break
      }
    }
    if objects.controls.isEmpty,
      let legacy = objects.legacyDrawing.flatMap({ relationships[$0] }), !legacy.isExternal
    {
      list += legacyControls(legacy.target)
    }
    return list.sorted {
      switch ($0.anchor, $1.anchor) {
      case (let one?, let other?): (one, $0.kind.rawValue) < (other, $1.kind.rawValue)
      case (nil, let other): other == nil && $0.kind.rawValue < $1.kind.rawValue
      case (_, nil): true
      }
    }
  }

  /// The cell that an anchor's `from` names, which counts rows and columns from 0.
  static func corner(_ reader: PartReader) throws(ReadingError) -> CellReference? {
    var column: Int?
    var row: Int?
    try reader.forEachChild { name throws(ReadingError) in
      switch name.local {
      case "col": column = Int(String(decoding: try reader.text(), as: UTF8.self))
      case "row": row = Int(String(decoding: try reader.text(), as: UTF8.self))
      default: break
      }
    }
    return reference(row: row, column: column)
  }

  private static func reference(row: Int?, column: Int?) -> CellReference? {
    guard let row, let column, row >= 0, column >= 0, row < .max, column < .max else { return nil }
    return CellReference(row: row + 1, column: column + 1)
  }

  private func drawings(_ target: String) throws(ReadingError) -> [UnreadObject] {
    let media = try package.relationships(of: target)
    let found = try package.read(target) { reader throws(ReadingError) in
      try drawings(in: reader)
    }
    // Pictures have a limit together, so each is looked at once, when the part is known to be sound.
    return found.map { object, picture in
      var object = object
      object.picture = picture?.content(media, pictures)
      return object
    }
  }

  private func drawings(
    in reader: PartReader
  ) throws(ReadingError) -> [(object: UnreadObject, picture: DrawnPicture?)] {
    try reader.expectRoot(Namespace.drawing, "wsDr")
    var list: [(object: UnreadObject, picture: DrawnPicture?)] = []
    try reader.forEachChild(in: Namespace.drawing) { _ throws(ReadingError) in
      var anchor: CellReference?
      try reader.forEachChild(in: Namespace.drawing) { local throws(ReadingError) in
        if local == "from" {
          anchor = try Self.corner(reader)
        } else if local == "pic" {
          guard let shown = try DrawnPicture(reader) else { return }
          list.append((UnreadObject(kind: .picture, anchor: anchor), shown))
        } else if let kind = try kind(of: local, reader) {
          list.append((UnreadObject(kind: kind, anchor: anchor), nil))
        }
      }
    }
    return list
  }

  /// What a shape is; `nil` for no shape, or one that only stands for a control listed elsewhere.
  private func kind(
    of local: String,
    _ reader: PartReader
  ) throws(ReadingError) -> UnreadObject.Kind? {
    switch local {
    case "grpSp", "cxnSp", "contentPart": return .drawing
    case "graphicFrame":
      var isChart = false
      try reader.forEachChild { name throws(ReadingError) in
        guard name.local == "graphic" else { return }
        try reader.forEachChild { _ throws(ReadingError) in
          isChart = isChart || (reader.attribute("uri") ?? "").contains("chart")
        }
      }
      return isChart ? .chart : .drawing
    case "sp":
      var hasText = false
      var isHidden = false
      try reader.forEachChild { name throws(ReadingError) in
        switch name.local {
        case "nvSpPr":
          try reader.forEachChild { property throws(ReadingError) in
            if property.local == "cNvPr" { isHidden = reader.flag("hidden") }
            if property.local == "cNvSpPr", reader.flag("txBox") { hasText = true }
          }
        case "txBody":
          let holdsText = try Self.holdsText(reader)
          hasText = hasText || holdsText
        default: break
        }
      }
      return isHidden ? nil : hasText ? .textBox : .drawing
    default: return nil
    }
  }

  /// Whether any paragraph of the text body has a run with text.
  private static func holdsText(_ reader: PartReader) throws(ReadingError) -> Bool {
    var found = false
    try reader.forEachChild(in: Namespace.drawingMain) { _ throws(ReadingError) in
      try reader.forEachChild(in: Namespace.drawingMain) { _ throws(ReadingError) in
        try reader.forEachChild(in: Namespace.drawingMain) { local throws(ReadingError) in
          guard local == "t" else { return }
          let text = try reader.text()
          found = found || !text.isEmpty
        }
      }
    }
    return found
  }

  private func notes(_ target: String) throws(ReadingError) -> [UnreadObject] {
    try package.read(target) { reader throws(ReadingError) in
      try reader.expectRoot(Namespace.main, "comments")
      var list: [UnreadObject] = []
      try reader.forEachChild(in: Namespace.main) { local throws(ReadingError) in
        guard local == "commentList" else { return }
        try reader.forEachChild(in: Namespace.main) { child throws(ReadingError) in
          guard child == "comment" else { return }
          let anchor = reader.attribute("ref").flatMap { CellReference($0) }
          list.append(UnreadObject(kind: .note, anchor: anchor))
        }
      }
      return list
    }
  }

  /// The controls of an old drawing, which is often no well-formed XML; then none are listed.
  private func legacyControls(_ target: String) -> [UnreadObject] {
    var list: [UnreadObject] = []
    do throws(ReadingError) {
      try package.read(target) { reader throws(ReadingError) in
        list = []
        _ = try reader.root()
        try reader.forEachChild { _ throws(ReadingError) in
          try reader.forEachChild { name throws(ReadingError) in
            guard name.local == "ClientData", name.namespace == Namespace.excelVML,
              let type = reader.attribute("ObjectType"), type != "Note"
            else { return }
            let anchor = try legacyAnchor(reader)
            list.append(UnreadObject(kind: type == "Pict" ? .picture : .control, anchor: anchor))
          }
        }
      }
    } catch {
      return list
    }
    return list
  }

  private func legacyAnchor(_ reader: PartReader) throws(ReadingError) -> CellReference? {
    var anchor: CellReference?
    try reader.forEachChild { name throws(ReadingError) in
      guard name.local == "Anchor" else { return }
      // Column, offset, row, offset of the top left corner, then of the bottom right.
      let numbers = String(decoding: try reader.text(), as: UTF8.self).split(separator: ",").map {
        Int($0.filter { $0.isASCII && $0.isNumber })
      }
      guard numbers.count >= 3 else { return }
      anchor = Self.reference(row: numbers[2], column: numbers[0])
    }
    return anchor
  }
}
