import Glibc

@testable import Kenzan

/// What is fuzzed, by the name in `KENZAN_FUZZ_TARGET`: each takes any bytes and must come back.
private enum Target: String, CaseIterable {
  case zip, worksheet, styles, strings, workbook, csv, schema, formula

  func run(_ bytes: [UInt8]) {
    switch self {
    case .zip: _ = read(bytes, withParser: false)
    case .worksheet: compare(bytes, as: "xl/worksheets/sheet1.xml")
    case .styles: compare(bytes, as: "xl/styles.xml")
    case .strings: compare(bytes, as: "xl/sharedStrings.xml")
    case .workbook: compare(bytes, as: "xl/workbook.xml")
    case .csv: _ = read(bytes, withParser: false)
    case .schema:
      do throws(SchemaErrors) {
        _ = try SchemaSource(bytes, file: "a.xml") { _ in nil }.compile(for: nil)
      } catch {
        precondition(!error.errors.isEmpty, "refused without a word")
      }
    case .formula:
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? Formula.parse(text)
      _ = try? Formula.parseCellFormula(text)
    }
  }

  /// Puts the bytes into a workbook as one of its parts: the scanner and the parser must read the same.
  private func compare(_ bytes: [UInt8], as name: String) {
    var builder = ZipBuilder()
    for part in Self.parts {
      let content = part.name == name ? bytes : Array(part.content.utf8)
      var entry = ZipBuilder.Entry(name: part.name, content: content)
      // Only what is compressed is read in a window.
      if part.name == name { entry.deflate() }
      builder.add(entry)
    }
    let archive = builder.build()
    let parsed = read(archive, withParser: true)
    precondition(read(archive, withParser: false) == parsed, "the scanner and the parser differ")
    precondition(
      read(archive, withParser: false, asTable: true) == parsed,
      "the rows of a big table and the parser differ"
    )
  }

  private static let parts = WorkbookParts(
    "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000</v></c></row>",
    strings: "<si><t>款</t></si>",
    styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"
  ).parts

  /// All that is printed of a file; a refusal with its words.
  private func read(_ bytes: [UInt8], withParser: Bool, asTable: Bool = false) -> String {
    var limits = Limits()
    limits.readsWithParser = withParser
    limits.partBytes = 1 << 22
    if asTable { limits.tableBytes = 0 }
    do throws(ReadingError) {
      let file = try Reader.read(bytes, path: "a", limits: limits, keepsTables: asTable)
      return DumpFormat.text(of: file)
    } catch {
      return DumpFormat.text(ofRefused: "a", error, language: .ja)
    }
  }
}

private let target: Target = {
  let name = unsafe getenv("KENZAN_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = Target(rawValue: name) else {
    let names = Target.allCases.map(\.rawValue).joined(separator: " ")
    preconditionFailure("KENZAN_FUZZ_TARGET must be one of: \(names)")
  }
  return target
}()

/// What libFuzzer calls with every input; it looks for the name, too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// libFuzzer's own entry, for programs that have a `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The entry of the program under the name that the package manager gives it.
@_cdecl("KenzanFuzz_main")
public func fuzz(
  _ count: CInt,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var count = count
  var arguments = unsafe arguments
  return unsafe runFuzzer(&count, &arguments) { unsafe fuzzOne($0, $1) }
}
