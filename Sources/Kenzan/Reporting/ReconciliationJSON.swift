/// A reconciliation for programs: the report of `check` with a member `reconciliation`.
public struct ReconciliationJSON: Sendable {
  private let language: Language

  /// Takes the language of the messages in it.
  public init(language: Language = .ja) {
    self.language = language
  }

  /// The whole document, ending in a line break.
  public func text(of reconciliation: Reconciliation) -> String {
    let map = reconciliation.map
    var members: [(String, JSON)] = [
      ("title", .string(map.title)),
      ("year", .string(map.year.key)),
      ("asOf", .optional(map.asOf)),
      ("settlement", .optional(map.settlement?.rawValue)),
      ("stages", .array(map.compared.map { stage($0, reconciliation) })),
      ("ledgers", .array(reconciliation.ledger.files.map { file($0) })),
      ("control", control(reconciliation.control)),
      ("items", .array(reconciliation.items.map { item($0, reconciliation) })),
      ("subtotals", .array(reconciliation.subtotals.map { subtotal($0, map) })),
    ]
    if let changes = reconciliation.changes { members.append(("previous", changes.json)) }
    if let packet = reconciliation.packet {
      members.append(("packet", packet.json(reconciliation)))
    }
    let document =
      reconciliation.report.members(in: language) + [("reconciliation", .members(members))]
    return JSON.members(document).text(pretty: true) + "\n"
  }

  private func count(_ number: Int) -> JSON { .number(String(number)) }

  private func stage(_ stage: Int, _ reconciliation: Reconciliation) -> JSON {
    let map = reconciliation.map
    let shares = reconciliation.control.shares[stage] ?? [:]
    let classes = ReconciledItem.Class.allCases.compactMap { result -> (String, JSON)? in
      guard let share = shares[result] else { return nil }
      let members: [(String, JSON)] = [
        ("items", count(share.items)),
        ("lines", count(share.lines)),
        ("figures", count(share.figures)),
        ("ledger", .string(String(share.ledger))),
        ("sheets", .string(share.sheets.description)),
      ]
      return (result.rawValue, .object(members))
    }
    return .members([
      ("name", .string(map.stages[stage].name)),
      ("label", .string(map.stages[stage].label)),
      ("formula", .string(map.stages[stage].formula)),
      ("classes", .object(classes)),
    ])
  }

  private func file(_ file: Ledger.File) -> JSON {
    let kinds: [(String, Ledger.RowKind)] = [
      ("above", .above), ("heading", .heading), ("blank", .blank), ("total", .total),
      ("skipped", .skipped), ("unread", .unread), ("read", .read),
    ]
    return .members([
      ("path", .string(file.path)),
      ("sha256", .optional(file.sha256)),
      ("rows", count(file.seen)),
      ("kinds", .object(kinds.map { ($0.0, count(file.rows[$0.1])) })),
    ])
  }

  private func control(_ control: ControlTotals) -> JSON {
    .object([
      ("holds", .boolean(control.isProven)),
      (
        "checks",
        .array(
          control.checks.map { check in
            .object([
              ("name", .string(check.name[language])),
              ("read", .string(check.read.description)),
              ("classed", .string(check.classed.description)),
            ])
          }
        )
      ),
    ])
  }

  private func item(_ item: ReconciledItem, _ reconciliation: Reconciliation) -> JSON {
    let stages = reconciliation.map.stages
    let wording = ReconciliationWording(
      ledger: reconciliation.ledger,
      sheets: reconciliation.sheets
    )
    return .members([
      ("key", .string(item.key.text)),
      ("name", .string(item.name)),
      ("department", item.department.isEmpty ? .null : .string(item.department)),
      ("stage", .string(stages[item.stage].name)),
      ("class", .string(item.result.rawValue)),
      ("ledger", .string(String(item.ledger))),
      ("lines", count(item.lineCount)),
      ("sheets", .string(item.stated.description)),
      ("figures", count(item.figures.count)),
      ("printed", .optional(reconciliation.packet?.printed(of: item)?.description)),
      ("residual", .string(item.residual.description)),
      ("width", .optional(item.width?.description)),
      (
        "explanation",
        .optional(item.explanation.map { wording.explanation($0, of: item)[language] })
      ),
    ])
  }

  private func subtotal(_ table: SubtotalTable, _ map: LedgerMap) -> JSON {
    let rows = table.sorted.map { row -> JSON in
      let place: JSON =
        switch row.place {
        case .codes(let codes): .array(codes.map { .string($0.text) })
        case .several: .string("several")
        case .nowhere: .string("nowhere")
        }
      return .object([
        ("place", place),
        ("lines", count(row.lines)),
        ("ledger", .string(String(row.ledger))),
        ("figures", count(row.figures)),
        ("sheets", .string(row.sheets.description)),
      ])
    }
    return .object([
      ("label", .string(table.subtotal.label)),
      ("columns", .array(table.subtotal.columns.map { .string(map.codes[$0].name) })),
      ("stage", .string(map.stages[table.stage].name)),
      ("rows", .array(rows)),
    ])
  }
}
