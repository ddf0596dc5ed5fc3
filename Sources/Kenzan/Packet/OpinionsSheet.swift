/// What the members think of a project, as a list: by what the form asks, and by member.
struct OpinionsSheet {
  /// What a form asks for: 問題点 under ①現状認識.
  fileprivate struct Question: Hashable {
    var path: FieldPath
    /// What it stands under; the whole label where that is all.
    var heading: String
    /// The field's own label under that heading.
    var item: String
  }

  /// What one member says under one heading, by item.
  private struct Row {
    var heading: String
    var worksheet: ReturnedWorksheets.Worksheet
    var slots: [Int?]
  }

  let returns: ReturnedWorksheets.Returns
  let sheets: [TidySheet]
  let members: [Roster.Member]
  let title: String

  /// The most columns of opinions side by side.
  private static let mostColumns = 3
  private static let fontSize = 10.0

  /// A paper with the list and where each opinion was written.
  var paper: PacketPaper {
    var table = self.table
    let widths = table.widths(page.room.width)
    var origins: [CellReference: [CellOrigin]] = [:]
    for row in rows {
      let texts = row.slots.map { slot in slot.flatMap { text(at: $0, in: row.worksheet) } ?? "" }
      let parts = texts.enumerated().map { column, text in
        SheetMetrics.parts(text, width: widths[column + 2], fontSize: Self.fontSize)
      }
      for (column, slot) in row.slots.enumerated() {
        guard let slot, !texts[column].isEmpty,
          let cell = SummaryTable.cell(row: table.rows.count, column: column + 2),
          var origin = origin(of: slot, in: row.worksheet)
        else { continue }
        origin.label = "\(row.worksheet.name)／\(origin.label)"
        origins[cell] = [origin]
      }
      // Rows below one another where no row is tall enough.
      for line in 0..<(parts.map(\.count).max() ?? 0) {
        let heads = [row.heading, name(of: row.worksheet) + (line > 0 ? "（続き）" : "")]
        let cells = parts.map { $0.indices.contains(line) ? $0[line] : "" }
        table.rows.append((heads + cells).map { .text($0) })
      }
    }
    if table.rows.isEmpty {
      table.rows = [(["意見はありません。"] + table.columns.dropFirst().map { _ in "" }).map { .text($0) }]
    }
    var paper = PacketPaper(title: title, sheet: table.sheet(named: title))
    paper.sheet?.origins = origins
    return paper
  }

  private func origin(of slot: Int, in worksheet: ReturnedWorksheets.Worksheet) -> CellOrigin? {
    let sheet = sheets[worksheet.sheet]
    return worksheet.record.origin(of: slot, path: sheet.path, sha256: sheet.sha256)
  }

  private var page: SheetPage {
    var page = SheetPage()
    page.orientation = .landscape
    return page
  }

  private var table: SummaryTable {
    let items = self.items
    let columns = items.map { item in
      SummaryTable.Column(heading: item.isEmpty ? "意見" : item, weight: 78 / Double(items.count))
    }
    var table = SummaryTable(
      title: title,
      note: note,
      columns: [
        SummaryTable.Column(heading: "項目", weight: 12),
        SummaryTable.Column(heading: "委員", weight: 10, kind: .center),
      ] + columns,
      rows: []
    )
    table.fontSize = Self.fontSize
    table.minimumHeight = 21
    table.remarks = remarks
    return table
  }

  // MARK: - Who returned something

  private var present: [Int] { members.indices.filter { members[$0].attendance == .present } }

  private var note: String {
    let returned = returns.members
    let absent = returned.count { members[$0].attendance != .present }
    return "提出\(returned.count)名" + (absent > 0 ? "（うち欠席\(absent)名）" : "") + "／出席\(present.count)名"
  }

  private var remarks: [String] {
    let returned = returns.members
    let missing = present.filter { !returned.contains($0) }.map { members[$0].name }
    let silent = returns.worksheets.filter { worksheet in
      worksheet.record.opinionSlots.allSatisfy { worksheet.record.opinion(at: $0) == nil }
    }.map { name(of: $0) }
    var remarks = ["未提出: " + (missing.isEmpty ? "なし" : missing.joined(separator: "、"))]
    if !silent.isEmpty { remarks.append("提出したが意見なし: " + silent.joined(separator: "、")) }
    if returns.worksheets.contains(where: { $0.doubt != nil }) {
      remarks.append("※ 名前の下に注記のあるシートは、確かめるまで議事要旨の案に入れていません。")
    }
    return remarks
  }

  private func name(of worksheet: ReturnedWorksheets.Worksheet) -> String {
    let name = worksheet.name.isBlank ? "（記名なし）" : worksheet.name
    switch worksheet.doubt {
    case .notOnRoster: return name + "\n※名簿にない"
    case .oneOfSeveral(let number): return name + "\n※\(number)枚目"
    case nil: return name
    }
  }

  // MARK: - Opinions

  /// Everything that the returned forms ask for, each once, in the order of the form.
  private var questions: [Question] {
    returns.worksheets.flatMap { worksheet in
      worksheet.record.opinionSlots.map { Self.question(at: $0, in: worksheet.record) }
    }.unique
  }

  private static func question(at slot: Int, in record: Record) -> Question {
    let field = record.schema.fields[slot]
    let (heading, item) = field.headingAndItem
    return Question(path: field.path, heading: heading, item: item)
  }

  /// The columns: the labels that stand under the headings, or one column where they are too many.
  private var items: [String] {
    let items = questions.map(\.item).unique
    return items.isEmpty || items.count > Self.mostColumns ? [""] : items
  }

  private var rows: [Row] {
    let items = self.items
    let questions = self.questions
    let isWide = items.count > 1 || questions.allSatisfy { $0.item == items.first }
    let headings = questions.map { isWide ? $0.heading : $0.label }.unique
    return headings.flatMap { heading in
      returns.worksheets.compactMap { worksheet -> Row? in
        let slots = items.map { item -> Int? in
          questions.first { question in
            isWide
              ? question.heading == heading && question.item == item : question.label == heading
          }.flatMap { worksheet.record.schema.slot(of: $0.path) }
        }
        let hasWords = slots.contains { $0.flatMap { worksheet.record.opinion(at: $0) } != nil }
        return hasWords ? Row(heading: heading, worksheet: worksheet, slots: slots) : nil
      }
    }
  }

  private func text(at slot: Int, in worksheet: ReturnedWorksheets.Worksheet) -> String? {
    guard let text = worksheet.record.opinion(at: slot) else { return nil }
    return worksheet.record.isCertain(slot) ? text : "※そのままには読み取れません: \(text)"
  }
}

extension OpinionsSheet.Question {
  fileprivate var label: String { item.isEmpty ? heading : "\(heading)／\(item)" }
}

extension Field {
  /// The label taken apart: what it stands under, and its own; only the first where that is all.
  var headingAndItem: (heading: String, item: String) {
    let own = facets.ownLabel
    let end = "／" + own
    return !own.isEmpty && label.hasSuffix(end)
      ? (String(label.dropLast(end.count)), own) : (label, "")
  }
}
