/// The code lists of a draft; fields with the same choices share one.
struct DraftCodes {
  struct List {
    var name: String
    var values: [String]
    var note: Message?
  }

  private(set) var lists: [List] = []

  /// Collects the choices of all fields, and tells the fields the names of their lists.
  init(_ root: inout DraftNode) {
    assign(to: &root)
  }

  private mutating func assign(to node: inout DraftNode) {
    for index in node.children.indices { assign(to: &node.children[index]) }
    guard node.isField, node.content.type == .code else { return }
    let choices = node.content.choices
    guard !choices.isEmpty else {
      node.content.type = .text
      return
    }
    if let list = lists.first(where: { $0.values == choices }) {
      node.content.codes = list.name
      return
    }
    var name = node.name
    var number = 2
    while lists.contains(where: { $0.name == name }) {
      name = node.name + String(number)
      number += 1
    }
    let note = node.content.isFromValues ? Message.fromValues(node.label) : nil
    lists.append(List(name: name, values: choices, note: note))
    node.content.codes = name
  }
}

/// The fields that a draft proposes to tell sheets apart by.
struct DraftKeyFields {
  let key: String
  let subject: String?
  let note: Message
  var required: Set<String> { Set([key] + [subject].compactMap { $0 }) }

  /// `nil` where all fields stand in loops: none is there once for each sheet.
  init?(_ root: DraftNode) {
    var fields: [(path: String, node: DraftNode)] = []
    Self.collect(root, above: "", into: &fields)
    func first(_ names: [String]) -> (path: String, node: DraftNode)? {
      names.lazy.compactMap { name in
        fields.first { $0.path.split(separator: ".").last.map(String.init) == name }
      }.first
    }
    let number = first(["number"])
    let project = first(["project", "name", "policy"])
    subject = project?.path
    let chosen = number ?? project ?? fields.first { $0.node.content.type == .text } ?? fields.first
    guard let chosen else { return nil }
    key = chosen.path
    let label = chosen.node.label
    note = number == nil ? .noNumber(label) : .key(label)
  }

  private static func collect(
    _ node: DraftNode,
    above: String,
    into fields: inout [(path: String, node: DraftNode)]
  ) {
    for child in node.children where !child.isLoop {
      let path = above.isEmpty ? child.name : child.name.isEmpty ? above : above + "." + child.name
      if child.isField {
        fields.append((path, child))
      } else {
        collect(child, above: path, into: &fields)
      }
    }
  }
}

extension Message {
  fileprivate static func fromValues(_ label: String) -> Self {
    Self(
      ja: "「\(label.excerpt)」の選択肢は、記入されていた値から集めました。足りないものを加え、違うものを消してください",
      en: "the choices of '\(label.excerpt)' are the values found; add what is missing"
    )
  }

  fileprivate static func key(_ label: String) -> Self {
    Self(
      ja: "key は、シートを一枚ずつ区別する欄です（「\(label.excerpt)」）。同じ値のシートが二つあってはいけません",
      en:
        "'key' names the fields that tell sheets apart ('\(label.excerpt)'); no two sheets have the same"
    )
  }

  fileprivate static func noNumber(_ label: String) -> Self {
    Self(
      ja: """
        key は、シートを一枚ずつ区別する欄です。番号の欄が見つからないため「\(label.excerpt)」にしました。\
        一つで区別できなければ、課名などを並べて書きます（例: division project）
        """,
      en: """
        'key' names the fields that tell sheets apart; no number was found, so it is \
        '\(label.excerpt)'. If that is not enough name several, such as 'division project'
        """
    )
  }
}
