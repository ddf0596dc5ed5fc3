import Foundation
import KenzanBridge
import Testing

/// A folder of its own for one test, in which the built tool is run; removed with the value.
final class Scratch: Sendable {
  /// What came of a run.
  struct Outcome: Sendable, CustomStringConvertible {
    var command: String
    var folder: String
    var status: Int32
    var output: String
    var error: String

    /// Everything that a failing test should show.
    var description: String {
      """
      $ \(command)
      in \(folder), exit status \(status)
      --- standard output
      \(output)
      --- standard error
      \(error)
      """
    }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kenzan-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes a file of the folder, with the folders above it.
  func write(_ name: String, _ text: String) throws {
    try write(name, Data(text.utf8))
  }

  /// Writes a file of the folder, with the folders above it.
  func write(_ name: String, _ data: Data) throws {
    let url = folder.appending(path: name)
    let parent = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try read(name), as: UTF8.self)
  }

  /// The files of a folder and below, sorted.
  func files(in name: String = "") -> [String] {
    let base = name.isEmpty ? folder : folder.appending(path: name)
    let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (found ?? []).filter { name in
      let values = try? base.appending(path: name).resourceValues(forKeys: [.isRegularFileKey])
      return values?.isRegularFile == true
    }
    .sorted()
  }

  /// Runs the tool with the arguments, in Japanese unless the environment says otherwise.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(Array(arguments), environment: environment)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try run(try Self.tool, arguments, environment: environment)
  }

  /// Runs a script of bash; further arguments are `$0`, `$1` and so on.
  func shell(_ script: String, _ arguments: String...) throws -> Outcome {
    try run(URL(filePath: "/bin/bash"), ["-c", script] + arguments, environment: [:])
  }

  private func run(
    _ tool: URL,
    _ arguments: [String],
    environment: [String: String]
  ) throws -> Outcome {
    // Files take any amount of output; a pipe that nobody reads would stop the tool.
    let output = folder.appending(path: ".stdout-\(UUID())")
    let error = folder.appending(path: ".stderr-\(UUID())")
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: error)
    }
    try Data().write(to: output)
    try Data().write(to: error)
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      command: ([tool.lastPathComponent] + arguments).joined(separator: " "),
      folder: folder.path,
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self)
    )
  }

  /// Whether the file system of scratch folders keeps the marks by which kenzan knows its own files.
  static let keepsMarks: Bool = {
    guard let scratch = try? Scratch(), case let path = scratch.folder.appending(path: "a").path,
      let file = try? StagedFile([], for: path), (try? file.commit()) != nil
    else { return false }
    return StagedFile.seal(at: path) != nil
  }()

  /// The tool that was built together with the tests.
  static var tool: URL {
    get throws {
      let own = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      // The test runner stands in the folder of products or is told the bundle that does.
      let places = [own] + CommandLine.arguments.map { URL(filePath: $0) }
      for place in places {
        var folder = place.deletingLastPathComponent()
        while folder.path != "/" {
          let tool = folder.appending(path: "kenzan")
          if FileManager.default.isExecutableFile(atPath: tool.path) { return tool }
          folder.deleteLastPathComponent()
        }
      }
      throw CocoaError(.fileNoSuchFile)
    }
  }
}
