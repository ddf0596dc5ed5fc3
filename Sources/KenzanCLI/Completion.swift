import Kenzan

/// The completion script for bash, made from the descriptions of the commands.
struct Completion: Sendable {
  let commands: [CommandSpec]

  var script: String {
    let shown = commands.filter { !$0.isHidden }
    let words = Set(shown.compactMap { $0.name.split(separator: " ").first }).sorted()
    let families = Dictionary(grouping: shown.filter { $0.name.contains(" ") }) {
      $0.name.split(separator: " ").first ?? ""
    }
    let seconds = families.keys.sorted().map { family in
      let names = (families[family] ?? []).compactMap { $0.name.split(separator: " ").last }
      return "    \(family)) words='\(names.joined(separator: " "))' ;;"
    }
    let options = shown.map { spec in
      let names = spec.allOptions.map { "--" + $0.name }.joined(separator: " ")
      return "    '\(spec.name)') options='\(names)' ;;"
    }
    return """
      # bash completion for kenzan; put it into /etc/bash_completion.d or source it
      _kenzan() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command=${COMP_WORDS[1]} words='' options=''
        if [ "$COMP_CWORD" = 1 ]; then
          COMPREPLY=($(compgen -W 'help \(words.joined(separator: " ")) --help --version' -- "$word"))
          return
        fi
        case "$previous" in
      \(choices.joined(separator: "\n"))
        esac
        case "$command" in
      \(seconds.joined(separator: "\n"))
          help) words='\(words.joined(separator: " "))' ;;
        esac
        if [ "$COMP_CWORD" = 2 ] && [ -n "$words" ]; then
          COMPREPLY=($(compgen -W "$words" -- "$word"))
          return
        fi
        [ -n "$words" ] && command="$command ${COMP_WORDS[2]}"
        case "$command" in
      \(options.joined(separator: "\n"))
        esac
        case "$word" in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
          *) COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
      }
      complete -o filenames -F _kenzan kenzan

      """
  }

  /// The values of every option that has a fixed few.
  private var choices: [String] {
    var lines: [String: String] = [:]
    for option in commands.flatMap(\.allOptions) {
      guard case .choice(let words) = option.value else { continue }
      let list = words.joined(separator: " ")
      lines[option.name] =
        "    --\(option.name)) COMPREPLY=($(compgen -W '\(list)' -- \"$word\")); return ;;"
    }
    return lines.keys.sorted().compactMap { lines[$0] }
  }
}
