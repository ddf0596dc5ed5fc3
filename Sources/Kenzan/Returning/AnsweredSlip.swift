/// Reads the answers of a slip that came back from a department.
enum AnsweredSlip {
  private typealias Answer = ReturnSlip.Answer

  /// What the department says may stand as it is; `nil` for a workbook that is no slip.
  ///
  /// What was corrected shows when the sheet is checked again, so that answer says nothing here.
  static func source(_ file: SourceFile) -> AcceptedFindings.Source? {
    let known = AcceptedFindings.Column.allCases.compactMap(ReturnColumn.init)
    let headings = ([.number, .answer] + known).map(\.rawValue)
    let lists = file.worksheets.lazy.compactMap { HeadedRows($0, headings: headings) }
    guard let list = lists.first else { return nil }
    var source = AcceptedFindings.Source(path: file.path, sha256: file.sha256)
    let department = file.properties[FormLayout.returnProperty]
    source.department = department == ReturnSlip.nobody ? nil : department
    // What names no rule is the heading of a sheet, or a remark.
    for row in list.rows where !row[ReturnColumn.rule.rawValue].isEmpty { take(row, to: &source) }
    return source
  }

  private static func take(_ row: HeadedRows.Row, to source: inout AcceptedFindings.Source) {
    let place = Place(number: row[ReturnColumn.number.rawValue], line: row.line)
    let given = row[ReturnColumn.answer.rawValue]
    let answer = Answer.allCases.first { $0.rawValue == given.normalizedForMatching }
    func text(_ column: AcceptedFindings.Column) -> String {
      ReturnColumn(column).map { column in
        let text = row[column.rawValue]
        // A day that was typed as one: 2025-05-01T00:00:00.
        return column == .date ? String(text.prefix { $0 != "T" }) : text
      } ?? ""
    }
    guard !given.isEmpty || [.reason, .by, .date].contains(where: { !text($0).isEmpty }) else {
      return
    }
    let asked = AcceptedFindings.Row(line: row.line, text: text)
    source.answers.append(AcceptedFindings.Answer(row: asked, choice: given))
    switch answer {
    case .stands where text(.field).isEmpty:
      source.note(.acceptRefused, .warning, line: row.line, .mustBeCorrected(place))
    case .stands:
      source.take(line: row.line, text: text) { lacking in
        .incomplete(place, lacking.compactMap(ReturnColumn.init).map(\.rawValue))
      }
    case .other:
      let words = [text(.reason), text(.by), text(.date)].filter { !$0.isEmpty }
      source.note(.acceptOther, .info, line: row.line, .other(place, words))
    case .corrected: break
    case nil:
      source.note(.acceptIncomplete, .warning, line: row.line, .noAnswer(place, given))
    }
  }

  /// Where an answer stands.
  fileprivate struct Place {
    var number: String
    var line: Int
  }
}

extension Message {
  private static func place(_ place: AnsweredSlip.Place) -> Message {
    Message(
      ja: "番号\(place.number)（\(place.line)行目）",
      en: "number \(place.number) (row \(place.line))"
    )
  }

  fileprivate static func incomplete(_ where: AnsweredSlip.Place, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    let place = place(`where`)
    return Message(
      ja: "\(place.ja)の回答「このままでよい」は効力がありません。\(list)を記入してください（日付は 令和7年5月1日、R7.5.1、2025-05-01 のように）。",
      en: "the answer to \(place.en) has no effect; enter \(list) (a date as 令和7年5月1日, R7.5.1 or "
        + "2025-05-01)"
    )
  }

  fileprivate static func noAnswer(_ where: AnsweredSlip.Place, _ given: String) -> Message {
    let place = place(`where`)
    let choices = ReturnSlip.Answer.allCases.map { "「\($0.rawValue)」" }.joined()
    let said = given.isEmpty ? Message(ja: "空欄", en: "blank") : Message(both: "「\(given)」")
    return Message(
      ja: "\(place.ja)の回答は\(said.ja)です。\(choices)から選んでください。",
      en: "the answer to \(place.en) is \(said.en); choose one of \(choices)"
    )
  }

  fileprivate static func mustBeCorrected(_ where: AnsweredSlip.Place) -> Message {
    let place = place(`where`)
    return Message(
      ja: "\(place.ja)は「このままでよい」とはできません。読み取れた値についての指摘ではないため、直して再提出してください。",
      en:
        "\(place.en) cannot stand as it is: it is not about a value that was read; correct it and "
        + "hand it in again"
    )
  }

  fileprivate static func other(_ where: AnsweredSlip.Place, _ words: [String]) -> Message {
    let place = place(`where`)
    let said = words.isEmpty ? "" : ": " + words.joined(separator: "　")
    return Message(
      ja: "\(place.ja)の回答は「その他」です\(said)。読んで判断してください（指摘は残っています）。",
      en:
        "the answer to \(place.en) is 'other'\(said); read it and decide, the finding still counts"
    )
  }
}
