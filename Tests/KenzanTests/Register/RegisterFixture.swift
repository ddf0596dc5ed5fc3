import Testing

@testable import Kenzan

/// Registers and submissions as literals.
enum RegisterFixture {
  static let today = CalendarDate(year: 2025, month: 6, day: 30)

  /// A register of the sheets of `SampleSheet`, from its lines.
  static func register(
    _ lines: [String],
    headings: String = "様式,年度,番号,事業名,担当課,期限,状態,SHA-256,シート,採用",
    projects: [String]? = nil,
    departments: [String]? = nil,
    encoding: CSVEncoding = .utf8WithMark
  ) throws -> Register {
    var options = Register.Options(path: "register.csv")
    options.asOf = today
    options.schema = "test.form"
    var masters = try Masters(options)
    masters.projects = try projects.map {
      try ProjectMaster(HeadedTable(file("projects.csv", $0)), options)
    }
    masters.departments = try departments.map {
      try DepartmentMaster(HeadedTable(file("departments.csv", $0)))
    }
    let table = try HeadedTable<Register.Column>(file("register.csv", [headings] + lines, encoding))
    var register = try Register(table, options, masters)
    try register.bringUp(to: masters, options)
    return register
  }

  /// A CSV as it is read.
  static func file(
    _ path: String,
    _ lines: [String],
    _ encoding: CSVEncoding = .utf8
  ) throws -> SourceFile {
    var encoder = try TextEncoder(encoding)
    var bytes = encoder.mark
    let losses = encoder.append(lines.joined(separator: "\r\n") + "\r\n", to: &bytes)
    #expect(losses.isEmpty)
    return try Reader.read(bytes, path: path)
  }

  /// A file with sheets of `SampleSheet`, each with some values changed.
  static func reading(
    _ path: String,
    sha256: String,
    _ sheets: [String: String]...,
    form: SchemaBuilder? = nil
  ) throws -> FileReading {
    let form = try form ?? SampleSheet.builder()
    let readings = try sheets.enumerated().map { number, changes in
      let name = "Sheet\(number + 1)"
      let record = try form.record(SampleSheet.good.merging(changes) { $1 }, sheet: name)
      return SheetReading(sheet: name, outcome: .record(record, []))
    }
    return FileReading(path: path, sha256: sha256, outcome: .sheets(readings))
  }

  /// What comes of a check with a register.
  static func settled(
    _ register: Register?,
    _ files: FileReading...
  ) throws -> (report: CheckReport, register: Register?) {
    var options = CheckOptions()
    options.register = register
    let check = SubmissionCheck(options: options, version: "0.1.0")
    return check.settled(files.map { check.check($0) })
  }
}
