import Foundation
import Testing

/// The transcripts of the READMEs are what the tool prints.
struct ReadmeTests {
  struct Transcript: Sendable, CustomTestStringConvertible {
    var command: String
    var output: String

    var testDescription: String { command }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every command of the blocks marked `console`, with what the README shows below it.
  static let transcripts = ["README.md", "README.ja.md"].flatMap { name -> [Transcript] in
    guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8) else {
      return []
    }
    return text.components(separatedBy: "```console\n").dropFirst().flatMap { block in
      block.components(separatedBy: "```")[0].components(separatedBy: "$ ").dropFirst().map {
        part in
        let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return Transcript(
          command: String(lines[0]),
          output: lines.count > 1 ? String(lines[1]) : ""
        )
      }
    }
  }

  @Test func `the READMEs show transcripts`() {
    #expect(Self.transcripts.count >= 2)
  }

  @Test(arguments: transcripts)
  func `a transcript is what the tool prints`(_ transcript: Transcript) throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "samples"),
      withDestinationURL: Self.root.appending(path: "samples")
    )
    let words = transcript.command.split(separator: " ").map(String.init)
    #expect(words.first == "kenzan")
    let outcome = try scratch.run(Array(words.dropFirst()))
    #expect(outcome.output == transcript.output, "\(outcome)")
  }
}
