import Foundation
import Testing

/// Text, JSON and exit status say the same of every faulty sample.
struct FaultySampleTests {
  private struct Report: Decodable {
    struct File: Decodable, Equatable { var sheets: [Sheet] }
    struct Sheet: Decodable, Equatable { var findings: [Finding] }
    struct Finding: Decodable, Equatable {
      var severity: String
      var message: String
      var cell: String?
      var label: String?

      /// How a line begins that tells the same fault of a further cell shortly.
      var again: String {
        let cell = cell?.split(separator: "!").last ?? ""
        return "\(cell)「\(label ?? "")」も同様です"
      }
    }
    struct Counts: Decodable {
      var errors: Int
      var warnings: Int
    }
    var result: String
    var counts: Counts
    var files: [File]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

  private static let forms = names(in: folder).filter { !names(in: faulty($0)).isEmpty }

  /// The faulty samples of every form.
  static let samples = forms.flatMap { form in
    names(in: faulty(form)).filter { $0.hasSuffix(".xlsx") }
      .map { faulty(form).appending(path: $0).path() }
  }

  private static func faulty(_ form: String) -> URL {
    folder.appending(path: form).appending(path: "faulty")
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
  }

  @Test(arguments: forms)
  func `there are faulty samples`(of form: String) {
    #expect(Self.samples.count { $0.contains("/\(form)/") } >= 8)
  }

  @Test(arguments: samples)
  func `text, JSON and exit status agree`(_ path: String) throws {
    let scratch = try Scratch()
    let text = try scratch.run("check", path)
    let json = try scratch.run("check", path, "--format", "json")
    let line = try scratch.run("check", path, "--format", "ndjson")
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    let file = try JSONDecoder().decode(Report.File.self, from: Data(line.output.utf8))
    #expect([file] == report.files)
    #expect([text.status, json.status, line.status] == Array(repeating: json.status, count: 3))
    #expect((report.result == "failed") == (json.status == 1))
    #expect((report.counts.errors > 0) == (json.status == 1))
    let head = "直すところ\(report.counts.errors)件、確認するところ\(report.counts.warnings)件"
    #expect(text.output.hasPrefix(head))
    for finding in report.files.flatMap(\.sheets).flatMap(\.findings)
    where finding.severity != "info" {
      let isTold = [finding.message, finding.again].contains { text.output.contains($0) }
      #expect(isTold, "\(finding.message)")
    }
  }
}
