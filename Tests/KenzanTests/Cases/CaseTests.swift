import Foundation
import Testing

@testable import Kenzan

/// Every folder of `Tests/Cases` and every sample, true or faulty: exactly the expected findings, root cause first.
struct CaseTests {
  @Test(arguments: Case.all)
  func `the findings are the expected ones`(_ example: Case) async throws {
    let report = try await example.check()
    let found = report.files.flatMap(\.allFindings).map(ExpectedFinding.init)
    let expected = try example.expectation().findings
    #expect(found.count == expected.count, "\(found)")
    for (found, expected) in zip(found, expected) {
      #expect(found.agreed(with: expected) == expected)
    }
  }
}

/// One input with the findings expected of it.
struct Case: Sendable, CustomTestStringConvertible {
  var name: String
  var input: String
  /// The file that says what is expected.
  var file: URL
  /// Last year's file or folder, and the rename map.
  var prior: String?
  var renames: String?

  var testDescription: String { name }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The samples (`FORM/true/NAME.xlsx` for `FORM/expected/true/NAME.json`) and the folders of `Tests/Cases`.
  ///
  /// True samples are compared with `prior/NAME.xlsx` for `expected/prior/NAME.json`, faulty ones with
  /// `faulty-prior/NAME.xlsx` where there is one; folders of cases with their `prior` and `renames.csv`.
  static var all: [Case] {
    let samples = files(in: root.appending(path: "samples"))
      .map { URL(filePath: $0) }
      .filter { $0.pathComponents.suffix(3).first == "expected" && $0.pathExtension == "json" }
      .map(sample)
    let folders = files(in: root.appending(path: "Tests/Cases"))
      .filter { $0.hasSuffix("/expected.json") }
      .compactMap { path -> Case? in
        let folder = URL(filePath: path).deletingLastPathComponent()
        let prior = existing(folder.appending(path: "prior").path())
        let renames = existing(folder.appending(path: "renames.csv").path())
        let inputs = files(in: folder).filter { path in
          !path.hasSuffix("expected.json") && path != renames
            && prior.map { !path.hasPrefix($0) } ?? true
        }
        return inputs.first.map {
          Case(
            name: folder.lastPathComponent,
            input: $0,
            file: URL(filePath: path),
            prior: prior,
            renames: renames
          )
        }
      }
    return samples + folders
  }

  /// The sample of an expectation, with what it is compared with.
  private static func sample(_ expectation: URL) -> Case {
    let kinds = expectation.deletingLastPathComponent()
    let form = kinds.deletingLastPathComponent().deletingLastPathComponent()
    let kind = kinds.lastPathComponent
    let name = expectation.deletingPathExtension().lastPathComponent
    let priors = ["prior": "prior", "faulty": "faulty-prior"]
    let prior = priors[kind].map { form.appending(path: "\($0)/\(name)").path() }
    return Case(
      name: "\(form.lastPathComponent)/\(kind)/\(name)",
      input: form.appending(path: "\(kind == "prior" ? "true" : kind)/\(name).xlsx").path(),
      file: expectation,
      prior: prior.flatMap { existing($0 + ".xlsx") },
      renames: prior.flatMap { existing($0 + ".renames.csv") }
    )
  }

  private static func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }

  func check() async throws -> CheckReport {
    let catalogue = try Catalogue()
    var options = Submission.Options()
    options.year = try expectation().year.flatMap { FiscalYear(key: $0) }
    options.prior = prior.map { SubmissionPaths([$0]) }
    options.renames = try renames.map { try RenameMap(path: $0, catalogue: catalogue) }
    let paths = SubmissionPaths([input])
    return await Submission.check(paths, catalogue: catalogue, options: options).report
  }

  func expectation() throws -> Expectation {
    try JSONDecoder().decode(Expectation.self, from: Data(contentsOf: file))
  }

  private static func files(in folder: URL) -> [String] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (walk?.compactMap { ($0 as? URL)?.path() } ?? []).sorted()
  }
}

struct Expectation: Decodable {
  /// What a careful reader says about the case.
  var why: String
  /// The year of the sheets, where it is not the form's own.
  var year: String?
  var findings: [ExpectedFinding]
}

/// What of a finding is compared: codes, places and figures; never its text.
struct ExpectedFinding: Codable, Equatable {
  var code: String
  var rule: String?
  var severity: String
  var outcome: String?
  var field: String?
  var cell: String?
  var value: String?
  var expected: String?
  var difference: String?
  /// The changed fields with what they should say.
  var suggestion: [String: String]?
  /// What hangs under it, each as `rule@field`.
  var consequences: [String]?

  init(_ finding: Finding) {
    code = finding.code.rawValue
    rule = finding.rule
    severity = finding.severity.rawValue
    outcome = finding.outcome?.rawValue
    field = finding.field?.description
    cell = finding.cell?.split(separator: "!").last.map(String.init)
    value = finding.value
    expected = finding.expected
    difference = finding.difference
    let changes = finding.suggestions.map { ($0.field.description, $0.value) }
    suggestion = changes.isEmpty ? nil : Dictionary(changes, uniquingKeysWith: { $1 })
    let names = finding.consequences.map {
      "\($0.rule ?? $0.code.rawValue)@\($0.field?.description ?? "")"
    }
    consequences = names.isEmpty ? nil : names.sorted()
  }

  /// The same without the figures that the expectation leaves open; suggestions and consequences are always compared.
  func agreed(with expected: ExpectedFinding) -> ExpectedFinding {
    var agreed = self
    if expected.value == nil { agreed.value = nil }
    if expected.expected == nil { agreed.expected = nil }
    if expected.difference == nil { agreed.difference = nil }
    if expected.field == nil { agreed.field = nil }
    if expected.cell == nil { agreed.cell = nil }
    return agreed
  }
}
