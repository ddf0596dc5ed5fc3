/// What Excel refuses or repairs, checked before anything is written.
///
/// libxlsxwriter accepts most of it, cuts some of it and ends the process over some of it.
package enum WorkbookLimits {
  /// The longest target of a link to a file: Excel takes 2,079 characters, and an escape takes three.
  package static let maximumTarget = 690
  /// The most links that a worksheet may have.
  package static let maximumLinks = 65_530

  /// What is known before the sheets are drawn.
  static func check(
    _ tabs: [Workbook.Tab],
    _ properties: Workbook.Properties
  ) throws(WorkbookError) {
    guard tabs.contains(where: { !$0.isHidden }) else { throw .refused("ブック", .noSheet) }
    var taken: Set<String> = []
    for tab in tabs {
      guard SheetTabs.isName(tab.name), taken.insert(tab.name.lowercased()).inserted else {
        throw .refused("シート名「\(tab.name)」", .sheetName)
      }
    }
    for (name, value) in properties.custom {
      guard name.utf8.count <= 255, value.utf8.count <= 255 else {
        throw .refused("プロパティ「\(name)」", .tooLong(255))
      }
    }
  }

  /// One sheet of those with these tabs.
  static func check(_ sheet: WorkbookSheet, in tabs: [Workbook.Tab]) throws(WorkbookError) {
    try checkCells(of: sheet, tabs)
    try checkAids(of: sheet)
    guard sheet.page.header.utf16.count <= 255, sheet.page.footer.utf16.count <= 255 else {
      throw .refused("「\(sheet.name)」のヘッダー・フッター", .tooLong(255))
    }
  }

  private static func checkCells(
    of sheet: WorkbookSheet,
    _ tabs: [Workbook.Tab]
  ) throws(WorkbookError) {
    for cell in sheet.cells {
      var place: String { "「\(sheet.name)」の\(cell.reference)" }
      switch cell.content {
      case .text(let text), .link(_, let text), .cell(_, _, let text), .file(_, let text),
        .formula(_, .text(let text)):
        guard text.utf16.count <= WorkbookText.maximumLength else {
          throw .refused(place, .tooLong(WorkbookText.maximumLength))
        }
      case .struck(let struck):
        guard struck.text.utf16.count <= WorkbookText.maximumLength else {
          throw .refused(place, .tooLong(WorkbookText.maximumLength))
        }
      default: break
      }
      if case .formula(let formula, _) = cell.content, formula.utf16.count > 8191 {
        throw .refused(place, .tooLong(8191))
      }
      switch cell.content {
      case .link(let target, _), .cell(_, let target, _):
        guard tabs.indices.contains(target) else { throw .refused(place, .noSheet) }
      default: break
      }
      if case .file(let target, _) = cell.content, target.utf16.count > maximumTarget {
        throw .refused(place, .tooLong(maximumTarget))
      }
      guard cell.look.numberFormat?.utf8.count ?? 0 <= 127 else {
        throw .refused(place, .tooLong(127))
      }
    }
    let links = sheet.cells.count { cell in
      switch cell.content {
      case .link, .cell, .file: true
      default: false
      }
    }
    guard links <= maximumLinks else {
      throw .refused("シート「\(sheet.name)」", .tooManyLinks(maximumLinks))
    }
    let merges = sheet.merges.sorted { $0.first < $1.first }
    for (index, area) in merges.enumerated() {
      // Sorted by their first rows: what begins below the area cannot meet it.
      for other in merges[(index + 1)...] {
        guard other.first.row <= area.last.row else { break }
        guard !area.intersects(other) else {
          throw .refused("「\(sheet.name)」の\(other)", .overlap(area))
        }
      }
    }
    for chart in sheet.charts {
      for series in chart.series where !tabs.indices.contains(series.sheet) {
        throw .refused("「\(sheet.name)」のグラフ", .noSheet)
      }
    }
  }

  private static func checkAids(of sheet: WorkbookSheet) throws(WorkbookError) {
    for validation in sheet.validations {
      let place = "「\(sheet.name)」の\(validation.area)の入力規則"
      guard validation.title.utf16.count <= 32 else { throw .refused(place, .tooLong(32)) }
      guard validation.message.utf16.count <= 255 else { throw .refused(place, .tooLong(255)) }
      guard validation.list?.utf16.count ?? 0 <= 254 else { throw .refused(place, .tooLong(254)) }
    }
    for (cell, text) in sheet.comments where text.utf16.count > WorkbookText.maximumLength {
      throw .refused("「\(sheet.name)」の\(cell)", .tooLong(WorkbookText.maximumLength))
    }
  }

  static func check(_ names: [DefinedName], in tabs: [Workbook.Tab]) throws(WorkbookError) {
    // Hundreds of sheets of one form have the same names, so each is looked at once.
    var folded: [String: String] = [:]
    var taken: [Int?: Set<String>] = [:]
    let prefixBytes = tabs.map { Workbook.quoted($0.name).utf8.count + 1 }
    for name in names {
      var what: String { "名前「\(name.name)」" }
      let key: String
      if let known = folded[name.name] {
        key = known
      } else {
        guard WorkbookNames.isName(name.name) else { throw .refused(what, .name) }
        key = name.name.lowercased()
        folded[name.name] = key
      }
      if let index = name.sheet, !tabs.indices.contains(index) {
        throw .refused(what, .noSheet)
      }
      let bytes = (name.sheet.map { prefixBytes[$0] } ?? 0) + name.name.utf8.count
      guard bytes <= WorkbookNames.maximumBytes,
        name.formula.utf8.count + 1 <= WorkbookNames.maximumBytes
      else { throw .refused(what + "とシート名", .bytes(WorkbookNames.maximumBytes)) }
      guard taken[name.sheet, default: []].insert(key).inserted else {
        throw .refused(what, .twice)
      }
    }
  }
}

extension Message {
  fileprivate static let noSheet = Message(
    ja: "表示するシートがありません",
    en: "has no sheet to show"
  )
  fileprivate static let sheetName = Message(
    ja: "使えない文字があるか、31文字を超えるか、ほかのシートと同じです",
    en: "has a forbidden character, more than 31 characters, or the name of another sheet"
  )
  fileprivate static let name = Message(
    ja: "Excelの名前として使えません",
    en: "is no name for Excel"
  )
  fileprivate static let twice = Message(ja: "二度定義されています", en: "is defined twice")

  fileprivate static func tooLong(_ limit: Int) -> Message {
    Message(ja: "\(limit)文字を超えています", en: "is longer than \(limit) characters")
  }

  fileprivate static func tooManyLinks(_ limit: Int) -> Message {
    Message(ja: "リンクが\(limit)件を超えています", en: "has more than \(limit) links")
  }

  fileprivate static func bytes(_ limit: Int) -> Message {
    Message(ja: "合わせて\(limit)バイトを超えています", en: "are longer than \(limit) bytes together")
  }

  fileprivate static func overlap(_ area: CellRange) -> Message {
    Message(ja: "結合セル\(area)と重なっています", en: "overlaps the merged area \(area)")
  }
}
