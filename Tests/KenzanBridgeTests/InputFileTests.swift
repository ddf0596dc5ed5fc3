import Foundation
import KenzanBridge
import Testing

struct InputFileTests {
  private func version(_ path: String) throws -> InputFile.Version {
    try InputFile(path: path).version
  }

  @Test func `a file in another state than expected is refused`() throws {
    let scratch = try FileSystemTests.Scratch()
    let (path, other) = (scratch("a"), scratch("b"))
    try FileSystemTests.write([1, 2, 3], at: path)
    let first = try version(path)
    #expect(try InputFile(path: path, expecting: first).digest().hasPrefix("039058c6f2c0cb49"))
    #expect(first.size == 3)

    func refused() -> FileError.Kind? {
      FileSystemTests.kind { try InputFile(path: path, expecting: first).version }
    }
    #expect(refused() == nil)
    try FileSystemTests.write([1, 2, 3, 4], at: path)
    #expect(refused() == .changed)
    try FileSystemTests.write([1, 2, 3], at: other)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: other, toPath: path)
    #expect(refused() == .changed)
    try FileManager.default.removeItem(atPath: path)
    #expect(refused() == .missing)
  }

  @Test func `a file whose date changes is another state`() throws {
    let scratch = try FileSystemTests.Scratch()
    try FileSystemTests.write([1, 2, 3], at: scratch("a"))
    let first = try version(scratch("a"))
    let date = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1)]
    try FileManager.default.setAttributes(date, ofItemAtPath: scratch("a"))
    #expect(try version(scratch("a")) != first)
  }
}
