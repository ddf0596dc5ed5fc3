extension ReconciliationChanges {
  /// What moved, for programs.
  var json: JSON {
    let (moved, new, gone) = counts
    let items = answers.sorted { $0.key < $1.key }.map(\.value)
    return .members([
      ("path", .string(previous.path)),
      ("sha256", .string(previous.sha256)),
      ("title", .string(previous.title)),
      ("moved", .number(String(moved))),
      ("new", .number(String(new))),
      ("gone", .number(String(gone))),
      ("unchanged", .number(String(unchanged))),
      ("changes", .array(changes.map(\.json))),
      (
        "answers",
        .array(
          items.map { $0.row.json(state: $0.state.rawValue) }
            + lostAnswers.map { $0.json(state: "gone") }
        )
      ),
    ])
  }
}

extension ReconciliationChanges.Change {
  fileprivate var json: JSON {
    .members([
      ("key", .string(key)),
      ("name", .string(name)),
      ("department", department.isEmpty ? .null : .string(department)),
      ("stage", .string(stage)),
      ("kind", .string(kind.rawValue)),
      ("old", Self.json(old)),
      ("new", Self.json(new)),
    ])
  }

  private static func json(_ side: ReconciliationChanges.Side?) -> JSON {
    guard let side else { return .null }
    return .members([
      ("ledger", .optional(side.ledger?.description)),
      ("sheets", .optional(side.stated?.description)),
      ("class", .string(ReconciledItem.Class.named(side.result)?.rawValue ?? side.result)),
    ])
  }
}

extension PreviousReconciliation.Row {
  fileprivate func json(state: String) -> JSON {
    .members([
      ("key", .string(key)),
      ("stage", .string(stage)),
      ("answer", .string(answer)),
      ("state", .string(state)),
      ("ledger", .optional(ledger?.description)),
      ("sheets", .optional(stated?.description)),
    ])
  }
}

extension ReconciledItem.Class {
  /// The class that a workbook names.
  fileprivate static func named(_ title: String) -> Self? {
    allCases.first { $0.title.ja == title }
  }
}

extension PacketTies {
  /// The printed figures, for programs.
  func json(_ reconciliation: Reconciliation) -> JSON {
    let printed = ties.enumerated().filter { $0.element.state != .unprinted }
    let counts = State.allCases.map { ($0.rawValue, JSON.number(String(count($0)))) }
    return .members([
      ("path", .string(packet.path)),
      ("sha256", .string(packet.sha256)),
      ("edition", .number(String(packet.edition))),
      ("states", .members(counts)),
      (
        "figures",
        .array(printed.map { json($1, reconciliation.sheets.figures[$0], reconciliation) })
      ),
    ])
  }

  private func json(_ tie: Tie, _ figure: SheetFigure, _ reconciliation: Reconciliation) -> JSON {
    .members([
      ("file", .string(reconciliation.sheets.sheets[figure.sheet].path)),
      ("cell", .optional(figure.cell)),
      ("stage", .string(reconciliation.map.stages[figure.stage].name)),
      ("sheet", .optional(figure.yen?.description)),
      ("printed", .optional(tie.yen?.description)),
      ("cells", .array(tie.printed.map { .string(printed[$0].place) })),
      ("state", .string(tie.state.rawValue)),
    ])
  }
}
