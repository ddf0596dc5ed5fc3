/// Names of files and folders that are made of what stands in a sheet or a table.
enum OutputName {
  /// A name that every file system takes: the signs that Windows keeps for itself made wide, no
  /// dots and spaces at its ends.
  static func cleaned(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "/\\:*?\"<>|".unicodeScalars.contains(scalar) {
        name.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? "_")
      } else {
        name.append(scalar.value < 0x20 ? "_" : scalar)
      }
    }
    while let last = name.last, last == "." || last == " " || last == "\u{3000}" {
      name.removeLast()
    }
    while let first = name.first, first == "." || first == " " || first == "\u{3000}" {
      name.removeFirst()
    }
    return name.isEmpty ? "未記入" : String(name.prefix(60))
  }

  /// The name behind its place among so many, from 1, by which names sort: 03_税務課.
  static func numbered(_ place: Int, of count: Int, _ name: String) -> String {
    let number = String(place)
    let width = max(2, String(count).utf8.count)
    let zeros = String(repeating: "0", count: max(0, width - number.utf8.count))
    return zeros + number + (name.isEmpty ? "" : "_" + name)
  }
}
