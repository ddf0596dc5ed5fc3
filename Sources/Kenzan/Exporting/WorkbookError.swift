internal import KenzanBridge

/// A workbook that cannot be written, with the reason.
package struct WorkbookError: Error, Sendable, Hashable {
  package let message: Message

  init(_ message: Message) {
    self.message = message
  }

  /// What libxlsxwriter refused.
  init(_ error: WorkbookBridgeError) {
    message = Message(
      ja: "ブックを書き出せません（\(error.operation)：\(error.words)）。",
      en: "the workbook cannot be written (\(error.operation): \(error.words))"
    )
  }

  /// What Excel would not accept.
  static func refused(_ what: String, _ reason: Message) -> Self {
    Self(
      Message(
        ja: "ブックを書き出せません。\(what)は、\(reason.ja)。",
        en: "the workbook cannot be written: \(what) \(reason.en)"
      )
    )
  }
}
