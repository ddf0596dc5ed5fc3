import Kenzan
import Testing

@testable import KenzanCLI

struct HelpTests {
  @Test(arguments: Main.specs.map(\.name), Language.allCases)
  func `every command has help that names each of its options`(name: String, language: Language) {
    let help = Help(commands: Main.specs, language: language).text(for: name)
    let spec = Main.specs.first { $0.name == name }
    #expect(help.contains("kenzan \(name)"))
    for option in spec?.allOptions ?? [] {
      #expect(help.contains(option.usage))
      #expect(help.contains(option.help[language]))
      #expect(!option.help[language].isEmpty)
    }
  }

  @Test(arguments: Language.allCases)
  func `the overview lists the commands and the exit statuses`(language: Language) {
    let help = Help(commands: Main.specs, language: language).overview
    for spec in Main.specs {
      #expect(help.contains("  \(spec.name) ") != spec.isHidden)
    }
    for (status, text) in Message.exits {
      #expect(help.contains("\(status.rawValue)"))
      #expect(help.contains(text[language]))
    }
  }

  @Test func `completion and manual page know every command and option`() {
    let completion = Completion(commands: Main.specs).script
    let manual = ManualPage(commands: Main.specs, language: .en, version: "0.1.0").text
    for spec in Main.specs where !spec.isHidden {
      #expect(completion.contains("'\(spec.name)')"))
      for option in spec.allOptions {
        #expect(completion.contains("--\(option.name)"))
        #expect(manual.contains(option.name.split(separator: "-").joined(separator: "\\-")))
      }
    }
  }

  @Test func `no two options of a command have one name`() {
    for spec in Main.specs {
      let names = spec.allOptions.map(\.name)
      #expect(Set(names).count == names.count, "\(spec.name)")
    }
  }
}
