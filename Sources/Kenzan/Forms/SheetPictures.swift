/// What lies on a returned sheet: the pictures in the form's places for them, and what is not read.
struct SheetPictures {
  /// How many pictures of one place are shown.
  static let maximum = 12

  /// The pictures by the name of their place, from left to right.
  private(set) var shown: [String: [RecordPicture]] = [:]
  private(set) var findings: [Finding] = []

  init(_ worksheet: Worksheet, layout: FormLayout, alignment: FormAlignment) {
    guard !worksheet.unreadObjects.isEmpty else { return }
    var rest = worksheet.unreadObjects
    for place in layout.pictures {
      guard let area = alignment.place(of: place.area) else { continue }
      func lies(_ object: UnreadObject) -> Bool {
        object.kind.isPictorial && object.anchor.map { area.contains($0) } ?? false
      }
      let found = rest.filter(lies)
      rest.removeAll(where: lies)
      let cell = "\(worksheet.name)!\(area.first)"
      take(found, of: place.name, isHidden: worksheet.hides(area), cell: cell)
    }
    guard !rest.isEmpty else { return }
    findings.append(Finding(.formObjects, .info, message: .objects(rest)))
  }

  private mutating func take(
    _ objects: [UnreadObject],
    of place: String,
    isHidden: Bool,
    cell: String
  ) {
    guard !objects.isEmpty else { return }
    func report(_ severity: Severity, _ message: Message) {
      findings.append(Finding(.formPicture, severity, cell: cell, message: message))
    }
    let name = String(cell.split(separator: "!").last ?? "")
    if isHidden { return report(.warning, .hidden(name)) }
    var pictures: [RecordPicture] = []
    var unshown: [Unshown] = []
    for object in objects {
      if case .picture(let picture)? = object.picture, let anchor = object.anchor {
        pictures.append(RecordPicture(picture, at: anchor))
      } else {
        unshown.append(Unshown(object))
      }
    }
    if !unshown.isEmpty { report(.warning, .unshown(unshown, name)) }
    if pictures.count > Self.maximum {
      report(.warning, .tooMany(pictures.count, name))
    } else if pictures.count > 1 {
      report(.info, .several(pictures.count, name))
    }
    // In one row from left to right, whatever their order from above.
    pictures.sort { ($0.cell.column, $0.cell.row) < ($1.cell.column, $1.cell.row) }
    if !pictures.isEmpty { shown[place] = Array(pictures.prefix(Self.maximum)) }
  }

  /// What cannot be shown, and why.
  fileprivate enum Unshown: Hashable {
    case object(UnreadObject.Kind)
    case kind(String)
    case linked, cropped, turned, damaged
    case tooLarge(Int)

    init(_ object: UnreadObject) {
      switch object.picture {
      case .unshown(.kind(let kind)): self = .kind(kind)
      case .unshown(.linked): self = .linked
      case .unshown(.cropped): self = .cropped
      case .unshown(.turned): self = .turned
      case .unshown(.damaged): self = .damaged
      case .unshown(.tooLarge(let limit)): self = .tooLarge(limit)
      case .picture, nil: self = object.kind == .picture ? .kind("") : .object(object.kind)
      }
    }
  }
}

extension Worksheet {
  /// Whether all rows or all columns of an area are hidden.
  func hides(_ area: CellRange) -> Bool {
    (area.first.row...area.last.row).allSatisfy { hiddenRows.contains($0) }
      || (area.first.column...area.last.column).allSatisfy { hiddenColumns.contains($0) }
  }
}

// MARK: - Messages

extension SheetPictures.Unshown {
  fileprivate var words: Message {
    switch self {
    case .object(let kind): Message(ja: kind.ja, en: kind.en)
    case .kind(""): Message(ja: "形式の分からない画像", en: "pictures of an unknown kind")
    case .kind(let kind): Message(ja: "\(kind)形式の画像", en: "pictures of the kind \(kind)")
    case .linked: Message(ja: "ほかのファイルにリンクした画像", en: "pictures linked to other files")
    case .cropped: Message(ja: "一部を切り抜いた画像", en: "cropped pictures")
    case .turned: Message(ja: "回転・反転した画像", en: "turned or mirrored pictures")
    case .damaged: Message(ja: "壊れている画像", en: "damaged pictures")
    case .tooLarge(let limit):
      Message(ja: "大きすぎる画像（上限\(limit >> 20)MB）", en: "pictures beyond \(limit >> 20) MB")
    }
  }
}

extension Message {
  fileprivate static func unshown(_ objects: [SheetPictures.Unshown], _ cell: String) -> Self {
    var kinds: [(kind: SheetPictures.Unshown, count: Int)] = []
    for object in objects {
      if let index = kinds.firstIndex(where: { $0.kind == object }) {
        kinds[index].count += 1
      } else {
        kinds.append((object, 1))
      }
    }
    let ja = kinds.map { $0.kind.words.ja + ($0.count > 1 ? "\($0.count)個" : "") }
    let en = kinds.map { $0.kind.words.en + ($0.count > 1 ? " (\($0.count))" : "") }
    return Self(
      ja: """
        \(cell)の画像欄にある\(ja.joined(separator: "、"))は、書き出した様式や配布資料には表示できません。\
        PNGかJPEGで貼り直してください（コピーして［形式を選択して貼り付け］で「図（PNG）」を選ぶと、\
        見たとおりの画像になります）。
        """,
      en: """
        In the place for pictures at \(cell), \(en.joined(separator: ", ")) cannot be shown in an \
        export or a packet. Paste them again as PNG or JPEG: copy, then Paste Special, Picture (PNG).
        """
    )
  }

  fileprivate static func several(_ count: Int, _ cell: String) -> Self {
    Self(
      ja: """
        \(cell)の画像欄の画像\(count)枚は、書き出した様式や配布資料には並べて表示します。\
        重ねて1つの図にしている場合は、1枚の画像にまとめて貼り直してください。
        """,
      en: """
        The \(count) pictures in the place at \(cell) are shown side by side in an export or a \
        packet. If they overlap to make one, paste them as one picture.
        """
    )
  }

  fileprivate static func tooMany(_ count: Int, _ cell: String) -> Self {
    Self(
      ja: """
        \(cell)の画像欄には画像が\(count)枚あります。書き出した様式や配布資料には左から\
        \(SheetPictures.maximum)枚だけを表示します。1枚の画像にまとめて貼り直してください。
        """,
      en: """
        The place for pictures at \(cell) has \(count) pictures; an export or a packet shows only \
        the first \(SheetPictures.maximum) from the left. Paste them as one picture.
        """
    )
  }

  fileprivate static func hidden(_ cell: String) -> Self {
    Self(
      ja: """
        \(cell)の画像欄は行か列が非表示のため、中の画像は書き出した様式や配布資料に表示しません。\
        行・列を再表示するか、画像を消してください。
        """,
      en: """
        The place for pictures at \(cell) is in hidden rows or columns; its pictures are not shown \
        in an export or a packet. Show the rows or columns, or remove the pictures.
        """
    )
  }
}
