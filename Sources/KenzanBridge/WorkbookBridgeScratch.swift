private import Glibc

/// A folder of our own that is removed with its owner: libxlsxwriter can only write files.
struct ScratchFolder: ~Copyable {
  let path: String
  /// The one file in it.
  var file: String { path + "/book.xlsx" }

  /// The corresponding C function is `mkdtemp`.
  init() throws(WorkbookBridgeError) {
    let root = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((root + "/kenzan-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Self.error("a folder in '\(root)'") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    _ = unsafe unlink(file)
    _ = unsafe rmdir(path)
  }

  /// The bytes of the file.
  func contents() throws(WorkbookBridgeError) -> [UInt8] {
    do throws(FileError) {
      return try readFile(at: file)
    } catch {
      throw WorkbookBridgeError(code: 0, words: error.words, operation: "the written file")
    }
  }

  private static func error(_ operation: String) -> WorkbookBridgeError {
    WorkbookBridgeError(
      code: 0,
      words: unsafe String(cString: strerror(errno)),
      operation: operation
    )
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
