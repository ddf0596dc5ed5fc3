/// The names on the tabs of worksheets.
package enum SheetTabs {
  /// The most characters that Excel takes, in UTF-16 units.
  package static let maximumLength = 31

  /// Whether Excel and libxlsxwriter take the text as a sheet's name.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf16.count <= maximumLength && text.lowercased() != "history"
      && text.unicodeScalars.allSatisfy { !isForbidden($0) }
  }

  /// Names for sheets from what they are about: forbidden characters replaced, cut to the length,
  /// unique without case and different from `taken`.
  ///
  /// `bytes` bounds each, for the sake of the defined names that carry it as a prefix.
  package static func names(
    for texts: [String],
    taken: [String] = [],
    bytes: Int = 93
  ) -> [String] {
    var used = Set(taken.map { $0.lowercased() })
    return texts.map { text in
      let clean = cleaned(text)
      var name = fitted(clean, suffix: "", bytes)
      var number = 1
      while !isName(name) || used.contains(name.lowercased()) {
        number += 1
        name = fitted(clean, suffix: "(\(number))", bytes)
      }
      used.insert(name.lowercased())
      return name
    }
  }

  /// The text with characters that no tab may have made wide, which reads the same.
  private static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        scalars.append(" ")
      } else if isForbidden(scalar) {
        scalars.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? "_")
      } else {
        scalars.append(scalar)
      }
    }
    let words = String(scalars).split(separator: " ")
    return words.isEmpty ? "Sheet" : words.joined(separator: " ")
  }

  private static func fitted(_ text: String, suffix: String, _ bytes: Int) -> String {
    var name = ""
    for character in text {
      let next = name + String(character)
      guard next.utf16.count + suffix.utf16.count <= maximumLength,
        next.utf8.count + suffix.utf8.count <= bytes
      else { break }
      name = next
    }
    return name + suffix
  }

  /// Excel forbids the first seven; ' and ! confuse libxlsxwriter where names refer to the sheet.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    "\\/?*[]:'!".unicodeScalars.contains(scalar) || scalar.value < 0x20
  }
}
