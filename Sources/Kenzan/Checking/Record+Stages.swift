extension Record {
  /// Whether a stage of the evaluation is judged yet; `nil` if there is no such stage.
  func hasReached(_ name: String) -> Bool? {
    schema.stages.firstIndex(of: name).map { !isBefore($0) }
  }

  /// Whether a field belongs to a later stage than the one that is judged.
  func isLater(_ slot: Int) -> Bool {
    !schema.isPrior(slot) && isBefore(schema.fields[slot].facets.judgedFrom)
  }

  /// Whether what is judged from a stage on is not judged yet.
  func isBefore(_ stage: Int?) -> Bool {
    guard let stage, let reached = self.stage else { return false }
    return stage > reached
  }

  /// The record as it counts up to a stage: what belongs to later ones is blank, and one note says
  /// what stood there; how it was read weighs nothing yet.
  ///
  /// A stage that the schema does not have leaves everything as it is.
  func judged(upTo name: String?, _ reading: [Finding]) -> (record: Record, findings: [Finding]) {
    guard let name, let reached = schema.stages.firstIndex(of: name) else { return (self, reading) }
    var record = self
    record.stage = reached
    let later = schema.fields.indices.filter { record.isLater($0) }
    let filled = later.filter { self[$0].state != .blank }
    for slot in later { record.values[slot].state = .blank }
    for slot in later { record.values[slot].raw = "" }
    let paths = Set(later.map { schema.fields[$0].path })
    var findings = reading
    for index in findings.indices where findings[index].field.map(paths.contains) == true {
      findings[index].severity = .info
    }
    guard let first = filled.first else { return (record, findings) }
    let wording = Wording(record: self)
    let shown = filled.prefix(5).map { wording.place($0) }
    let more = filled.count > shown.count ? Message.andMore(filled.count - shown.count) : .nothing
    let note = Finding(
      .stage,
      .info,
      at: first,
      of: wording,
      message: .later(.list(shown) + more, than: name),
      related: Array(filled.dropFirst())
    )
    return (record, findings + [note])
  }
}

extension Message {
  fileprivate static func later(_ places: Message, than stage: String) -> Self {
    Self(
      ja: "\(places.ja)は「\(stage)」より後の段階の欄ですが、記入があります。今回は確かめず、集計にも入れていません。",
      en: "\(places.en) is filled in, but belongs to a stage after '\(stage)'. "
        + "It was neither checked nor counted."
    )
  }
}
