/// What a folder of output was made of, kept in the folder: its files, the inputs, the forms.
///
/// The file is a list of SHA-256 sums, so that `sha256sum -c kenzan-manifest.txt` tells whether the
/// folder is as kenzan left it; what else it says stands in comments.
package struct OutputManifest: Sendable, Equatable {
  /// The name of the file in the folder.
  package static let fileName = "kenzan-manifest.txt"

  /// A submission, or another file that the output was made from.
  package struct Input: Sendable, Equatable {
    package var sha256: String
    /// `nil` where the output is public.
    package var path: String?

    package init(sha256: String, path: String?) {
      self.sha256 = sha256
      self.path = path
    }
  }

  /// The version of kenzan.
  package var version: String
  package var inputs: [Input]
  /// The ids of the forms with their versions.
  package var schemas: [String]
  /// The SHA-256 of every file by its path in the folder.
  package var files: [String: String]

  package init(
    version: String,
    inputs: [Input] = [],
    schemas: [String] = [],
    files: [String: String] = [:]
  ) {
    self.version = version
    self.inputs = inputs
    self.schemas = schemas
    self.files = files
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var lines = ["\(Self.firstWords)\(version)"]
    lines += schemas.map { "# schema \(Self.oneLine($0))" }
    lines += inputs.map { "# input \($0.sha256)" + ($0.path.map { "  " + Self.oneLine($0) } ?? "") }
    lines += files.keys.sorted().map { "\(files[$0] ?? "")  \($0)" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The sums that a manifest lists; `nil` for bytes that are no manifest of kenzan.
  ///
  /// A name that leads out of the folder is left out: the file may have been tampered with.
  package static func files(in bytes: [UInt8]) -> [String: String]? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }
    guard let first = lines.first, first.hasPrefix(firstWords) else { return nil }
    var files: [String: String] = [:]
    for line in lines where !line.hasPrefix("#") {
      let name = String(line.dropFirst(66))
      guard line.utf8.count > 66, isInside(name) else { continue }
      files[name] = String(line.prefix(64))
    }
    return files
  }

  private static let firstWords = "# kenzan "

  private static func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
  }
}
