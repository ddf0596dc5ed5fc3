import Kenzan

/// The submissions that a command line names, with what is needed to check them.
struct SubmissionWork {
  private let paths: SubmissionPaths
  private let catalogue: Catalogue
  private let options: Submission.Options
  private let console: Console

  /// Whether every path that was named led to something.
  var isComplete: Bool { paths.problems.isEmpty }

  /// Says which paths lead nowhere; fails where none leads anywhere.
  init(_ arguments: Arguments, _ console: Console) throws(NotDone) {
    try self.init(arguments.operands, schema: arguments.text(.schema), arguments, console)
  }

  /// Takes paths of its own, and the form of their sheets where it is known.
  init(
    _ operands: [String],
    schema: String?,
    _ arguments: Arguments,
    _ console: Console
  ) throws(NotDone) {
    var options = Submission.Options()
    var catalogue = try arguments.catalogue()
    options.year = arguments.year(.year)
    if let name = schema {
      let id = try catalogue.id(of: name)
      // A form that does not compile is said here; sheets are never told that it is unknown.
      _ = try catalogue.compiled(id, for: options.year)
      options.schema = id
    }
    options.jobs = arguments.jobs
    self.options = options
    self.catalogue = catalogue
    self.console = console
    paths = SubmissionPaths(operands)
    if paths.count == 0, !paths.problems.isEmpty { throw NotDone(paths.problems) }
    for problem in paths.problems { console.error(problem) }
  }

  /// Reads and checks everything, with a bar on a terminal.
  func submission(failOn: Severity) async -> Submission {
    var options = options
    options.check = CheckOptions(failOn: failOn)
    let bar = console.progress()
    return await Submission.check(paths, catalogue: catalogue, options: options) { done, total in
      bar?.show(done, of: total)
    }
  }
}
