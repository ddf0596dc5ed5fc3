import Kenzan

/// Says how far the sheets of a year have come.
struct StatusCommand: Command {
  static let spec = CommandSpec(
    name: "status",
    summary: Message(
      ja: "提出の台帳を部署ごとに集計します。",
      en: "Counts the register of expected sheets, by department."
    ),
    details: Message(
      ja: """
        台帳は kenzan check --register が書き込むCSVです。ここでは読むだけで、シートは調べません。
        --out のフォルダには、未提出か差戻しのある部署ごとに、督促のブック（A4）を書き出します。
        """,
      en: """
        The register is the CSV that kenzan check --register keeps; it is only read here, and no sheet is.
        --out makes a reminder (a workbook, A4) for every department that has something to hand in.
        """
    ),
    options: [
      .register.required, .departments, .statusYear, .asOfRegister, .outReminders,
      .deadlineReminder, .contact, .force, OptionSpec.reportFormat,
    ],
    examples: [
      "kenzan status --register 台帳.csv --as-of 2025-06-30",
      "kenzan status --register 台帳.csv --as-of 2025-06-30 --out 督促 --deadline 2025-07-11 "
        + "--contact \"企画課 内線2345\"",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    guard let register = try arguments.register() else { return .notDone }
    let status = RegisterStatus(register, year: arguments.year(.statusYear))
    let notice = try arguments.notice(whereMade: arguments.has(.outReminders), by: "--out DIR")
    if let folder = arguments.text(.outReminders) {
      let catalogue = try arguments.catalogue()
      let reminders = try Reminders(status, catalogue: catalogue, notice: notice)
      try reminders.write(inFolder: folder, by: arguments.outputWriter)
      console.note(.written(folder, reminders.count))
      if notice.contact.isEmpty { console.note(.withoutContact) }
    }
    try console.write(
      arguments.text(.reportFormat) == "json"
        ? RegisterStatusJSON().text(of: status)
        : RegisterStatusText(language: console.language).text(of: status)
    )
    return .done
  }
}

extension Message {
  fileprivate static func written(_ folder: String, _ count: Int) -> Message {
    Message(
      ja: "「\(folder)」に督促のブックを\(count)冊書き出しました。",
      en: "wrote \(count) reminders to '\(folder)'"
    )
  }
}
