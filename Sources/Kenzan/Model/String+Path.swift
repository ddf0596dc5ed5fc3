extension String {
  /// The path as it is seen from where kenzan runs, if the file named here names it by its own folder.
  package func resolved(besideFile file: String) -> String {
    guard !hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return self }
    var parts: [Substring] = []
    for part in (file[...slash] + self).split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, !last.isEmpty, last != "..", last != "." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension String {
  /// The names on the way from the root to the file of a path, which may begin at a folder.
  package func pathParts(in current: String) -> [String] {
    let whole = hasPrefix("/") ? self : current + "/" + self
    return whole.split(separator: "/").reduce(into: []) { parts, part in
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
  }
}
