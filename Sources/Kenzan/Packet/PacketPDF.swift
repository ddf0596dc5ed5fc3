private import KenzanBridge

/// The papers as a PDF, made by LibreOffice from the workbook as it was written.
public enum PacketPDF {
  /// The program that is asked to do it.
  private static let program = "soffice"
  /// Three hundred pages take about a minute.
  private static let seconds = 600

  /// Whether LibreOffice is there to be asked.
  public static var isPossible: Bool { programPath(of: program) != nil }

  /// Prints the workbook at a path.
  ///
  /// Throws where LibreOffice is missing, fails, or takes longer than ten minutes. A PDF bears the time
  /// at which it was made, so two are not the same byte for byte.
  public static func bytes(ofWorkbookAt path: String) throws(OutputError) -> [UInt8] {
    let folder: TemporaryFolder
    do throws(FileError) {
      folder = try TemporaryFolder()
    } catch {
      throw .failed(error.path, error.words)
    }
    // A profile of its own, so that a LibreOffice that is open already is not asked instead.
    let profile = "-env:UserInstallation=file://\(folder.path)/profile"
    let out = folder.path + "/out"
    do throws(ProgramError) {
      let arguments = [profile, "--headless", "--convert-to", "pdf", "--outdir", out, path]
      try runProgram(program, arguments, seconds: seconds)
    } catch {
      throw .noPDF(error.words)
    }
    let file = path.split(separator: "/").last ?? ""
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    do throws(FileError) {
      return try readFile(at: "\(out)/\(stem).pdf")
    } catch {
      throw .noPDF(Message(ja: "PDFを書き出しませんでした", en: "wrote no PDF"))
    }
  }
}

extension ProgramError {
  fileprivate var words: Message {
    switch self {
    case .missing: Message(ja: "見つかりません", en: "is not installed")
    case .failed(let status): Message(ja: "エラー\(status)で終わりました", en: "ended with \(status)")
    case .tooLong(let seconds):
      Message(ja: "\(seconds)秒で終わりませんでした", en: "took more than \(seconds) seconds")
    }
  }
}

extension OutputError {
  /// The PDF that is not made, and what to do instead.
  public static let noLibreOffice = OutputError(
    Message(
      ja: "PDFを作るには LibreOffice（soffice）が要りますが、見つかりません。"
        + "--pdf を付けずに作り、Excelで開いて［エクスポート］→［PDF］で保存してください。",
      en: "--pdf needs LibreOffice (soffice), which is not installed; leave it out, "
        + "open the workbook in Excel and export it as PDF"
    )
  )

  fileprivate static func noPDF(_ why: Message) -> OutputError {
    OutputError(
      Message(
        ja: "LibreOffice（soffice）が\(why.ja)。PDFは作っていません。Excelで資料を開き、［エクスポート］→［PDF］で保存してください。",
        en:
          "LibreOffice (soffice) \(why.en), so there is no PDF; open the papers in Excel and export them"
      )
    )
  }
}
