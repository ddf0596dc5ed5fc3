import Testing

@testable import Kenzan

struct MinutesDraftTests {
  private func fill(
    _ field: String,
    _ text: String,
    each: MinutesPart.Each? = nil,
    otherwise: String? = nil
  ) throws -> MinutesPart.Fill {
    let text = try #require(MinutesText(text))
    return MinutesPart.Fill(field: field, each: each, text: text, otherwise: otherwise, line: 7)
  }

  private func draft(
    _ fills: [MinutesPart.Fill],
    rows: [MinutesPart.Each: [[String: String]]] = [:]
  ) throws -> MinutesDraft {
    let schema = try Catalogue().schema(id: "toyama.minutes", year: FiscalYear(key: "R1"))
    let part = MinutesPart(schema: schema.id, title: nil, fills: fills, line: 1)
    return MinutesDraft(
      part,
      schema: schema,
      meeting: ["number": "4", "date": "令和元年7月24日（水）", "time": ""],
      rows: rows.mapValues { $0.map { MinutesDraft.Row(values: $0) } }
    )
  }

  private func state(_ path: String, in draft: MinutesDraft) -> FieldState? {
    draft.schema.slot(of: FieldPath(path)).flatMap { draft.fills[$0] }
  }

  @Test func `a text is taken apart at its places`() throws {
    let text = try #require(MinutesText("第{number}回{ date }"))
    #expect(text.places == ["number", "date"])
    #expect(text.filled(with: ["number": "4", "date": "晴れ"]) == "第4回晴れ")
    #expect(text.filled(with: [:]) == "")
    #expect(MinutesText("そのまま")?.filled(with: [:]) == "そのまま")
    for wrong in ["{date", "date}", "{{date}}", "{a{b}"] { #expect(MinutesText(wrong) == nil) }
  }

  @Test func `values are of the type of their field, as if typed`() throws {
    let draft = try draft([
      fill("number", "第{number}回"), fill("date", "{date}"), fill("time", "{time}"),
      fill("place", "会議室"),
    ])
    #expect(
      state("date", in: draft) == CalendarDate(year: 2019, month: 7, day: 24).map { .date($0) }
    )
    #expect(state("place", in: draft) == .text("会議室"))
    #expect(state("time", in: draft) == nil)
    #expect(
      state("number", in: try self.draft([fill("number", "{number}")])) == .number(ExactDecimal(4))
    )
  }

  @Test func `what fits no code is left blank and said, or stands as the description says`() throws
  {
    let rows: [MinutesPart.Each: [[String: String]]] = [
      .member: [
        ["member.role": "委員長"], ["member.role": "書記長"], ["member.role": ""],
      ]
    ]
    let field = "attendees.{key}.role"
    let blank = try draft([fill(field, "{member.role}", each: .member)], rows: rows)
    #expect(state("attendees.1.role", in: blank) == .text("座長"))
    #expect(state("attendees.2.role", in: blank) == nil)
    #expect(blank.misfits.map(\.code) == [.minutesValue])
    #expect(blank.misfits.first?.line == 7)
    #expect(
      blank.misfits.first?.3.ja
        == "「出席者2／区分」に「書記長」は入れられないため、空欄にしました。選べるのは座長、委員、オブザーバー、事務局です。"
        + "案に書き加えるか、<fill> の else に代わりの記入を書いてください。"
    )
    let other = try draft(
      [fill(field, "{member.role}", each: .member, otherwise: "委員")],
      rows: rows
    )
    #expect(other.misfits.isEmpty)
    #expect(state("attendees.2.role", in: other) == .text("委員"))
    #expect(state("attendees.3.role", in: other) == .text("委員"))
  }

  @Test func `rows beyond the list are an error that counts them, once`() throws {
    let topics = (1...14).map { ["topic.number": "\($0)", "topic.title": "議題\($0)"] }
    let draft = try draft(
      [
        fill("topics.{key}.no", "{topic.number}", each: .topic),
        fill("topics.{key}.title", "{topic.title}", each: .topic),
      ],
      rows: [.topic: topics]
    )
    #expect(state("topics.12.title", in: draft) == .text("議題12"))
    #expect(draft.misfits.map(\.code) == [.minutesRoom])
    #expect(draft.misfits.first?.2 == .error)
    #expect(draft.misfits.first?.3.ja.contains("議題は14件ありますが、議事要旨の「議題」には12件しか") == true)
    #expect(draft.misfits.first?.3.ja.contains("13～14番目の2件") == true)
  }

  @Test func `a text longer than its field stays, and is said`() throws {
    let draft = try draft([fill("place", String(repeating: "室", count: 61))])
    #expect(state("place", in: draft) == .text(String(repeating: "室", count: 61)))
    #expect(draft.misfits.map(\.code) == [.minutesValue])
    #expect(draft.misfits.first?.3.en.contains("has 61 characters where 60 are allowed") == true)
  }

  @Test func `the draft of the sample is read back as the form it is`() async throws {
    let packet = try await PacketFixture.after()
    let bytes = try WorkbookWriter.write(packet.workbook)
    let file = try Reader.read(bytes, path: "after.xlsx")
    var options = ReadingOptions()
    options.year = FiscalYear(key: "R1")
    let forms = FormReader(catalogue: try Catalogue(), options: options)
    let records = forms.read(file).compactMap { reading in
      if case .record(let record, _) = reading.outcome { record } else { nil }
    }
    #expect(records.count == 1)
    let record = try #require(records.first)
    #expect(record.schema.id == "toyama.minutes")
    func value(_ path: String) -> FieldState? {
      record.schema.slot(of: FieldPath(path)).map { record[$0].state }
    }
    #expect(value("series") == .text("外部評価委員会"))
    #expect(value("number") == .number(ExactDecimal(4)))
    #expect(value("date") == CalendarDate(year: 2019, month: 7, day: 24).map { .date($0) })
    #expect(value("attendees.6.role") == .text("座長"))
    #expect(value("attendees.6.name") == .text("委員F"))
    #expect(value("attendees.7.presence") == .text("欠席"))
    #expect(value("attendees.15.name") == .text("委員O"))
    #expect(value("attendees.16.name") == .blank)
    #expect(value("topics.2.no") == .number(ExactDecimal(2)))
    #expect(value("opinions.31.topic") == .number(ExactDecimal(2)))
    #expect(value("opinions.32.text") == .blank)
    // What the list says first the draft says first.
    let list = packet.papers[1].opinions + packet.papers[2].opinions
    let read = (1...31).map { value("opinions.\($0).text") }
    #expect(read == list.map { .text($0) })
    #expect(packet.papers[3].opinions == list)
    #expect(packet.workbook.sheets[3].page.header.contains("案"))
    #expect(packet.workbook.sheets[3].isProtected)
  }
}
