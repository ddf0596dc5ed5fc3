/// Finds sheets of one form and year that have the same key, or the same value where it must be unique.
enum DuplicateSheets {
  /// A sheet of a set.
  struct Place: Hashable {
    var file: Int
    var sheet: Int
  }

  private struct Key: Hashable {
    var schema: String
    var year: FiscalYear
    var slots: [Int]
    var states: [FieldState]
  }

  /// One finding for every sheet that repeats an earlier one, naming both places.
  static func findings(in files: [CheckedFile]) -> [Place: [Finding]] {
    var seen: [Key: Place] = [:]
    var findings: [Place: [Finding]] = [:]
    for (fileIndex, file) in files.enumerated() {
      for (sheetIndex, sheet) in file.sheets.enumerated() {
        guard let record = sheet.record else { continue }
        let place = Place(file: fileIndex, sheet: sheetIndex)
        for slots in uniqueSlots(of: record.schema) {
          let states = slots.map { record[$0].state.asPeopleRead }
          guard states.allSatisfy({ $0.isComparable }) else { continue }
          let schema = record.schema
          let key = Key(schema: schema.id, year: schema.year, slots: slots, states: states)
          if let earlier = seen[key] {
            findings[place, default: []] += finding(record, slots, earlier, place, in: files)
          } else {
            seen[key] = place
          }
        }
      }
    }
    return findings
  }

  /// The key of a sheet, and every field outside lists that is unique by itself.
  private static func uniqueSlots(of schema: FormSchema) -> [[Int]] {
    let rows = schema.lists.flatMap(\.rows).filter { schema.groups.indices.contains($0) }
    let inLists = rows.map { schema.groups[$0].fields }
    let single = schema.fields.filter { field in
      field.facets.unique != nil && !inLists.contains { $0.contains(field.slot) }
    }
    let all = (schema.key.isEmpty ? [] : [schema.key]) + single.map { [$0.slot] }
    return all.count > 1 && all.dropFirst().contains(schema.key) ? Array(all.dropFirst()) : all
  }

  private static func finding(
    _ record: Record,
    _ slots: [Int],
    _ earlier: Place,
    _ place: Place,
    in files: [CheckedFile]
  ) -> [Finding] {
    let other = files[earlier.file].sheets[earlier.sheet]
    guard let first = slots.first, let otherRecord = other.record else { return [] }
    let wording = Wording(record: record)
    let message = Message.repeated(
      .list(slots.map { wording.place($0) }),
      .list(slots.map { wording.value($0) }),
      file: earlier.file == place.file ? nil : files[earlier.file].path.fileName,
      sheet: other.report.sheet,
      cells: slots.compactMap { Wording(record: otherRecord).cell($0) }
    )
    // What identifies a sheet is never the same by chance.
    let isKey = slots == record.schema.key
    let severity = isKey ? .error : record.schema.fields[first].facets.unique ?? .error
    var finding = Finding(.duplicateSheet, severity, at: first, of: wording, message: message)
    finding.related =
      wording.operands(Array(slots.dropFirst()))
      + Wording(record: otherRecord).operands(slots)
    return [finding]
  }
}

extension Message {
  fileprivate static func repeated(
    _ places: Message,
    _ values: Message,
    file: String?,
    sheet: String,
    cells: [String]
  ) -> Self {
    let at = cells.isEmpty ? "" : cells.joined(separator: "・")
    let ja = (file.map { "「\($0)」の" } ?? "") + "シート「\(sheet)」" + (at.isEmpty ? "" : "（\(at)）")
    let en =
      "sheet '\(sheet)'" + (at.isEmpty ? "" : " (\(at))") + (file.map { " of '\($0)'" } ?? "")
    return Self(
      ja: "\(places.ja)の\(values.ja)は\(ja)と重なっています。"
        + "どちらかを直すか、二重に提出されたシートを除いてください。",
      en: "\(places.en) says \(values.en), as does \(en). "
        + "Correct one of them, or take out the sheet that was handed in twice."
    )
  }
}
