/// Says which fields are not read because their places are in doubt, one finding for each cause.
struct BindingFindings {
  let matcher: FormMatcher
  let alignment: FormAlignment
  let binding: SlotBinding
  let worksheet: Worksheet

  /// So many findings of one kind stand for themselves; more become one.
  private static let maximumSingle = 4

  func findings() -> [Finding] {
    conflicts() + merged() + headings() + unknown() + headless() + texts()
  }

  // MARK: - Names against headings

  /// A field whose name and headings point to different cells, and the fields it was put upon.
  private struct Move {
    var slot: Int
    var name: CellReference
    var headings: CellReference
    var taken: [Int] = []

    var offset: Offset {
      Offset(rows: name.row - headings.row, columns: name.column - headings.column)
    }
  }

  private struct Offset: Hashable {
    var rows: Int
    var columns: Int
  }

  private func conflicts() -> [Finding] {
    var moves: [Move] = []
    var orphans: [(slot: Int, cell: CellReference, by: Int)] = []
    for (slot, doubt) in sortedDoubts {
      if case .displaced(let name, let headings) = doubt {
        moves.append(Move(slot: slot, name: name, headings: headings))
      }
    }
    for (slot, doubt) in sortedDoubts {
      guard case .taken(let cell, let other) = doubt else { continue }
      if let index = moves.firstIndex(where: { $0.slot == other }) {
        moves[index].taken.append(slot)
      } else {
        orphans.append((slot, cell, other))
      }
    }
    var findings: [Finding] = []
    var done: Set<Int> = []
    for move in moves {
      guard !done.contains(move.slot),
        let other = moves.first(where: { $0.headings == move.name && $0.name == move.headings })
      else { continue }
      done.formUnion([move.slot, other.slot])
      findings.append(
        finding(.formConflict, [move.slot, other.slot], .swapped(place(move), place(other)))
      )
    }
    var groups: [(offset: Offset, moves: [Move])] = []
    for move in moves where !done.contains(move.slot) {
      if let index = groups.firstIndex(where: { $0.offset == move.offset }) {
        groups[index].moves.append(move)
      } else {
        groups.append((move.offset, [move]))
      }
    }
    findings += groups.map { displaced($0.moves, by: $0.offset) }
    findings += orphans.map { orphan in
      finding(
        .formConflict,
        [orphan.slot, orphan.by],
        .shared(place(orphan.slot, orphan.cell), label(orphan.by))
      )
    }
    return findings
  }

  private func displaced(_ moves: [Move], by offset: Offset) -> Finding {
    let slots = moves.flatMap { [$0.slot] + $0.taken }
    guard moves.count > 1 else {
      let target = moves[0].taken.first.map { place($0, moves[0].name) }
      return finding(
        .formConflict,
        slots,
        .dragged(label(moves[0].slot), moves[0].headings, moves[0].name, onto: target)
      )
    }
    return finding(
      .formConflict,
      slots,
      .displaced(
        first: place(moves[0]),
        last: place(moves[moves.count - 1]),
        count: slots.count,
        rows: offset.rows,
        columns: offset.columns
      )
    )
  }

  private func merged() -> [Finding] {
    var areas: [(area: CellRange, slots: [Int])] = []
    for (slot, doubt) in sortedDoubts {
      guard case .merged(let area) = doubt else { continue }
      if let index = areas.firstIndex(where: { $0.area == area }) {
        areas[index].slots.append(slot)
      } else {
        areas.append((area, [slot]))
      }
    }
    return areas.map { finding(.formConflict, $0.slots, .merged($0.area, $0.slots.map(label))) }
  }

  // MARK: - Headings

  private func headings() -> [Finding] {
    var groups: [(label: Int, slots: [Int])] = []
    for (slot, doubt) in sortedDoubts {
      guard case .heading(let label, _) = doubt else { continue }
      if let index = groups.firstIndex(where: { $0.label == label }) {
        groups[index].slots.append(slot)
      } else {
        groups.append((label, [slot]))
      }
    }
    guard groups.count > Self.maximumSingle else {
      return groups.map { group in
        finding(
          .formLabel,
          group.slots,
          .heading(change(group.label), fields: list(group.slots)),
          cell: cell(ofLabel: group.label),
          value: says(group.label),
          expected: matcher.labels[group.label].raw
        )
      }
    }
    let changes = groups.prefix(Self.maximumSingle).map { change($0.label) }
    let slots = groups.flatMap(\.slots)
    return [
      finding(
        .formLabel,
        slots,
        .manyHeadings(changes, more: groups.count - changes.count, fields: slots.count)
      )
    ]
  }

  private func unknown() -> [Finding] {
    let slots = sortedDoubts.compactMap { $0.doubt == .unknown ? $0.slot : nil }
    return slots.isEmpty ? [] : [finding(.formPlace, slots, .unknown(list(slots)))]
  }

  private func headless() -> [Finding] {
    guard let first = binding.headless.first else { return [] }
    var found = finding(
      .formLabel,
      binding.headless.map(\.slot),
      .headless(change(first.label), fields: list(binding.headless.map(\.slot)))
    )
    found.severity = .warning
    return [found]
  }

  /// Headings without fields of their own, such as the unit of a table, whose words were changed.
  private func texts() -> [Finding] {
    let used = Set(
      binding.doubts.values.compactMap {
        if case .heading(let label, _) = $0 { label } else { nil }
      }
        + binding.headless.map(\.label)
    )
    let changed = matcher.labels.indices.filter { index in
      switch alignment.labels[index] {
      case .changed(_, let says) where says.isEmpty: return false
      case .changed, .moved: break
      case .found, .doubtful, .missing: return false
      }
      return matcher.labels[index].role != .note && !used.contains(index)
    }
    guard let first = changed.first else { return [] }
    let isHeading = changed.contains { matcher.labels[$0].role == .heading }
    let shown = changed.prefix(Self.maximumSingle).map { change($0) }
    return [
      Finding(
        .formLabel,
        isHeading ? .warning : .info,
        cell: cell(ofLabel: first).map { "\(worksheet.name)!\($0)" },
        value: says(first),
        expected: matcher.labels[first].raw,
        message: .texts(shown, more: changed.count - shown.count)
      )
    ]
  }

  // MARK: - Words

  private var sortedDoubts: [(slot: Int, doubt: SlotBinding.Doubt)] {
    binding.doubts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func finding(
    _ code: Finding.Code,
    _ slots: [Int],
    _ message: Message,
    cell: CellReference? = nil,
    value: String? = nil,
    expected: String? = nil
  ) -> Finding {
    let isSingle = slots.count == 1
    return Finding(
      code,
      .error,
      field: isSingle ? field(slots[0]).path : nil,
      label: isSingle ? field(slots[0]).label : nil,
      cell: (cell ?? firstCell(slots)).map { "\(worksheet.name)!\($0)" },
      value: value,
      expected: expected,
      message: message,
      related: isSingle ? [] : slots.map(operand)
    )
  }

  private func operand(_ slot: Int) -> Finding.Operand {
    let cell = cells(of: slot).first
    return Finding.Operand(
      field: field(slot).path,
      label: field(slot).label,
      cell: cell.map { "\(worksheet.name)!\($0)" },
      value: cell.flatMap { worksheet[$0]?.content.text } ?? ""
    )
  }

  private func field(_ slot: Int) -> Field { matcher.schema.fields[matcher.slots[slot].field] }

  private func label(_ slot: Int) -> String { field(slot).label }

  private func place(_ move: Move) -> String { place(move.slot, move.headings) }

  private func place(_ slot: Int, _ cell: CellReference) -> String { "\(cell)「\(label(slot))」" }

  private func firstCell(_ slots: [Int]) -> CellReference? {
    slots.lazy.compactMap { cells(of: $0).first }.first
  }

  /// The cells that a doubtful slot may stand in, that of its headings first.
  private func cells(of slot: Int) -> [CellReference] {
    switch binding.doubts[slot] {
    case .displaced(let name, let headings): [headings, name]
    case .taken(let cell, _): [cell]
    case .merged(let area): [area.first]
    case .heading(_, let cell): cell.map { [$0] } ?? []
    case .unknown, nil: binding.areas[slot].map { [$0.first] } ?? []
    }
  }

  private func list(_ slots: [Int]) -> String {
    let shown = slots.prefix(6).map { "「\(label($0))」" }.joined()
    return slots.count > 6 ? shown + "ほか\(slots.count - 6)欄" : shown
  }

  private func cell(ofLabel index: Int) -> CellReference? {
    switch alignment.labels[index] {
    case .changed(let cell, _), .moved(let cell, _), .found(let cell): cell
    case .missing, .doubtful: nil
    }
  }

  private func says(_ index: Int) -> String? {
    if case .changed(_, let says) = alignment.labels[index] { says } else { nil }
  }

  private func change(_ index: Int) -> Message {
    let expected = matcher.labels[index].raw.excerpt
    return switch alignment.labels[index] {
    case .changed(let cell, ""): .deletedText(cell, expected)
    case .changed(let cell, let says): .changedText(cell, says.excerpt, expected)
    case .moved(let cell, let place): .movedText(cell, from: place, expected)
    case .found, .missing, .doubtful: .missingText(expected)
    }
  }
}
