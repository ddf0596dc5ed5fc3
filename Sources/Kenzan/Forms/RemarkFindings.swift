/// Makes findings of what was remarked about the cells of one sheet.
///
/// Every fault is a finding. Notes of one kind are one finding for the whole sheet: a department
/// that reads forty notes reads none.
struct RemarkFindings {
  private struct Entry {
    var field: Field
    var cell: CellReference?
    var value: FieldValue
    var remark: ValueRemark
  }

  let sheet: String
  private let places: [CellReference: String]
  private var entries: [Entry] = []

  init(_ worksheet: Worksheet) {
    sheet = worksheet.name
    places = worksheet.places
  }

  mutating func add(_ remark: ValueRemark, _ field: Field, _ value: FieldValue) {
    entries.append(Entry(field: field, cell: value.cell, value: value, remark: remark))
  }

  /// The faults in the order of the form, then one note of each kind.
  func findings() -> [Finding] {
    var findings: [Finding] = []
    var notes: [(kind: NoteKind, entries: [Entry])] = []
    for entry in entries {
      guard let kind = NoteKind(entry.remark) else {
        findings.append(fault(entry))
        continue
      }
      if let index = notes.firstIndex(where: { $0.kind == kind }) {
        notes[index].entries.append(entry)
      } else {
        notes.append((kind, [entry]))
      }
    }
    return findings + notes.map { note($0.kind, $0.entries) }
  }

  private func fault(_ entry: Entry) -> Finding {
    let place = self.place(entry)
    var finding = Finding(
      entry.remark.code,
      entry.remark.severity,
      field: entry.field.path,
      label: entry.field.label,
      cell: entry.cell.map { "\(sheet)!\($0)" },
      value: entry.value.raw,
      unit: entry.field.unit,
      message: entry.remark.message(at: place)
    )
    switch entry.remark {
    case .digits(let stated, let shown, _), .scaledDisplay(let stated, let shown):
      finding.value = stated.description
      finding.expected = shown.description
    case .stale(let stored, let result):
      finding.value = stored.description
      finding.expected = result.description
    default: break
    }
    return finding
  }

  private func place(_ entry: Entry) -> FieldPlace {
    FieldPlace(entry.field, entry.cell, named: entry.cell.flatMap { places[$0] })
  }

  private func note(_ kind: NoteKind, _ entries: [Entry]) -> Finding {
    let first = entries[0]
    let isSingle = entries.count == 1
    return Finding(
      first.remark.code,
      kind == .calculated ? .warning : .info,
      field: isSingle ? first.field.path : nil,
      label: isSingle ? first.field.label : nil,
      cell: isSingle ? first.cell.map { "\(sheet)!\($0)" } : nil,
      value: isSingle ? first.value.raw : nil,
      message: kind.message(entries.map { ($0.remark, place($0)) }),
      related: isSingle
        ? []
        : entries.map { entry in
          Finding.Operand(
            field: entry.field.path,
            label: entry.field.label,
            cell: entry.cell.map { "\(sheet)!\($0)" },
            value: entry.value.raw
          )
        }
    )
  }
}

/// The kinds of remark that only tell what was understood.
enum NoteKind: Hashable {
  case numberAsText, textVariant, codeVariant, outsideList, dateAsText, targetInWords, calculated

  /// `nil` for a fault.
  init?(_ remark: ValueRemark) {
    switch remark {
    case .numberAsText: self = .numberAsText
    case .textVariant: self = .textVariant
    case .codeVariant: self = .codeVariant
    case .outsideList: self = .outsideList
    case .dateAsText: self = .dateAsText
    case .targetInWords: self = .targetInWords
    case .calculated: self = .calculated
    default: return nil
    }
  }
}

/// A field with its cell, as messages name it: F23「総事業費／R6決算額」.
struct FieldPlace: Sendable, Hashable {
  let ja: String
  let en: String

  init(_ field: Field, _ cell: CellReference?, named name: String? = nil) {
    let cell = name ?? cell?.description ?? ""
    ja = "\(cell)「\(field.label)」"
    en = cell.isEmpty ? "'\(field.label)'" : "\(cell) '\(field.label)'"
  }
}

extension String {
  /// The beginning of a text that is too long to be quoted whole, on one line.
  var excerpt: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(40) + "…" : line
  }
}
