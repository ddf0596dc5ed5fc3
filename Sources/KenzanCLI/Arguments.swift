import Kenzan

/// What the user asked of a command: operands and options, each checked against its description.
struct Arguments: Sendable {
  var operands: [String] = []
  var values: [String: String] = [:]
  /// The values of options that may be given several times, in the order given.
  var lists: [String: [String]] = [:]

  /// Whether an option without a value is set.
  func has(_ option: OptionSpec) -> Bool { values[option.name] != nil }

  /// The text after an option.
  func text(_ option: OptionSpec) -> String? { values[option.name] }

  /// The texts after an option that may be given several times.
  func texts(_ option: OptionSpec) -> [String] { lists[option.name] ?? [] }

  /// The number after an option.
  func count(_ option: OptionSpec) -> Int? { values[option.name].flatMap { Int($0) } }

  /// The year after an option.
  func year(_ option: OptionSpec) -> FiscalYear? {
    values[option.name].flatMap { FiscalYear(key: $0) }
  }

  /// The day after an option.
  func date(_ option: OptionSpec) -> CalendarDate? {
    values[option.name].flatMap { CalendarDate(iso: $0) }
  }
}

/// What a command line asks for.
enum Invocation: Sendable {
  /// Run the command of this name.
  case run(CommandSpec, Arguments)
  /// Show the help of commands whose name begins with this one; of all where there is none.
  case help(String?)
  case version
}

/// Reads a command line by the descriptions of the commands.
struct ArgumentParser: Sendable {
  let commands: [CommandSpec]

  /// Reads the arguments after the name of the program.
  func parse(_ arguments: [String]) throws(NotDone) -> Invocation {
    var rest = arguments[...]
    var common = Arguments()
    try readOptions(&rest, of: OptionSpec.common, command: nil, into: &common)
    if common.has(.version) { return .version }
    guard let first = rest.popFirst() else {
      if common.has(.help) { return .help(nil) }
      throw NotDone(.noCommand)
    }
    if first == "help" { return .help(try topic(rest)) }
    let spec = try command(first, &rest)
    guard let spec else { return .help(first) }
    var own = common
    try readAll(&rest, of: spec, into: &own)
    if own.has(.version) { return .version }
    if own.has(.help) { return .help(spec.name) }
    try check(own, against: spec)
    return .run(spec, own)
  }

  /// The command of the first word, or of the first two; `nil` where help is asked for a family.
  private func command(
    _ first: String,
    _ rest: inout ArraySlice<String>
  ) throws(NotDone) -> CommandSpec? {
    if let spec = commands.first(where: { $0.name == first }) { return spec }
    let family = commands.filter { $0.name.hasPrefix(first + " ") }
    guard !family.isEmpty else {
      let words = Set(
        commands.filter { !$0.isHidden }.compactMap { $0.name.split(separator: " ").first }
      )
      throw NotDone(
        .unknownCommand(first, nearestWord(to: first, in: words.map(String.init).sorted()))
      )
    }
    guard let second = rest.popFirst() else { throw NotDone(.noSubcommand(first, family)) }
    if second == "--help" { return nil }
    if let spec = family.first(where: { $0.name == "\(first) \(second)" }) { return spec }
    throw NotDone(.noSubcommand(first, family))
  }

  private func topic(_ rest: ArraySlice<String>) throws(NotDone) -> String? {
    let name = rest.filter { !$0.hasPrefix("-") }.joined(separator: " ")
    if name.isEmpty { return nil }
    if commands.contains(where: { $0.name == name || $0.name.hasPrefix(name + " ") }) {
      return name
    }
    throw NotDone(.unknownCommand(name, nearestWord(to: name, in: commands.map(\.name))))
  }

  /// Options and operands in any order; `--` ends the options.
  private func readAll(
    _ rest: inout ArraySlice<String>,
    of spec: CommandSpec,
    into arguments: inout Arguments
  ) throws(NotDone) {
    while let next = rest.first {
      if next == "--" {
        arguments.operands += rest.dropFirst()
        return
      }
      if next.hasPrefix("-"), next != "-" {
        try readOptions(&rest, of: spec.allOptions, command: spec.name, into: &arguments)
      } else {
        arguments.operands.append(next)
        rest.removeFirst()
      }
    }
  }

  /// The options at the beginning, up to the first word that is none.
  private func readOptions(
    _ rest: inout ArraySlice<String>,
    of options: [OptionSpec],
    command: String?,
    into arguments: inout Arguments
  ) throws(NotDone) {
    while let next = rest.first, next.hasPrefix("-"), next != "-", next != "--" {
      rest.removeFirst()
      let parts = next.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let typed = next == "-h" ? "--help" : String(parts.first ?? "")
      guard let option = options.first(where: { "--" + $0.name == typed }) else {
        let names = options.map { "--" + $0.name }
        throw NotDone(.unknownOption(typed, command, nearestWord(to: typed, in: names)))
      }
      guard arguments.values[option.name] == nil || option.isRepeatable else {
        throw NotDone(.twice(option))
      }
      var value: String? = parts.count > 1 ? String(parts[1]) : nil
      if case .none = option.value {
        guard value == nil else { throw NotDone(.takesNoValue(option)) }
        value = "true"
      } else if value == nil {
        value = rest.popFirst()
      }
      guard let value else { throw NotDone(.needsValue(option)) }
      if let fault = option.fault(of: value) { throw NotDone(fault) }
      arguments.values[option.name] = value
      if option.isRepeatable { arguments.lists[option.name, default: []].append(value) }
    }
  }

  private func check(_ arguments: Arguments, against spec: CommandSpec) throws(NotDone) {
    let operands = spec.operands
    if arguments.operands.count < operands.count.lowerBound {
      throw NotDone(.missingOperand(operands.word, spec))
    }
    if arguments.operands.count > operands.count.upperBound {
      throw NotDone(.surplus(arguments.operands[operands.count.upperBound], spec))
    }
    if let option = spec.options.first(where: { $0.isRequired && !arguments.has($0) }) {
      throw NotDone(.missingOption(option, spec))
    }
  }
}
