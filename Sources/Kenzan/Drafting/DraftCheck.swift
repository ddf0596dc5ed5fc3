/// A rule that a formula of the form itself states.
struct DraftCheck {
  var id: String
  /// The groups that it is made for, with `*` for their keys; none at the top.
  var groups: [String]
  var formula: String

  func write(to xml: inout DraftXML) {
    let groups = groups
    let formula = formula
    xml.element("check", ["id": id, "for": groups.isEmpty ? nil : groups.joined(separator: " ")]) {
      $0.element("formula", text: formula)
    }
  }
}
