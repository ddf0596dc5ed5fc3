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

/// Drafts a form description from a town's own form.
struct SchemaDraftCommand: Command {
  static let spec = CommandSpec(
    name: "schema draft",
    summary: Message(
      ja: "Excelの様式や表から、様式のXMLを下書きします。",
      en: "Drafts the XML of a form from its workbook, or from a table with heads."
    ),
    details: Message(
      ja: """
        空白の様式でも記入済みの様式でもかまいません。見出し、記入欄、表、選択肢、年度を読み取り、人の判断がいるところに\
        「要確認」の注を付けます。1行が1件の表からは、罫線のない様式を作ります。進め方は docs/new-form.md にあります。
        """,
      en: """
        The form may be blank or filled in. Headings, places to fill in, tables, choices and years are \
        found; what a person must decide is marked by a comment. docs/new-form.md is the guide.
        """
    ),
    operands: .one(
      "FILE",
      Message(ja: "様式（Excel）か、見出しのある表（Excel、CSV）", en: "a form, or a table with heads")
    ),
    options: [.id, .out, .force, .year, .sheet, .shape],
    examples: ["kenzan schema draft 様式.xlsx --id town.form --out 様式/town-form.xml"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) throws -> ExitStatus {
    let path = arguments.operands.first ?? ""
    var options = Draft.Options()
    options.id = arguments.text(.id) ?? options.id
    options.year = arguments.year(.year)
    options.sheet = arguments.text(.sheet)
    options.shape = arguments.text(.shape).flatMap { Draft.Options.Shape(rawValue: $0) }
    options.language = console.language
    let draft: Draft
    do throws(DraftError) {
      draft = try Draft(contentsOf: path, options: options)
    } catch {
      throw NotDone(error.message)
    }
    if let out = arguments.text(.out) {
      do throws(OutputError) {
        try arguments.outputWriter.write(Array(draft.xml.utf8), to: out)
      } catch {
        throw NotDone(error.message)
      }
    } else {
      try console.write(draft.xml)
    }
    console.note(.drafted(draft, arguments.text(.out)))
    for remark in draft.remarks { console.note(remark) }
    return .done
  }
}

extension Message {
  fileprivate static func drafted(_ draft: Draft, _ out: String?) -> Message {
    let kind =
      switch draft.shape {
      case .form: Message(ja: "様式", en: "form")
      case .table: Message(ja: "表", en: "table")
      }
    let next = out.map { Message(ja: "「\($0)」に書き出しました。", en: "; written to '\($0)'") }
    return Message(
      ja: """
        シート「\(draft.sheet)」を\(kind.ja)として下書きしました（欄\(draft.fields)、要確認\(draft.questions)か所）。\
        \(next?.ja ?? "")
        """,
      en: """
        drafted the worksheet '\(draft.sheet)' as a \(kind.en) (\(draft.fields) fields, \
        \(draft.questions) to check)\(next?.en ?? "")
        """
    )
  }

  fileprivate static func good(_ file: String, _ schema: FormSchema) -> Message {
    Message(
      ja:
        "\(file): 誤りはありません（\(schema.id) \(schema.version)、\(schema.year.title)、項目\(schema.fields.count)）。",
      en:
        "\(file): no mistakes (\(schema.id) \(schema.version), \(schema.year), \(schema.fields.count) fields)"
    )
  }
}
