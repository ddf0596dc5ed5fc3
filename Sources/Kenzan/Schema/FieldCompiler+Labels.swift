/// What a group adds to the labels of the fields in it.
struct LabelStep {
  /// What the group says in `labels`.
  var template: String?
  var label: String
  /// The loop of the group itself, where it is one of several.
  var loop: Placeholders.Loop?
  var line: Int

  /// The label of the group and its key before that of a field.
  func join(_ field: String) -> String {
    let before = [label, loop?.key.text ?? ""].filter { !$0.isEmpty }
    return (before + [field]).joined(separator: "／")
  }
}

extension FieldCompiler {
  /// The label that tells a field from all others: 成果指標／R6／目標.
  ///
  /// From the inside outwards; where a group has a template, the default ones around it add nothing.
  mutating func fullLabel(_ own: String, line: Int, in scope: Scope) -> String {
    var label = own
    var isComplete = false
    for step in scope.labels.reversed() {
      if let template = step.template {
        label = expand(template, step, field: label) ?? step.join(label)
        isComplete = true
      } else if !isComplete {
        label = step.join(label)
      }
    }
    return label
  }

  private mutating func expand(_ template: String, _ step: LabelStep, field: String) -> String? {
    let words = ["group": step.label, "field": field]
    let placeholders = Placeholders(year: year, loop: step.loop, words: words)
    do throws(PlaceholderError) {
      if case .text(let text) = try placeholders.expand(template) { return text }
      log.report(.label, line: step.line, .beyondLoop(template), subject: template)
    } catch {
      log.report(.label, line: step.line, error.message, subject: template)
    }
    return nil
  }
}
