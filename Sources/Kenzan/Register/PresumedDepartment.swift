/// Whose a file is that could not be read: to tell its department what to do, never to count it.
struct PresumedDepartment {
  private let names: [String]
  /// How many folders all files have in common: what they are called says nothing.
  private let common: Int

  /// Takes the departments that there are, and the paths of all files.
  init(_ names: [String], paths: [String]) {
    self.names = names.filter { !$0.isBlank }.unique
    let folders = paths.map { Array(Self.parts($0).dropLast()) }
    let first = folders.first ?? []
    common = folders.reduce(first.count) { length, other in
      min(length, zip(first, other).prefix { $0 == $1 }.count)
    }
  }

  /// The department of the other sheets of its file if they have one, or else the only one that its folders
  /// and its name mention.
  func department(of path: String, besides others: [String]) -> String? {
    let others = others.filter { !$0.isBlank }
    if let first = others.first {
      let name = first.normalizedForMatching
      return others.allSatisfy { $0.normalizedForMatching == name } ? first : nil
    }
    let words = Self.parts(path).dropFirst(common).map { String($0).normalizedForMatching }
    let found = names.filter { name in
      let name = name.normalizedForMatching
      return words.contains { $0.contains(name) }
    }
    // 産業観光部 also mentions 観光部.
    let longest = found.filter { name in
      !found.contains { other in
        other != name && other.normalizedForMatching.contains(name.normalizedForMatching)
      }
    }
    return longest.count == 1 ? longest[0] : nil
  }

  private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
