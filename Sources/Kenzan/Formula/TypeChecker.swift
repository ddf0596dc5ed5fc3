/// What a leaf is, as far as types go.
package struct LeafType: Sendable, Hashable {
  /// What to call it in a message: its path.
  package var name: String
  package var type: ValueType
  /// How many fields it stands for; `nil` for a single one, which is no range.
  package var count: Int?
  /// The values that it may have, where a code list says so.
  package var values: [String]?
  /// What a field of several codes may hold; `nil` for any other.
  package var codes: [String]?

  package init(
    name: String,
    type: ValueType,
    count: Int? = nil,
    values: [String]? = nil,
    codes: [String]? = nil
  ) {
    self.name = name
    self.type = type
    self.count = count
    self.values = values
    self.codes = codes
  }
}

/// Why an expression makes no sense, whatever the fields hold.
package struct TypeError: Error, Sendable, Hashable {
  package var message: Message

  package init(_ message: Message) {
    self.message = message
  }
}

/// Finds the mistakes of a formula that need no values: a number against a text, a range in a sum
/// of two, a format that does not exist.
package struct TypeChecker<Leaf: Sendable & Hashable> {
  typealias Tree = Expression<Leaf>

  let leafType: (Leaf) -> LeafType

  /// Takes what tells the type of a leaf.
  package init(_ leafType: @escaping (Leaf) -> LeafType) {
    self.leafType = leafType
  }

  /// The type of an expression's value.
  package func type(of expression: Expression<Leaf>) throws(TypeError) -> ValueType {
    switch expression {
    case .number: return .number
    case .text: return .text
    case .boolean: return .boolean
    case .leaf(let leaf):
      let found = leafType(leaf)
      guard found.count == nil else { throw TypeError(.rangeAsValue(found.name)) }
      guard found.codes == nil else { throw TypeError(.severalCodes(found.name)) }
      return found.type
    case .negate(let inner), .percent(let inner):
      try expect(.number, inner, for: "-")
      return .number
    case .binary(let sign, let left, let right):
      return try type(of: sign, left, right)
    case .call(let function, let arguments):
      return try type(of: function, arguments)
    }
  }

  private func type(
    of sign: BinaryOperator,
    _ left: Tree,
    _ right: Tree
  ) throws(TypeError) -> ValueType {
    let one = try type(of: left)
    let two = try type(of: right)
    switch sign {
    case .add, .subtract:
      switch (one, two) {
      case (.number, .number): return .number
      case (.date, .date) where sign == .subtract, (.year, .year) where sign == .subtract:
        return .number
      case (.date, .number), (.year, .number): return one
      case (.number, .date) where sign == .add, (.number, .year) where sign == .add: return two
      default: throw TypeError(.operands(sign, name(left), one, name(right), two))
      }
    case .multiply, .divide, .power:
      guard one == .number, two == .number else {
        throw TypeError(.operands(sign, name(left), one, name(right), two))
      }
      return .number
    case .concatenate:
      for (side, type) in [(left, one), (right, two)] where type != .text && type != .number {
        throw TypeError(.notJoinable(name(side), type))
      }
      return .text
    default:
      try checkComparison(sign, (left, one), (right, two))
      return .boolean
    }
  }

  private func checkComparison(
    _ sign: BinaryOperator,
    _ left: (tree: Tree, type: ValueType),
    _ right: (tree: Tree, type: ValueType)
  ) throws(TypeError) {
    guard left.tree != .text(""), right.tree != .text("") else {
      throw TypeError(.emptyText)
    }
    guard left.type == right.type else {
      throw TypeError(.operands(sign, name(left.tree), left.type, name(right.tree), right.type))
    }
    if left.type == .text || left.type == .boolean, sign != .equal, sign != .notEqual {
      throw TypeError(.noOrder(sign, name(left.tree), left.type))
    }
  }

  func expect(_ type: ValueType, _ tree: Tree, for place: String) throws(TypeError) {
    let found = try self.type(of: tree)
    guard found == type else { throw TypeError(.wrongType(place, name(tree), found, type)) }
  }

  /// The leaf of an argument that must be a field or a range.
  func field(_ tree: Tree, for function: Function) throws(TypeError) -> LeafType {
    guard case .leaf(let leaf) = tree else { throw TypeError(.needsField(function)) }
    return leafType(leaf)
  }

  /// The type of an argument that may be a range.
  func typeOfArgument(_ tree: Tree) throws(TypeError) -> ValueType {
    guard case .leaf(let leaf) = tree else { return try type(of: tree) }
    return leafType(leaf).type
  }

  /// What to call an operand: the name of a field, or what is written there.
  func name(_ tree: Tree) -> String {
    switch tree {
    case .leaf(let leaf): leafType(leaf).name
    case .number(let number): number.description
    case .text(let text): "\"\(text)\""
    case .boolean(let boolean): boolean ? "TRUE" : "FALSE"
    case .call(let function, _): function.rawValue + "(…)"
    case .negate, .percent, .binary: "(…)"
    }
  }
}

extension ValueType {
  /// What it is called in messages.
  fileprivate var title: Message {
    switch self {
    case .number: Message(ja: "数値", en: "a number")
    case .text: Message(ja: "文字", en: "a text")
    case .boolean: Message(ja: "真偽（条件）", en: "a condition")
    case .date: Message(ja: "日付", en: "a date")
    case .year: Message(ja: "年度", en: "a fiscal year")
    }
  }
}

extension Message {
  fileprivate static let emptyText = Message(
    ja: "空欄かどうかは \"\" との比較ではなく ISBLANK(欄) で調べます。",
    en: "ask whether a field is blank by ISBLANK(field), not by comparing it with \"\""
  )

  static func rangeAsValue(_ name: String) -> Message {
    Message(
      ja: "「\(name)」は複数の欄を指します。SUM(\(name)) のように関数で一つの値にしてください。",
      en: "'\(name)' stands for several fields; make one value of it, as by SUM(\(name))"
    )
  }

  static func severalCodes(_ name: String) -> Message {
    Message(
      ja: "「\(name)」には複数の選択肢が入るため、一つの値としては使えません。CONTAINS(\(name), \"値\") で調べてください。",
      en:
        "'\(name)' holds several codes and is no single value; ask by CONTAINS(\(name), \"value\")"
    )
  }

  fileprivate static func operands(
    _ sign: BinaryOperator,
    _ left: String,
    _ leftType: ValueType,
    _ right: String,
    _ rightType: ValueType
  ) -> Message {
    Message(
      ja: "「\(sign.rawValue)」の左の \(left) は\(leftType.title.ja)、右の \(right) は"
        + "\(rightType.title.ja)です。この組合せは計算も比較もできません。",
      en: "'\(sign.rawValue)' has \(left), \(leftType.title.en), on its left and \(right), "
        + "\(rightType.title.en), on its right; these do not go together"
    )
  }

  fileprivate static func noOrder(
    _ sign: BinaryOperator,
    _ name: String,
    _ type: ValueType
  ) -> Message {
    Message(
      ja: "\(name) は\(type.title.ja)なので、「\(sign.rawValue)」で大小を比べられません。= か <> を使ってください。",
      en: "\(name) is \(type.title.en) and has no order for '\(sign.rawValue)'; use = or <>"
    )
  }

  fileprivate static func notJoinable(_ name: String, _ type: ValueType) -> Message {
    Message(
      ja: "\(name) は\(type.title.ja)なので & でつなげません。日付は TEXT(欄, \"yyyy-mm-dd\") で文字にします。",
      en: "\(name) is \(type.title.en) and cannot be joined by &; make a text of a date by TEXT"
    )
  }

  fileprivate static func wrongType(
    _ place: String,
    _ name: String,
    _ found: ValueType,
    _ wanted: ValueType
  ) -> Message {
    Message(
      ja: "\(place) には\(wanted.title.ja)が必要ですが、\(name) は\(found.title.ja)です。",
      en: "\(place) needs \(wanted.title.en), but \(name) is \(found.title.en)"
    )
  }

  fileprivate static func needsField(_ function: Function) -> Message {
    Message(
      ja: "\(function.rawValue) には計算式でなく欄の名前を書きます。書き方: \(function.usage)",
      en: "\(function.rawValue) takes the name of a field, not a calculation: \(function.usage)"
    )
  }
}
