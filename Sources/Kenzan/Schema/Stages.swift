import KenzanBridge

// The stages of an evaluation, 一次 二次 外部: which blocks of a form are judged from when on.

extension SchemaCompiler {
  /// The stages that the schema names, each once.
  func stages(of root: XMLElement, _ log: inout SchemaLog) -> [String] {
    guard let element = root.child(named: "stages") else { return [] }
    let words = XMLElement.words(element.text)
    for (index, word) in words.enumerated() where words[..<index].contains(word) {
      log.report(.keys, line: element.line, .repeatedStage(word), subject: word)
    }
    return words
  }
}

extension FieldCompiler {
  /// From which stage on an element is judged: its own, or that of what stands around it.
  ///
  /// A block of an earlier stage within one of a later would never be asked for in time: a mistake.
  mutating func stage(of element: XMLElement, in scope: Scope) -> Int? {
    let outer = scope.inherited.judgedFrom
    guard let text = element[attribute: "stage"] else { return outer }
    let name = expand(text, element.line, in: scope.loop)
    guard let stage = stages.firstIndex(of: name) else {
      log.report(.unknown, line: element.line, .unknownStage(name, of: stages), subject: name)
      return outer
    }
    if let outer, stage < outer {
      let message = Message.earlierStage(name, within: stages[outer])
      log.report(.keys, line: element.line, message, subject: name)
    }
    return stage
  }
}

extension Message {
  fileprivate static func repeatedStage(_ word: String) -> Message {
    Message(
      ja: "stages に「\(word)」が二度あります。",
      en: "'\(word)' stands twice in the stages"
    )
  }

  static func unknownStage(_ name: String, of stages: [String]) -> Message {
    guard !stages.isEmpty else {
      return Message(
        ja: "段階「\(name)」とありますが、この様式には <stages> がありません。key の前に段階の一覧を書いてください。",
        en: "there is no stage '\(name)': the schema has no <stages>; write them before the key"
      )
    }
    let nearest = Spelling.nearest(to: name, among: stages)
    let list = stages.joined(separator: " ")
    return Message(
      ja: "段階「\(name)」はありません。" + suggestion(nearest).ja + "あるのは \(list) です。",
      en: "there is no stage '\(name)'" + (nearest == nil ? "." : suggestion(nearest).en)
        + " There are \(list)"
    )
  }

  fileprivate static func earlierStage(_ name: String, within outer: String) -> Message {
    Message(
      ja: "段階「\(name)」は、外側の group の段階「\(outer)」より前です。外に出すか、段階を直してください。",
      en: "the stage '\(name)' comes before that of the group around it, '\(outer)'"
    )
  }
}
