private import KenzanBridge

/// How the characters of a text file are stored.
public enum CSVEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte order mark, by which Excel knows the file as UTF-8.
  case utf8WithMark = "utf-8-bom"
  /// Windows-31J, what Japanese Windows calls ANSI.
  case cp932

  /// The name that other programs know it by.
  package var descriptorName: String { self == .cp932 ? "cp932" : "utf-8" }
}

/// Turns texts into the bytes of an encoding, and says what became of characters it does not hold.
struct TextEncoder: ~Copyable {
  /// What became of a character that the encoding does not hold.
  enum Loss: Hashable {
    /// Written as its usual stand-in.
    case mapped(Unicode.Scalar, to: String)
    /// Not written; the file must not be used.
    case missing(Unicode.Scalar)
  }

  let encoding: CSVEncoding
  private var legacy: CharacterEncoder?

  /// Opens the encoding; fails if the system does not know it.
  init(_ encoding: CSVEncoding) throws(OutputError) {
    self.encoding = encoding
    legacy = encoding == .cp932 ? CharacterEncoder("CP932") : nil
    if encoding == .cp932, legacy == nil { throw OutputError(.noEncoding) }
  }

  /// The bytes at the very beginning of a file.
  var mark: [UInt8] { encoding == .utf8WithMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// Appends a text, and returns the losses in the order of their first characters.
  mutating func append(_ text: String, to bytes: inout [UInt8]) -> [Loss] {
    guard encoding == .cp932 else {
      bytes.append(contentsOf: text.utf8)
      return []
    }
    var losses: [Loss] = []
    for scalar in text.unicodeScalars {
      if let exact = legacy?.bytes(of: scalar) {
        bytes.append(contentsOf: exact)
        continue
      }
      let loss = append(standInOf: scalar, to: &bytes)
      if !losses.contains(loss) { losses.append(loss) }
    }
    return losses
  }

  private mutating func append(standInOf scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Loss {
    guard let standIn = Self.standIns[scalar] else { return .missing(scalar) }
    var encoded: [UInt8] = []
    for part in standIn.unicodeScalars {
      guard let exact = legacy?.bytes(of: part) else { return .missing(scalar) }
      encoded.append(contentsOf: exact)
    }
    bytes.append(contentsOf: encoded)
    return .mapped(scalar, to: standIn)
  }

  /// Characters that every Japanese program writes alike: pairs of look-alikes of which Windows-31J
  /// holds one, and spaces by their width.
  private static let standIns: [Unicode.Scalar: String] = [
    "\u{2014}": "\u{2015}",  // — to ―
    "\u{2013}": "\u{2010}",  // – to ‐
    "\u{2011}": "\u{2010}",
    "\u{301C}": "\u{FF5E}",  // 〜 to ～
    "\u{2212}": "\u{FF0D}",  // − to －
    "\u{2016}": "\u{2225}",  // ‖ to ∥
    "\u{00A2}": "\u{FFE0}",
    "\u{00A3}": "\u{FFE1}",
    "\u{00AC}": "\u{FFE2}",
    "\u{00A5}": "\u{FFE5}",
    "\u{203E}": "\u{FFE3}",
    "\u{00A6}": "\u{FFE4}",
    "\u{00B7}": "\u{30FB}",
    "\u{22EF}": "\u{2026}",
    "\u{00A0}": " ",
    "\u{2009}": " ",
    "\u{202F}": " ",
    "\u{2002}": " ",
    "\u{2003}": "\u{3000}",
  ]
}

extension Message {
  fileprivate static let noEncoding = Message(
    ja: """
      このコンピューターにはCP932の変換表（glibcのgconv）がありません。\
      --csv-encoding utf-8-bom を使ってください。
      """,
    en: "no conversion table for CP932 (glibc's gconv) here; use --csv-encoding utf-8-bom"
  )
}
