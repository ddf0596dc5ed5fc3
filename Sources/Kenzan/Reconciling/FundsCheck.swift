/// Checks that the sources of funds that a sheet states add up to what they are the sources of.
struct FundsCheck {
  private let wording: ReconciliationWording

  init(_ wording: ReconciliationWording) {
    self.wording = wording
  }

  private struct Line: Hashable {
    var sheet: Int
    var row: String
  }

  var findings: [Finding] {
    let map = wording.map
    let figures = wording.sheets.figures
    let lines = Dictionary(grouping: figures.indices) { index in
      Line(sheet: figures[index].sheet, row: figures[index].row)
    }
    let order = lines.sorted { ($0.key.sheet, $0.value[0]) < ($1.key.sheet, $1.value[0]) }
    return map.stages.indices.flatMap { whole -> [Finding] in
      let sources = map.sources(of: whole)
      guard !sources.isEmpty else { return [] }
      return order.compactMap { finding(whole, sources, $0.value) }
    }
  }

  /// A line whose sources do not add up; a line that does not state all of them is not judged.
  private func finding(_ whole: Int, _ sources: [Int], _ members: [Int]) -> Finding? {
    let figures = wording.sheets.figures
    let stated = members.filter { figures[$0].stage == whole }
    let parts = members.filter { sources.contains(figures[$0].stage) }
    guard stated.count == 1, Set(parts.map { figures[$0].stage }).count == sources.count,
      let total = figures[stated[0]].yen
    else { return nil }
    var sum = StatedSum()
    for part in parts {
      guard let yen = figures[part].yen else { return nil }
      sum.add(yen, figures[part].interval)
    }
    let range = figures[stated[0]].interval ?? Interval(Rational(total))
    guard !sum.isTooLarge, !sum.interval.meets(range) else { return nil }
    let list = Message.list(parts.map { wording.figure($0) })
    let (one, two) = (wording.figure(stated[0]), ReconciliationWording.yen(sum.stated))
    return Finding(
      .reconcileFunds,
      .error,
      outcome: .fail,
      label: figures[stated[0]].label,
      cell: figures[stated[0]].cell,
      value: total.description,
      expected: sum.stated.description,
      difference: total.subtracting(sum.stated)?.description,
      unit: "円",
      message: Message(
        ja: "\(one.ja)と財源の合計\(two.ja)が一致しません（\(list.ja)）。財源の内訳を確かめてください。",
        en: "\(one.en) is not the sum of its sources of funds, \(two.en) (\(list.en)); check them"
      )
    )
  }
}
