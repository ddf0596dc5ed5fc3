/// Which printed figures show a figure of a sheet.
struct PrintedPlaces {
  private struct Place: Hashable {
    var file: String
    var cell: String
    var label: String
  }

  private var byPath: [Place: [Int]] = [:]
  private var bySHA256: [Place: [Int]] = [:]
  private var byName: [Place: [Int]] = [:]
  /// Names of files of which packet and sheets have one each.
  private var names: Set<String> = []
  private let sheets: SheetFigures

  init(_ packet: PrintedPacket, _ sheets: SheetFigures) {
    self.sheets = sheets
    for (index, figure) in packet.figures.enumerated() {
      func place(_ file: String) -> Place {
        Place(file: file, cell: figure.cell, label: figure.label)
      }
      byPath[place(figure.path), default: []].append(index)
      byName[place(figure.path.fileName), default: []].append(index)
      if !figure.sha256.isEmpty { bySHA256[place(figure.sha256), default: []].append(index) }
    }
    names = Self.single(packet.figures.map(\.path))
      .intersection(Self.single(sheets.sheets.map(\.path)))
  }

  /// The names that one path has.
  private static func single(_ paths: [String]) -> Set<String> {
    Set(Dictionary(grouping: Set(paths), by: \.fileName).filter { $0.value.count == 1 }.keys)
  }

  /// The same file first, then the same bytes under another name, then the same name elsewhere.
  func printed(of figure: SheetFigure) -> [Int] {
    guard let cell = figure.cell else { return [] }
    let sheet = sheets.sheets[figure.sheet]
    func place(_ file: String) -> Place { Place(file: file, cell: cell, label: figure.label) }
    if let found = byPath[place(sheet.path)] { return found }
    if let sha256 = sheet.sha256, let found = bySHA256[place(String(sha256.prefix(12)))] {
      return found
    }
    let name = sheet.path.fileName
    return names.contains(name) ? byName[place(name)] ?? [] : []
  }
}
