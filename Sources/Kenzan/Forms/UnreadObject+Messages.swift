extension Message {
  /// What lies on a worksheet and is not read.
  static func objects(_ objects: [UnreadObject]) -> Self {
    var counts: [(kind: UnreadObject.Kind, places: [String])] = []
    for object in objects {
      let place = object.anchor.map { ["\($0)"] } ?? []
      if let index = counts.firstIndex(where: { $0.kind == object.kind }) {
        counts[index].places += place
      } else {
        counts.append((object.kind, place))
      }
    }
    func text(_ name: (UnreadObject.Kind) -> String, _ open: String, _ close: String) -> String {
      counts.map { count in
        let places = count.places.prefix(5).joined(separator: ", ")
        return name(count.kind) + (places.isEmpty ? "" : open + places + close)
      }.joined(separator: open == "（" ? "、" : ", ")
    }
    return Self(
      ja: "セルの外にあるものは読み込んでいません: \(text(\.ja, "（", "）"))。必要な内容なら欄に記入してください。",
      en: "What stands outside the cells was not read: \(text(\.en, " (", ")"))."
    )
  }
}

extension UnreadObject.Kind {
  /// Whether it shows something, as pictures do; notes and checkboxes say something.
  var isPictorial: Bool {
    switch self {
    case .picture, .drawing, .textBox, .chart: true
    case .note, .control: false
    }
  }

  var ja: String {
    switch self {
    case .drawing: "図形"
    case .textBox: "テキストボックス"
    case .picture: "画像"
    case .chart: "グラフ"
    case .note: "コメント・メモ"
    case .control: "チェックボックスなどの部品"
    }
  }

  var en: String {
    switch self {
    case .drawing: "drawings"
    case .textBox: "text boxes"
    case .picture: "pictures"
    case .chart: "charts"
    case .note: "notes"
    case .control: "controls"
    }
  }
}
