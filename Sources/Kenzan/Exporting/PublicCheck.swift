/// What a person should look at before submissions are published: warnings about what may identify
/// somebody in texts and pictures that everybody may see.
///
/// The findings are of the sheets as they were submitted, so that they can be put right there, or be
/// accepted like any other; they never go into the published files.
public struct PublicCheck: Sendable {
  /// The findings, of the sheets that have any.
  public let report: CheckReport
  /// How many sheets were looked through.
  public let sheets: Int

  /// Looks through every visible text of the sheets.
  public init(
    _ submission: Submission,
    names: PersonNames? = nil,
    accepted: AcceptedFindings? = nil
  ) {
    var used: Set<AcceptedFindings.Place> = []
    let files = zip(submission.files, submission.report.files).compactMap { file, report in
      let sheets = zip(file.sheets, report.sheets).compactMap { sheet, report -> SheetReport? in
        guard let record = sheet.record, report.isCounted else { return nil }
        var report = report
        report.findings =
          PublicScan(record: record, names: names).findings
          + PublicObjects(record: record, reading: report.findings).findings
        guard !report.findings.isEmpty else { return nil }
        report = accepted?.applied(to: report, record.schema, used: &used) ?? report
        report.result = Verdict(of: report.findings, failOn: .error)
        return report
      }
      guard !sheets.isEmpty else { return nil as FileReport? }
      return FileReport(
        path: file.path,
        sha256: file.sha256,
        result: Verdict(of: sheets.map(\.result)),
        findings: [],
        sheets: sheets
      )
    }
    report = CheckReport(version: submission.report.version, files: files)
    sheets = submission.tidySheets.count { $0.record != nil && $0.report.isCounted }
  }

  /// How many of them have something to look at.
  package var doubtful: Int {
    report.files.flatMap(\.sheets).count { sheet in
      sheet.findings.contains { $0.severity > .info }
    }
  }

  /// Whether anything was found that nobody has accepted.
  public var isOpen: Bool { report.counts.warnings > 0 }
}

/// The texts of one sheet that everybody may see.
private struct PublicScan {
  let record: Record
  let names: PersonNames?
  private let wording: Wording

  init(record: Record, names: PersonNames?) {
    self.record = record
    self.names = names
    wording = Wording(record: record)
  }

  private var schema: FormSchema { record.schema }

  var findings: [Finding] {
    let secrets = self.secrets
    // Several fields may share the text of a cell.
    var told: Set<[String]> = []
    return schema.fields.indices.flatMap { slot -> [Finding] in
      guard let text = text(of: slot) else { return [] }
      return findings(in: text, at: slot, secrets).filter { finding in
        told.insert([finding.cell ?? "", finding.code.rawValue, finding.value ?? ""]).inserted
      }
    }
  }

  private func findings(in text: String, at slot: Int, _ secrets: [Secret]) -> [Finding] {
    var findings: [Finding] = []
    if mayHoldContacts(slot) {
      findings += PublicText.passages(in: text).map { passage in
        finding(passage.kind.code, slot, passage.text, .seems(passage, wording.place(slot)))
      }
    }
    findings += (names?.passages(in: text) ?? []).map { name, typed in
      finding(.publicName, slot, typed, .named(name, typed, wording.place(slot)))
    }
    guard !secrets.isEmpty else { return findings }
    let matched = MatchableText(text)
    for secret in secrets where matched.holds(secret.scalars) {
      let message = Message.repeats(secret, wording.place(slot), wording.place(secret.slot))
      findings.append(finding(.publicInternal, slot, secret.text, message))
    }
    return findings
  }

  private func finding(
    _ code: Finding.Code,
    _ slot: Int,
    _ text: String,
    _ message: Message
  ) -> Finding {
    var finding = Finding(code, .warning, at: slot, of: wording, message: message)
    finding.value = text
    return finding
  }

  /// What somebody typed into a field that is published; `nil` for choices of the form.
  private func text(of slot: Int) -> String? {
    let (field, value) = (schema.fields[slot], record[slot])
    guard !field.facets.isInternal, field.type != .code || field.facets.isOpen else { return nil }
    if case .text(let text) = value.state, field.facets.within != nil { return text }
    if !value.raw.isEmpty { return value.raw }
    switch value.state {
    case .text(let text), .words(let text): return text
    default: return nil
    }
  }

  /// Codes have digits and hyphens like telephone numbers.
  private func mayHoldContacts(_ slot: Int) -> Bool {
    let facets = schema.fields[slot].facets
    return !schema.key.contains(slot) && facets.pattern == nil && facets.role != "account"
  }

  // MARK: - What internal fields say

  struct Secret {
    var slot: Int
    var text: String
    var scalars: [Unicode.Scalar]
  }

  /// The texts of internal fields, which must not stand in the others either.
  private var secrets: [Secret] {
    schema.fields.compactMap { field in
      guard field.facets.isInternal, field.type == .text,
        case .text(let text) = record[field.slot].state
      else { return nil }
      let scalars = MatchableText(text).scalars
      return scalars.count > 2 ? Secret(slot: field.slot, text: text, scalars: scalars) : nil
    }
  }
}

extension MatchableText {
  fileprivate func holds(_ others: [Unicode.Scalar]) -> Bool {
    guard let first = others.first, count >= others.count else { return false }
    return (0...(count - others.count)).contains { scalars[$0] == first && holds(others, at: $0) }
  }
}

extension PublicText.Kind {
  fileprivate var code: Finding.Code {
    switch self {
    case .telephone: .publicTelephone
    case .mail: .publicMail
    case .address: .publicAddress
    }
  }

  fileprivate var title: Message {
    switch self {
    case .telephone: Message(ja: "電話番号", en: "a telephone number")
    case .mail: Message(ja: "メールアドレス", en: "a mail address")
    case .address: Message(ja: "住所", en: "an address")
    }
  }
}

extension Message {
  fileprivate static func seems(_ passage: PublicText.Passage, _ place: Message) -> Message {
    let title = passage.kind.title
    return Message(
      ja: "\(place.ja)に\(title.ja)のような記載「\(passage.text)」があります。"
        + "個人のものなら削ってください。公開してよいものなら、理由を付けて承認できます。",
      en:
        "\(place.en) seems to hold \(title.en), '\(passage.text)'. Take it out if it is a person's; "
        + "if it may be published, it can be accepted with a reason."
    )
  }

  fileprivate static func named(
    _ name: PersonNames.Name,
    _ typed: String,
    _ place: Message
  ) -> Message {
    Message(
      ja: "\(place.ja)に名簿\(name.line)行目の氏名「\(typed)」があります。"
        + "氏名を出さない言い方に直してください。公開してよいものなら、理由を付けて承認できます。",
      en:
        "\(place.en) holds '\(typed)', a name in line \(name.line) of the list. Say it without the "
        + "name; if it may be published, it can be accepted with a reason."
    )
  }

  fileprivate static func repeats(
    _ secret: PublicScan.Secret,
    _ place: Message,
    _ origin: Message
  ) -> Message {
    Message(
      ja: "\(place.ja)に、公開しない項目\(origin.ja)の「\(secret.text)」と同じ記載があります。"
        + "削ってください。公開してよいものなら、理由を付けて承認できます。",
      en:
        "\(place.en) says '\(secret.text)' as does \(origin.en), which is not published. Take it out; "
        + "if it may be published, it can be accepted with a reason."
    )
  }
}
