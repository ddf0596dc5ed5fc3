/// What to tell finance: every key that does not tie out, and what may be behind it.
struct ReconciliationFindings {
  let wording: ReconciliationWording
  let items: [ReconciledItem]
  let candidates: [CrosswalkCandidate]

  private var sheets: SheetFigures { wording.sheets }

  /// Errors first, then by size.
  var all: [Finding] {
    let found = items.map { finding(of: $0) }
    let order = items.indices.compactMap { index in
      found[index].map { (index, items[index].residual.magnitude, $0.severity) }
    }
    .sorted { one, two in
      if one.2 != two.2 { return one.2 > two.2 }
      return one.1 == two.1 ? one.0 < two.0 : one.1 > two.1
    }
    return order.compactMap { found[$0.0] } + candidates.map { finding(of: $0) }
      + FundsCheck(wording).findings
  }

  private func finding(of item: ReconciledItem) -> Finding? {
    switch item.result {
    case .matched: return nil
    case .onlyInLedger where item.ledger == 0: return nil
    case .withinRounding:
      return finding(.reconcileRounding, .info, .withinRounding, item, .rounding(item, wording))
    case .beyondRounding:
      return finding(.reconcileDifference, .error, .fail, item, .difference(item, wording))
    case .onlyInSheets:
      return finding(.reconcileSheets, .error, .fail, item, .onlyInSheets(item, wording))
    case .onlyInLedger:
      return finding(.reconcileLedger, .warning, nil, item, .onlyInLedger(item, wording))
    case .partial: return finding(.reconcilePart, .info, nil, item, .partial(item, wording))
    case .unverifiable:
      let message = Message.unverifiable(item, wording)
      return finding(.reconcileUnverifiable, .warning, .unverifiable, item, message)
    }
  }

  private func finding(
    _ code: Finding.Code,
    _ severity: Severity,
    _ outcome: Finding.Outcome?,
    _ item: ReconciledItem,
    _ message: Message
  ) -> Finding {
    let first = item.figures.first.map { sheets.figures[$0] }
    let record = first.map { sheets.sheets[$0.sheet].record }
    return Finding(
      code,
      severity,
      outcome: outcome,
      field: first.flatMap { figure in record?.schema.fields[figure.slot].path },
      label: "\(item.key.text) \(item.name)".trimmed,
      cell: first?.cell,
      value: item.figures.isEmpty ? nil : item.stated.description,
      expected: item.groups.isEmpty ? nil : String(item.ledger),
      difference: item.residual.description,
      unit: "円",
      message: message,
      related: item.figures.map { operand($0) } + item.lines.map { operand($0, item) }
    )
  }

  private func operand(_ index: Int) -> Finding.Operand {
    let figure = sheets.figures[index]
    let sheet = sheets.sheets[figure.sheet]
    var operand = Finding.Operand(
      field: sheet.record.schema.fields[figure.slot].path,
      label: figure.label,
      cell: figure.cell,
      value: figure.yen?.description ?? figure.value
    )
    operand.file = sheet.path
    return operand
  }

  private func operand(_ line: Ledger.Line, _ item: ReconciledItem) -> Finding.Operand {
    let stage = wording.map.stages[item.stage]
    let file = wording.ledger.files[line.file]
    var operand = Finding.Operand(
      field: FieldPath(stage.name),
      label: stage.label,
      cell: file.place(line: line.number),
      value: String(stage.value(of: line.amounts))
    )
    operand.file = file.path
    return operand
  }

  private func finding(of candidate: CrosswalkCandidate) -> Finding {
    Finding(
      .crosswalkCandidate,
      .info,
      value: candidate.sheet.text,
      expected: candidate.ledger.text,
      message: .candidate(candidate)
    )
  }
}

extension Message {
  fileprivate static func rounding(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let (subject, gap) = (wording.subject(item), wording.gap(item.residual))
    let width = item.width.map { ReconciliationWording.yen($0) } ?? .nothing
    return Message(
      ja: "\(subject.ja)は端数の範囲内です（\(gap.ja)、認める幅\(width.ja)）。",
      en: "\(subject.en) agrees within rounding (\(gap.en); width \(width.en))"
    )
  }

  fileprivate static func difference(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let (subject, gap, sides) = (
      wording.subject(item), wording.gap(item.residual), wording.sides(item)
    )
    let (excess, explanation) = (wording.excess, wording.advice(item))
    return Message(
      ja: "\(subject.ja)が一致しません（\(gap.ja)）。\(sides.ja)。\(excess.ja)\(explanation.ja)",
      en: "\(subject.en) differs (\(gap.en)): \(sides.en);\(excess.en) \(explanation.en)"
    )
  }

  fileprivate static func onlyInSheets(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let subject = wording.subject(item)
    let figures = Message.list(item.figures.prefix(3).map { wording.figure($0) })
    return Message(
      ja: "\(subject.ja)は台帳にありません。シートは\(figures.ja)です。\(wording.advice(item).ja)",
      en:
        "the ledger has no \(subject.en), which the sheets state as \(figures.en); "
        + wording.advice(item).en
    )
  }

  fileprivate static func onlyInLedger(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let (subject, total) = (wording.subject(item), Message.yen(item.ledger))
    return Message(
      ja:
        "\(subject.ja)は台帳に\(total.ja)（\(item.lineCount)行）ありますが、シートがありません。\(wording.advice(item).ja)",
      en:
        "the ledger has \(total.en) (\(item.lineCount) lines) for \(subject.en), but there is no sheet; "
        + wording.advice(item).en
    )
  }

  fileprivate static func partial(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let (subject, total) = (wording.subject(item), Message.yen(item.ledger))
    let (stated, gap) = (
      ReconciliationWording.yen(item.stated), ReconciliationWording.yen(item.residual.magnitude)
    )
    return Message(
      ja: "\(subject.ja)は、台帳\(total.ja)のうち\(stated.ja)がシートにあります（残り\(gap.ja)）。"
        + wording.advice(item).ja,
      en: "of \(total.en) for \(subject.en) the sheets cover \(stated.en) (\(gap.en) remain); "
        + wording.advice(item).en
    )
  }

  fileprivate static func unverifiable(
    _ item: ReconciledItem,
    _ wording: ReconciliationWording
  ) -> Message {
    let subject = wording.subject(item)
    let list = wording.doubts(of: item)
    return Message(
      ja: "\(subject.ja)は判定できません。\(list.ja)",
      en: "\(subject.en) cannot be judged: \(list.en)"
    )
  }

  fileprivate static func candidate(_ candidate: CrosswalkCandidate) -> Message {
    let reasons = [
      candidate.isSameName ? Message(ja: "名称", en: "name") : nil,
      candidate.isSameAmount ? Message(ja: "金額", en: "amount") : nil,
    ].compactMap { $0 }
    let same = Message(
      ja: reasons.map(\.ja).joined(separator: "と"),
      en: reasons.map(\.en).joined(separator: " and ")
    )
    return Message(
      ja:
        "シートの「\(candidate.sheet.text) \(candidate.sheetName)」と台帳の「\(candidate.ledger.text) \(candidate.ledgerName)」は、"
        + "\(same.ja)が同じです。同じものなら crosswalk に書いてください（自動では対応させません）。",
      en: "'\(candidate.sheet.text) \(candidate.sheetName)' of the sheets and "
        + "'\(candidate.ledger.text) \(candidate.ledgerName)' of the ledger have the same \(same.en); "
        + "if they are the same, put them into the crosswalk (never done by itself)"
    )
  }
}
