extension TidyRecord {
  /// The rows of the table `ratings`, without `sheet_id`: of every criterion one for each stage.
  func ratings() -> [[TidyCell]] {
    schema.groups.filter { $0.role == "rating" }.flatMap { group in
      let slots = group.fields.filter {
        ["grade", "reason", "grader"].contains(schema.fields[$0].facets.role)
      }
      let stages = slots.map { schema.fields[$0].facets.judgedFrom }.unique
      return stages.compactMap { stage in
        rating(of: group, stage, slots.filter { schema.fields[$0].facets.judgedFrom == stage })
      }
    }
  }

  /// What one stage says of a criterion; nothing where nothing is filled in.
  private func rating(of group: Group, _ stage: Int?, _ slots: [Int]) -> [TidyCell]? {
    let grade = field("grade", in: slots)
    let reason = field("reason", in: slots)
    let own = field("grader", in: slots)
    let filled = [grade, reason, own].compactMap { $0 }.filter { !isBlank($0) }
    guard !filled.isEmpty else { return nil }
    // A row of a list is known by its name.
    let name = field("name", in: Array(group.fields)).flatMap { isBlank($0) ? nil : $0 }
    return [
      name.map { words($0) } ?? .text(group.label),
      .text(self.stage(stage, of: group)),
      words(own ?? slots.first.flatMap { grader(around: $0, stage) }),
      words(grade),
      words(reason),
      cell(grade ?? reason),
    ]
  }

  /// The grader that a block names once for the criteria in it, of the same stage.
  private func grader(around slot: Int, _ stage: Int?) -> Int? {
    var next = schema.fields[slot].group
    while let index = next {
      let own = schema.groups[index].fields.filter {
        schema.fields[$0].group == index && schema.fields[$0].facets.judgedFrom == stage
      }
      if let grader = field("grader", in: own) { return grader }
      next = schema.groups[index].parent.flatMap { $0 < index ? $0 : nil }
    }
    let outermost = schema.fields.indices.filter {
      schema.fields[$0].group == nil && schema.fields[$0].facets.judgedFrom == stage
    }
    return field("grader", in: outermost)
  }

  /// The rows of the table `texts`, without `sheet_id`.
  func texts() -> [[TidyCell]] {
    schema.fields.filter { $0.facets.role == "text" && isVisible($0.slot) && !isBlank($0.slot) }
      .map { [.text($0.label), words($0.slot), cell($0.slot)] }
  }

  /// The stage of the evaluation; of a form without any, the stage of the key that the group stands in.
  private func stage(_ stage: Int?, of group: Group) -> String? {
    if let stage, schema.stages.indices.contains(stage) { return schema.stages[stage] }
    let key = group.fields.first.flatMap { groups(around: $0).lazy.compactMap(\.stage).first }
    return group.stage ?? key ?? schema.stages.first
  }
}
