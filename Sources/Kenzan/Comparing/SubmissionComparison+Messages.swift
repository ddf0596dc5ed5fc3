// What is said of a comparison, in text and in the workbook.
extension Message {
  static func unchanged(_ count: Int) -> Self {
    Self(
      ja: "提出し直されたシートの内容は前回と同じです（シート\(count)件）。",
      en: "what was handed in again says the same as before (sheets: \(count))"
    )
  }

  static func head(_ comparison: SubmissionComparison) -> Self {
    let counts = comparison.counts
    let (added, removed) = (comparison.added.count, comparison.removed.count)
    let (unpaired, unread) = (comparison.unpaired.count, comparison.unread.count)
    var parts = [
      Self(
        ja: "変わったシート\(counts.changed)件（変わった値\(counts.values)か所）",
        en: "sheets changed \(counts.changed) (values \(counts.values))"
      ),
      Self(ja: "今回だけにあるシート\(added)件", en: "added \(added)"),
      Self(ja: "前回だけにあるシート\(removed)件", en: "removed \(removed)"),
      Self(ja: "変わらないシート\(counts.unchanged)件", en: "unchanged \(counts.unchanged)"),
    ]
    if unpaired > 0 {
      parts.append(Self(ja: "組み合わせに注意のいるもの\(unpaired)件", en: "to be looked at \(unpaired)"))
    }
    if unread > 0 { parts.append(Self(ja: "読めないもの\(unread)件", en: "not read \(unread)")) }
    return .list(parts)
  }

  static func findings(_ counts: SubmissionComparison.Counts) -> Self {
    let parts = FindingChange.Kind.allCases.map { kind in
      let count = counts.findings[kind] ?? 0
      return Self(ja: "\(kind.title.ja)\(count)件", en: "\(kind.title.en) \(count)")
    }
    return Self(ja: "指摘: ", en: "findings: ") + .list(parts)
  }

  static func otherYear(_ year: FiscalYear) -> Self {
    Self(
      ja: "前回は\(year.title)のシートです。同じ年度の列どうしを比べています。",
      en: "the earlier sheets are those of \(year.key); columns of the same year are compared"
    )
  }

  // MARK: - One sheet

  /// （a.xlsx → b.xlsx）, the name once where both have it.
  static func files(_ sheet: ComparedSheet) -> Self {
    let (old, new) = (sheet.old.path.fileName, sheet.new.path.fileName)
    let names = old == new ? new : "\(old) → \(new)"
    return Self(ja: "（\(names)）", en: " (\(names))")
  }

  static func sum(_ sheet: ComparedSheet) -> Self {
    let values = sheet.changes.count + sheet.pictures.count
    var parts =
      values > 0
      ? [Self(ja: "変わった値\(values)か所", en: "values changed \(values)")]
      : [Self(ja: "内容は前回と同じ", en: "says the same as before")]
    for kind in FindingChange.Kind.allCases {
      let count = sheet.findings.count { $0.kind == kind }
      guard count > 0 else { continue }
      parts.append(Self(ja: "\(kind.adjective)指摘\(count)件", en: "\(kind.title.en) \(count)"))
    }
    return .list(parts)
  }

  static func change(_ change: ValueChange, in sheet: ComparedSheet) -> Self {
    let (old, new) = change.shown()
    let amount = change.difference.map { .spaced(nothing, .difference($0, change.unit)) } ?? nothing
    return place(of: change, in: sheet) + Self(ja: ": ", en: ": ") + old + Self(both: " → ") + new
      + amount
  }

  /// （43,956千円減）.
  static func difference(_ difference: ExactDecimal, _ unit: String?) -> Self {
    let figure = FigureText.text(difference.magnitude, unit: unit)
    return difference < .zero
      ? Self(ja: "（\(figure.ja)減）", en: "(\(figure.en) less)")
      : Self(ja: "（\(figure.ja)増）", en: "(\(figure.en) more)")
  }

  /// K20「事業経費／R6決算額」, with both cells where the value moved.
  private static func place(of change: ValueChange, in sheet: ComparedSheet) -> Self {
    let old = change.old?.cell.map { sheet.old.short($0) }
    let new = change.new?.cell.map { sheet.new.short($0) }
    let label = Self(ja: "「\(change.label)」", en: "'\(change.label)'")
    let cells: Self =
      switch (old, new) {
      case (let old?, let new?) where old != new:
        Self(ja: "前回\(old)、今回\(new)", en: "\(old), now \(new)")
      case (let cell?, _), (nil, let cell?): Self(both: cell)
      case (nil, nil): nothing
      }
    return cells == nothing ? label : .spaced(cells, label)
  }

  static func picture(_ name: String) -> Self {
    Self(ja: "図「\(name)」が別の図になりました", en: "the picture '\(name)' is another one")
  }

  /// K19「総事業費／R6決算額」の指摘（cost.total）.
  static func place(of finding: Finding, withRule: Bool = true) -> Self {
    let cell = finding.cell?.split(separator: "!").last.map(String.init) ?? ""
    let rule = finding.ruleName
    guard let label = finding.label else { return finding.message }
    let place = Self(ja: "\(cell)「\(label)」", en: "\(cell) '\(label)'")
    return withRule ? place + Self(ja: "の指摘（\(rule)）", en: " (\(rule))") : place
  }

  /// Several rules that cannot be judged any more, in one line.
  static func unverifiable(_ findings: [Finding]) -> Self {
    let places = findings.map { place(of: $0, withRule: false) }
    let unique = places.enumerated().filter { places.firstIndex(of: $0.element) == $0.offset }
    let all = list(unique.map(\.element))
    return Self(
      ja: "\(all.ja)は、もとになる値が空欄か読み取れないため確かめられません（誤りという意味ではありません）。",
      en: "\(all.en): what they rest on is blank or cannot be read, which does not mean wrong"
    )
  }

  /// Why a finding of the earlier sheet cannot be judged any more.
  static func lost(_ finding: Finding) -> Self {
    let place = place(of: finding)
    return Self(
      ja: "\(place.ja)は、今回のシートに読み取れる値（または欄）がないため確かめられません。",
      en: "\(place.en): nothing that can be read stands in the later sheet, or it has no such field"
    )
  }

  // MARK: - Lists

  static let againHead = Self(ja: "内容の変わらない再提出:", en: "handed in again without a change:")

  static func again(_ sheet: ComparedSheet) -> Self {
    Self(both: sheet.new.title) + files(sheet) + Self(both: ": ") + resubmission(sheet)
  }

  /// How the file differs though it says the same.
  static func resubmission(_ sheet: ComparedSheet) -> Self {
    let what =
      switch (sheet.isRenamed, sheet.hasSameBytes) {
      case (true, true): Self(ja: "ファイル名だけが変わりました", en: "only the file's name is another")
      case (true, false):
        Self(
          ja: "ファイル名が変わり、保存し直されていますが、値はすべて同じです",
          en: "saved again under another name, every value is the same"
        )
      case (false, _): Self(ja: "保存し直されていますが、値はすべて同じです", en: "saved again, every value is the same")
      }
    let rewritten =
      sheet.rewritten == 0
      ? nothing
      : Self(
        ja: "（表記だけの違い\(sheet.rewritten)か所）",
        en: " (\(sheet.rewritten) written in another way)"
      )
    return what + rewritten
  }

  static func added(_ count: Int) -> Self {
    Self(ja: "今回だけにあるシート\(count)件:", en: "sheets only in the later state: \(count)")
  }

  static func removed(_ count: Int, mayBeUnread: Bool) -> Self {
    let hint =
      mayBeUnread
      ? Self(ja: "（今回読めなかったものの中にあるかもしれません）", en: " (they may be among what could not be read)")
      : nothing
    return Self(ja: "前回だけにあるシート\(count)件", en: "sheets only in the earlier state: \(count)")
      + hint + Self(ja: ":", en: "")
  }

  static let unpairedHead = Self(ja: "組み合わせに注意のいるもの:", en: "to be looked at:")

  static func unpaired(_ sheets: UnpairedSheets) -> Self {
    let title = (sheets.new + sheets.old).first?.title ?? ""
    var sides: [Self] = []
    if !sheets.old.isEmpty {
      sides.append(Self(ja: "前回 ", en: "before: ") + places(sheets.old))
    }
    if !sheets.new.isEmpty {
      sides.append(Self(ja: "今回 ", en: "now: ") + places(sheets.new))
    }
    let all = joined(sides, by: Self(ja: "／", en: "; "))
    return Self(
      ja: "\(title): \(sheets.reason.text.ja)（\(all.ja)）",
      en: "\(title): \(sheets.reason.text.en) (\(all.en))"
    )
  }

  /// Where sheets are, the first of them; the worksheet where the file has a name of its own for it.
  private static func places(_ places: [SheetPlace]) -> Self {
    let shown = places.prefix(5).map { place in
      place.sheet == place.title
        ? Self(both: place.path)
        : Self(ja: "\(place.path)「\(place.sheet)」", en: "\(place.path) '\(place.sheet)'")
    }
    return list(shown) + (places.count > 5 ? andMore(places.count - 5) : nothing)
  }

  static let unreadHead = Self(ja: "読めないもの（比べていません）:", en: "not read, so not compared:")

  static let ignoredHead = Self(
    ja: "提出するシートではないため読んでいないもの:",
    en: "no submissions, so not read:"
  )

  static func unread(_ place: UnreadPlace) -> Self {
    let side = side(of: place)
    let sheet = place.sheet.map { Self(ja: "「\($0)」", en: " '\($0)'") } ?? nothing
    return Self(ja: "\(side.ja) ", en: "\(side.en): ") + Self(both: place.path) + sheet
      + Self(both: ": ") + place.reason
  }

  /// Places of one kind in one line; one alone as what could not be read.
  static func ignored(_ places: [UnreadPlace]) -> Self {
    guard let first = places.first, places.count > 1 else {
      return places.first.map { unread($0) } ?? nothing
    }
    let side = side(of: first)
    let shown = list(places.prefix(5).map { Self(both: $0.title) })
    let all = shown + (places.count > 5 ? andMore(places.count - 5) : nothing)
    let kind = first.kind
    return Self(
      ja: "\(side.ja) \(places.count)件: \(kind.ja)（\(all.ja)）",
      en: "\(side.en): \(places.count): \(kind.en) (\(all.en))"
    )
  }

  private static func side(of place: UnreadPlace) -> Self {
    place.isOld ? Self(ja: "前回", en: "before") : Self(ja: "今回", en: "now")
  }

  static let gapHead = Self(
    ja: "様式が違うため比べていない欄:",
    en: "fields not compared, as the forms differ:"
  )

  /// What the forms do not have in common, a line each.
  static func gap(_ gap: FormGap) -> [Self] {
    let lines: [(Self, [String])] = [
      (Self(ja: "前回の様式だけにある欄", en: "only in the earlier form"), gap.onlyOld),
      (Self(ja: "今回の様式だけにある欄", en: "only in the later form"), gap.onlyNew),
      (Self(ja: "種類か単位の違う欄", en: "of another type or unit"), gap.different),
    ]
    return lines.filter { !$0.1.isEmpty }.map { head, labels in
      let shown = list(labels.prefix(5).map { Self(ja: "「\($0)」", en: "'\($0)'") })
      let more = labels.count > 5 ? andMore(labels.count - 5) : nothing
      return Self(both: "\(gap.schema) ") + head
        + Self(ja: "\(labels.count)件: ", en: " (\(labels.count)): ")
        + shown + more
    }
  }
}

extension SheetPlace {
  /// A cell without the name of the worksheet that it is in anyway.
  func short(_ cell: String) -> String {
    cell.hasPrefix(sheet + "!") ? String(cell.dropFirst(sheet.count + 1)) : cell
  }
}

extension FindingChange.Kind {
  /// As it stands before 指摘.
  fileprivate var adjective: String {
    switch self {
    case .still: "残っている"
    case .new: "新しい"
    case .resolved: "解消した"
    case .unverifiable: "もう確かめられない"
    }
  }
}

extension UnpairedSheets.Reason {
  var text: Message {
    switch self {
    case .withoutKey:
      Message(
        ja: "シートを区別する欄に値がないため、相手が分からず比べていません。その欄を記入してもらってください",
        en: "not compared, as the fields that identify a sheet are blank; have them filled in"
      )
    case .repeated:
      Message(
        ja: "同じ番号のシートが複数あり、内容が違うため比べていません。どれが正しいかを確かめて一つにしてください",
        en:
          "not compared, as several sheets have one key and say different things; keep the right one"
      )
    case .copies:
      Message(
        ja: "同じ番号のシートが複数ありますが、内容は同じなので最初のものを比べました",
        en: "several sheets have one key, but say the same; the first of them was compared"
      )
    case .merged:
      Message(
        ja: "--renames の表で統合されたシートです。値は一つずつ比べていません",
        en: "merged, as the table of --renames says; their values were not compared one by one"
      )
    case .split:
      Message(
        ja: "--renames の表で分割されたシートです。値は一つずつ比べていません",
        en: "split, as the table of --renames says; its values were not compared one by one"
      )
    }
  }
}
