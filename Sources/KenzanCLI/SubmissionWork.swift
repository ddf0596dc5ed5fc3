import Kenzan

/// The submissions that a command line names, with what is needed to check them.
struct SubmissionWork {
  private let paths: SubmissionPaths
  private let catalogue: Catalogue
  private let options: Submission.Options
  private let console: Console
  /// The earlier state that the submissions are compared with.
  private let before: SubmissionPaths?

  /// Whether every path that was named led to something.
  var isComplete: Bool { paths.problems.isEmpty }

  /// Says which paths lead nowhere; fails where none leads anywhere.
  init(_ arguments: Arguments, _ console: Console) throws(NotDone) {
    try self.init(arguments.operands, schema: arguments.text(.schema), arguments, console)
  }

  /// Takes the first operand for an earlier state of the second: both must lead to something.
  init(comparing arguments: Arguments, _ console: Console) throws(NotDone) {
    let both = arguments.operands.map { SubmissionPaths([$0]) }
    let problems = both.flatMap(\.problems)
    guard problems.isEmpty else { throw NotDone(problems) }
    try self.init(
      Array(arguments.operands.suffix(1)),
      schema: arguments.text(.schema),
      before: both.first,
      arguments,
      console
    )
  }

  /// Takes paths of its own, and the form and the year of their sheets where they are known.
  init(
    _ operands: [String],
    schema: String?,
    year: FiscalYear? = nil,
    comparesWithPrior: Bool = true,
    entersRegister: Bool = true,
    before: SubmissionPaths? = nil,
    _ arguments: Arguments,
    _ console: Console
  ) throws(NotDone) {
    var options = Submission.Options()
    var catalogue = try arguments.catalogue()
    options.year = arguments.year(.year) ?? year
    if let name = schema {
      let id = try catalogue.id(of: name)
      // A form that does not compile is said here; sheets are never told that it is unknown.
      _ = try catalogue.compiled(id, for: options.year)
      options.schema = id
    }
    options.check.stage = try Self.stage(arguments, of: options.schema, in: catalogue)
    options.check.accepted = try arguments.accepted()
    if entersRegister { options.check.register = try arguments.register(schema: options.schema) }
    options.check.totals = try arguments.totals()
    options.jobs = arguments.jobs
    if comparesWithPrior {
      options.prior = try arguments.priorPaths()
      if before == nil, arguments.has(.renames), options.prior == nil {
        throw NotDone(.renamesWithoutPrior)
      }
      options.renames = try arguments.renames(in: catalogue)
    }
    self.options = options
    self.catalogue = catalogue
    self.console = console
    self.before = before
    var paths = SubmissionPaths(operands)
    let tables = [OptionSpec.register, .projects, .departments, .accept, .renames, .totals]
    paths.leaveOut(tables.flatMap { arguments.texts($0) + [arguments.text($0)].compactMap { $0 } })
    self.paths = paths
    if paths.count == 0, !paths.problems.isEmpty { throw NotDone(paths.problems) }
    for problem in paths.problems { console.error(problem) }
  }

  /// The stage of `--stage`, which one of the forms in question must have.
  private static func stage(
    _ arguments: Arguments,
    of form: String?,
    in catalogue: Catalogue
  ) throws(NotDone) -> String? {
    guard let name = arguments.text(.stage) else { return nil }
    let forms = catalogue.entries.filter { form == nil || $0.id == form }
    let stages = forms.reduce(into: [String]()) { known, form in
      known += form.stages.filter { !known.contains($0) }
    }
    guard stages.contains(name) else {
      throw NotDone(.unknownStage(name, nearestWord(to: name, in: stages), stages, form: form))
    }
    return name
  }

  /// Reads and checks everything, with a bar on a terminal.
  func submission(
    failOn: Severity,
    keepsPictures: Bool = true,
    isCondensed: Bool = false
  ) async -> Submission {
    var options = options
    options.keepsPictures = keepsPictures
    options.isCondensed = isCondensed
    options.check.failOn = failOn
    let bar = console.progress()
    return await Submission.check(paths, catalogue: catalogue, options: options) { done, total in
      bar?.show(done, of: total)
    }
  }
}

extension SubmissionWork {
  /// Reads and checks both states and compares them, with a bar on a terminal.
  func comparison(failOn: Severity) async -> SubmissionComparison {
    var options = options
    options.check.failOn = failOn
    let bar = console.progress()
    return await SubmissionComparison.make(
      from: before ?? SubmissionPaths([]),
      to: paths,
      catalogue: catalogue,
      options: options
    ) { done, total in bar?.show(done, of: total) }
  }
}

extension Message {
  static let renamesWithoutPrior = Message(
    ja: "--renames は、前年度のシートを示す --prior とともに使います。",
    en: "--renames goes with --prior, which names last year's sheets"
  )

  fileprivate static func unknownStage(
    _ name: String,
    _ nearest: String?,
    _ stages: [String],
    form: String?
  ) -> Message {
    guard !stages.isEmpty else {
      return form.map {
        Message(
          ja: "様式「\($0)」には段階（stages）がありません。--stage を外してください。",
          en: "the form '\($0)' has no stages; leave out --stage"
        )
      }
        ?? Message(
          ja: "段階（stages）のある様式がありません。--stage を外してください。",
          en: "no form has stages; leave out --stage"
        )
    }
    let hint = nearest.map { Message(ja: "\($0) ではありませんか。", en: "; did you mean \($0)?") }
    let list = stages.joined(separator: " ")
    return Message(
      ja: "段階「\(name)」はありません。\(hint?.ja ?? "")あるのは \(list) です。",
      en: "there is no stage '\(name)'\(hint?.en ?? ""); there are \(list)"
    )
  }
}
