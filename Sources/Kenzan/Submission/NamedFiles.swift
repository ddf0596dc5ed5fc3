extension SourceFile {
  /// Reads the workbook that an option names.
  static func named(by option: String, _ path: String) throws(SchemaErrors) -> SourceFile {
    do throws(ReadingError) {
      return try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw SchemaErrors(option: option, path, .unreadable(option, path, error.message))
    }
  }
}

extension SubmissionPaths {
  /// The bytes of a description (of a packet, of a ledger) that the command line names.
  static func description(at path: String) throws(SchemaErrors) -> [UInt8] {
    do throws(ReadingError) { return try bytes(of: path) } catch {
      let message = Message.file(path, error.message)
      throw SchemaErrors([SchemaError(file: path, line: 0, kind: .file, message: message)])
    }
  }
}

extension SchemaErrors {
  /// A file that an option names and that is not what it should be.
  init(option: String, _ path: String, _ message: Message) {
    self.init([SchemaError(file: path, line: 0, kind: .file, message: message)])
  }
}

extension Message {
  /// Why a file that is named cannot be read: the sentence of a `ReadingError` behind its name.
  static func file(_ name: String, _ reason: Message) -> Message {
    Message(ja: "「\(name)」は\(reason.ja)", en: "'\(name)' \(reason.en)")
  }

  /// A table that is to be a CSV is none.
  static func noCSV(_ name: String) -> Message {
    Message(
      ja: "「\(name)」はCSVではありません。Excelの［名前を付けて保存］でCSVにしてください。",
      en: "'\(name)' is no CSV; save it as one"
    )
  }

  fileprivate static func unreadable(_ option: String, _ path: String, _ reason: Message) -> Message
  {
    Message(
      ja: "--\(option) で指定したファイルは\(reason.ja)",
      en: "'\(path)' of --\(option) \(reason.en)"
    )
  }
}
