/// What one department still has to hand in, as a page for it.
struct ReminderSheet {
  let department: RegisterStatus.Department
  let asOf: CalendarDate?
  /// What people call a form, by its id.
  let titles: [String: String]

  /// What is to be handed in: by form and year, then in the order of the register.
  var rows: [Register.Row] {
    let due = department.rows.filter(\.isDue)
    return due.map { heading(of: $0) }.unique.flatMap { title in
      due.filter { heading(of: $0) == title }
    }
  }

  /// What stands above the sheets of a form and a year.
  private func heading(of row: Register.Row) -> String {
    [row.year?.title ?? row[.year], titles[row[.schema]] ?? row[.schema]].joined(separator: "　")
  }

  /// Whom it is for.
  var name: String { department.name.isEmpty ? "担当課なし" : department.name }

  var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties.title = "\(Self.title)　\(name)"
    workbook.sheets = [sheet]
    return workbook
  }

  private static let title = "評価シートの提出について（お願い）"
  private static let columns = [5.0, 10, 30, 9, 16, 30]
  private static let right = PaperCanvas.plain.with { $0.horizontal = .right }
  private static let addressee = PaperCanvas.plain.with {
    $0.fontSize = 13
    $0.isBold = true
  }
  private static let cell = StyleSheet.cell.with { $0.horizontal = .left }
  private static let center = StyleSheet.cell.with { $0.horizontal = .center }
  private static let head = StyleSheet.heading.with { $0.isBold = true }

  private var sheet: WorkbookSheet {
    let span = Self.columns.count
    var page = SheetPage()
    page.footer = "&L&8" + SheetPage.escaped("\(Self.title)　\(name)") + "&C&9&P／&N"
    var canvas = PaperCanvas(named: "提出のお願い", columns: Self.columns, page: page)
    canvas.add(.init(.text(asOf?.title ?? ""), span: span, Self.right))
    canvas.add(
      .init(.text(department.name.isEmpty ? "" : "\(name)　御中"), span: span, Self.addressee),
      height: 24
    )
    canvas.skip(12)
    canvas.add(.init(.text(Self.title), span: span, StyleSheet.title), height: 33)
    canvas.skip(9)
    canvas.add(.init(.text(request), span: span, PaperCanvas.plain))
    canvas.skip(9)
    let heads = ["№", "番号", "事業名", "状態", "期限", "すること"]
    canvas.add(heads.map { .init(.text($0), Self.head) }, height: 24)
    canvas.repeatLastRow()
    addRows(to: &canvas)
    canvas.skip(9)
    for note in Self.notes { canvas.add(.init(.text(note), span: span, StyleSheet.note)) }
    canvas.skip(9)
    canvas.add(
      .init(.text("問い合わせ先"), span: 2, Self.head),
      .init(.blank, span: span - 2, StyleSheet.slot),
      height: 30
    )
    return canvas.finished
  }

  private func addRows(to canvas: inout PaperCanvas) {
    var group = ""
    for (number, row) in rows.enumerated() {
      let title = heading(of: row)
      if title != group {
        canvas.add(
          .init(.text(title), span: Self.columns.count, StyleSheet.section),
          height: 21
        )
        group = title
      }
      canvas.add(
        .init(.number(ExactDecimal(number + 1)), Self.center),
        .init(.text(row[.key]), Self.center),
        .init(.text(row[.subject]), Self.cell),
        .init(.text(row.state.rawValue), Self.center),
        .init(.text(deadline(of: row)), Self.center),
        .init(.text(task(of: row)), Self.cell),
        height: 24
      )
    }
  }

  // MARK: - Words

  private var request: String {
    let returned = rows.count { $0.state == .returned }
    let missing = rows.count - returned
    let late = asOf.map { day in rows.count { $0.isOverdue(on: day) } } ?? 0
    let what =
      returned == 0
      ? "まだ届いていません"
      : missing == 0
        ? "直していただくためにお返ししてあります" : "まだ届いていないか（\(missing)枚）、直していただくためにお返ししてあります（\(returned)枚）"
    let plea =
      late == 0
      ? "期限までに提出してください。"
      : late == rows.count
        ? "期限を過ぎていますので、お早めに提出してください。" : "期限までに提出してください。期限を過ぎたもの（\(late)枚）は、お早めにお願いします。"
    return "　次の\(rows.count)枚の評価シートが、\(what)。\(plea)"
  }

  private func deadline(of row: Register.Row) -> String {
    guard let deadline = row.deadline else { return row[.deadline] }
    let isLate = asOf.map { row.isOverdue(on: $0) } ?? false
    return deadline.title + (isLate ? "\n期限超過" : "")
  }

  private func task(of row: Register.Row) -> String {
    guard row.state == .returned else { return "記入して提出してください。" }
    let errors = row[.errors].isEmpty ? "指摘" : "要修正\(row[.errors])件"
    let doubts = ["", "0"].contains(row[.warnings]) ? "" : "と要確認\(row[.warnings])件"
    let file = row[.file].isEmpty ? "" : "\n（お返ししたファイル: \(row[.file].fileName)）"
    return "指摘票の\(errors)\(doubts)を見て、直したものを提出してください。" + file
  }

  private static let notes = [
    "・ファイルの名前は自由です。シートの番号は変えないでください（番号で照合します）。",
    "・事業が終わった、担当が変わったなど、提出が要らないと思われるときは、下の問い合わせ先へお知らせください。",
    "・行き違いで提出済のときは、ご容赦ください。",
  ]
}
