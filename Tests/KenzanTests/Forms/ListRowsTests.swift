import Testing

@testable import Kenzan

/// Lists in returned forms: rows inserted, deleted, moved and appended.
struct ListRowsTests {
  /// A list between headings, and one with which the form ends.
  private static let body = """
    <text name="project" label="事業名"/>
    <list name="topics" label="議題" max="6"><text name="name" label="議題名"/><number name="minutes" label="時間"/></list>
    <text name="remark" label="備考"/>
    <list name="items" label="項目" max="8"><text name="name" label="項目名"/><number name="amount" label="金額"/>
    <text name="reason" label="理由"/></list>
    <form columns="10 10 10 10">
    <row><title span="4">様式</title></row>
    <row><label>番号</label><slot field="number"/><label>事業名</label><slot field="project"/></row>
    <row><label span="3">議題名</label><label>時間</label></row>
    <row each="topics" blank="2"><slot field="topics.{key}.name" span="3"/><slot field="topics.{key}.minutes"/></row>
    <row><label>備考</label><slot field="remark" span="3"/></row>
    <row><label>項目名</label><label>金額</label><label span="2">理由</label></row>
    <row each="items" blank="3"><slot field="items.{key}.name"/><slot field="items.{key}.amount"/><slot field="items.{key}.reason" span="2"/></row>
    </form>
    """

  private let schema: FormSchema

  init() throws {
    schema = try SchemaFixture.compile(Self.body)
  }

  /// A form with some rows of each list, every field filled with its path but the figures.
  private func filled(topics: Int = 3, items: Int = 4) -> ReturnedSheet {
    var sheet = ReturnedSheet(
      schema.laidOut(as: schema.layout.with(counts: [topics, items]))
    )
    for slot in sheet.schema.layout.slots {
      let field = schema.fields[slot.field]
      sheet.cells[slot.area.first] =
        field.type == .number ? .number(Double(slot.field)) : .text(field.path.description)
    }
    return sheet
  }

  private func read(_ sheet: ReturnedSheet) -> ReadSheet {
    FormReader(schema).read(sheet.file).read
  }

  private func texts(_ record: Record?, _ list: String, _ field: String) -> [String] {
    guard let record else { return ["nothing was read"] }
    return (1...8).compactMap { row in
      guard let slot = schema.slot(of: FieldPath("\(list).\(row).\(field)")) else { return nil }
      return switch record[slot].state {
      case .text(let text): text
      case .number(let number): number.description
      case .blank: nil
      default: "?"
      }
    }
  }

  @Test func `a form is read with the rows it has, as drawn`() throws {
    for (topics, items) in [(1, 1), (3, 4), (6, 8)] {
      let read = read(filled(topics: topics, items: items))
      #expect(read.codes == [])
      #expect(texts(read.record, "topics", "name").count == topics)
      #expect(texts(read.record, "items", "reason").count == items)
      #expect(texts(read.record, "items", "reason").last == "items.\(items).reason")
    }
  }

  @Test(arguments: [true, false]) func `rows inserted inside lists count in their order`(
    names: Bool
  ) throws {
    var sheet = filled()
    // Below the second topic, and below the first item; the names may stay where they were.
    sheet.insertRows(1, at: 11, names: names, merges: names)
    sheet.cells[.at(11, 1)] = .text("新しい項目")
    sheet.cells[.at(11, 2)] = .number(7)
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(
      texts(read.record, "items", "name") == [
        "items.1.name", "items.2.name", "新しい項目", "items.3.name", "items.4.name",
      ]
    )
    #expect(texts(read.record, "items", "amount")[2] == "7")
    let place = read.record.flatMap { $0[schema.slot(of: FieldPath("items.4.name")) ?? 0].cell }
    #expect(place == .at(12, 1))
  }

  @Test func `rows inserted in the first list move what stands below`() throws {
    var sheet = filled()
    sheet.insertRows(2, at: 5)
    sheet.cells[.at(5, 1)] = .text("追加の議題")
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(
      texts(read.record, "topics", "name") == [
        "topics.1.name", "追加の議題", "topics.2.name", "topics.3.name",
      ]
    )
    #expect(texts(read.record, "items", "name").count == 4)
  }

  @Test func `rows appended below the last one are read`() throws {
    var sheet = filled(topics: 1, items: 2)
    for row in 9...11 {
      sheet.cells[.at(row, 1)] = .text("追加\(row)")
      sheet.cells[.at(row, 3)] = .text("理由")
    }
    sheet.cells[.at(13, 1)] = .text("以上")
    let read = read(sheet)
    #expect(read.codes == ["form.unread"])
    #expect(read.findings.first?.cell == "Sheet1!A13")
    #expect(
      texts(read.record, "items", "name") == [
        "items.1.name", "items.2.name", "追加9", "追加10", "追加11",
      ]
    )
  }

  @Test func `blank rows between others do not count`() throws {
    var sheet = filled()
    for column in 1...4 {
      sheet.cells[.at(5, column)] = nil
      sheet.cells[.at(10, column)] = nil
    }
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(texts(read.record, "topics", "name") == ["topics.1.name", "topics.3.name"])
    #expect(
      texts(read.record, "items", "name") == ["items.1.name", "items.3.name", "items.4.name"]
    )
    let second = try #require(schema.slot(of: FieldPath("items.2.name")))
    #expect(read.record?[second].state == .text("items.3.name"))
    #expect(read.record?[second].cell == .at(11, 1))
  }

  @Test func `deleted rows leave no gap`() throws {
    var sheet = filled()
    sheet.delete(row: 10)
    sheet.delete(row: 4)
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(texts(read.record, "topics", "name") == ["topics.2.name", "topics.3.name"])
    #expect(
      texts(read.record, "items", "name") == ["items.1.name", "items.3.name", "items.4.name"]
    )
  }

  @Test func `a changed heading makes no rows of those that are blank`() throws {
    var sheet = filled(topics: 1, items: 3)
    for path in ["items.2", "items.3"] {
      for field in ["name", "amount", "reason"] {
        sheet.cells[sheet.place("\(path).\(field)")] = nil
      }
    }
    sheet.relabel { $0 == "金額" ? "費用" : $0 }
    let read = read(sheet)
    #expect(read.codes == ["form.label"])
    let record = try #require(read.record)
    let list = try #require(schema.lists.last)
    #expect(list.rows.prefix(3).map { record.exists([$0]) } == [true, false, false])
  }

  @Test func `a list whose rows are all gone, with the note below it, is no crash`() throws {
    let schema = try SchemaFixture.compile(
      """
      <list name="goals" label="指標" max="4"><text name="target" label="目標"/><text name="actual" label="実績"/></list>
      <text name="remark" label="備考"/>
      <form columns="10 10">
      <row><label>番号</label><slot field="number"/></row>
      <row><label>区分</label><label>内容</label></row>
      <rows each="goals" blank="2">
      <row><label>目標</label><slot field="goals.{key}.target"/></row>
      <row><label>実績</label><slot field="goals.{key}.actual"/></row>
      </rows>
      <row><note span="2">記入は任意です</note></row>
      <row><label>備考</label><slot field="remark"/></row>
      </form>
      """
    )
    for count in 1...5 {
      for names in [true, false] {
        var sheet = ReturnedSheet(schema.laidOut(as: schema.layout.with(counts: [2])))
        sheet.fillAll()
        if !names { sheet.names = [:] }
        for _ in 0..<count { sheet.delete(row: 3) }
        let read = FormReader(schema).read(sheet.file).read
        let goals = read.record.map { record in
          (1...4).compactMap { record[schema.slot(of: FieldPath("goals.\($0).target")) ?? 0].raw }
        }
        // What is read is what stands there: of a row torn apart, nothing.
        let whole = max(0, 2 - (count + 1) / 2)
        #expect(goals?.filter { !$0.isEmpty }.count ?? 0 <= whole, "\(count)")
      }
    }
  }

  @Test func `more rows than the list may have are reported, not lost`() throws {
    var sheet = filled(topics: 1, items: 8)
    for row in 15...16 {
      sheet.cells[.at(row, 1)] = .text("あふれた\(row)")
      sheet.cells[.at(row, 2)] = .number(1)
    }
    let read = read(sheet)
    #expect(read.codes == ["form.rows"])
    let finding = try #require(read.findings.first)
    #expect(finding.severity == .error)
    #expect(finding.cell == "Sheet1!A15")
    #expect(
      finding.message.ja == """
        「項目」は8件までのため、シートの15行目から16行目までは読み込んでいません。\
        シートを分けて提出するか、様式の行数を増やすよう事務局に相談してください。
        """
    )
    #expect(texts(read.record, "items", "name").count == 8)
  }

  @Test func `more rows than the list may have between headings leave the rest readable`() throws {
    var sheet = filled(topics: 6, items: 2)
    sheet.insertRows(2, at: 10)
    sheet.cells[.at(10, 1)] = .text("七つ目")
    let read = read(sheet)
    #expect(read.codes == ["form.rows"])
    #expect(texts(read.record, "topics", "name").count == 6)
    #expect(texts(read.record, "items", "name").count == 2)
    #expect(read.record?[schema.slot(of: FieldPath("remark")) ?? 0].state == .text("remark"))
  }

  @Test func `without names the headings tell the rows`() throws {
    var sheet = filled(topics: 4, items: 5)
    sheet.names = [:]
    sheet.merges = []
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(texts(read.record, "topics", "name").count == 4)
    #expect(texts(read.record, "items", "reason").count == 5)
  }

  @Test func `a cell moved into another row is read nowhere`() throws {
    var sheet = filled()
    sheet.drag("items.1.amount", onto: "items.3.amount")
    let read = read(sheet)
    #expect(read.codes == ["form.conflict"])
    #expect(texts(read.record, "items", "amount").count(where: { $0 == "?" }) == 2)
    #expect(texts(read.record, "items", "name").count == 4)
  }

  @Test func `rows exchanged as a whole are read as they stand`() throws {
    var sheet = filled()
    for field in ["name", "amount", "reason"] { sheet.swap("items.1.\(field)", "items.2.\(field)") }
    let read = read(sheet)
    #expect(read.codes == [])
    #expect(texts(read.record, "items", "name").prefix(2) == ["items.2.name", "items.1.name"])
  }

  @Test func `a row inserted above by a program that leaves the names behind`() throws {
    var sheet = filled()
    sheet.insertRows(1, at: 2, names: false)
    let read = read(sheet)
    #expect(read.codes.contains("form.conflict"))
    #expect(texts(read.record, "items", "name").allSatisfy { $0 == "?" })
  }
}
