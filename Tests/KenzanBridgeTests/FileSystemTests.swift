import Foundation
import KenzanBridge
import Testing

struct FileSystemTests {
  /// A folder of its own for one test.
  final class Scratch {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "kenzan-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
      try? FileManager.default.removeItem(atPath: path)
    }

    func callAsFunction(_ name: String) -> String { path + "/" + name }
  }

  static func kind<Value>(_ body: () throws -> Value) -> FileError.Kind? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? FileError)?.kind
    }
  }

  static func write(_ bytes: [UInt8], at path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test(arguments: [0, 1, 65_536, 200_000])
  func `a file is read whole`(count: Int) throws {
    let scratch = try Scratch()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Self.write(bytes, at: scratch("あ"))
    #expect(try readFile(at: scratch("あ")) == bytes)
  }

  @Test(.timeLimit(.minutes(1))) func `what is no regular file is refused without waiting`() throws
  {
    let scratch = try Scratch()
    unsafe _ = mkfifo(scratch("pipe"), 0o600)
    unsafe _ = symlink("nowhere", scratch("dangling"))
    unsafe _ = symlink("loop", scratch("loop"))
    #expect(Self.kind { try readFile(at: scratch("pipe")) } == .notRegular)
    #expect(Self.kind { try readFile(at: "/dev/zero") } == .notRegular)
    #expect(Self.kind { try readFile(at: scratch.path) } == .folder)
    #expect(Self.kind { try readFile(at: scratch("dangling")) } == .danglingLink)
    #expect(Self.kind { try readFile(at: scratch("loop")) } == .danglingLink)
    #expect(Self.kind { try readFile(at: scratch("none")) } == .missing)
    #expect(Self.kind { try readFile(at: scratch("none/x")) } == .missing)
    #expect(
      Self.kind { try readFile(at: scratch(String(repeating: "x", count: 300))) } == .nameTooLong
    )
  }

  @Test func `a file larger than the bound is refused`() throws {
    let scratch = try Scratch()
    try Self.write([1, 2, 3], at: scratch("a"))
    #expect(try readFile(at: scratch("a"), maximum: 3) == [1, 2, 3])
    #expect(Self.kind { try readFile(at: scratch("a"), maximum: 2) } == .tooLarge)
  }

  @Test(.timeLimit(.minutes(1))) func `a file that grows while it is read is refused`() throws {
    let scratch = try Scratch()
    let path = scratch("growing")
    try Self.write([UInt8](repeating: 97, count: 16 << 20), at: path)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    let block = Data(repeating: 98, count: 1 << 12)
    let writer = Thread {
      // Bounded, should the reader be slow: 64 MB at most.
      for _ in 0..<(16 << 10) where (try? handle.write(contentsOf: block)) == nil { return }
    }
    writer.start()
    var refused: FileError.Kind?
    while refused == nil, !writer.isFinished { refused = Self.kind { try readFile(at: path) } }
    #expect(refused == .changed)
  }

  @Test func `names that are no UTF-8 are listed so that they can be told apart`() throws {
    let scratch = try Scratch()
    // 表 and 裏 in CP932, and a name that is UTF-8 in part.
    for name: [UInt8] in [[0x95, 0x5C], [0x97, 0xA0], [0x61, 0xE3, 0x81, 0x82, 0xFF]] {
      let path = Array((scratch.path + "/").utf8) + name + [0]
      let file = unsafe path.withUnsafeBufferPointer { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) {
          unsafe $0.baseAddress.map { unsafe creat($0, 0o600) } ?? -1
        }
      }
      try #require(file >= 0)
      close(file)
    }
    let entries = try listFolder(at: scratch.path)
    #expect(
      entries.map { String($0.path.dropFirst(scratch.path.count + 1)) }
        == ["\\x95\\x5C", "\\x97\\xA0", "aあ\\xFF"]
    )
    #expect(entries.allSatisfy { !$0.isNameReadable })
  }

  @Test func `a folder is listed with what is below it, sorted by bytes`() throws {
    let scratch = try Scratch()
    try createFolder(at: scratch("b/c/d"))
    try createFolder(at: scratch("b"))
    for name in ["b/c/x", "b.csv", "あ", "A", ".dot"] { try Self.write([], at: scratch(name)) }
    unsafe _ = symlink("..", scratch("b/up"))
    unsafe _ = symlink("A", scratch("link"))
    unsafe _ = symlink("nowhere", scratch("zz"))
    let entries = try listFolder(at: scratch.path)
    let listed = entries.map { $0.path.dropFirst(scratch.path.count + 1) + " " + $0.kind.rawValue }
    #expect(
      listed == [
        ".dot file", "A file", "b.csv file", "b/c/x file", "b/up folder", "link file",
        "zz danglingLink",
        "あ file",
      ]
    )
    #expect(Self.kind { try listFolder(at: scratch("none")) } == .missing)
    #expect(Self.kind { try listFolder(at: scratch("A")) } == .notAFolder)
  }

  @Test func `a folder that cannot be made leaves nothing behind`() throws {
    let scratch = try Scratch()
    try createFolder(at: scratch("folder"))
    try Self.write([], at: scratch("file"))
    #expect(Self.kind { try createFolder(at: scratch("file")) } == .exists)
    #expect(try listFolder(at: scratch.path).map(\.path) == [scratch("file")])
  }

  @Test func `a digest is that of the standard`() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(sha256(of: []) == empty)
  }
}
