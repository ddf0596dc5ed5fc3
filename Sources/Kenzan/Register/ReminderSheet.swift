/// What one department still has to hand in, as a page for it.
package struct ReminderSheet {
  /// What people call a form, and what identifies its sheets.
  package struct Form {
    var title: String
    var key: String

    init(title: String, key: String) {
      self.title = title
      self.key = key
    }

    init(_ schema: FormSchema) {
      title = schema.title
      key = schema.key.map { schema.fields[$0].facets.ownLabel }.joined(separator: "／")
    }
  }

  let department: RegisterStatus.Department
  /// What it handed in and could not be read.
  var unreadable: [Register.Row] = []
  let asOf: CalendarDate?
  /// The forms by their ids.
  let forms: [String: Form]
  var notice = SecretariatNotice()

  /// What is to be handed in: by form and year, then in the order of the register.
  var rows: [Register.Row] {
    let due = department.rows.filter(\.isDue)
    return due.map { heading(of: $0) }.unique.flatMap { title in
      due.filter { heading(of: $0) == title }
    }
  }

  /// What stands above the sheets of a form and a year.
  private func heading(of row: Register.Row) -> String {
    let title = forms[row[.schema]]?.title ?? row[.schema]
    return [row.year?.title ?? row[.year], title].joined(separator: "　")
  }

  /// What identifies a sheet, as its form calls it.
  var keyTitle: String {
    let titles = rows.map { forms[$0[.schema]]?.key ?? "" }.unique
    return titles.count == 1 && !titles[0].isEmpty ? titles[0] : "番号"
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
  private static let columns = [5.0, 11, 28, 9, 17, 32]
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
    for line in request { canvas.add(.init(.text(line), span: span, PaperCanvas.plain)) }
    canvas.skip(9)
    let heads = ["№", keyTitle, "事業名", "状態", "期限", "すること"]
    canvas.add(heads.map { .init(.text($0), Self.head) }, height: 24)
    canvas.repeatLastRow()
    addRows(to: &canvas)
    addUnreadable(to: &canvas)
    canvas.skip(9)
    for note in notes { canvas.add(.init(.text(note), span: span, StyleSheet.note)) }
    if !notice.contact.isEmpty {
      canvas.skip(9)
      canvas.add(
        .init(.text("提出先・問い合わせ先"), span: 3, Self.head),
        .init(.text(notice.contact), span: span - 3, Self.cell.with { $0.indent = 1 }),
        height: 30
      )
    }
    return canvas.finished
  }

  private func addRows(to canvas: inout PaperCanvas) {
    var group = ""
    for (number, row) in rows.enumerated() {
      let title = heading(of: row)
      if title != group {
        addSection(title, to: &canvas)
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

  private func addUnreadable(to canvas: inout PaperCanvas) {
    guard !unreadable.isEmpty else { return }
    addSection("届いていますが、読み込めなかったもの（\(unreadable.count)件）", to: &canvas)
    for row in unreadable {
      canvas.add(
        .init(.blank, Self.center),
        .init(.text(place(of: row)), span: Self.columns.count - 2, Self.cell),
        .init(.text("指摘票のとおりに直し、再提出"), Self.cell),
        height: 24
      )
    }
  }

  private func addSection(_ title: String, to canvas: inout PaperCanvas) {
    canvas.add(.init(.text(title), span: Self.columns.count, StyleSheet.section), height: 21)
  }
}
