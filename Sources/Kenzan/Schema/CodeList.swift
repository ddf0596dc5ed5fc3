/// A list of the values that a code field accepts.
package struct CodeList: Sendable {
  package struct Code: Sendable, Hashable {
    /// The canonical value, as it stands in a record.
    package var value: String
    /// What people read and write; the value itself where the schema gives no label.
    package var label: String
    package var aliases: [String]
    /// The first and the last fiscal year in which it is valid; `nil` where there is no such end.
    package var from: FiscalYear?
    package var to: FiscalYear?

    package init(
      value: String,
      label: String,
      aliases: [String] = [],
      from: FiscalYear? = nil,
      to: FiscalYear? = nil
    ) {
      self.value = value
      self.label = label
      self.aliases = aliases
      self.from = from
      self.to = to
    }

    func isValid(in year: FiscalYear) -> Bool {
      (from.map { $0 <= year } ?? true) && (to.map { year <= $0 } ?? true)
    }

    /// Whether there is a year in which both are valid.
    func overlaps(_ other: Code) -> Bool {
      func ends(_ one: Code, before other: Code) -> Bool {
        guard let last = one.to, let first = other.from else { return false }
        return last < first
      }
      return !ends(self, before: other) && !ends(other, before: self)
    }
  }

  package var name: String
  /// The codes that may be written.
  package var codes: [Code]
  /// The codes of other years.
  package var outdated: [Code] = []
  /// The fiscal year of the codes that may be written; `nil` for a list that holds for all years.
  package var year: FiscalYear?

  package init(name: String, codes: [Code]) {
    self.name = name
    self.codes = codes
  }

  /// Whether any code is not valid for ever.
  var isDated: Bool { codes.contains { $0.from != nil || $0.to != nil } }

  /// The list as it holds for a year.
  func valid(in year: FiscalYear) -> CodeList {
    guard isDated else { return self }
    var list = CodeList(name: name, codes: codes.filter { $0.isValid(in: year) })
    list.outdated = codes.filter { !$0.isValid(in: year) }
    list.year = year
    return list
  }

  /// What people read for a value; other texts as they are.
  func label(of value: String) -> String {
    codes.first { $0.value == value }?.label ?? value
  }
}

// MARK: - Several codes in one value

extension CodeList {
  /// What stands between the values of several codes.
  static let separator: Character = "・"

  /// The values of several codes as one.
  func value(of indices: [Int]) -> String {
    indices.map { codes[$0].value }.joined(separator: String(Self.separator))
  }

  /// The values that one of several codes holds.
  static func values(in value: String) -> [String] {
    value.split(separator: separator).map(String.init)
  }

  /// The words for several codes, as a cell holds them: ④⑦, 4・7, or their labels.
  ///
  /// Where the values are numbers, people write these and not the long labels.
  func label(ofSeveral value: String) -> String {
    let values = Self.values(in: value)
    guard codes.allSatisfy({ CodeSpelling($0.value).isNumber }) else {
      return values.map { label(of: $0) }.joined(separator: "、")
    }
    let areSigns = codes.allSatisfy {
      $0.value.unicodeScalars.count == 1 && $0.value.unicodeScalars.allSatisfy(\.isNumberingSign)
    }
    return values.joined(separator: areSigns ? "" : String(Self.separator))
  }
}

extension FormSchema {
  /// The list of a code field.
  func codes(of field: Field) -> CodeList? { field.facets.codes.flatMap { codes[$0] } }

  /// What people read for a value of a code field; other texts as they are.
  func label(of value: String, in field: Field) -> String {
    guard let list = codes(of: field) else { return value }
    return field.facets.isMultiple ? list.label(ofSeveral: value) : list.label(of: value)
  }
}
