@testable import Kenzan

/// A schema around a few lines of XML, for tests of the compiler.
enum SchemaFixture {
  /// The line on which the body begins.
  static let bodyLine = 4

  /// The XML of a form with a field `number` and whatever the body adds behind it.
  static func xml(_ body: String) -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
    <key>number</key>
    <text name="number" label="番号"/>
    \(body)
    </schema>
    """
  }

  /// Compiles a whole document.
  static func compile(
    document: String,
    year: String? = nil,
    companions: [String: String] = [:]
  ) throws(SchemaErrors) -> FormSchema {
    let source = try SchemaSource(Array(document.utf8), file: "test.xml") { name in
      companions[name].map { Array($0.utf8) }
    }
    return try source.compile(for: year.flatMap { FiscalYear(key: $0) })
  }

  /// Compiles a form around a body.
  static func compile(_ body: String, year: String? = nil) throws(SchemaErrors) -> FormSchema {
    try compile(document: xml(body), year: year)
  }

  /// What is wrong with a document; nothing if it compiles.
  static func errors(in document: String, companions: [String: String] = [:]) -> [SchemaError] {
    do throws(SchemaErrors) {
      _ = try compile(document: document, companions: companions)
      return []
    } catch {
      return error.errors
    }
  }
}

extension FormSchema {
  /// The paths of slots.
  func paths(_ slots: some Sequence<Int>) -> [String] {
    slots.map { fields[$0].path.description }
  }

  /// The field of a path.
  func field(_ path: String) -> Field? {
    slot(of: FieldPath(path)).map { fields[$0] }
  }

  /// A formula with paths in it, as the compiler understood it.
  func text(_ expression: Expression<FieldOperand>) -> String {
    switch expression {
    case .number(let number): number.description
    case .text(let text): "\"\(text)\""
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .leaf(.field(let operand)): name(of: operand)
    case .leaf(.fields(let operands)): "{" + operands.map(name).joined(separator: " ") + "}"
    case .negate(let inner): "-" + text(inner)
    case .percent(let inner): text(inner) + "%"
    case .binary(let sign, let left, let right):
      "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(text).joined(separator: ", ")))"
    }
  }

  private func name(of operand: Int) -> String {
    (isPrior(operand) ? "prior." : "") + field(of: operand).path.description
  }

  /// The checks of a rule, as `stated: left comparison right`.
  func checks(of id: String) -> [String] {
    checks.filter { $0.id == id }.map { check in
      "\(fields[check.stated].path): \(text(.binary(check.comparison, check.left, check.right)))"
    }
  }
}
