private import Glibc

/// Where a workbook is written before it is taken into memory: libxlsxwriter can only write files.
struct ScratchFolder: ~Copyable {
  private let folder: TemporaryFolder
  var path: String { folder.path }
  /// The workbook in it.
  var file: String { path + "/book.xlsx" }

  init() throws(WorkbookBridgeError) {
    do throws(FileError) {
      folder = try TemporaryFolder()
    } catch {
      let operation = "a folder in '\(error.path)'"
      throw WorkbookBridgeError(code: 0, words: error.words, operation: operation)
    }
  }

  /// The bytes of the file.
  func contents() throws(WorkbookBridgeError) -> [UInt8] {
    do throws(FileError) {
      return try readFile(at: file)
    } catch {
      throw WorkbookBridgeError(code: 0, words: error.words, operation: "the written file")
    }
  }
}

/// C strings that live until the end of one call.
@safe
struct CStrings: ~Copyable {
  private var owned: [UnsafeMutablePointer<CChar>] = unsafe []

  /// A copy of the text; `nil` for an empty one, which C takes as "not given".
  mutating func pointer(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard !text.isEmpty, let copy = unsafe strdup(text) else { return nil }
    unsafe owned.append(copy)
    return unsafe copy
  }

  deinit {
    unsafe owned.forEach { unsafe free($0) }
  }
}

/// Runs a call whose structure points at C strings.
func withCStrings<Result>(_ body: (inout CStrings) -> Result) -> Result {
  var strings = CStrings()
  return body(&strings)
}
