extension PacketTies {
  var report: FileReport {
    FileReport(
      path: packet.path,
      sha256: packet.sha256,
      result: Verdict(of: findings, failOn: .error),
      findings: findings,
      sheets: []
    )
  }

  /// A printed cell that says something else than the sheet.
  func finding(
    _ figure: SheetFigure,
    _ field: Field,
    _ printed: PrintedPacket.Figure,
    _ side: Side?
  ) -> Finding {
    let sheet = sheets.sheets[figure.sheet]
    var operand = Finding.Operand(
      field: field.path,
      label: figure.label,
      cell: figure.cell,
      value: figure.value
    )
    operand.file = sheet.path
    let isOtherFile = sheet.sha256.map { !$0.hasPrefix(printed.sha256) } ?? true
    let cause: Message =
      if printed.printed != ExactDecimal(printed.submitted) {
        .written(printed.submitted, figure.unit)
      } else if isOtherFile {
        .corrected
      } else {
        .nothing
      }
    return Finding(
      .reconcilePacket,
      .error,
      outcome: .fail,
      field: field.path,
      label: figure.label,
      cell: printed.place,
      value: printed.printed?.description,
      expected: figure.value,
      unit: figure.unit,
      message: .sentences([
        .differs(printed, figure, sheet.path), cause, .advice(side),
      ]),
      related: [operand]
    )
  }
}

extension Message {
  static func missingTabs(_ tabs: [String]) -> Message {
    let list = tabs.prefix(3).joined(separator: "、") + (tabs.count > 3 ? "…" : "")
    return Message(
      ja: "内部資料の出典にある\(tabs.count)個のタブ（\(list)）が、資料のブックにありません。同じ時に書き出した2つのブックか確かめてください。",
      en:
        "\(tabs.count) tabs that the sources name (\(list)) are not in the packet; see whether both "
        + "workbooks were written together"
    )
  }

  fileprivate static func differs(
    _ printed: PrintedPacket.Figure,
    _ figure: SheetFigure,
    _ path: String
  ) -> Message {
    func amount(_ number: ExactDecimal?) -> Message {
      number.map { FigureText.text($0, unit: figure.unit) } ?? .nothing
    }
    let stated = amount(ExactDecimal(figure.value))
    let sheet = "\(path.fileName)の\(figure.cell ?? "")"
    guard let number = printed.printed else {
      return Message(
        ja: "\(printed.title.ja)「\(figure.label)」には数値がありませんが、シート（\(sheet)）は\(stated.ja)です。",
        en:
          "no number stands in \(printed.title.en) '\(figure.label)', but the sheet (\(path.fileName), "
          + "\(figure.cell ?? "")) states \(stated.en)."
      )
    }
    return Message(
      ja:
        "\(printed.title.ja)「\(figure.label)」は\(amount(number).ja)ですが、シート（\(sheet)）は\(stated.ja)です。",
      en: "\(printed.title.en) '\(figure.label)' prints \(amount(number).en), but the sheet "
        + "(\(path.fileName), \(figure.cell ?? "")) states \(stated.en)."
    )
  }

  fileprivate static var corrected: Message {
    Message(
      ja: "資料を作った後にシートのファイルが変わっています。",
      en: "The file of the sheet changed after the packet was made."
    )
  }

  fileprivate static func written(_ submitted: String, _ unit: String) -> Message {
    let text = ExactDecimal(submitted).map { FigureText.text($0) } ?? Message(both: submitted)
    return Message(
      ja: "資料を作ったときの値は\(text.ja)\(unit)で、資料のセルがその後に書き換えられています。",
      en: "When the packet was made it was \(text.en)\(unit), so its cell was written over since."
    )
  }

  /// What to do, by whom the ledger agrees with.
  fileprivate static func advice(_ side: PacketTies.Side?) -> Message {
    switch side {
    case .sheet:
      Message(
        ja: "台帳はシートと合っているので、資料を作り直して、この頁を差し替えてください。",
        en: "The ledger agrees with the sheet; make the packet again and replace the page"
      )
    case .packet:
      Message(
        ja: "台帳は資料と合っているので、シートを確かめて直してください。",
        en: "The ledger agrees with the packet; correct the sheet"
      )
    case nil:
      Message(
        ja: "どちらが正しいか確かめて、シートを直すか、資料を作り直してください。",
        en: "See which is right; correct the sheet or make the packet again"
      )
    }
  }
}
