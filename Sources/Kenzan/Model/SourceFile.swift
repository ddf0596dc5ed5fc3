/// A file as it was read: where it came from and its worksheets.
public struct SourceFile: Sendable {
  /// What the bytes turned out to be, whatever the extension says.
  public enum Kind: String, Sendable {
    case workbook, csv, instance
  }

  /// The path as the user gave it, or below the folder the user gave.
  public var path: String
  /// The SHA-256 of the bytes, in hexadecimal digits.
  public var sha256: String
  /// What it is.
  public var kind: Kind
  /// The worksheets in workbook order; a CSV and an XML instance have one.
  public var worksheets: [Worksheet]
  /// The defined names.
  package var names: [DefinedName] = []
  /// The custom document properties, by name.
  package var properties: [String: String] = [:]

  package init(path: String, sha256: String, kind: Kind, worksheets: [Worksheet]) {
    self.path = path
    self.sha256 = sha256
    self.kind = kind
    self.worksheets = worksheets
  }
}

/// A defined name of a workbook or of one of its worksheets.
package struct DefinedName: Sendable, Equatable {
  /// The name as written; Excel compares it without case.
  package var name: String
  /// The index of the worksheet it belongs to, `nil` for the workbook.
  package var sheet: Int?
  /// The text it stands for: `Sheet1!$B$2`, `"R7"`, `#REF!`.
  package var formula: String

  package init(name: String, sheet: Int?, formula: String) {
    self.name = name
    self.sheet = sheet
    self.formula = formula
  }
}
