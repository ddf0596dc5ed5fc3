import Kenzan

/// Lists the forms that kenzan knows.
struct SchemaListCommand: Command {
  static let spec = CommandSpec(
    name: "schema list",
    summary: Message(ja: "使える様式の一覧を表示します。", en: "Lists the forms that kenzan knows."),
    details: Message(ja: "", en: ""),
    examples: ["kenzan schema list --schemas 様式/"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) throws -> ExitStatus {
    for entry in try arguments.catalogue().entries {
      let columns = [entry.id, entry.version, entry.year.key, entry.title]
      try console.write(columns.joined(separator: "\t") + "\n")
    }
    return .done
  }
}

/// Shows a form as kenzan understands it.
struct SchemaShowCommand: Command {
  static let spec = CommandSpec(
    name: "schema show",
    summary: Message(
      ja: "様式の項目、規則、Excelに置ける検査式を表示します。",
      en: "Shows the fields and rules of a form, and which rules Excel can hold."
    ),
    details: Message(ja: "", en: ""),
    operands: .one("ID", Message(ja: "様式のID、またはXMLファイル", en: "id of the form, or its XML file")),
    options: [.year],
    examples: ["kenzan schema show town.program --year R8"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) throws -> ExitStatus {
    let schema = try arguments.schema(arguments.operands.first ?? "")
    try console.write(SchemaDescription(schema).text(in: console.language))
    return .done
  }
}

/// Says what is wrong with a form description, with lines.
struct SchemaCheckCommand: Command {
  static let spec = CommandSpec(
    name: "schema check",
    summary: Message(
      ja: "様式のXMLを調べ、誤りを行番号とともに知らせます。",
      en: "Checks the XML of a form and names every mistake with its line."
    ),
    details: Message(ja: "", en: ""),
    operands: .one("FILE", Message(ja: "様式のXMLファイル", en: "the XML file of a form")),
    options: [.year],
    examples: ["kenzan schema check 様式/town-program.xml"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) throws -> ExitStatus {
    let file = arguments.operands.first ?? ""
    let schema = try arguments.schema(file)
    try console.write(Message.good(file, schema)[console.language] + "\n")
    return .done
  }
}

extension Message {
  fileprivate static func good(_ file: String, _ schema: FormSchema) -> Message {
    Message(
      ja:
        "\(file): 誤りはありません（\(schema.id) \(schema.version)、\(schema.year.title)、項目\(schema.fields.count)）。",
      en:
        "\(file): no mistakes (\(schema.id) \(schema.version), \(schema.year), \(schema.fields.count) fields)"
    )
  }
}
