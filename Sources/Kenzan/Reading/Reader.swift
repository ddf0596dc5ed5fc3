import KenzanBridge

/// Reads files into worksheets, whatever their names say they are.
public enum Reader {
  /// Reads a workbook (.xlsx, .xlsm, .xltx), a CSV (UTF-8, UTF-16 or CP932) or an XML instance.
  ///
  /// The error of anything else says what it is and what to do.
  public static func read(
    _ bytes: [UInt8],
    path: String,
    limits: Limits = Limits()
  ) throws(ReadingError) -> SourceFile {
    try read(bytes, path: path, limits: limits, readsLayout: false, keepsTables: false)
  }

  /// Reads a file, of a workbook also how its worksheets look, or without holding the rows of large ones.
  package static func read(
    _ bytes: [UInt8],
    path: String,
    limits: Limits = Limits(),
    readsLayout: Bool = false,
    keepsTables: Bool = false
  ) throws(ReadingError) -> SourceFile {
    switch FileSignature(of: bytes) {
    case .empty: throw .empty
    case .compound: throw CompoundFile.refusal(of: bytes)
    case .pdf: throw .pdf
    case .gzip: throw .gzip
    case .image: throw .image
    case .html: throw .html
    case .zip:
      let reader = try WorkbookReader(
        bytes,
        limits: limits,
        readsLayout: readsLayout,
        keepsTables: keepsTables
      )
      return try reader.read(path: path, sha256: sha256(of: bytes))
    case .markup:
      var file = SourceFile(path: path, sha256: sha256(of: bytes), kind: .instance, worksheets: [])
      file.worksheets = [try InstanceReader(limits).read(bytes, name: stem(of: path))]
      return file
    case .text:
      var file = SourceFile(path: path, sha256: sha256(of: bytes), kind: .csv, worksheets: [])
      file.worksheets = [try CSVReader(limits).read(bytes, name: stem(of: path))]
      return file
    }
  }

  /// The file's name without its extension.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return String(name)
    }
    return String(name[..<dot])
  }
}
