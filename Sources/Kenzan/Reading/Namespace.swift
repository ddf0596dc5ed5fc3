/// The namespaces of a workbook's parts, in the spelling of the transitional format.
///
/// The strict format (ISO/IEC 29500-1) names the same things differently; `aliases` makes them one.
enum Namespace {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships =
    "http://schemas.openxmlformats.org/package/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
  static let drawingMain = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let properties =
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let presentation = "http://schemas.openxmlformats.org/presentationml/2006/main"
  static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
  static let excelVML = "urn:schemas-microsoft-com:office:excel"
  static let spreadsheet2003 = "urn:schemas-microsoft-com:office:spreadsheet"
  static let instance = "urn:kenzan:instance:1"

  static let aliases = [
    "http://purl.oclc.org/ooxml/spreadsheetml/main": main,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": relationships,
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": drawing,
    "http://purl.oclc.org/ooxml/drawingml/main": drawingMain,
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": properties,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": word,
    "http://purl.oclc.org/ooxml/presentationml/main": presentation,
    // A name that is already known is given in one and the same storage, so comparing is quick.
    main: main, relationships: relationships, drawing: drawing, compatibility: compatibility,
  ]

  /// The prefixes by which Office names the extensions whose objects are listed.
  static let knownExtensions: Set<String> = [
    "x14", "x14ac", "x15", "x16", "xr", "xr2", "xr3", "a14", "a15", "a16", "xdr14", "v", "wps",
    "wpg", "cx", "cx1", "cx2", "cx3", "cx4", "cx5", "cx6", "cx7", "cx8", "sle15", "tsle", "am3d",
  ]
}
