internal import KenzanBridge
internal import KenzanScan

/// Reads the texts of a ledger, all in the encoding that shows first.
///
/// Only what is needed is decoded, and each text once; bytes of another encoding are no text.
struct LedgerText: Sendable {
  private(set) var encoding: Encoding?

  enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case cp932 = "Shift_JIS（CP932）"
  }

  /// Takes the encoding that a byte order mark says.
  init(hasMark: Bool) {
    encoding = hasMark ? .utf8 : nil
  }

  /// The text of a field; `nil` where its bytes are none in the file's encoding.
  mutating func text(_ bytes: [UInt8], _ field: RecordScan.Field) -> String? {
    let content = RecordScan.content(of: field, in: bytes)
    if content.allSatisfy({ $0 < 0x80 }) { return String(decoding: content, as: UTF8.self) }
    switch encoding {
    case .utf8: return String(validating: content, as: UTF8.self)
    case .cp932: return Self.decoded(content)
    case nil:
      if let text = String(validating: content, as: UTF8.self) {
        encoding = .utf8
        return text
      }
      let text = Self.decoded(content)
      if text != nil { encoding = .cp932 }
      return text
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    (try? decodeCP932(bytes)).map { String(decoding: $0, as: UTF8.self) }
  }
}
