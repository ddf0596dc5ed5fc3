// What is said beside sums of what they stand on.
extension SubmissionTally {
  /// One line of a list of what sums stand on.
  package struct Line: Sendable, Equatable {
    package var head = ""
    package var name: String
    package var says = ""
    package var isHeading = false

    /// What stands above lines.
    package static func heading(_ name: String) -> Line { Line(name: name, isHeading: true) }
  }

  /// 500件中487件, of all sheets or of those that say something.
  package func share(_ count: Int? = nil) -> Message {
    let count = count ?? counted
    return Message(ja: "\(expected)件中\(count)件", en: "\(count) of \(expected)")
  }

  /// 500件中487件のシートによる, as it stands above lists; the doubles are in them.
  package func basis(_ count: Int? = nil) -> String {
    let doubles = self.count(.double)
    return share(count).ja + "のシートによる" + (doubles > 0 ? "（重複\(doubles)件を含む）" : "")
  }

  /// 500件中487件（未提出12件、重複1件）.
  package var shareWithRemark: Message {
    share() + (remark.map { Message(ja: "（\($0.ja)）", en: " (\($0.en))") } ?? .nothing)
  }

  /// What is not in the sums as it should be, by its reason; `nil` where there is nothing of it.
  package var remark: Message? { Self.listed(reasons) }

  /// The same behind how many of the sheets are in order.
  package var verdictAndRemark: Message? { Self.listed(verdicts + reasons) }

  private var reasons: [Message] {
    Reason.allCases.filter { count($0) > 0 }.map { reason in
      Message(
        ja: "\(reason.title.ja)\(count(reason))件",
        en: "\(count(reason)) \(reason.title.en)"
      )
    }
  }

  private var verdicts: [Message] {
    guard let failed else { return [] }
    return [
      Message(ja: "直すところなし\(counted - failed)件", en: "\(counted - failed) in order"),
      Message(ja: "あり\(failed)件", en: "\(failed) to be corrected"),
    ]
  }

  private static func listed(_ parts: [Message]) -> Message? {
    guard !parts.isEmpty else { return nil }
    return Message(
      ja: parts.map(\.ja).joined(separator: "、"),
      en: parts.map(\.en).joined(separator: ", ")
    )
  }

  /// How many sheets there should be and how many went in, and by name what did not as it should.
  ///
  /// `name` says what an exception is called to whoever reads the list; `nil` where it is not named.
  package func lines(_ name: (Exception) -> Line? = { Line($0) }) -> [Line] {
    var lines = [
      Line(
        head: "\(expected)件",
        name: "対象のシート",
        says: isByRegister ? "台帳で提出が必要なもの" : "提出されたもの"
      ),
      Line(head: "\(counted)件", name: "集計したシート", says: "一覧と合計に入っているもの"),
    ]
    for reason in Reason.allCases where count(reason) > 0 {
      lines.append(
        Line(head: "\(count(reason))件", name: reason.title.ja, says: reason.meaning.ja)
      )
      lines += exceptions.filter { $0.reason == reason }.compactMap(name)
    }
    return lines
  }
}

extension SubmissionTally.Line {
  /// The line of a sheet or file, set in below its reason.
  package init(_ exception: SubmissionTally.Exception) {
    self.init(head: exception.key, name: "　" + exception.name)
  }
}

extension SubmissionTally.Exception {
  /// 12 広報事業.
  package var title: String { [key, name].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Whether its name is one that everybody may know; else it is that of a file.
  package var isNamedByRegister: Bool { reason == .missing || reason == .absent }
}

extension SubmissionTally.Reason {
  /// What such sheets are called.
  package var title: Message {
    switch self {
    case .unreadSheet: Message(ja: "読めなかったシート", en: "sheets not read")
    case .unreadFile: Message(ja: "読めないファイル", en: "files that cannot be read")
    case .missing: Message(ja: "未提出", en: "not handed in")
    case .absent: Message(ja: "提出済で今回の集計にないもの", en: "handed in before but not counted here")
    case .double: Message(ja: "重複", en: "handed in twice")
    case .unkeyed: Message(ja: "番号のないシート", en: "without a key")
    }
  }

  /// What it means for a list.
  package var says: Message {
    switch self {
    case .unreadSheet, .missing, .absent: Message(ja: "この一覧にありません", en: "not on the list")
    case .unreadFile: Message(ja: "中のシートは、この一覧にありません", en: "its sheets are not on the list")
    case .double: Message(ja: "同じ番号のシートが2行以上あります", en: "on the list more than once")
    case .unkeyed: Message(ja: "番号が空欄のまま載せています", en: "on the list without a key")
    }
  }

  /// What it means for the sums.
  package var meaning: Message {
    switch self {
    case .unreadSheet:
      Message(ja: "様式のとおりに読めず、合計に入っていません", en: "not in the sums")
    case .unreadFile:
      Message(ja: "中のシートの数が分からず、対象の数にも入っていません", en: "not counted at all")
    case .missing: Message(ja: "提出がなく、合計に入っていません", en: "not in the sums")
    case .absent:
      Message(ja: "今回のファイルにないか、採用した版ではないため、合計に入っていません", en: "not in the sums")
    case .double:
      Message(ja: "同じ番号のシートが先にあり、両方とも合計に入っています", en: "both are in the sums")
    case .unkeyed:
      Message(ja: "台帳のどの行か分かりませんが、合計に入っています", en: "in the sums all the same")
    }
  }
}
