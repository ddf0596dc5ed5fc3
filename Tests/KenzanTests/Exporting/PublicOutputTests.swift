import Foundation
import KenzanBridge
import Testing

@testable import Kenzan

/// Nothing internal in the public output: every byte of it is searched, inside the workbooks, too.
struct PublicOutputTests {
  private static let samples = [
    "saitama.worksheet", "toyama.minutes", "toyama.subsidy", "toyama.measures",
    "shimotsuma.program",
  ]

  @Test func `what is internal is in the output for the staff only`() async throws {
    let scratch = try ScratchFolder()
    let catalogue = try Self.catalogue(in: scratch)
    let markers = try Self.submit(to: scratch, catalogue)
    let submission = await Submission.check(
      SubmissionPaths([scratch.path + "/提出QZX"]),
      catalogue: catalogue
    )
    let submitted = Self.bytes(below: scratch.path + "/提出QZX")
    for marker in markers.carried {
      #expect(submitted.contains { $0.holds(marker) }, "nobody submitted \(marker)")
    }
    var options = Export.Options()
    let staff = try await Self.output(of: submission, options, in: scratch.path + "/staff")
    for marker in markers.shown {
      #expect(staff.contains { $0.holds(marker) }, "the staff must see \(marker)")
    }
    options.isPublic = true
    for split in [nil, .department] as [Export.Split?] {
      options.split = split
      let everyone = try await Self.output(of: submission, options, in: scratch.path + "/public")
      for marker in markers.shown + markers.carried + ["QZX", scratch.path, "/tmp"] {
        let leaks = everyone.filter { $0.holds(marker) }.map(\.name)
        #expect(leaks.isEmpty, "\(marker) in \(leaks)")
      }
    }
  }

  @Test func `a name that only a part of a compressed part holds is found`() throws {
    var workbook = Workbook()
    var sheet = WorkbookSheet(name: "表")
    sheet.cells = [SheetCell(.origin, .text("これはQZXSELFです"), StyleSheet.cell)]
    workbook.sheets = [sheet]
    let bytes = try WorkbookWriter.write(workbook)
    #expect(!Blob(name: "a", bytes: bytes).holds("QZXSELF"), "the archive hides it")
    #expect(try Self.blobs(of: "a.xlsx", bytes).contains { $0.holds("QZXSELF") })
  }
}

// MARK: - What is submitted

extension PublicOutputTests {
  struct Markers {
    /// What the output for the staff shows.
    var shown: [String]
    /// What only the submitted files hold.
    var carried: [String]
  }

  private static func catalogue(in scratch: ScratchFolder) throws -> Catalogue {
    let path = scratch.path + "/own.xml"
    try Data(SecretForm.xml.utf8).write(to: URL(filePath: path))
    var catalogue = try Catalogue()
    _ = try catalogue.add(file: path)
    return catalogue
  }

  /// Writes sheets of several forms whose internal fields, tabs, names and properties are markers.
  private static func submit(to scratch: ScratchFolder, _ catalogue: Catalogue) throws -> Markers {
    let folder = scratch.path + "/提出QZX"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var markers = Markers(
      shown: SecretForm.secrets + [
        "QZXTAB", "QZXFILE", "QZXFINDING", "提出QZX", "QZXBROKEN", "QZXLIST",
      ],
      carried: [
        "QZXAUTHOR", "QZXNOTE", "QZXPROPERTY", "QZXHIDDEN", "QZXCOMMENT", "QZXPICTURE", "QZXOBJECT",
        "QZXMACRO",
      ]
    )
    var records = [try SecretForm.record()]
    for (number, sample) in samples.enumerated() {
      var record = try sampleRecord(sample, catalogue)
      for field in record.schema.fields where field.facets.isInternal {
        guard case .text = record[field.slot].state else { continue }
        let marker = "QZXV\(number)S\(field.slot)E"
        record.values[field.slot].state = .text(marker)
        record.values[field.slot].raw = marker
        markers.shown.append(marker)
      }
      records.append(record)
    }
    for (number, record) in records.enumerated() {
      let bytes = try laden(WorkbookWriter.write(workbook(of: record, tab: "QZXTAB\(number)")))
      try Data(bytes).write(to: URL(filePath: "\(folder)/QZXFILE\(number).xlsx"))
    }
    var stranger = Workbook()
    var sheet = WorkbookSheet(name: "QZXTABない様式")
    sheet.cells = [SheetCell(.origin, .text("QZXSTRANGER"), StyleSheet.cell)]
    stranger.sheets = [sheet]
    try Data(WorkbookWriter.write(stranger)).write(to: URL(filePath: folder + "/QZXFILE他.xlsx"))
    try Data("no workbook".utf8).write(to: URL(filePath: folder + "/QZXBROKEN.xlsx"))
    markers.carried.append("QZXSTRANGER")
    for table in ["", ".grants"] {
      // The table of a list is a file of its own, whose name cells of the list bear.
      let sample = Case.root.appending(path: "samples/toyama.subsidy/sheets-utf8\(table).csv")
      let copy = URL(filePath: "\(folder)/QZXLIST\(table).csv")
      try FileManager.default.copyItem(at: sample, to: copy)
    }
    return markers
  }

  private static func sampleRecord(_ sample: String, _ catalogue: Catalogue) throws -> Record {
    let file = Case.root.appending(path: "samples/\(sample)/true/01.xlsx")
    let source = try Reader.read([UInt8](Data(contentsOf: file)), path: "a.xlsx")
    let forms = FormReader(catalogue: catalogue, options: ReadingOptions())
    let records = forms.read(source).compactMap { reading -> Record? in
      if case .record(let record, _) = reading.outcome { record } else { nil }
    }
    return try #require(records.first)
  }

  /// A picture beside the form, with a mark in what a reader keeps of it.
  private static var picture: SheetPicture {
    let bytes = PictureFixture.png(30, 20, chunks: [("gAMA", Array("QZXPICTURE".utf8))])
    return SheetPicture(
      picture: Picture(format: .png, bytes: bytes, width: 30, height: 20),
      anchor: .origin,
      place: SheetPicture.Rectangle(left: 0, top: 0, width: 30, height: 20),
      description: "QZXPICTURE"
    )
  }

  /// The workbook with an embedded file and macros put into it, as Excel keeps them.
  private static func laden(_ workbook: [UInt8]) throws -> [UInt8] {
    let archive = try ZipArchive(workbook, limits: limits)
    var builder = ZipBuilder()
    for part in archive.parts {
      builder.add(ZipBuilder.Entry(name: part.name, content: try archive.inflate(part)))
    }
    builder.add("xl/embeddings/oleObject1.bin", "QZXOBJECT")
    builder.add("xl/vbaProject.bin", "QZXMACRO")
    return builder.build()
  }

  private static let limits = ZipLimits(
    entries: 1_000,
    partBytes: 100_000_000,
    packageBytes: 100_000_000,
    ratio: 1_000,
    freeBytes: 1_000_000
  )

  private static func workbook(of record: Record, tab: String) -> Workbook {
    let drawing = FormDrawing(record: record, findings: [])
    var workbook = Workbook()
    workbook.properties.author = "QZXAUTHOR"
    workbook.properties.comments = "QZXNOTE"
    workbook.properties.custom = ["担当": "QZXPROPERTY"]
    var sheet = drawing.sheet(named: tab, lists: .none)
    if let cell = sheet.cells.first?.reference { sheet.comments[cell] = "QZXCOMMENT" }
    sheet.pictures.append(picture)
    var hidden = WorkbookSheet(name: "QZXHIDDEN")
    hidden.isHidden = true
    hidden.cells = [SheetCell(.origin, .text("QZXHIDDEN"), StyleSheet.cell)]
    workbook.sheets = [sheet, hidden]
    workbook.names = drawing.names(sheet: 0, tab: workbook.sheets[0].name)
    return workbook
  }
}

// MARK: - What is written

extension PublicOutputTests {
  /// Bytes that are searched, with the name of the file or of the part of one.
  struct Blob {
    var name: String
    var bytes: [UInt8]

    func holds(_ marker: String) -> Bool {
      name.contains(marker) || Data(bytes).range(of: Data(marker.utf8)) != nil
    }
  }

  private static func output(
    of submission: Submission,
    _ options: Export.Options,
    in folder: String
  ) async throws -> [Blob] {
    try await Export(submission, options: options, jobs: 2).write(
      inFolder: folder,
      by: OutputWriter()
    )
    let blobs = bytes(below: folder)
    #expect(blobs.contains { $0.name.hasSuffix("docProps/core.xml") })
    return blobs
  }

  /// Every file below a folder, a workbook part by part.
  private static func bytes(below folder: String) -> [Blob] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.flatMap { name -> [Blob] in
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { return [] }
      return (try? blobs(of: name, [UInt8](data))) ?? [Blob(name: name, bytes: [UInt8](data))]
    }
  }

  private static func blobs(of name: String, _ bytes: [UInt8]) throws -> [Blob] {
    let whole = Blob(name: name, bytes: bytes)
    guard name.hasSuffix(".xlsx") else { return [whole] }
    let archive = try ZipArchive(bytes, limits: limits)
    return try [whole]
      + archive.parts.map { Blob(name: "\(name)!\($0.name)", bytes: try archive.inflate($0)) }
  }
}
