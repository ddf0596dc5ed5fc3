/// What moved since an earlier reconciliation, for people to read.
struct ReconciliationChangesText {
  let changes: ReconciliationChanges
  let language: Language
  /// How many changes are listed; the others are counted.
  private static let listed = 20

  var lines: [String] {
    var lines = [Message.head(changes)[language]]
    lines += changes.changes.prefix(Self.listed).map { "  " + Message.moved($0)[language] }
    let more = changes.changes.count - Self.listed
    if more > 0 {
      lines.append("  " + Message(ja: "ほか\(more)件", en: "\(more) more")[language])
    }
    let carried = changes.answers.sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.state == .carried }
    lines += carried.map { "  " + Message.carried($0)[language] }
    if !changes.answers.isEmpty || !changes.lostAnswers.isEmpty {
      lines.append("  " + Message.answers(changes)[language])
    }
    return lines
  }
}

extension Message {
  fileprivate static func head(_ changes: ReconciliationChanges) -> Message {
    let (moved, new, gone) = changes.counts
    let (name, title) = (changes.previous.path.fileName, changes.previous.title)
    return Message(
      ja: "前回から動いたもの（前回は「\(name)」、\(title)）: 変更\(moved)件、追加\(new)件、なくなったもの\(gone)件、"
        + "変わらないもの\(changes.unchanged)件",
      en: "moved since '\(name)' (\(title)): changed \(moved), new \(new), gone \(gone), "
        + "as they were \(changes.unchanged)"
    )
  }

  fileprivate static func moved(_ change: ReconciliationChanges.Change) -> Message {
    let title = ReconciliationWording.title(key: change.key, name: change.name)
    let subject = Message(ja: "「\(title)」の\(change.stage)", en: "\(change.stage) of '\(title)'")
    guard let old = change.old, let new = change.new else {
      let side = change.old ?? change.new
      let (stated, ledger) = (FigureText.yen(side?.stated), FigureText.yen(side?.ledger))
      let word =
        change.old == nil ? Message(ja: "追加", en: "new") : Message(ja: "なくなったもの", en: "gone")
      return Message(
        ja: "\(subject.ja): \(word.ja)（シート \(stated.ja)、台帳 \(ledger.ja)）",
        en: "\(subject.en): \(word.en) (sheets \(stated.en), ledger \(ledger.en))"
      )
    }
    let result = old.result == new.result ? old.result : "\(old.result)→\(new.result)"
    return Message.joined(
      [
        subject,
        Message.list([
          pair(Message(ja: "シート ", en: "sheets "), old.stated, new.stated),
          pair(Message(ja: "台帳 ", en: "ledger "), old.ledger, new.ledger),
          Message(ja: "区分 \(result)", en: "class \(result)"),
        ]),
      ],
      by: Message(both: ": ")
    )
  }

  private static func pair(
    _ name: Message,
    _ old: ExactDecimal?,
    _ new: ExactDecimal?
  ) -> Message {
    let (before, after) = (FigureText.yen(old), FigureText.yen(new))
    guard old != new else {
      return name + Message(ja: "\(after.ja)のまま", en: "\(after.en) as before")
    }
    return name + before + Message(both: "→") + after
  }

  fileprivate static func carried(_ answer: ReconciliationChanges.Answer) -> Message {
    let text = WorkbookText.shortened(answer.text, to: 60)
    return Message(
      ja: "「\(answer.row.title)」の\(answer.row.stage)の回答（引き継ぎ）: \(text)",
      en: "answer to \(answer.row.stage) of '\(answer.row.title)', carried over: \(text)"
    )
  }

  fileprivate static func answers(_ changes: ReconciliationChanges) -> Message {
    let (carried, stale) = (changes.count(.carried), changes.count(.stale))
    let (settled, lost) = (changes.count(.settled), changes.lostAnswers.count)
    return Message(
      ja: "前回の回答: 引き継いだもの\(carried)件、金額が変わり見直すもの\(stale)件、解消したもの\(settled)件、対象がなくなったもの\(lost)件",
      en: "answers: carried over \(carried), to be looked at again \(stale), settled \(settled), "
        + "without a key \(lost)"
    )
  }
}
