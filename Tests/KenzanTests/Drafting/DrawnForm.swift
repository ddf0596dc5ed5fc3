import Testing

@testable import Kenzan

/// A workbook drawn as towns draw their forms, written down as rows, for tests of the drafting.
struct DrawnForm {
  enum Element {
    /// A framed text.
    case head(String, span: Int = 1, rows: Int = 1)
    /// A framed text on a ground.
    case shaded(String, span: Int = 1)
    /// A framed blank.
    case box(span: Int = 1, rows: Int = 1, look: Look = .framed)
    /// A framed figure, and the formula that gives it; blank for a formula without a result.
    case figure(String, look: Look = .framed, formula: String? = nil)
    /// A text without a frame, over its columns if they are merged.
    case text(String, span: Int = 1)
    /// A large bold text without a frame.
    case title(String, span: Int = 1)
    /// A cell without a frame as the file writes it: its attributes and what stands in it.
    case raw(String, String)
    case gap(Int)
  }

  /// The styles of the workbook.
  enum Look: Int {
    case plain, framed, shaded, title, thousands, tenths, underlined, unlocked, percent, date
  }

  private var data = ""
  private var merges: [String] = []
  private let after: String
  private let before: String
  private let sheets: [(name: String, data: String)]

  /// Draws the rows from the top; `after` follows the cells, and `sheets` are further worksheets.
  init(
    _ rows: [[Element]],
    protected: Bool = false,
    after: String = "",
    sheets: [(name: String, data: String)] = []
  ) {
    self.sheets = sheets
    before = "<cols><col min=\"1\" max=\"60\" width=\"12\"/></cols>"
    var covered: [Int: [Int: Look]] = [:]
    for (offset, elements) in rows.enumerated() {
      data += Self.row(offset + 1, elements, covered: &covered, merges: &merges)
    }
    let areas = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    self.after =
      (protected ? "<sheetProtection sheet=\"1\"/>" : "")
      + (areas.isEmpty ? "" : "<mergeCells>\(areas)</mergeCells>") + after
  }

  private static func row(
    _ row: Int,
    _ elements: [Element],
    covered: inout [Int: [Int: Look]],
    merges: inout [String]
  ) -> String {
    var cells: [Int: String] = [:]
    for (column, look) in covered[row] ?? [:] { cells[column] = cell(row, column, look) }
    var column = 1
    for element in elements {
      while covered[row]?[column] != nil { column += 1 }
      let (span, height, look, attributes, content) = element.drawn
      for line in row..<row + height {
        for place in column..<column + span {
          if line == row {
            let isFirst = place == column
            cells[place] = cell(row, place, look, isFirst ? attributes : "", isFirst ? content : "")
          } else {
            covered[line, default: [:]][place] = look
          }
        }
      }
      if span * height > 1, look != nil {
        let (first, last) = (CellReference.at(row, column), (row + height - 1, column + span - 1))
        merges.append("\(first):\(CellReference.at(last.0, last.1))")
      }
      column += span
    }
    let texts = cells.sorted { $0.key < $1.key }.map(\.value).joined()
    return "<row r=\"\(row)\">\(texts)</row>"
  }

  private static func cell(
    _ row: Int,
    _ column: Int,
    _ look: Look?,
    _ attributes: String = "",
    _ content: String = ""
  ) -> String {
    guard let look else { return "" }
    let place = CellReference.at(row, column)
    return "<c r=\"\(place)\" s=\"\(look.rawValue)\" \(attributes)>\(content)</c>"
  }

  /// A list of choices for cells, as it follows the cells of a worksheet.
  static func rule(_ attributes: String, _ formulas: String..., at places: String) -> String {
    let bounds = formulas.enumerated().map { "<formula\($0 + 1)>\($1)</formula\($0 + 1)>" }
    return "<dataValidations><dataValidation sqref=\"\(places)\" \(attributes)>"
      + "\(bounds.joined())</dataValidation></dataValidations>"
  }

  var bytes: [UInt8] {
    var parts = WorkbookParts(data, before: before, after: after, styles: Self.styles)
    var names = "<sheet name=\"様式\" sheetId=\"1\" r:id=\"rId1\"/>"
    var relationships = [
      ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"),
    ]
    for (index, sheet) in sheets.enumerated() {
      let file = "worksheets/sheet\(index + 2).xml"
      names += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 2)\" r:id=\"rId\(index + 9)\"/>"
      relationships.append(("rId\(index + 9)", "worksheet", file))
      parts["xl/" + file] = WorkbookParts.worksheet(sheet.data)
    }
    parts["xl/workbook.xml"] =
      "<workbook xmlns=\"\(WorkbookParts.main)\" xmlns:r=\"\(WorkbookParts.office)\">"
      + "<sheets>\(names)</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = WorkbookParts.relationships(relationships)
    return parts.bytes
  }

  private static let styles = """
    <fonts><font><sz val="11"/></font><font><b/><sz val="16"/></font></fonts>\
    <fills><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill></fills>\
    <borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/>\
    <bottom style="thin"/></border><border><bottom style="thin"/></border></borders>\
    <cellXfs><xf/><xf borderId="1"/><xf borderId="1" fillId="1"/><xf fontId="1"/>\
    <xf borderId="1" numFmtId="3"/><xf borderId="1" numFmtId="2"/><xf borderId="2"/>\
    <xf borderId="1"><protection locked="0"/></xf><xf borderId="1" numFmtId="10"/>\
    <xf borderId="1" numFmtId="14"/></cellXfs>
    """
}

extension DrawnForm.Element {
  /// Its size, how it looks (`nil` for nothing at all), and the cell's attributes and content.
  fileprivate var drawn: (Int, Int, DrawnForm.Look?, String, String) {
    func text(_ text: String) -> String { "<is><t xml:space=\"preserve\">\(text)</t></is>" }
    let inline = "t=\"inlineStr\""
    return switch self {
    case .head(let words, let span, let rows): (span, rows, .framed, inline, text(words))
    case .shaded(let words, let span): (span, 1, .shaded, inline, text(words))
    case .box(let span, let rows, let look): (span, rows, look, "", "")
    case .figure(let number, let look, let formula):
      (1, 1, look, "", (formula.map { "<f>\($0)</f>" } ?? "") + "<v>\(number)</v>")
    case .text(let words, let span): (span, 1, .plain, inline, text(words))
    case .title(let words, let span): (span, 1, .title, inline, text(words))
    case .raw(let attributes, let content): (1, 1, .plain, attributes, content)
    case .gap(let span): (span, 1, nil, "", "")
    }
  }
}

/// What was drafted, and what kenzan understands of it.
struct Drafted {
  let draft: Draft
  let schema: FormSchema

  /// Drafts a form.
  init(
    _ rows: [[DrawnForm.Element]],
    protected: Bool = false,
    after: String = "",
    sheets: [(name: String, data: String)] = [],
    options: Draft.Options = Draft.Options()
  ) throws {
    let form = DrawnForm(rows, protected: protected, after: after, sheets: sheets)
    try self.init(Draft(form.bytes, path: "様式.xlsx", options: options))
  }

  /// Drafts a table of sheets.
  init(csv: String, options: Draft.Options = Draft.Options()) throws {
    try self.init(Draft(Array(csv.utf8), path: "一覧.csv", options: options))
  }

  private init(_ draft: Draft) throws {
    self.draft = draft
    schema = try SchemaFixture.compile(document: draft.xml)
  }

  /// A field in a line: its path, its label, and its type and unit where it is no text.
  var fields: [String] {
    schema.fields.map { field in
      let type = field.type == .text ? [] : [field.type.rawValue]
      let parts = [field.path.description, field.label] + type + [field.unit].compactMap { $0 }
      return parts.joined(separator: " ")
    }
  }

  /// Where the fields are filled in.
  var slots: [String] {
    schema.layout.slots.map { "\($0.area) \(schema.fields[$0.field].path)" }
  }

  /// The choices of a code list.
  func choices(_ list: String) -> [String] { schema.codes[list]?.codes.map(\.value) ?? [] }

  /// The lines of the draft that hold a text, without indentation.
  func lines(_ text: String) -> [String] {
    draft.xml.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
      .filter { $0.contains(text) }.map { String($0) }
  }

  /// What the author is asked.
  var questions: [String] { lines("<!-- 要確認: ") }
}

/// Why nothing could be drafted; `nil` where something was.
func draftRefusal(
  of bytes: [UInt8],
  path: String = "様式.xlsx",
  options: Draft.Options = Draft.Options()
) -> Message? {
  do throws(DraftError) {
    _ = try Draft(bytes, path: path, options: options)
    return nil
  } catch {
    return error.message
  }
}
