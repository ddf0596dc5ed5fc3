import Foundation

/// Programs that are not ours, run as a user would run them.
enum Program {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The package's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Python with openpyxl and frictionless that `make setup-test` installs.
  static var python: String {
    ProcessInfo.processInfo.environment["KENZAN_PYTHON"]
      ?? root.appending(path: ".venv/bin/python").path()
  }

  /// The system's Python, which alone has LibreOffice's `uno` module.
  static let systemPython = "/usr/bin/python3"

  /// The tool, built beside the tests.
  static var kenzan: String {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "kenzan").path()
  }

  /// A script of `Tests/outside`.
  static func script(_ name: String) -> String {
    root.appending(path: "Tests/outside/\(name)").path()
  }

  /// Runs a program and returns what it printed; throws, with all it printed, on another exit status.
  @discardableResult
  static func run(
    _ program: String,
    _ arguments: [String],
    exits: Set<Int32> = [0]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard exits.contains(process.terminationStatus) else {
      throw Failure(
        description: "\(program) \(arguments.joined(separator: " ")) ended with "
          + "\(process.terminationStatus):\n\(text)"
      )
    }
    return text
  }
}

/// A folder of its own for one test, removed when the test is over.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kenzan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path() }
}
