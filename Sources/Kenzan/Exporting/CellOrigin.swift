/// Where something that a cell shows was submitted.
package struct CellOrigin: Sendable, Equatable {
  /// What it is there: 総事業費／R6決算額.
  package var label: String
  /// What stands there.
  package var value: String
  package var path: String
  package var sha256: String
  /// The form and its version; blank for what is no form.
  package var schema = ""
  /// The place in the file: `Sheet1!F23`, 22行目.
  package var place: String
}

/// A text that is shown, and where it was submitted.
package struct CitedText: Sendable, Equatable, ExpressibleByStringLiteral {
  package var text: String
  package var origins: [CellOrigin]

  package init(_ text: String, from origins: [CellOrigin] = []) {
    self.text = text
    self.origins = origins
  }

  package init(stringLiteral text: String) { self.init(text) }

  package var isEmpty: Bool { text.isEmpty }
}

extension Record {
  /// Where a field was submitted; `nil` where nothing stands in it or it has no cell.
  func origin(of slot: Int, path: String, sha256: String) -> CellOrigin? {
    let wording = Wording(record: self)
    guard self[slot].state != .blank, let place = wording.qualifiedCell(slot) else { return nil }
    return CellOrigin(
      label: schema.fields[slot].label,
      value: wording.plainValue(slot),
      path: path,
      sha256: sha256,
      schema: "\(schema.id) \(schema.version)",
      place: place
    )
  }
}
