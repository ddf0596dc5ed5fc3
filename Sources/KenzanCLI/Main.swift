import Kenzan
import KenzanBridge

/// Reads the command line, runs the command, and is the only place that ends the process.
@main
struct Main {
  static let commands: [any Command.Type] = [
    CheckCommand.self,
    StatusCommand.self,
    ExportCommand.self,
    TemplateCommand.self,
    PacketCommand.self,
    ReconcileCommand.self,
    SchemaListCommand.self,
    SchemaShowCommand.self,
    SchemaCheckCommand.self,
    SchemaDraftCommand.self,
    DumpCommand.self,
    CompletionCommand.self,
    ManualCommand.self,
  ]

  static let specs = commands.map { $0.spec }

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let console = Console(
      language: language(arguments),
      isQuiet: arguments.contains("--" + OptionSpec.quiet.name)
    )
    Terminal.exit(await status(of: arguments, console).rawValue)
  }

  private static func status(of arguments: [String], _ console: Console) async -> ExitStatus {
    do {
      return try await run(arguments, console)
    } catch is Console.Closed {
      return .done
    } catch let error as NotDone {
      for message in error.messages { console.error(message) }
      return .notDone
    } catch let error as OutputError {
      console.error(error.message)
      return .notDone
    } catch {
      console.error(.defect("\(error)"))
      return .defect
    }
  }

  private static func run(_ arguments: [String], _ console: Console) async throws -> ExitStatus {
    switch try ArgumentParser(commands: specs).parse(arguments) {
    case .version:
      try console.write("kenzan \(kenzanVersion)\n")
      return .done
    case .help(let topic):
      let help = Help(commands: specs, language: console.language)
      try console.write(topic.map { help.text(for: $0) } ?? help.overview)
      return .done
    case .run(let spec, let arguments):
      guard let command = commands.first(where: { $0.spec.name == spec.name }) else {
        throw NotDone(.noCommand)
      }
      return try await command.init(arguments).run(console)
    }
  }

  /// The language of messages, known before the rest of the line is read: errors need it too.
  private static func language(_ arguments: [String]) -> Language {
    let name = "--" + OptionSpec.language.name
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == name, index + 1 < arguments.count {
        if let language = Language(rawValue: arguments[index + 1]) { return language }
      } else if argument.hasPrefix(name + "=") {
        if let language = Language(rawValue: String(argument.dropFirst(name.count + 1))) {
          return language
        }
      }
    }
    return Terminal.environment("LANG")?.hasPrefix("en") == true ? .en : .ja
  }
}

extension Message {
  fileprivate static func defect(_ text: String) -> Message {
    Message(
      ja: "kenzan自体の不具合です。お手数ですが次の文とともにお知らせください: \(text)",
      en: "this is a defect in kenzan; please report it with these words: \(text)"
    )
  }
}
