/// How one of several versions of a sheet is named to people.
struct SheetVersion {
  var file: String
  var sheet: String
  /// What the register says to adopt it: the beginning of the file's SHA-256, and the worksheet where the
  /// file holds several versions.
  var adoption: String

  fileprivate var text: Message {
    Message(ja: "「\(file)」のシート「\(sheet)」", en: "sheet '\(sheet)' of '\(file)'")
  }
}

extension Message {
  /// One field in which two versions differ.
  static func difference(_ place: Message, _ here: Message, _ there: Message) -> Message {
    Message(
      ja: "\(place.ja)がこちらは\(here.ja)、あちらは\(there.ja)",
      en: "\(place.en) is \(here.en) here and \(there.en) there"
    )
  }

  static func differing(
    _ key: (places: Message, values: Message, count: Int),
    _ versions: (own: SheetVersion, other: SheetVersion),
    _ differences: [Message],
    more: Int
  ) -> Message {
    let (own, other) = versions
    let rest = more > 0 ? Message(ja: "、ほか\(more)か所", en: ", and \(more) more") : .nothing
    let list = Message.list(differences) + rest
    // Of two rows of a table a register cannot adopt one.
    let advice =
      own.adoption == other.adoption
      ? Message(
        ja: "正しい方の行だけを残すか、番号を直してください。",
        en: "Keep only the right row, or correct the number."
      )
      : Message(
        ja: "正しい方だけを残すか、どちらが正しいかを事務局に知らせてください"
          + "（事務局は台帳の「採用」に「\(own.adoption)」か「\(other.adoption)」を書きます）。",
        en: "Keep only the right one, or tell the "
          + "secretariat, which writes '\(own.adoption)' or '\(other.adoption)' into 採用 of the register."
      )
    return Message(
      ja:
        "\(key.places.ja)が\(key.values.ja)のシートが\(key.count)枚あり、値が違います（\(other.text.ja)と比べて、\(list.ja)）。"
        + advice.ja,
      en:
        "\(key.count) sheets have \(key.values.en) in \(key.places.en), with different values (compared "
        + "with \(other.text.en): \(list.en)). " + advice.en
    )
  }

  static func same(_ kept: SheetVersion) -> Message {
    Message(
      ja: "\(kept.text.ja)と同じ内容です。1枚として数え、こちらは数えていません。",
      en:
        "It says the same as \(kept.text.en), so the two count as one, and this one does not count."
    )
  }

  static func superseded(_ kept: SheetVersion, _ adopted: String) -> Message {
    Message(
      ja: "台帳の「採用」（\(adopted)）により\(kept.text.ja)を採用したため、こちらは数えていません。",
      en: "The register adopts \(kept.text.en) (\(adopted)), so this one does not count."
    )
  }

  /// The register adopts none of the versions at hand, or does not say which.
  static func adopted(_ text: String, isNone: Bool, _ own: SheetVersion) -> Message {
    guard isNone else {
      return Message(
        ja: "台帳の「採用」（\(text)）に当たる版が2つ以上あり、値が違います。シート名まで「\(own.adoption)」のように書いてください。",
        en: "The register's 採用 ('\(text)') means several versions that differ; write the worksheet "
          + "too, as in '\(own.adoption)'."
      )
    }
    return Message(
      ja: "台帳の「採用」（\(text)）に当たる版がないため、こちらは数えていません。こちらを採用するなら「採用」を「\(own.adoption)」に書き換えてください。",
      en:
        "The register's 採用 ('\(text)') is another version, so this one does not count; to adopt it, "
        + "write '\(own.adoption)' there."
    )
  }

  static func repeated(
    _ places: Message,
    _ values: Message,
    file: String?,
    sheet: String,
    cells: [String]
  ) -> Self {
    let at = cells.isEmpty ? "" : cells.joined(separator: "・")
    let ja = (file.map { "「\($0)」の" } ?? "") + "シート「\(sheet)」" + (at.isEmpty ? "" : "（\(at)）")
    let en =
      "sheet '\(sheet)'" + (at.isEmpty ? "" : " (\(at))") + (file.map { " of '\($0)'" } ?? "")
    return Self(
      ja: "\(places.ja)の\(values.ja)は\(ja)と重なっています。"
        + "どちらかを直すか、二重に提出されたシートを除いてください。",
      en: "\(places.en) says \(values.en), as does \(en). "
        + "Correct one of them, or take out the sheet that was handed in twice."
    )
  }
}
