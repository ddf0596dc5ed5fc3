/// Why a file is not read at all.
public struct ReadingError: Error, Sendable, Equatable {
  /// The class of the fault, stable across versions.
  public enum Kind: String, Sendable, CaseIterable {
    /// Zero bytes.
    case empty
    /// Excel 97-2003, another old Office file.
    case xls
    case oldOffice = "old-office"
    /// A workbook that asks for a password.
    case encrypted
    /// Other things that are handed in as workbooks.
    case xlsb, ods, docx, pptx, html, pdf, zip, gzip, xml, image
    case xml2003 = "xml-2003"
    /// Cut off.
    case truncatedZip = "truncated-zip"
    /// Inflates to many times what it may.
    case zipBomb = "zip-bomb"
    /// Changed since it was written.
    case badChecksum = "bad-crc"
    /// Bytes that are no text.
    case notText = "not-text"
    /// Text in no encoding that is read, or in two.
    case encoding
    /// Larger than a bound.
    case limit
    /// Contradicts itself or the format.
    case damaged
    /// The system does not let it be read.
    case inaccessible
  }

  /// The class of the fault.
  public var kind: Kind
  /// What is wrong and what to do, as the rest of a sentence that begins with the file's name.
  public var message: Message

  package init(_ kind: Kind, _ message: Message) {
    self.kind = kind
    self.message = message
  }
}
