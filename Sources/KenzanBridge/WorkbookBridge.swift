import CLibXLSXWriter

/// A refusal of libxlsxwriter, and what was being done.
package struct WorkbookBridgeError: Error, Sendable, Equatable {
  /// The number of libxlsxwriter, 0 where the system refused.
  package var code: Int
  /// Its own words.
  package var words: String
  /// What was being done: `cell F23 of 'Sheet1'`.
  package var operation: String
}

/// A workbook being written by libxlsxwriter, which keeps it in a private folder until it is done.
///
/// Rows and columns count from 1. Nothing here judges what Excel accepts: the limits are checked
/// before the call, by `WorkbookWriter`.
@safe
package struct WorkbookBridge: ~Copyable {
  private(set) var book: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
  private(set) var tabs: [BridgeTab] = []
  var names: [BridgeName] = []
  private var formats: [UnsafeMutablePointer<lxw_format>] = unsafe []
  private let folder: ScratchFolder

  /// Opens an empty workbook.
  ///
  /// The corresponding C function is `workbook_new_opt`.
  package init() throws(WorkbookBridgeError) {
    let folder = try ScratchFolder()
    let (path, directory) = (folder.file, folder.path)
    let opened = unsafe withCStrings { strings in
      var options = unsafe lxw_workbook_options()
      unsafe options.tmpdir = strings.pointer(directory)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let opened = unsafe opened else {
      throw WorkbookBridgeError(code: 0, words: "out of memory", operation: "a new workbook")
    }
    unsafe book = opened
    self.folder = folder
  }

  deinit {
    unsafe lxw_workbook_free(book)
  }

  /// Writes everything and gives the bytes of the file; the workbook takes nothing more then.
  ///
  /// The corresponding C function is `workbook_close`.
  package mutating func finish() throws(WorkbookBridgeError) -> [UInt8] {
    try putNames()
    // libxlsxwriter frees the workbook whether or not it could write it.
    guard let open = unsafe book.take() else { return [] }
    unsafe sheets = []
    unsafe formats = []
    try Self.check(unsafe workbook_close(open), "the file")
    return try folder.contents()
  }

  /// Adds a worksheet and gives its index.
  ///
  /// The corresponding C function is `workbook_add_worksheet`.
  package mutating func addSheet(_ name: String) throws(WorkbookBridgeError) -> Int {
    guard let sheet = unsafe workbook_add_worksheet(book, name) else {
      throw WorkbookBridgeError(code: 0, words: "refused", operation: "worksheet '\(name)'")
    }
    unsafe sheets.append(sheet)
    tabs.append(BridgeTab(name))
    return unsafe sheets.count - 1
  }

  /// Adds a cell format and gives its index.
  ///
  /// The corresponding C function is `workbook_add_format`.
  package mutating func addFormat(
    _ properties: [FormatProperty]
  ) throws(WorkbookBridgeError) -> Int {
    guard let format = unsafe workbook_add_format(book) else {
      throw WorkbookBridgeError(code: 0, words: "out of memory", operation: "a cell format")
    }
    for property in properties { unsafe property.apply(to: format) }
    unsafe formats.append(format)
    return unsafe formats.count - 1
  }

  /// Gives cells without a format of their own, and the widths of columns, their font.
  package mutating func setDefaultFont(_ name: String, size: Double) {
    // The format that libxlsxwriter makes first is the style "Normal" of the workbook.
    guard let list = unsafe book?.pointee.formats, let normal = unsafe list.pointee.stqh_first
    else { return }
    unsafe FormatProperty.font(name).apply(to: normal)
    unsafe FormatProperty.fontSize(size).apply(to: normal)
  }

  /// The corresponding C function is `workbook_set_properties`.
  package mutating func setProperties(
    title: String,
    subject: String,
    author: String,
    comments: String,
    created: Int
  ) throws(WorkbookBridgeError) {
    let code = withCStrings { strings in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = strings.pointer(title)
      unsafe properties.subject = strings.pointer(subject)
      unsafe properties.author = strings.pointer(author)
      unsafe properties.comments = strings.pointer(comments)
      unsafe properties.created = created
      return unsafe workbook_set_properties(book, &properties)
    }
    try Self.check(code, "the document properties")
  }

  /// The corresponding C function is `workbook_set_custom_property_string`.
  package mutating func setProperty(
    _ name: String,
    _ value: String
  ) throws(WorkbookBridgeError) {
    let code = unsafe workbook_set_custom_property_string(book, name, value)
    try Self.check(code, "document property '\(name)'")
  }

  /// The corresponding C function is `workbook_add_chart`.
  func addChart(_ kind: UInt8) -> UnsafeMutablePointer<lxw_chart>? {
    unsafe workbook_add_chart(book, kind)
  }

  func sheet(_ index: Int) -> UnsafeMutablePointer<lxw_worksheet>? {
    unsafe sheets.indices.contains(index) ? sheets[index] : nil
  }

  func format(_ index: Int?) -> UnsafeMutablePointer<lxw_format>? {
    guard let index, unsafe formats.indices.contains(index) else { return nil }
    return unsafe formats[index]
  }

  /// `cell F23 of 'Sheet1'`, for messages.
  func describe(_ place: String, _ sheet: Int) -> String {
    tabs.indices.contains(sheet) ? "\(place) of '\(tabs[sheet].name)'" : place
  }

  /// The only place that makes an error of a result.
  static func check(
    _ code: lxw_error,
    _ operation: @autoclosure () -> String
  ) throws(WorkbookBridgeError) {
    guard code != LXW_NO_ERROR else { return }
    let words = unsafe lxw_strerror(code)
    throw WorkbookBridgeError(
      code: Int(code.rawValue),
      words: unsafe words.map { unsafe String(cString: $0) } ?? "",
      operation: operation()
    )
  }
}
