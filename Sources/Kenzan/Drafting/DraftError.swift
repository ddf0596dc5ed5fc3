/// Why no form description can be drafted from a file.
public struct DraftError: Error, Sendable, Hashable {
  /// What is in the way, and what to do.
  public let message: Message

  package init(_ message: Message) {
    self.message = message
  }
}

extension Message {
  static func nothingDrawn(_ sheet: String) -> Self {
    Self(
      ja: "シート「\(sheet)」には文字も罫線もないため、様式を下書きできません。様式のシートを --sheet で指定してください。",
      en: "the worksheet '\(sheet)' has no texts; name the worksheet of the form by --sheet"
    )
  }

  static func tooLarge(_ sheet: String, _ rows: Int, _ columns: Int) -> Self {
    let (maximumRows, maximumColumns) = (DraftGrid.maximumRows, DraftGrid.maximumColumns)
    return Self(
      ja: """
        シート「\(sheet)」は\(rows)行\(columns)列あり、様式として下書きできる大きさ（\(maximumRows)行・\(maximumColumns)列）を\
        超えています。1行が1件の表なら --as table を付け、様式なら使わない行と列を削除してください。
        """,
      en: """
        the worksheet '\(sheet)' has \(rows) rows and \(columns) columns, more than a form may have \
        (\(maximumRows), \(maximumColumns)); add '--as table' if each row is a sheet, or delete what \
        is not used
        """
    )
  }

  static func noWorksheet(_ name: String, _ names: [String]) -> Self {
    Self(
      ja: "シート「\(name)」がありません。あるのは「\(names.joined(separator: "」「"))」です。",
      en: "there is no worksheet '\(name)'; there are '\(names.joined(separator: "', '"))'"
    )
  }

  static func emptyFile(_ path: String) -> Self {
    Self(
      ja: "「\(path)」には記入のあるシートがないため、様式を下書きできません。",
      en: "'\(path)' has no worksheet with anything in it"
    )
  }

  static func instanceFile(_ path: String) -> Self {
    Self(
      ja: "「\(path)」はXMLの記入データです。様式の下書きにはExcelの様式か、見出しのある表（ExcelかCSV）を指定してください。",
      en: "'\(path)' is an XML instance; draft a form from a workbook, or from a table with heads"
    )
  }

  static func gridFromCSV(_ path: String) -> Self {
    Self(
      ja: "「\(path)」はCSVのため、罫線や結合がなく様式の形がわかりません。Excelの様式を指定するか、--as table を付けてください。",
      en: "'\(path)' is a CSV, which has no grid; give the workbook of the form, or '--as table'"
    )
  }

  static func unknownYear(_ path: String) -> Self {
    Self(
      ja: """
        「\(path)」には年度が一つも書かれていないため、どの年度の様式かわかりません。\
        記入する年度を --year R7 のように指定してください。
        """,
      en: "'\(path)' names no fiscal year; say in which year the sheet is written, as in --year R7"
    )
  }

  static func noHeads(_ sheet: String) -> Self {
    Self(
      ja: "シート「\(sheet)」の初めの\(TableHeader.maximumRow)行に見出しの行が見つからないため、表として下書きできません。",
      en: "no row of heads is found in the first \(TableHeader.maximumRow) rows of '\(sheet)'"
    )
  }

  static func noKey(_ sheet: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」には、事業名や番号のように一枚に一つだけある欄が見つからず、シートを区別できません。\
        その欄を罫線で囲んで下書きし直してください。1行が1件の表なら --as table を付けてください。
        """,
      en: """
        the worksheet '\(sheet)' has no field that stands once in a sheet, such as a number or a name, \
        to tell sheets apart by; frame it and draft again, or add '--as table' if each row is a sheet
        """
    )
  }

  static func nothingToFillIn(_ sheet: String) -> Self {
    Self(
      ja: """
        シート「\(sheet)」に記入欄が見つかりません。記入欄は、罫線で囲んだ空白か結合した空白のセルです。\
        記入済みの様式なら、空白の様式で下書きし直してください。
        """,
      en: """
        the worksheet '\(sheet)' has nothing to fill in: blank cells that are framed or merged. Draft \
        from the blank form if this one is filled in
        """
    )
  }
}
