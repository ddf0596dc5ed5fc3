/// The figures that a packet prints, with the cells of the submitted sheets that they come from.
///
/// The packet has the figures; its internal workbook says in 出典 where each was submitted.
public struct PrintedPacket: Sendable {
  /// A printed cell and a submitted cell that it shows.
  package struct Figure: Sendable, Equatable {
    /// 資料4－2.
    package var number: String
    /// The tab and the cell: `資料4－2 広報!R28`.
    package var place: String
    /// The page of the whole book that it is on; `nil` where the packet does not say it.
    package var page: Int?
    /// Whether it shows nothing else; what shows several submitted cells is a sentence or a sum.
    package var isAlone: Bool
    /// What it is: 事業経費／R6決算額.
    package var label: String
    /// What is printed; `nil` where no number stands there.
    package var printed: ExactDecimal?
    /// What was submitted when the packet was made.
    package var submitted: String
    package var path: String
    /// `Sheet1!F24`.
    package var cell: String
    /// The first digits of the submitted file's SHA-256.
    package var sha256: String

    /// As messages name it: 資料4－2のR28.
    package var title: Message {
      let cell = place.split(separator: "!").last.map(String.init) ?? place
      return Message(ja: "\(number)の\(cell)", en: "\(cell) of \(number)")
    }
  }

  package let path: String
  package let sha256: String
  package let edition: Int
  /// Every printed cell, with each submitted cell that it shows.
  package let shown: [Figure]
  /// The tabs that the internal workbook names and the packet does not have.
  package let missingTabs: [String]

  /// Those that show one submitted cell and nothing else.
  package var figures: [Figure] { shown.filter(\.isAlone) }

  /// Reads a packet and the internal workbook beside it.
  ///
  /// - Throws: an error without a line where one of them cannot be read or kenzan did not make it.
  public init(path: String) throws(SchemaErrors) {
    let packet = try SourceFile.named(by: Self.option, path)
    guard DistributedPacket(packet) != nil else {
      throw SchemaErrors(option: Self.option, path, .noPacket(path))
    }
    let beside = Self.sources(beside: path)
    guard let sources = try? SourceFile.named(by: Self.option, beside),
      let printed = Self(packet, sources: sources)
    else { throw SchemaErrors(option: Self.option, beside, .noSources(beside)) }
    self = printed
  }

  /// `nil` for what is no packet, or for an internal workbook without sources.
  package init?(_ packet: SourceFile, sources: SourceFile) {
    guard let distributed = DistributedPacket(packet),
      let page = sources.worksheets.first(where: { $0.name == "出典" }),
      let list = HeadedRows(page, headings: Heading.allCases.map(\.rawValue))
    else { return nil }
    path = packet.path
    sha256 = packet.sha256
    edition = distributed.edition
    let tabs = Dictionary(packet.worksheets.map { ($0.name, $0) }) { first, _ in first }
    let papers = Dictionary(distributed.papers.values.map { ($0.tab, $0) }) { first, _ in first }
    let rows = list.rows.filter { !$0[Heading.place.rawValue].isEmpty }
    let citations = Dictionary(grouping: rows) { $0[Heading.place.rawValue] }.mapValues(\.count)
    var missing: [String] = []
    shown = rows.compactMap { row -> Figure? in
      let place = row[Heading.place.rawValue]
      guard let mark = place.lastIndex(of: "!"),
        let reference = CellReference(String(place[place.index(after: mark)...]))
      else { return nil }
      let tab = String(place[..<mark])
      guard let worksheet = tabs[tab] else {
        if !missing.contains(tab) { missing.append(tab) }
        return nil
      }
      return Figure(
        number: row[Heading.number.rawValue],
        place: place,
        page: papers[tab]?.page(ofRow: reference.row),
        isAlone: citations[place] == 1,
        label: row[Heading.label.rawValue],
        printed: worksheet[reference]?.content.amount,
        submitted: row[Heading.value.rawValue],
        path: row[Heading.path.rawValue],
        cell: row[Heading.cell.rawValue],
        sha256: row[Heading.sha256.rawValue]
      )
    }
    missingTabs = missing
  }

  /// 第4回-内部.xlsx for 第4回.xlsx.
  public static func sources(beside path: String) -> String {
    (path.lowercased().hasSuffix(".xlsx") ? String(path.dropLast(5)) : path) + "-内部.xlsx"
  }

  private static let option = "packet"

  /// The headings of the sources that are read back.
  private enum Heading: String, CaseIterable {
    case number = "資料番号"
    case place = "資料のセル"
    case label = "項目"
    case value = "値"
    case path = "提出ファイル"
    case cell = "提出シートのセル"
    case sha256 = "SHA-256"
  }
}

extension Message {
  fileprivate static func noPacket(_ path: String) -> Message {
    Message(
      ja: "--packet で指定したブックは、kenzan packet が書き出した会議資料ではありません。配付した資料のブックを指定してください。",
      en:
        "'\(path)' of --packet is no workbook that 'kenzan packet' wrote; name the papers that were handed out"
    )
  }

  fileprivate static func noSources(_ path: String) -> Message {
    Message(
      ja:
        "--packet の資料の内部資料「\(path.fileName)」が読めないか、出典のページがありません。資料と一緒に書き出した「-内部」のブックを、資料と同じフォルダに置いてください。",
      en:
        "'\(path.fileName)' beside the papers of --packet cannot be read or has no page 出典; put the workbook '-内部' that was "
        + "written with the papers into the same folder"
    )
  }
}
