private import KenzanBridge

/// The descriptor `datapackage.json` of a folder of tables (Frictionless Data Package).
///
/// The files are headed in Japanese and the descriptor names the columns, so the dialect says that
/// the first row is no data. The digests let a validator notice a file that was changed.
package struct DataPackage: Sendable {
  package static let fileName = "datapackage.json"

  package var name = "evaluation-sheets"
  package var title = "評価シート"

  package var tables: [TidyTable]
  /// What sums over the tables stand on.
  package var tally: SubmissionTally?
  /// Where the data come from and how they may be used.
  package var terms: PublicationTerms
  package var files: [CSVFile]
  package var encoding: CSVEncoding
  /// The day it was made, if it is to bear one.
  package var created: CalendarDate?

  package init(
    tables: [TidyTable],
    tally: SubmissionTally? = nil,
    terms: PublicationTerms = PublicationTerms(),
    files: [CSVFile],
    encoding: CSVEncoding,
    created: CalendarDate? = nil
  ) {
    self.tables = tables
    self.tally = tally
    self.terms = terms
    self.files = files
    self.encoding = encoding
    self.created = created
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    var members: [(String, JSON)] = [
      ("profile", .string("tabular-data-package")),
      ("name", .string(name)),
      ("title", .string(title)),
      ("version", .string(kenzanVersion)),
    ]
    if let created { members.append(("created", .string("\(created)T00:00:00Z"))) }
    members += terms.members
    if let tally { members.append(("coverage", .object(tally.counts))) }
    members.append(("resources", .array(zip(tables, files).map { resource($0, $1) })))
    return Array((JSON.object(members).text(pretty: true) + "\n").utf8)
  }

  private func resource(_ table: TidyTable, _ file: CSVFile) -> JSON {
    var members: [(String, JSON)] = [
      ("profile", .string("tabular-data-resource")),
      ("name", .string(table.name)),
      ("title", .string(table.title)),
    ]
    if let tally, let sheets = table.sheets {
      members.append(("description", .string("\(tally.share(sheets).ja)のシートによる")))
    }
    members += [
      ("path", .string(file.name)),
      ("format", .string("csv")),
      ("mediatype", .string("text/csv")),
      ("encoding", .string(encoding.descriptorName)),
      ("bytes", .number(String(file.bytes.count))),
      ("hash", .string("sha256:" + sha256(of: file.bytes))),
      (
        "dialect",
        .object([
          ("delimiter", .string(",")),
          ("lineTerminator", .string("\r\n")),
          ("quoteChar", .string("\"")),
          ("doubleQuote", .boolean(true)),
          ("skipInitialSpace", .boolean(false)),
          ("header", .boolean(false)),
          ("commentRows", .array([.number("1")])),
        ])
      ),
      ("schema", schema(of: table)),
    ]
    return .object(members)
  }

  private func schema(of table: TidyTable) -> JSON {
    var members: [(String, JSON)] = [
      ("fields", .array(table.columns.map { field($0, of: table) })),
      ("missingValues", .array([.string("")])),
    ]
    if !table.primaryKey.isEmpty {
      members.append(("primaryKey", .array(table.primaryKey.map { .string($0) })))
    }
    if table.refersToSheets {
      let reference = JSON.object([
        ("resource", .string(TidyTable.sheets.name)),
        ("fields", .array([.string("sheet_id")])),
      ])
      let key = JSON.object([("fields", .array([.string("sheet_id")])), ("reference", reference)])
      members.append(("foreignKeys", .array([key])))
    }
    return .object(members)
  }

  private func field(_ column: TidyColumn, of table: TidyTable) -> JSON {
    var members: [(String, JSON)] = [
      ("name", .string(column.name)),
      ("title", .string(column.heading)),
      ("type", .string(column.kind.rawValue)),
    ]
    if let note = column.note { members.append(("description", .string(note))) }
    var constraints: [(String, JSON)] = []
    if column.isRequired { constraints.append(("required", .boolean(true))) }
    if table.primaryKey == [column.name] { constraints.append(("unique", .boolean(true))) }
    if !column.values.isEmpty {
      constraints.append(("enum", .array(column.values.map { .string($0) })))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }
}
