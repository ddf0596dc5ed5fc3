import KenzanBridge

/// What is said of workbooks that break a bound or the format, with the part and the line.
extension ReadingError {
  /// A part of a workbook that breaks the format, as the ends of two sentences.
  static func damaged(part: String, line: Int? = nil, ja: String, en: String) -> Self {
    let place =
      line.map { ("「\(part)」\($0)行目", "'\(part)', line \($0)") } ?? ("「\(part)」", "'\(part)'")
    return Self(
      .damaged,
      Message(
        ja: "壊れているため読み込めません（\(place.0): \(ja)）。Excelで開いて保存し直し、再提出してください。",
        en: "is damaged (\(place.1): \(en)); open it in Excel, save it again and hand it in again"
      )
    )
  }

  /// Something larger than a bound, which is named with its number.
  static func limit(ja: String, en: String) -> Self {
    Self(
      .limit,
      Message(
        ja: "大きすぎるため読み込めません（\(ja)）。不要なシートや行を除いて再提出してください。",
        en:
          "is too large (\(en)); remove the sheets and rows that are not needed and hand it in again"
      )
    )
  }

  init(_ error: ZipError) {
    let part = error.part ?? "ZIP"
    switch error.reason {
    case .notAZip, .truncated: self = .truncatedZip
    case .encrypted: self = .encryptedZip
    case .checksum:
      self = .damaged(part: part, ja: "検査値（CRC）が合いません", en: "its checksum does not agree")
      kind = .badChecksum
    case .unsupported:
      self = .damaged(
        part: part,
        ja: "圧縮または分割の方式に対応していません",
        en: "compressed or split in a way that is not supported"
      )
    case .inconsistent:
      self = .damaged(part: part, ja: "圧縮データが矛盾しています", en: "the zip data contradict themselves")
    case .outOfMemory: self = .limit(ja: "メモリーが足りません", en: "not enough memory")
    case .tooManyEntries(let limit):
      self = .limit(ja: "ZIPの項目は\(limit)個まで", en: "a zip archive may have \(limit) entries")
    case .partTooLarge(let limit):
      self = .limit(
        ja: "「\(part)」が展開後\(limit >> 20)MBを超えています",
        en: "'\(part)' inflates to more than \(limit >> 20) MB"
      )
    case .packageTooLarge(let limit):
      self = .limit(
        ja: "展開後の合計が\(limit >> 20)MBを超えています",
        en: "its parts inflate to more than \(limit >> 20) MB"
      )
    case .bomb(let ratio):
      self = Self(
        .zipBomb,
        Message(
          ja: "展開すると\(ratio)倍を超える大きさになるため開きません（「\(part)」）。"
            + "悪意のあるファイルのおそれがあります。提出者に確かめてください。",
          en: "inflates to more than \(ratio) times its size ('\(part)') and is not opened; "
            + "it may be meant to do harm, so ask whoever sent it"
        )
      )
    }
  }

  init(_ error: XMLStreamError, part: String) {
    let (ja, en): (String, String)
    switch error.reason {
    case .documentType: (ja, en) = ("DOCTYPE宣言があります", "it has a DOCTYPE declaration")
    case .encoding: (ja, en) = ("文字コードが正しくありません", "its encoding is not what it states")
    case .malformed(let words): (ja, en) = ("XMLの誤り「\(words)」", "not well-formed XML: \(words)")
    case .tooDeep(let limit): (ja, en) = ("要素の入れ子が\(limit)段を超えています", "nested deeper than \(limit)")
    case .tooManyAttributes(let limit):
      (ja, en) = ("1つの要素の属性が\(limit)個を超えています", "an element has more than \(limit) attributes")
    case .tooManyNames(let limit):
      (ja, en) = ("要素や属性の名前が\(limit)種類を超えています", "more than \(limit) different names")
    case .tokenTooLong(let limit):
      (ja, en) = (
        "1つのタグやコメントが\(limit >> 20)MBを超えています", "a tag or comment is longer than \(limit >> 20) MB"
      )
    case .outOfMemory: (ja, en) = ("メモリーが足りません", "not enough memory")
    }
    self = .damaged(part: part, line: error.line, ja: ja, en: en)
  }
}
