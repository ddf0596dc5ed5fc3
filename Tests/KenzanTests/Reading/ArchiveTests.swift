import KenzanBridge
import Testing

@testable import Kenzan

/// The zip archive around a workbook: odd but honest ones read as any other, and one that contradicts itself is
/// refused with the part.
struct ArchiveTests {
  static let sheet = "xl/worksheets/sheet1.xml"

  /// A workbook of which a test changes every entry, the one of the worksheet, or what is around them.
  static func workbook(
    _ changeArchive: (inout ZipBuilder) -> Void = { _ in },
    every change: (inout ZipBuilder.Entry) -> Void = { _ in },
    sheet changeSheet: (inout ZipBuilder.Entry) -> Void = { _ in }
  ) -> [UInt8] {
    var builder = ZipBuilder()
    for part in WorkbookParts("<row><c><v>1</v></c></row>").parts {
      var entry = ZipBuilder.Entry(name: part.name, content: Array(part.content.utf8))
      change(&entry)
      if part.name == sheet { changeSheet(&entry) }
      builder.add(entry)
    }
    changeArchive(&builder)
    return builder.build()
  }

  // MARK: - Honest

  static let honest: [(String, [UInt8])] = [
    ("deflated", workbook(every: { $0.deflate() })),
    ("descriptors", workbook(every: { $0.descriptor = .signed })),
    ("descriptors without signature", workbook(every: { $0.descriptor = .unsigned })),
    (
      "deflated, with descriptors",
      workbook(every: {
        $0.deflate()
        $0.descriptor = .signed
      })
    ),
    (
      "descriptors for what Info-ZIP does not know",
      workbook(every: { entry in
        entry.descriptor = .unsigned
        let size = entry.content.count
        entry.changeLocal = { $0.size = size }
      })
    ),
    ("zip64 entries", workbook(every: { $0.isZip64 = true })),
    ("a zip64 end", workbook { $0.isZip64 = true }),
    (
      "zip64 with descriptors",
      workbook(
        { $0.isZip64 = true },
        every: {
          $0.isZip64 = true
          $0.descriptor = .unsigned
        }
      )
    ),
    (
      "a field of another program",
      workbook(every: { $0.changeLocal = { $0.extra += [0x55, 0x54, 2, 0, 1, 1] } })
    ),
    ("a comment", workbook { $0.comment = Array("令和7年度 PK\u{5}\u{6}".utf8) }),
    ("the longest comment", workbook { $0.comment = [UInt8](repeating: 0x20, count: 0xFFFF) }),
    ("bytes behind the end", workbook { $0.trailer = [UInt8](repeating: 0, count: 512) }),
    ("absolute names", workbook(every: { $0.name = "/" + $0.name })),
    ("capitals", workbook(every: { $0.name = $0.name.uppercased() })),
    ("folders", workbook { for name in ["xl/", "_rels/"] { $0.add(name, "") } }),
    (
      "names that lead elsewhere, and belong to nothing",
      workbook {
        for name in ["../../etc/passwd", "/etc/passwd", "C:\\a.xml", "xl\\a.xml", "a\u{0}b", ""] {
          $0.add(name, "x")
        }
      }
    ),
    (
      "a name in CP932",
      workbook {
        var entry = ZipBuilder.Entry(name: "", content: [])
        entry.nameBytes = [0x95, 0x5C, 0x2E, 0x74, 0x78, 0x74]
        $0.add(entry)
      }
    ),
    (
      "a bomb that is no part of the workbook",
      workbook {
        for index in 0..<300 {
          var entry = ZipBuilder.Entry(
            name: "\(index)",
            content: ZipBuilder.deflatedRun(of: 0x20, times: 1000)
          )
          entry.method = 8
          entry.statedSize = 20 << 20
          $0.add(entry)
        }
      }
    ),
  ]

  @Test(arguments: honest)
  func `an odd but honest archive reads as any other`(name: String, bytes: [UInt8]) throws {
    let file = try Reader.read(bytes, path: "a.xlsx")
    #expect(file.worksheets.map { $0.cells.map(\.content) } == [[.number(1)]])
  }

  @Test func `a workbook that is deflated is refused wherever it is cut off`() {
    let whole = Self.workbook(
      { $0.isZip64 = true },
      every: {
        $0.deflate()
        $0.descriptor = .signed
      }
    )
    for length in 2..<whole.count {
      #expect(refusal(of: Array(whole[..<length]))?.kind == .truncatedZip, "\(length)")
    }
  }

  @Test func `what was cut off in front is refused`() {
    let whole = Self.workbook()
    // Another program's archive begins where one is cut off in front of a local header.
    for start in [1, 30, 100] { #expect(refusal(of: Array(whole[start...])) != nil) }
  }

  // MARK: - In contradiction to itself

  static let contradictions: [(String, [UInt8])] = [
    ("another name", workbook(sheet: { $0.changeLocal = { $0.name[0] = 0x79 } })),
    ("a longer name", workbook(sheet: { $0.changeLocal = { $0.name.append(0x79) } })),
    ("another method", workbook(sheet: { $0.changeLocal = { $0.method = 8 } })),
    ("encrypted in one", workbook(sheet: { $0.changeLocal = { $0.flags = 1 } })),
    ("a descriptor in one", workbook(sheet: { $0.changeLocal = { $0.flags = 8 } })),
    (
      "another size with a descriptor",
      workbook(sheet: {
        $0.descriptor = .signed
        $0.changeLocal = { $0.size = 1 }
      })
    ),
    ("another size", workbook(sheet: { $0.changeLocal = { $0.size += 1 } })),
    ("another compressed size", workbook(sheet: { $0.changeLocal = { $0.compressed -= 1 } })),
    ("another checksum", workbook(sheet: { $0.changeLocal = { $0.checksum ^= 1 } })),
    ("a field cut off", workbook(sheet: { $0.changeLocal = { $0.extra = [1, 0, 16, 0, 1] } })),
    ("a header that is none", workbook(sheet: { $0.statedOffset = 1 })),
    ("a header out of the file", workbook(sheet: { $0.statedOffset = 0x7FFF_FFFF })),
    (
      "a header out of any file",
      workbook(sheet: {
        $0.isZip64 = true
        $0.statedOffset = .max
      })
    ),
    ("a size that is too small", workbook(sheet: { $0.statedSize = 5 })),
    ("a size that is too large", workbook(sheet: { $0.statedSize = 5000 })),
    (
      "deflated, a size that is too small",
      workbook(sheet: {
        $0.deflate()
        $0.statedSize = 5
      })
    ),
    (
      "deflated, a size that is too large",
      workbook(sheet: {
        $0.deflate()
        $0.statedSize = 5000
      })
    ),
    (
      "deflated, bytes behind the last block",
      workbook(sheet: {
        $0.deflate()
        $0.content.append(0)
      })
    ),
    (
      "deflated, cut off",
      workbook(sheet: {
        $0.deflate()
        $0.content.removeLast(4)
      })
    ),
    (
      "inside another entry",
      workbook(
        { builder in
          let inner = ZipBuilder.local(
            builder.entries.first { $0.name == sheet } ?? .init(name: "", content: [])
          )
          var archive = ZipBuilder()
          archive.add(ZipBuilder.Entry(name: "outer", content: inner))
          for entry in builder.entries { archive.add(entry) }
          builder = archive
        },
        sheet: { $0.statedOffset = 30 + 5 }
      )
    ),
  ]

  @Test(arguments: contradictions)
  func `headers and contents that disagree are refused with the part`(
    name: String,
    bytes: [UInt8]
  ) {
    let error = refusal(of: bytes)
    #expect(error?.kind == .damaged)
    #expect(error?.message.en.contains(Self.sheet) == true, "\(error?.message.en ?? "")")
  }

  @Test func `the refusal of a contradiction names the part and what to do`() {
    let error = refusal(of: Self.workbook(sheet: { $0.statedSize = 5 }))
    #expect(
      error?.message.ja
        == "壊れているため読み込めません（「xl/worksheets/sheet1.xml」: 圧縮データが矛盾しています）。"
        + "Excelで開いて保存し直し、再提出してください。"
    )
  }

  @Test(arguments: [0, 1, 5, 7, 9000])
  func `a directory of another number of entries than it states is refused`(count: Int) {
    #expect(refusal(of: Self.workbook { $0.statedEntries = count })?.kind == .damaged)
    let extended = Self.workbook {
      $0.isZip64 = true
      $0.statedEntries = count
    }
    #expect(refusal(of: extended)?.kind == .damaged)
  }

  @Test(arguments: [100_000, 0xFFFF_FFFF, .max])
  func `too many entries are refused before any is read`(count: Int) {
    let bytes = Self.workbook {
      $0.isZip64 = true
      $0.statedEntries = count
    }
    #expect(refusal(of: bytes)?.kind == .limit)
  }

  @Test func `an archive on several disks is refused`() {
    let error = refusal(of: Self.workbook { $0.disk = 1 })
    #expect(error?.kind == .damaged)
    #expect(error?.message.ja.contains("「ZIP」: 圧縮または分割の方式に対応していません") == true)
  }

  @Test func `two archives that claim one file are refused, wherever the second stands`() {
    let first = Self.workbook(every: { $0.deflate() })
    let record = Array(first.suffix(22))
    let second = Self.workbook { $0.place = first.count }
    let files = [
      // Programs differ in whether offsets count from the file or from the archive before the record.
      ("glued", first + Self.workbook()), ("glued, of one size", first + first),
      ("in the comment", Self.workbook({ $0.comment = second }, every: { $0.deflate() })),
      ("a record in the comment", Self.workbook { $0.comment = record.dropLast(2) + [9, 0] }),
      ("a record behind the end", first + record + [0]),
      ("a record in a part", Self.embedded(record, reachingToEnd: true)),
    ]
    for (name, bytes) in files { #expect(refusal(of: bytes)?.kind == .damaged, "\(name)") }
    // A workbook embedded in another claims nothing, nor does what stands before an archive that counts
    // it in.
    #expect(refusal(of: Self.embedded(first)) == nil)
    #expect(refusal(of: first + second) == nil)
  }

  /// A workbook with some bytes as a part that nothing refers to; an end record's comment may be stated to
  /// reach to the end of the file.
  private static func embedded(_ bytes: [UInt8], reachingToEnd: Bool = false) -> [UInt8] {
    let whole = workbook { $0.add(ZipBuilder.Entry(name: "xl/embeddings/a.bin", content: bytes)) }
    guard reachingToEnd,
      let place = whole.indices.first(where: { whole[$0...].starts(with: bytes) })
    else { return whole }
    let rest = whole.count - place - bytes.count
    return embedded(bytes.dropLast(2) + [UInt8(rest & 255), UInt8(rest >> 8)])
  }

  @Test func `a directory that does not reach to the record behind it is refused`() {
    let bytes = Self.workbook(sheet: { $0.deflate() })
    let end = bytes.count - 22
    #expect(refusal(of: Array(bytes[..<end]) + [0] + Array(bytes[end...]))?.kind == .damaged)
    let extended = Self.workbook { $0.isZip64 = true }
    let locator = extended.count - 42
    let gap = Array(extended[..<locator]) + [0] + Array(extended[locator...])
    #expect(refusal(of: gap) != nil)
  }

  @Test func `an encrypted part is refused with what to do`() {
    #expect(
      refusal(of: Self.workbook(sheet: { $0.flags = 1 }))?.message.ja
        == "ZIPのパスワードで保護されているため開けません。パスワードを解除したファイルを再提出してください。"
    )
  }

  @Test func `two entries of one name are refused, whatever their case`() {
    for name in [
      Self.sheet, "XL/Worksheets/SHEET1.xml", "/" + Self.sheet,
      // Some programs decode names, turn their slashes, or end them at a NUL.
      "xl/worksheets/sheet%31.xml", "xl\\worksheets\\sheet1.xml", Self.sheet + "\u{0}.x",
    ] {
      let error = refusal(of: Self.workbook { $0.add(name, "x") })
      #expect(error?.kind == .damaged)
      #expect(error?.message.ja.contains("同じ名前の項目が2つあります") == true)
    }
  }

  @Test func `names with backslashes are no names of parts`() {
    let bytes = Self.workbook(every: { $0.name = $0.name.replacing("/", with: "\\") })
    #expect(refusal(of: bytes)?.kind == .zip)
  }

  // MARK: - Bombs

  @Test func `an archive in an archive is not opened`() {
    var bytes = Self.workbook()
    for _ in 0..<40 {
      var builder = ZipBuilder()
      builder.add(ZipBuilder.Entry(name: "a.xlsx", content: bytes))
      bytes = builder.build()
    }
    #expect(refusal(of: bytes)?.kind == .zip)
  }

  @Test func `many parts that are each within bounds are counted together`() throws {
    let sheets = (0..<300).map { ("S\($0)", "worksheet", "worksheets/\($0).xml", "") }
    let before = Array("<worksheet xmlns=\"\(WorkbookParts.main)\"><sheetData/> ".utf8)
    let after = Array("</worksheet>".utf8)
    let run = 16
    let plain = before + [UInt8](repeating: 0x20, count: run * 258) + after
    let part = ZipBuilder.Entry(
      name: "",
      content: ZipBuilder.deflated(before, run: run, after),
      method: 8,
      statedSize: plain.count,
      checksum: ZipBuilder.checksum(plain)
    )
    var builder = ZipBuilder()
    for part in WorkbookReaderTests.workbook(sheets).parts { builder.add(part.name, part.content) }
    for index in 0..<300 {
      var part = part
      part.name = "xl/worksheets/\(index).xml"
      builder.add(part)
    }
    let bytes = builder.build()
    #expect(try Reader.read(bytes, path: "a.xlsx").worksheets.count == 300)
    var limits = Limits()
    limits.packageBytes = 1 << 20
    let error = refusal(of: bytes, limits: limits)
    #expect(error?.kind == .limit)
    #expect(error?.message.ja.contains("展開後の合計が1MBを超えています") == true)
    limits.packageBytes = 1 << 30
    limits.ratioFreeBytes = 1 << 19
    limits.ratio = 2
    #expect(refusal(of: bytes, limits: limits)?.kind == .zipBomb)
  }

  @Test func `nothing is allocated by a size that lies`() {
    // More than deflate can make of so few bytes.
    for size in [9 << 20, 600 << 20, 0xFFFF_FFFF, Int.max] {
      let bytes = Self.workbook(sheet: {
        $0.deflate()
        $0.isZip64 = true
        $0.statedSize = size
      })
      let kind = refusal(of: bytes)?.kind
      #expect(kind == (size == 9 << 20 ? .damaged : .limit), "\(size)")
    }
  }

  @Test func `parts that turn out to be damaged are counted, too`() throws {
    let bytes = Self.workbook(sheet: { $0.checksum = 1 })
    let archive = try ZipArchive(
      bytes,
      limits: ZipLimits(entries: 10, partBytes: 1000, packageBytes: 1000, ratio: 9, freeBytes: 1000)
    )
    let part = try #require(archive.parts.first { $0.name == Self.sheet })
    let refusals = (0..<10).map { _ in
      do throws(ZipError) {
        return try archive.inflate(part).isEmpty ? nil : ZipError.Reason?.none
      } catch {
        return error.reason
      }
    }
    #expect(refusals.first == .checksum)
    #expect(refusals.last == .packageTooLarge(limit: 1000))
  }

  @Test func `a part that inflates to more than it states is refused, however much it is`() {
    let bomb = Self.workbook(sheet: {
      $0.content = ZipBuilder.deflatedRun(of: 0x20, times: 50_000)
      $0.method = 8
      $0.statedSize = 100
    })
    #expect(refusal(of: bomb)?.kind == .damaged)
  }
}
