import Testing

@testable import Kenzan

struct FieldHeadsTests {
  private static let form: FormSchema = {
    var form = GridForm()
    form.field("number", "整理番号")
    form.field("purpose", "目的")
    form.field("activity.purpose", "活動指標／目的")
    form.field("cost.R5.total", "総事業費／R5決算額", .number, unit: "千円")
    form.field("cost.R6.total", "総事業費／R6決算額", .number, unit: "千円")
    form.field("need.grade", "今後の必要性／評価")
    form.field("means.grade", "手段の妥当性／評価")
    return form.schema()
  }()

  private func match(_ heads: String...) -> String {
    let heads = heads.map { head in
      let isFilled = head.hasPrefix("~")
      let raw = isFilled ? String(head.dropFirst()) : head
      return TableHeader.Head(raw: raw, text: raw.normalizedForMatching, isFilled: isFilled)
    }
    return switch FieldHeads(Self.form).match(heads) {
    case .field(let slot, _): Self.form.fields[slot].path.description
    case .ambiguous(let slots): "one of \(slots.count)"
    case .otherUnit(let slot, let unit): "\(Self.form.fields[slot].path) in \(unit)"
    case .none: "none"
    }
  }

  @Test func `a path, a label, or groups over a field`() {
    #expect(match("cost.R6.total") == "cost.R6.total")
    #expect(match("総事業費／Ｒ６決算額") == "cost.R6.total")
    #expect(match("総事業費", "R6決算額") == "cost.R6.total")
    #expect(match("令和6年度決算額", "総事業費") == "cost.R6.total")
    #expect(match("総事業費", "R6年度", "決算額") == "cost.R6.total")
  }

  @Test func `a group that the form does not know is left out, one that it knows is not`() {
    #expect(match("基本情報", "目的") == "purpose")
    #expect(match("活動指標", "目的") == "activity.purpose")
    #expect(match("総事業費", "目的") == "none")
    #expect(match("~総事業費", "目的") == "purpose")
  }

  @Test func `the end of a label is enough where only one field has it`() {
    #expect(match("R6決算額") == "cost.R6.total")
    #expect(match("評価") == "one of 2")
    #expect(match("評価シート", "評価") == "one of 2")
  }

  @Test func `a unit must be the field's own`() {
    #expect(match("総事業費（千円）", "R6決算額") == "cost.R6.total")
    #expect(match("総事業費", "R6決算額（円）") == "cost.R6.total in 円")
    #expect(match("目的（再掲）") == "none")
  }

  @Test func `a path and a label in one column must agree`() {
    #expect(match("cost.R6.total", "総事業費／R6決算額") == "cost.R6.total")
    #expect(match("cost.R6.total", "総事業費／R5決算額") == "one of 2")
    #expect(match("cost.R6.total", "前年度") == "cost.R6.total")
  }
}
