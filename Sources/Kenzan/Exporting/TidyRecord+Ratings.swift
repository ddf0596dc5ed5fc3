extension TidyRecord {
  /// The rows of the table `ratings`, without `sheet_id`.
  func ratings() -> [[TidyCell]] {
    schema.groups.filter { $0.role == "rating" }.compactMap { group in
      let grade = field("grade", in: group.fields)
      let reason = field("reason", in: group.fields)
      let grader = field("grader", in: group.fields)
      let filled = [grade, reason, grader].compactMap { $0 }.filter { !isBlank($0) }
      guard !filled.isEmpty else { return nil }
      return [
        .text(group.label),
        .text(stage(of: group)),
        words(grader),
        words(grade),
        words(reason),
        cell(grade ?? reason),
      ]
    }
  }

  /// The rows of the table `texts`, without `sheet_id`.
  func texts() -> [[TidyCell]] {
    schema.fields.filter { $0.facets.role == "text" && isVisible($0.slot) && !isBlank($0.slot) }
      .map { [.text($0.label), words($0.slot), cell($0.slot)] }
  }

  private func stage(of group: Group) -> String? {
    group.stage ?? group.fields.first.flatMap { groups(around: $0).lazy.compactMap(\.stage).first }
  }
}
