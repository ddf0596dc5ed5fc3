import Testing

@testable import Kenzan

/// What cannot be drafted is said, with what to do about it.
struct DraftErrorTests {
  private static func form(_ rows: [[DrawnForm.Element]]) -> [UInt8] { DrawnForm(rows).bytes }

  private static let good = form([[.title("R7評価シート", span: 2)], [.head("事業名"), .box()]])

  private static func refusal(
    of bytes: [UInt8] = good,
    path: String = "様式.xlsx",
    _ change: (inout Draft.Options) -> Void = { _ in }
  ) -> Message? {
    var options = Draft.Options()
    change(&options)
    return draftRefusal(of: bytes, path: path, options: options)
  }

  @Test func `the good form is drafted`() {
    #expect(Self.refusal() == nil)
  }

  @Test func `an id that is none`() {
    let message = Self.refusal { $0.id = "Town.Form" }
    #expect(message?.ja == "id「Town.Form」は使えません。半角の英小文字で始め、英数字、-、. だけで書きます（例: town.form）。")
    #expect(
      message?.en
        == "'Town.Form' is no id; it begins with a lower-case letter and holds letters, digits, - and . (town.form)"
    )
  }

  @Test func `a worksheet that is not there`() {
    let message = Self.refusal { $0.sheet = "評価表" }
    #expect(message?.ja == "シート「評価表」がありません。あるのは「様式」です。")
    #expect(message?.en == "there is no worksheet '評価表'; there are '様式'")
  }

  @Test func `a form without a year`() {
    let bytes = Self.form([[.title("評価シート", span: 2)], [.head("事業名"), .box()]])
    let message = Self.refusal(of: bytes)
    #expect(
      message?.ja
        == "「様式.xlsx」には年度が一つも書かれていないため、どの年度の様式かわかりません。記入する年度を --year R7 のように指定してください。"
    )
    #expect(
      message?.en
        == "'様式.xlsx' names no fiscal year; say in which year the sheet is written, as in --year R7"
    )
  }

  @Test func `a sheet with nothing in it, and one with nothing to fill in`() {
    let empty = Self.refusal(of: Self.form([[.box(), .box()]]))
    #expect(empty?.ja == "「様式.xlsx」には記入のあるシートがないため、様式を下書きできません。")
    #expect(empty?.en == "'様式.xlsx' has no worksheet with anything in it")
    let closed = Self.refusal(of: Self.form([[.title("R7評価シート", span: 2)], [.text("目的")]]))
    #expect(closed?.ja.hasPrefix("シート「様式」に記入欄が見つかりません。") == true)
    #expect(closed?.en.hasPrefix("the worksheet '様式' has nothing to fill in") == true)
  }

  @Test func `a form whose fields all repeat`() {
    let bytes = Self.form([
      [.title("R7評価シート", span: 2)], [.head("内容"), .head("金額")], [.box(), .box()],
      [.box(), .box()],
    ])
    let message = Self.refusal(of: bytes)
    #expect(
      message?.ja
        == "シート「様式」には、事業名や番号のように一枚に一つだけある欄が見つからず、シートを区別できません。その欄を罫線で囲んで下書きし直してください。1行が1件の表なら --as table を付けてください。"
    )
    #expect(
      message?.en
        == "the worksheet '様式' has no field that stands once in a sheet, such as a number or a name, to tell sheets apart by; frame it and draft again, or add '--as table' if each row is a sheet"
    )
  }

  @Test func `a form as CSV has no grid`() {
    let message = Self.refusal(of: Array("事業名,\n担当課,\n".utf8), path: "様式.csv")
    #expect(
      message?.ja == "「様式.csv」はCSVのため、罫線や結合がなく様式の形がわかりません。Excelの様式を指定するか、--as table を付けてください。"
    )
    #expect(
      message?.en
        == "'様式.csv' is a CSV, which has no grid; give the workbook of the form, or '--as table'"
    )
  }

  @Test func `a table without heads`() {
    let message = Self.refusal(of: Array("1,2\n3,4\n".utf8), path: "一覧.csv") { $0.shape = .table }
    #expect(message?.ja == "シート「一覧」の初めの10行に見出しの行が見つからないため、表として下書きできません。")
    #expect(message?.en == "no row of heads is found in the first 10 rows of '一覧'")
  }

  @Test func `a form beyond the largest`() {
    let rows = "<row r=\"2001\"><c r=\"A2001\"><v>1</v></c></row>"
    let message = draftRefusal(of: WorkbookParts(rows).bytes)
    #expect(message?.ja.hasPrefix("シート「Sheet1」は2001行1列あり、") == true)
    #expect(message?.ja.contains("（2000行・500列）") == true)
    #expect(message?.en.hasPrefix("the worksheet 'Sheet1' has 2001 rows and 1 columns") == true)
  }

  @Test func `a file that is no workbook`() {
    let message = Self.refusal(of: Array("%PDF-1.7".utf8), path: "様式.pdf")
    #expect(message?.ja.hasPrefix("「様式.pdf」は") == true)
    #expect(message?.en.hasPrefix("'様式.pdf' ") == true)
  }
}
