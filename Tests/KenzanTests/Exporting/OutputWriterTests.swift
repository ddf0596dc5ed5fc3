import KenzanBridge
import Testing

@testable import Kenzan

struct OutputWriterTests {
  private let manifest = OutputManifest(version: "0.1.0")

  private func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, bytes: Array(text.utf8))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try readFile(at: path), as: UTF8.self)
  }

  @Test(.enabled(if: ScratchFolder.keepsMarks))
  func `a file that kenzan wrote is replaced until somebody changes it`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/report.json"
    try OutputWriter().write(Array("one".utf8), to: path)
    try OutputWriter().write(Array("two".utf8), to: path)
    #expect(try text(path) == "two")
    try folder.overwrite("report.json", with: "edited")
    let error = #expect(throws: OutputError.self) {
      try OutputWriter().write(Array("three".utf8), to: path)
    }
    #expect(error?.message.ja.contains(path) == true)
    #expect(try text(path) == "edited")
    try OutputWriter(replacesForeignFiles: true).write(Array("three".utf8), to: path)
    #expect(try text(path) == "three")
  }

  @Test func `the same bytes are never in the way`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("a.csv", with: "same")
    try OutputWriter().write(Array("same".utf8), to: folder.path + "/a.csv")
  }

  @Test func `thousands of files are written into one folder`() throws {
    let folder = try ScratchFolder()
    let files = (1...1_200).map { file("\($0).txt", "text") }
    try OutputWriter().write(files, inFolder: folder.path, manifest: manifest)
    #expect(try listFolder(at: folder.path).count == files.count + 1)
  }

  @Test func `a folder is replaced as a whole, or not at all`() throws {
    let folder = try ScratchFolder()
    let out = folder.path + "/out"
    let first = [file("a.csv", "1"), file("課/b.csv", "2"), file("findings.csv", "3")]
    try OutputWriter().write(first, inFolder: out, manifest: manifest)
    #expect(try text(out + "/課/b.csv") == "2")

    // What is no longer made goes, so that nothing internal stays in a public folder.
    try OutputWriter().write([file("a.csv", "4")], inFolder: out, manifest: manifest)
    #expect(fileKind(at: out + "/findings.csv") == nil)
    #expect(try text(out + "/a.csv") == "4")

    try folder.overwrite("out/a.csv", with: "edited")
    let error = #expect(throws: OutputError.self) {
      try OutputWriter().write(
        [file("new.csv", "5"), file("a.csv", "6")],
        inFolder: out,
        manifest: manifest
      )
    }
    #expect(error?.message.en.contains("out/a.csv") == true)
    #expect(
      fileKind(at: out + "/new.csv") == nil,
      "nothing is written where one file stands in the way"
    )
  }

  @Test func `the manifest knows files whose mark was lost in copying`() throws {
    let folder = try ScratchFolder()
    try OutputWriter().write([file("a.csv", "1")], inFolder: folder.path, manifest: manifest)
    // A copy has the bytes but not the extended attribute.
    try removeFile(at: folder.path + "/a.csv")
    try folder.overwrite("a.csv", with: "1")
    try OutputWriter().write([file("a.csv", "2")], inFolder: folder.path, manifest: manifest)
    #expect(try text(folder.path + "/a.csv") == "2")
  }

  @Test func `what others left in the folder is not touched`() throws {
    let folder = try ScratchFolder()
    try folder.overwrite("memo.txt", with: "mine")
    try OutputWriter().write([file("a.csv", "1")], inFolder: folder.path, manifest: manifest)
    #expect(try text(folder.path + "/memo.txt") == "mine")
    #expect(throws: OutputError.self) {
      try OutputWriter().write([file("memo.txt", "2")], inFolder: folder.path, manifest: manifest)
    }
  }

  @Test func `a folder is no file and a file no folder`() throws {
    let folder = try ScratchFolder()
    #expect(throws: OutputError.self) { try OutputWriter().write([], to: folder.path) }
    try folder.overwrite("a", with: "")
    #expect(throws: OutputError.self) {
      try OutputWriter().write([], inFolder: folder.path + "/a", manifest: manifest)
    }
    #expect(throws: OutputError.self) {
      try OutputWriter().write([], to: "/proc/kenzan/none.csv")
    }
  }

  @Test func `a manifest is read back, without names that lead out of its folder`() {
    let manifest = OutputManifest(
      version: "0.1.0",
      inputs: [OutputManifest.Input(sha256: "ab", path: "提出/a\n.xlsx")],
      schemas: ["town.program 2025"],
      files: ["課/a.csv": String(repeating: "c", count: 64)]
    )
    #expect(OutputManifest.files(in: manifest.bytes) == manifest.files)
    let sum = String(repeating: "d", count: 64)
    let forged = "# kenzan 0.1.0\n\(sum)  ../a\n\(sum)  /etc/passwd\n\(sum)  b//c\n"
    #expect(OutputManifest.files(in: Array(forged.utf8)) == [:])
    #expect(OutputManifest.files(in: Array("sha256 of something".utf8)) == nil)
  }
}
