internal import KenzanBridge

/// The papers of a meeting as they stand in a workbook that kenzan made of them.
///
/// Every worksheet carries in names of its own which paper it is, in which edition it changed last
/// and on which pages it is printed; they stay when Excel saves the workbook again.
public struct DistributedPacket: Sendable {
  /// One paper, with the texts of its rows.
  struct Paper: Sendable {
    /// The text on its tab: 資料4－1 事業の説明シート.
    var tab: String
    /// The edition of the packet in which it changed last.
    var edition: Int
    var firstPage: Int
    /// The rows after which a page ends.
    var breaks: [Int]
    /// Whether a name had no room for them.
    var lacksBreaks = false
    /// The texts of the rows from the first on, by column.
    var rows: [[Int: String]]

    /// The page of the whole book that a row is on; `nil` where nothing says it.
    func page(ofRow row: Int) -> Int? {
      firstPage > 0 && !lacksBreaks ? firstPage + breaks.count { $0 < row } : nil
    }

    /// The rows of its pages.
    var pages: [ArraySlice<[Int: String]>] {
      let ends = breaks.filter { (1..<rows.count).contains($0) } + [rows.count]
      return zip([0] + ends, ends).map { rows[$0..<max($0, $1)] }
    }
  }

  /// Which edition it is, from 1.
  let edition: Int
  /// The meeting, as the cover names it.
  let meeting: String
  let path: String
  /// The papers by what they are.
  let papers: [String: Paper]

  init(edition: Int, meeting: String, path: String, papers: [String: Paper]) {
    self.edition = edition
    self.meeting = meeting
    self.path = path
    self.papers = papers
  }

  /// Reads the papers that were handed out last.
  ///
  /// - Throws: an error without a line where the file cannot be read or kenzan did not make it.
  public init(path: String) throws(SchemaErrors) {
    let file = try SourceFile.named(by: "previous", path)
    guard let packet = Self(file) else {
      throw SchemaErrors(option: "previous", path, .noPacket(path))
    }
    self = packet
  }

  /// `nil` for what is no packet.
  init?(_ file: SourceFile) {
    guard let edition = file.properties[Property.edition.rawValue].flatMap({ Int($0) }),
      edition > 0
    else { return nil }
    self.edition = edition
    meeting = file.properties[Property.meeting.rawValue] ?? ""
    path = file.path
    var papers: [String: Paper] = [:]
    for (index, worksheet) in file.worksheets.enumerated() {
      let names = file.names.filter { $0.sheet == index }
      func constant(_ name: Constant) -> String? {
        names.first { $0.name == name.rawValue }.map { $0.formula.filter { $0 != "\"" } }
      }
      guard let identity = constant(.paper) else { continue }
      let text = constant(.pages) ?? ""
      let pages = text.split(separator: ";").compactMap { Int($0) }
      papers[identity] = Paper(
        tab: worksheet.name,
        edition: constant(.edition).flatMap { Int($0) } ?? edition,
        firstPage: pages.first ?? 0,
        breaks: Array(pages.dropFirst()),
        lacksBreaks: text.hasSuffix(Self.unsaid),
        rows: worksheet.texts
      )
    }
    self.papers = papers
  }

  /// The properties of a workbook that holds a packet.
  enum Property: String {
    case meeting = "kenzan.packet"
    case edition = "kenzan.edition"
  }

  /// Stands for the ends of pages where they are more than a name holds.
  static let unsaid = "…"

  /// The names of a worksheet that is a paper.
  enum Constant: String {
    case paper = "kenzan.paper"
    case edition = "kenzan.edition"
    case pages = "kenzan.pages"

    func name(_ value: String, sheet: Int) -> DefinedName {
      DefinedName(name: rawValue, sheet: sheet, formula: "\"\(value)\"")
    }
  }
}

extension Worksheet {
  /// What stands in every row from the first on, as text by column; of a picture, its digest.
  fileprivate var texts: [[Int: String]] {
    let pictures = unreadObjects.compactMap { object -> (CellReference, String)? in
      guard let place = object.anchor, case .picture(let picture)? = object.picture else {
        return nil
      }
      return (place, "［画像 \(KenzanBridge.sha256(of: picture.bytes).prefix(8))］")
    }
    let last = (cells.map(\.reference.row) + pictures.map(\.0.row)).max() ?? 0
    var rows = Array(repeating: [Int: String](), count: last)
    for cell in cells {
      rows[cell.reference.row - 1][cell.reference.column] = cell.content.shownText
    }
    for (place, text) in pictures { rows[place.row - 1][place.column, default: ""] += text }
    return rows
  }
}

extension CellContent {
  /// The content as people read it, numbers with separators.
  fileprivate var shownText: String {
    switch self {
    case .number(let number): ExactDecimal(significant: number).map { FigureText.text($0).ja } ?? ""
    case .text(let text), .error(let text), .invalid(let text): text
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .date(let serial, let iso):
      iso ?? ExactDecimal(significant: serial).map { FigureText.text($0).ja } ?? ""
    case .uncalculated: ""
    }
  }
}

extension Message {
  fileprivate static func noPacket(_ path: String) -> Message {
    Message(
      ja:
        "--previous で指定したブックは、kenzan packet が書き出した会議資料ではありません。前回配付した資料のブックを指定してください（内部資料のブックではありません）。",
      en:
        "'\(path)' of --previous is no workbook that 'kenzan packet' wrote; name the papers that were handed out"
    )
  }
}
