/// Which sheets of a set are versions of one sheet, with the same form, year and key, and which of
/// them counts.
///
/// Versions that say the same are one sheet that came twice: one counts, and nobody has to do anything.
/// Versions that differ are an error on each, until the register says which one counts. When a file was
/// written never decides.
struct SheetVersions {
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

  /// What versions are versions of: a row of the register, or a key that it does not know.
  private enum Sheet: Hashable {
    case row(Int)
    case key(Key)
  }

  /// What there is to say at every sheet.
  private(set) var findings: [Place: [Finding]] = [:]
  /// The sheets that do not count, because another version does.
  private(set) var uncounted: Set<Place> = []
  private let files: [CheckedFile]

  /// Compares sheets with each other; the rows of a register say which version is adopted.
  init(_ files: [CheckedFile], register: Register?) {
    self.files = files
    let rows = register.map { RowIndex($0) }
    var groups: [Sheet: [Place]] = [:]
    var order: [Sheet] = []
    for place in places {
      guard let record = record(place),
        let key = Self.key(of: record.schema.key, in: record)
      else { continue }
      let row = RowKey(record).flatMap { rows?[$0] }
      let sheet = row.map { Sheet.row($0) } ?? .key(key)
      if groups[sheet] == nil { order.append(sheet) }
      groups[sheet, default: []].append(place)
    }
    for sheet in order {
      var row: Register.Row?
      if case .row(let index) = sheet { row = register?.rows[index] }
      settle(groups[sheet] ?? [], row)
    }
    for place in places where !uncounted.contains(place) { addRepeated(place) }
  }

  /// The values that were seen in fields that are unique by themselves.
  private var seen: [Key: Place] = [:]

  private var places: [Place] {
    files.indices.flatMap { file in
      files[file].sheets.indices.map { Place(file: file, sheet: $0) }
    }
  }

  private func record(_ place: Place) -> Record? { files[place.file].sheets[place.sheet].record }

  private static func key(of slots: [Int], in record: Record) -> Key? {
    let states = slots.map { record[$0].state.asPeopleRead }
    guard !slots.isEmpty, states.allSatisfy(\.isComparable) else { return nil }
    return Key(schema: record.schema.id, year: record.schema.year, slots: slots, states: states)
  }

  private func isAdopted(_ place: Place, by adoption: Adoption) -> Bool {
    let file = files[place.file]
    return file.sha256.map { adoption.means($0, sheet: file.sheets[place.sheet].report.sheet) }
      ?? false
  }

  private func isKnown(_ place: Place, to row: Register.Row) -> Bool {
    let file = files[place.file]
    return row[.sha256] == file.sha256 && row[.sheet] == file.sheets[place.sheet].report.sheet
  }

  // MARK: - Versions

  private mutating func settle(_ versions: [Place], _ row: Register.Row?) {
    if let row, let adoption = row.adoption {
      let adopted = versions.filter { isAdopted($0, by: adoption) }
      let kinds = kinds(of: adopted)
      if kinds.count == 1, let kept = adopted.first {
        for place in versions where place != kept { set(aside: place, for: kept, row) }
        return
      }
      for place in versions {
        let isNone = adopted.isEmpty
        let message = Message.adopted(
          adoption.text,
          isNone: isNone,
          version(place, beside: isNone ? nil : place)
        )
        add(.registerAdopted, .warning, message, at: place)
        if isNone { uncounted.insert(place) }
      }
      if adopted.isEmpty { return }
    }
    let kinds = kinds(of: versions)
    for kind in kinds {
      // The one that the register knows already, so that it stays the same from run to run.
      let known = kind.first { place in row.map { isKnown(place, to: $0) } ?? false }
      guard let kept = known ?? kind.first else { continue }
      for place in kind where place != kept { set(aside: place, for: kept, row) }
      guard let other = kinds.first(where: { $0 != kind })?.first else { continue }
      add(.duplicateSheet, .error, differing(kept, other, versions.count), at: kept)
    }
  }

  /// The versions by what they say, in their order.
  private func kinds(of versions: [Place]) -> [[Place]] {
    var kinds: [[Place]] = []
    for place in versions {
      let same = kinds.firstIndex { $0.first.map { differences($0, place).isEmpty } ?? false }
      if let same { kinds[same].append(place) } else { kinds.append([place]) }
    }
    return kinds
  }

  /// The fields in which two versions differ, by their slots in the first.
  private func differences(_ one: Place, _ other: Place) -> [Int] {
    guard let one = record(one), let other = record(other) else { return [] }
    return one.schema.fields.indices.filter { slot in
      guard let place = other.schema.slot(of: one.schema.fields[slot].path) else { return true }
      let (left, right) = (one[slot], other[place])
      return left.state.asPeopleRead != right.state.asPeopleRead
        || left.state == .unreadable && left.raw != right.raw
    }
  }

  private mutating func set(aside place: Place, for kept: Place, _ row: Register.Row?) {
    uncounted.insert(place)
    if differences(place, kept).isEmpty {
      add(.duplicateSame, .info, .same(version(kept)), at: place)
    } else {
      let adopted = row?[.adopted] ?? ""
      add(.registerSuperseded, .info, .superseded(version(kept), adopted), at: place)
    }
  }

  // MARK: - Fields that are unique by themselves

  /// Notes the values of a sheet, with a finding for each that an earlier sheet has.
  private mutating func addRepeated(_ place: Place) {
    guard let record = record(place) else { return }
    for slots in Self.uniqueSlots(of: record.schema) {
      guard let key = Self.key(of: slots, in: record) else { continue }
      guard let earlier = seen[key] else {
        seen[key] = place
        continue
      }
      // Versions of one sheet are told already.
      let keys = [earlier, place].compactMap { self.record($0) }
        .map { Self.key(of: $0.schema.key, in: $0) }
      if keys.count == 2, let first = keys[0], first == keys[1] { continue }
      let severity = record.schema.fields[slots[0]].facets.unique ?? .error
      add(.duplicateSheet, severity, repeated(slots, earlier, place), at: place, slots, earlier)
    }
  }

  /// Every field outside lists that is unique by itself, unless it is the key.
  static func uniqueSlots(of schema: FormSchema) -> [[Int]] {
    let rows = schema.lists.flatMap(\.rows).filter { schema.groups.indices.contains($0) }
    let inLists = rows.map { schema.groups[$0].fields }
    return schema.fields.filter { field in
      field.facets.unique != nil && [field.slot] != schema.key
        && !inLists.contains { $0.contains(field.slot) }
    }.map { [$0.slot] }
  }

  // MARK: - Findings

  /// A finding at the key of a sheet, or at other fields of it; `other` shows the same of another.
  private mutating func add(
    _ code: Finding.Code,
    _ severity: Severity,
    _ message: Message,
    at place: Place,
    _ slots: [Int]? = nil,
    _ other: Place? = nil
  ) {
    guard let record = record(place) else { return }
    let slots = slots ?? record.schema.key
    guard let first = slots.first else { return }
    let wording = Wording(record: record)
    var finding = Finding(code, severity, at: first, of: wording, message: message)
    finding.related = wording.operands(Array(slots.dropFirst()))
    if let other = other.flatMap({ self.record($0) }) {
      finding.related += Wording(record: other).operands(slots)
    }
    findings[place, default: []].append(finding)
  }

  /// How a version is named to people, beside another.
  private func version(_ place: Place, beside other: Place? = nil) -> SheetVersion {
    let file = files[place.file]
    let sheet = file.sheets[place.sheet].report.sheet
    let digest = Adoption.beginning(of: file.sha256)
    let isShared = other.map { files[$0.file].sha256 == file.sha256 } ?? false
    return SheetVersion(
      file: file.path.fileName,
      sheet: sheet,
      adoption: isShared ? "\(digest) \(sheet)" : digest
    )
  }

  private func differing(_ place: Place, _ other: Place, _ count: Int) -> Message {
    guard let record = record(place), let otherRecord = self.record(other) else { return .nothing }
    let (wording, otherWording) = (Wording(record: record), Wording(record: otherRecord))
    let slots = differences(place, other)
    let shown = slots.prefix(3).map { slot in
      let there = otherRecord.schema.slot(of: record.schema.fields[slot].path)
      return Message.difference(
        wording.place(slot),
        wording.value(slot),
        there.map { otherWording.value($0) } ?? Message(ja: "欄なし", en: "no such field")
      )
    }
    let key = Message.list(record.schema.key.map { wording.value($0) })
    let places = Message.list(record.schema.key.map { wording.place($0) })
    return .differing(
      (places, key, count),
      (version(place, beside: other), version(other, beside: place)),
      shown,
      more: slots.count - shown.count
    )
  }

  private func repeated(_ slots: [Int], _ earlier: Place, _ place: Place) -> Message {
    guard let record = record(place), let other = self.record(earlier) else { return .nothing }
    let wording = Wording(record: record)
    return .repeated(
      .list(slots.map { wording.place($0) }),
      .list(slots.map { wording.value($0) }),
      file: earlier.file == place.file ? nil : files[earlier.file].path.fileName,
      sheet: files[earlier.file].sheets[earlier.sheet].report.sheet,
      cells: slots.compactMap { Wording(record: other).cell($0) }
    )
  }
}
