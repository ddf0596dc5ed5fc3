private import KenzanBridge

/// What lies on a sheet besides its cells: pictures that are published as they are, and what is not.
struct PublicObjects {
  let record: Record
  /// What was found when the sheet was read.
  let reading: [Finding]

  var findings: [Finding] { pictures + others }

  /// The pictures in the places that everybody may see.
  private var pictures: [Finding] {
    record.schema.layout.pictures.filter { !$0.isInternal }.compactMap { place in
      guard let pictures = record.pictures[place.name], let first = pictures.first else {
        return nil
      }
      var finding = Finding(
        .publicPicture,
        .warning,
        cell: "\(record.sheet)!\(first.cell)",
        message: .pictures(pictures.count, first.cell)
      )
      finding.field = FieldPath(place.name)
      finding.value = pictures.map { Self.digest(of: $0.picture) }.joined(separator: " ")
      return finding
    }
  }

  /// Notes, drawings and pictures elsewhere, which nothing public is made of.
  private var others: [Finding] {
    reading.filter { $0.code == .formObjects }.map {
      Finding(.publicObjects, .info, message: .sentences([$0.message, .unpublished]))
    }
  }

  /// By this somebody who looked at it knows it again.
  private static func digest(of picture: Picture) -> String {
    String(KenzanBridge.sha256(of: picture.bytes).prefix(12))
  }
}

extension Message {
  fileprivate static func pictures(_ count: Int, _ cell: CellReference) -> Message {
    Message(
      ja: "\(cell)の画像\(count)枚は、公開するブックにそのまま載ります。人の顔、氏名、連絡先などが写っていないか、見て確かめてください。"
        + "公開してよいものなら、理由を付けて承認できます。",
      en:
        "the pictures at \(cell) (\(count)) are published as they are. Look whether they show faces, "
        + "names or numbers of people; if they may be published, they can be accepted with a reason."
    )
  }

  fileprivate static let unpublished = Message(
    ja: "公開するファイルにも入りません。",
    en: "Nothing of it is published."
  )
}
