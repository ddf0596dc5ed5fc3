/// The columns of a table of sheets, by the fields of a form that they hold.
struct TableColumns {
  /// The column of a field.
  private(set) var fields: [Int: Int] = [:]
  /// Fields whose column, or one of several, is in doubt: none of them is read.
  private(set) var doubtful: [Int: Int] = [:]
  /// How many columns have a field.
  var count: Int { fields.count }
  /// The heads that no field is meant by.
  private(set) var unknown: [TableHeader.Column] = []
  private var ambiguous: [(column: TableHeader.Column, slots: [Int])] = []
  private var repeated: [(slot: Int, columns: [TableHeader.Column])] = []
  private var inOtherUnit: [(column: TableHeader.Column, slot: Int, unit: String)] = []
  private let header: TableHeader
  private let schema: FormSchema

  init(_ header: TableHeader, matcher: FormMatcher) {
    self.header = header
    schema = matcher.schema
    var claims: [Int: [(rank: Int, column: TableHeader.Column)]] = [:]
    for column in header.columns where !column.isConstant {
      switch matcher.fields.heads.match(column.heads) {
      case .field(let slot, let rank): claims[slot, default: []].append((rank, column))
      case .ambiguous(let slots): ambiguous.append((column, slots))
      case .otherUnit(let slot, let unit): inOtherUnit.append((column, slot, unit))
      case .none: unknown.append(column)
      }
    }
    settle(claims)
    for (column, slots) in ambiguous { doubt(slots, column) }
    for (column, slot, _) in inOtherUnit { doubt([slot], column) }
  }

  /// Of several columns for one field the surest has it; where none is, all are left unread.
  private mutating func settle(_ claims: [Int: [(rank: Int, column: TableHeader.Column)]]) {
    for (slot, all) in claims.sorted(by: { $0.key < $1.key }) {
      let rank = all.map(\.rank).max() ?? 0
      let best = all.filter { $0.rank == rank }
      if best.count == 1 {
        fields[slot] = best[0].column.column
        unknown += all.filter { $0.rank < rank }.map(\.column)
      } else {
        repeated.append((slot, all.map(\.column)))
        doubtful[slot] = best[0].column.column
      }
    }
    unknown.sort { $0.column < $1.column }
  }

  private mutating func doubt(_ slots: [Int], _ column: TableHeader.Column) {
    for slot in slots where fields[slot] == nil && doubtful[slot] == nil {
      doubtful[slot] = column.column
    }
  }

  /// Leaves out the fields whose column states another unit in the row of units.
  mutating func compare(units: [Int: String]) {
    for (slot, column) in fields.sorted(by: { $0.key < $1.key }) {
      guard let unit = units[column], let own = schema.fields[slot].unit,
        !UnitTable.isSame(own, unit),
        let head = header.columns.first(where: { $0.column == column })
      else { continue }
      inOtherUnit.append((head, slot, unit))
      fields[slot] = nil
      doubtful[slot] = column
    }
  }
}

extension TableHeader.Column {
  /// Whether it says of which form, version and year a row is.
  var isConstant: Bool { heads.contains { $0.text.hasPrefix("kenzan.") } }
}

// MARK: - Findings

extension TableColumns {
  /// What there is to say about the heads: what is in doubt, then the columns of no field.
  func findings(in worksheet: Worksheet, headless: [Int]) -> [Finding] {
    func place(_ column: Int) -> String {
      "\(CellReference.letters(of: column))\(header.rows.upperBound)"
    }
    func shown(_ column: TableHeader.Column) -> String {
      "\(place(column.column))「\(column.title.excerpt)」"
    }
    func finding(
      _ severity: Severity,
      _ column: Int,
      _ message: Message,
      value: String? = nil
    ) -> Finding {
      Finding(
        .tableColumn,
        severity,
        cell: "\(worksheet.name)!\(place(column))",
        value: value,
        message: message
      )
    }
    func label(_ slot: Int) -> String { schema.fields[slot].label }
    var findings = ambiguous.map { column, slots in
      let message = Message.ambiguous(shown(column), slots.prefix(3).map(label), slots.count)
      return finding(.error, column.column, message, value: column.title)
    }
    findings += repeated.map { slot, columns in
      finding(.error, columns[0].column, .repeated(label(slot), columns.map(shown)))
    }
    findings += inOtherUnit.map { column, slot, unit in
      let field = schema.fields[slot]
      let message = Message.otherUnit(shown(column), unit, field.label, field.unit ?? "")
      return finding(.error, column.column, message, value: unit)
    }
    let nameless = headless.map { "\(place($0))（見出しなし）" }
    if let first = unknown.first?.column ?? headless.first {
      let all = unknown.map(shown) + nameless
      let message = Message.unknownColumns(Array(all.prefix(5)), more: max(0, all.count - 5))
      findings.append(finding(.warning, first, message, value: unknown.first?.title))
    }
    return findings
  }
}

extension Message {
  fileprivate static func unknownColumns(_ columns: [String], more: Int) -> Self {
    Self(
      ja: """
        次の列は様式のどの欄にも当たらないため読み込んでいません: \(columns.joined(separator: "、"))\
        \(more > 0 ? " ほか\(more)列" : "")。見出しを欄の名前（例: cost.R6.total）か様式の項目名に直してください。
        """,
      en: """
        These columns belong to no field and were not read: \(columns.joined(separator: ", "))\
        \(more > 0 ? " and \(more) more" : ""). Head them with field names or full labels.
        """
    )
  }

  fileprivate static func ambiguous(_ column: String, _ labels: [String], _ count: Int) -> Self {
    let more = count > labels.count
    return Self(
      ja: """
        列\(column)は「\(labels.joined(separator: "」「"))」\(more ? "など\(count)欄" : "")のどれか決められないため\
        読み込んでいません。見出しを様式の項目名か欄の名前に直してください。
        """,
      en: """
        The column \(column) could be '\(labels.joined(separator: "', '"))'\
        \(more ? " or others, \(count) in all" : "") and was not read. Head it with the full label \
        or the name of its field.
        """
    )
  }

  fileprivate static func repeated(_ label: String, _ columns: [String]) -> Self {
    Self(
      ja: """
        「\(label)」の列が\(columns.count)つあります: \(columns.joined(separator: "、"))。\
        どれを集計するか決められないため、いずれも読み込んでいません。一つにしてください。
        """,
      en: """
        '\(label)' has \(columns.count) columns: \(columns.joined(separator: ", ")). None was read; \
        keep one.
        """
    )
  }

  fileprivate static func otherUnit(
    _ column: String,
    _ unit: String,
    _ label: String,
    _ own: String
  ) -> Self {
    Self(
      ja: """
        列\(column)の単位は\(unit)ですが、様式の「\(label)」は\(own)です。換算はしていません。\
        \(own)に直し、見出しの単位も改めてください。
        """,
      en: """
        The column \(column) is in \(unit), '\(label)' of the form in \(own). It was not read; \
        restate the figures in \(own) and mend the head.
        """
    )
  }
}
