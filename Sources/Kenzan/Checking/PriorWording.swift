/// What is said of a sheet and what it continues.
struct PriorWording {
  let wording: Wording

  /// There is no sheet of last year.
  func isNew() -> Finding { Finding(.priorNew, .info, message: .isNew) }

  /// It cannot be told, because what identifies the sheet is missing.
  func withoutKey() -> Finding {
    let schema = wording.record.schema
    let missing = schema.key.filter { wording.record[$0].state.matchingText == nil }
    return Finding(.priorNew, .info, message: .keyMissing(.list(missing.map { wording.place($0) })))
  }

  /// Several sheets were merged into it.
  func isMerged(of records: [PriorRecord]) -> Finding {
    Finding(.priorMerged, .info, message: .merged(Self.list(records), records.count))
  }

  /// It is a part of a sheet that was split.
  func isPart(of records: [PriorRecord]) -> Finding {
    Finding(.priorSplit, .info, message: .split(Self.list(records)))
  }

  /// Several sheets of last year have its key.
  func isDoubtful(among records: [PriorRecord]) -> Finding {
    Finding(.priorTwice, .warning, message: .twice(Self.list(records)))
  }

  /// Rows that came and rows that went.
  func rows(_ rows: Unpaired, of prior: PriorRecord) -> Finding {
    let now = wording.record.schema
    let new = rows.new.map { group in
      let slots = rows.names.compactMap { now.slot(of: now.groups[group].path.appending($0)) }
      return Message.list(slots.map { wording.value($0) })
        + (slots.first.map(wording.bracketedCell) ?? .nothing)
    }
    let then = prior.form.then
    let ended = rows.ended.map { group in
      let slots = rows.names.compactMap { then.slot(of: then.groups[group].path.appending($0)) }
      let texts = slots.compactMap { slot in
        prior.form.value(slot, in: prior.values)
          .map { wording.value($0, of: then.fields[slot], in: then, unit: true) }
      }
      return Message.list(texts)
    }
    let first = rows.new.first ?? now.groups.firstIndex { $0.rowKey == rows.names }
    let slots = first.map { group in
      rows.names.compactMap { now.slot(of: now.groups[group].path.appending($0)) }
    }
    let labels = (slots ?? []).map { Message(both: now.fields[$0].shortLabel) }
    var finding = Finding(.priorRows, .info, message: .rows(.list(labels), new, ended))
    finding.cell = rows.new.first.flatMap { group in
      rows.names.first.flatMap { now.slot(of: now.groups[group].path.appending($0)) }
    }.flatMap { wording.qualifiedCell($0) }
    return finding
  }

  private static func list(_ records: [PriorRecord]) -> Message {
    .list(records.map(\.title))
  }
}

extension PriorRecord {
  /// 12 広報事業（a.xlsx）, with the worksheet where the file has several and it says more.
  var title: Message {
    let name = [keyText, subject].compactMap { $0 }.joined(separator: " ")
    let file = sheet.file.fileName
    let isSaid = sheet.isAlone || sheet.name == name
    let place =
      isSaid
      ? Message(both: file) : Message(ja: "\(file)「\(sheet.name)」", en: "\(file) '\(sheet.name)'")
    return name.isEmpty ? place : Message(ja: "\(name)（\(place.ja)）", en: "\(name) (\(place.en))")
  }
}

extension Message {
  fileprivate static let isNew = Self(
    ja: "前年度のシートがないため、前年度とは比べていません（新しい事業なら問題ありません）。",
    en: "There is no sheet of last year to compare it with, which is right if it is new."
  )

  fileprivate static func keyMissing(_ fields: Self) -> Self {
    Self(
      ja: "\(fields.ja)に値がないため、前年度のどのシートに当たるか分からず、比べていません。",
      en:
        "It was not compared with last year, as \(fields.en) does not say which sheet it continues."
    )
  }

  fileprivate static func merged(_ sheets: Self, _ count: Int) -> Self {
    Self(
      ja: "前年度の\(count)件のシートを合わせたものです: \(sheets.ja)。前年度とは、合計で比べる検査だけをしました。",
      en: "It continues \(count) sheets of last year: \(sheets.en). "
        + "Only what is compared with their sum was checked against last year."
    )
  }

  fileprivate static func split(_ sheets: Self) -> Self {
    Self(
      ja: "前年度のシートを分けたものです: \(sheets.ja)。金額などを分けられないため、前年度とは比べていません。",
      en: "It is a part of \(sheets.en), which was split; as its figures cannot be divided, "
        + "it was not compared with last year."
    )
  }

  fileprivate static func twice(_ sheets: Self) -> Self {
    Self(
      ja: "同じ番号の前年度のシートが複数あるため、前年度とは比べていません: \(sheets.ja)。前年度のフォルダを確かめてください。",
      en: "It was not compared with last year, as several sheets have its key: \(sheets.en). "
        + "Look at what is in last year's folder."
    )
  }

  fileprivate static func rows(_ label: Self, _ new: [Self], _ ended: [Self]) -> Self {
    var parts: [Self] = []
    if !new.isEmpty {
      let list = Message.list(new)
      parts.append(
        Self(
          ja: "前年度のシートにない「\(label.ja)」: \(list.ja)。",
          en: "\(label.en) not in last year's sheet: \(list.en)."
        )
      )
    }
    if !ended.isEmpty {
      let list = Message.list(ended)
      parts.append(
        Self(
          ja: "前年度のシートだけにある「\(label.ja)」: \(list.ja)。",
          en: "\(label.en) in last year's sheet only: \(list.en)."
        )
      )
    }
    if !new.isEmpty, !ended.isEmpty {
      parts.append(
        Self(
          ja: "名前を変えたものは、--renames の表に書くと前年度と比べられます。",
          en: "What was only renamed is compared if the table of --renames says so."
        )
      )
    }
    return .sentences(parts)
  }
}
