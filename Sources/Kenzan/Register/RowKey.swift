/// What identifies an expected sheet: its form, its year and its number.
struct RowKey: Hashable {
  var schema: String
  var year: Int
  var key: String

  init(schema: String, year: FiscalYear, key: String) {
    self.schema = schema
    self.year = year.number
    self.key = key.normalizedForMatching
  }

  /// `nil` for a row of a file that could not be read.
  init?(_ row: Register.Row) {
    guard row.isExpected, let year = row.year, !row[.key].isEmpty else { return nil }
    self.init(schema: row[.schema], year: year, key: row[.key])
  }

  /// `nil` for a sheet whose key is blank.
  init?(_ record: Record) {
    guard let key = record.keyText else { return nil }
    self.init(schema: record.schema.id, year: record.schema.year, key: key)
  }

  /// The same with numbers as Excel leaves them in a CSV: 0410301 becomes 410301.
  var withoutLeadingZeros: RowKey {
    var plain = self
    plain.key = key.split(separator: "/", omittingEmptySubsequences: false).map { part in
      let isWhole = part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let digits = part.drop { $0 == "0" }
      return isWhole && !part.isEmpty ? (digits.isEmpty ? "0" : String(digits)) : String(part)
    }.joined(separator: "/")
    return plain
  }
}

/// Finds the row of a sheet.
struct RowIndex {
  private var rows: [RowKey: Int] = [:]
  /// Rows by their keys without leading zeros; those of which several are alike lead nowhere.
  private var plain: [RowKey: [Int]] = [:]

  init(_ register: Register) {
    for (index, row) in register.rows.enumerated() {
      guard let key = RowKey(row) else { continue }
      rows[key] = index
      plain[key.withoutLeadingZeros, default: []].append(index)
    }
  }

  /// The row of a key; zeros in front of a number make no difference where only one row is meant.
  subscript(key: RowKey) -> Int? {
    if let exact = rows[key] { return exact }
    let alike = plain[key.withoutLeadingZeros] ?? []
    return alike.count == 1 ? alike[0] : nil
  }
}
