/// Which printed cells show a cell of a submitted file.
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

  /// Takes printed cells, and the paths of the submitted files.
  init(_ printed: [PrintedPacket.Figure], _ paths: [String]) {
    for (index, figure) in printed.enumerated() {
      func place(_ file: String) -> Place {
        Place(file: file, cell: figure.cell, label: figure.label)
      }
      byPath[place(figure.path), default: []].append(index)
      byName[place(figure.path.fileName), default: []].append(index)
      if !figure.sha256.isEmpty { bySHA256[place(figure.sha256), default: []].append(index) }
    }
    names = Self.single(printed.map(\.path)).intersection(Self.single(paths))
  }

  /// The names that one path has.
  private static func single(_ paths: [String]) -> Set<String> {
    Set(Dictionary(grouping: Set(paths), by: \.fileName).filter { $0.value.count == 1 }.keys)
  }

  /// The numbers of those that show a cell: of the same file first, then of the same bytes under
  /// another name, then of the same name elsewhere.
  func printed(path: String, sha256: String?, cell: String, label: String) -> [Int] {
    func place(_ file: String) -> Place { Place(file: file, cell: cell, label: label) }
    if let found = byPath[place(path)] { return found }
    if let sha256, let found = bySHA256[place(String(sha256.prefix(12)))] { return found }
    let name = path.fileName
    return names.contains(name) ? byName[place(name)] ?? [] : []
  }
}
