import Foundation

@testable import Kenzan

/// The packet of the samples, and small descriptions of a test's own.
enum PacketFixture {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let path = root + "/samples/packet/packet.xml"

  /// The text of the sample with some words replaced.
  static func xml(_ changes: [String: String] = [:]) throws -> String {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for (old, new) in changes {
      guard text.contains(old) else { throw CocoaError(.coderInvalidValue) }
      text = text.replacing(old, with: new)
    }
    return text
  }

  static func description(_ text: String) throws -> PacketDescription {
    try PacketDescription(Array(text.utf8), path: path, catalogue: try Catalogue())
  }

  /// The mistakes of a description; none where it can be read.
  static func errors(in text: String) throws -> [SchemaError] {
    let catalogue = try Catalogue()
    do throws(SchemaErrors) {
      _ = try PacketDescription(Array(text.utf8), path: "packet.xml", catalogue: catalogue)
      return []
    } catch {
      return error.errors
    }
  }

  static func submission(_ description: PacketDescription) async throws -> Submission {
    try await submission(SubmissionPaths(description.submissionPaths), of: description)
  }

  static func submission(
    _ paths: SubmissionPaths,
    of description: PacketDescription
  ) async throws -> Submission {
    var options = Submission.Options()
    options.year = description.year
    return await Submission.check(paths, catalogue: try Catalogue(), options: options)
  }

  /// The papers after the meeting, from folders of the samples.
  static func after(
    _ folders: [String] = ["returned"],
    _ changes: [String: String] = [:]
  ) async throws -> Packet {
    let description = try description(try xml(changes))
    let paths = SubmissionPaths(folders.map { root + "/samples/packet/" + $0 })
    return Packet(
      description,
      try await submission(description),
      returned: try await submission(paths, of: description),
      catalogue: try Catalogue()
    )
  }

  /// A returned worksheet with what stands in some of its fields.
  static func worksheet(
    _ fields: [String: String],
    schema id: String = "saitama.worksheet",
    path: String = "a.xlsx"
  ) throws -> TidySheet {
    let schema = try Catalogue().schema(id: id)
    let blank = FieldValue(state: .blank, cell: nil, raw: "")
    var record = Record(schema: schema, values: schema.fields.map { _ in blank }, sheet: "意見")
    for (field, text) in fields {
      guard let slot = schema.slot(of: FieldPath(field)) else {
        throw CocoaError(.coderInvalidValue)
      }
      let cell = CellReference(row: slot + 1, column: 1)
      record.values[slot] = FieldValue(state: .text(text), cell: cell, raw: text)
    }
    var report = SheetReport(sheet: "意見", findings: [])
    report.schema = id
    return TidySheet(path: path, sha256: "", report: report, record: record)
  }

  /// The packet of the sample with some words of its description replaced.
  static func packet(
    _ changes: [String: String] = [:],
    previous: DistributedPacket? = nil
  ) async throws -> Packet {
    let description = try description(try xml(changes))
    let submission = try await submission(description)
    return try Packet(
      description,
      submission,
      catalogue: try Catalogue(),
      previous: previous
    )
  }

  /// The papers as an assembly makes them of sheets that a test may change first.
  static func assembly(
    _ change: (inout [TidySheet]) throws -> Void = { _ in }
  ) async throws -> PacketAssembly {
    let description = try description(try xml())
    var sheets = try await submission(description).tidySheets
    try change(&sheets)
    return PacketAssembly(description, sheets: sheets, catalogue: try Catalogue())
  }

  static func roster(_ text: String) throws -> (Roster, [Roster.Column: Int]) {
    let file = try Reader.read(Array(text.utf8), path: "roster.csv")
    return Roster.read(file.worksheets[0])
  }
}

extension PacketPaper {
  /// What stands in the cells that say where it was submitted, in their order.
  var opinions: [String] { (sheet?.citations ?? []).map(\.origin.value) }
}

extension Packet {
  /// The codes of everything found that is no mere note.
  var codes: [String] {
    report.files.flatMap(\.allFindings).filter { $0.severity > .info }.map(\.code.rawValue)
  }
}
