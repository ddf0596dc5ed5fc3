/// What is said of files that are something else than a workbook, a CSV or an instance.
///
/// Each text continues 「○○課.xlsx」は … and says how to make a file that can be read.
extension ReadingError {
  static let empty = Self(
    .empty,
    Message(
      ja: "中身が空（0バイト）のため読み込めません。元のファイルを確かめ、保存し直して再提出してください。",
      en: "is empty (0 bytes); check the original, save it again and hand it in again"
    )
  )

  static let xls = Self(
    .xls,
    Message(
      ja: "古い形式（.xls、Excel 97-2003 ブック）のため読み込めません。"
        + "Excelで開き、［名前を付けて保存］で「Excel ブック（*.xlsx）」を選んで再提出してください。",
      en:
        "is in the old .xls format (Excel 97-2003); open it in Excel, save it as .xlsx and hand it in again"
    )
  )

  static let oldOffice = Self(
    .oldOffice,
    Message(
      ja: "WordやPowerPointなどの古い形式のファイルで、Excelのブックではありません。様式のExcelファイルを提出してください。",
      en:
        "is an old Word, PowerPoint or similar file and no workbook; hand in the form's Excel file"
    )
  )

  static let encrypted = Self(
    .encrypted,
    Message(
      ja: "読み取りパスワードがあるため開けません。Excelの［情報］→［ブックの保護］でパスワードを解除し、再提出してください。",
      en: "cannot be opened because it asks for a password; "
        + "remove it in Excel under Info, Protect Workbook, and hand it in again"
    )
  )

  static let encryptedZip = Self(
    .encrypted,
    Message(
      ja: "ZIPのパスワードで保護されているため開けません。パスワードを解除したファイルを再提出してください。",
      en:
        "cannot be opened because its zip container asks for a password; hand in a file without one"
    )
  )

  static let xlsb = wrongFormat(.xlsb, "Excel バイナリ ブック（.xlsb）", "an Excel binary workbook (.xlsb)")
  static let ods = wrongFormat(.ods, "OpenDocument形式（.ods）", "an OpenDocument file (.ods)")
  static let xml2003 = wrongFormat(
    .xml2003,
    "XML スプレッドシート 2003 形式",
    "an XML Spreadsheet 2003 file"
  )
  static let html = wrongFormat(
    .html,
    "中身がHTML（Webページ）",
    "a web page (HTML) under another name"
  )

  static let docx = wrongDocument(.docx, "Wordの文書", "a Word document")
  static let pptx = wrongDocument(.pptx, "PowerPointのファイル", "a PowerPoint file")
  static let pdf = wrongDocument(.pdf, "PDF", "a PDF")
  static let image = wrongDocument(.image, "画像", "a picture")
  static let unknownXML = wrongDocument(
    .xml,
    "kenzanの読み込めないXML",
    "an XML file that kenzan does not know"
  )

  static let zip = Self(
    .zip,
    Message(
      ja: "ZIPファイルで、Excelのブックではありません。展開して、中のExcelファイルを提出してください。",
      en: "is a zip archive and no workbook; unpack it and hand in the Excel file inside"
    )
  )

  static let gzip = Self(
    .gzip,
    Message(
      ja: "圧縮ファイル（gzip）です。展開して、中のファイルを提出してください。",
      en: "is compressed (gzip); unpack it and hand in the file inside"
    )
  )

  static let truncatedZip = Self(
    .truncatedZip,
    Message(
      ja: "途中で切れているため開けません（コピーや送信が最後まで終わっていません）。元のファイルをもう一度コピーして再提出してください。",
      en:
        "is cut off and cannot be opened (a copy or transfer did not finish); copy the original again"
    )
  )

  private static func wrongFormat(_ kind: Kind, _ ja: String, _ en: String) -> Self {
    Self(
      kind,
      Message(
        ja: ja + "のため読み込めません。Excelで開き、［名前を付けて保存］で「Excel ブック（*.xlsx）」を選んで再提出してください。",
        en: "is \(en); open it in Excel, save it as .xlsx and hand it in again"
      )
    )
  }

  private static func wrongDocument(_ kind: Kind, _ ja: String, _ en: String) -> Self {
    Self(
      kind,
      Message(
        ja: ja + "で、Excelのブックではありません。様式のExcelファイルを提出してください。",
        en: "is \(en) and no workbook; hand in the form's Excel file"
      )
    )
  }
}
