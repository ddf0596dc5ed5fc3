import KenzanBridge

/// Reads the dated constants of a schema.
struct ParameterCompiler {
  var log: SchemaLog

  mutating func compile(_ elements: [XMLElement]) -> [Parameter] {
    var parameters: [Parameter] = []
    for element in elements {
      let name = element[attribute: "name"] ?? ""
      guard let from = year(element), let value = ExactDecimal(element.text.trimmed) else {
        continue
      }
      let unit = element[attribute: "unit"]
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        parameters.append(Parameter(name: name, unit: unit, values: [(from, value)]))
        continue
      }
      if parameters[index].values.contains(where: { $0.from == from }) {
        log.report(.parameter, line: element.line, .repeatedYear(name, from))
        continue
      }
      if parameters[index].unit != unit {
        log.report(.parameter, line: element.line, .otherUnit(name, parameters[index].unit))
      }
      parameters[index].values.append((from, value))
    }
    for index in parameters.indices { parameters[index].values.sort { $0.from < $1.from } }
    return parameters
  }

  private mutating func year(_ element: XMLElement) -> FiscalYear? {
    let key = element[attribute: "from"] ?? ""
    if let year = FiscalYear(key: key) { return year }
    log.report(.parameter, line: element.line, .noSuchYear(key))
    return nil
  }
}

extension Parameter {
  /// The value that holds in a year; `nil` before the first.
  package func value(in year: FiscalYear) -> ExactDecimal? {
    values.last { $0.from <= year }?.value
  }
}

extension Message {
  static func noSuchYear(_ key: String) -> Message {
    Message(
      ja: "「\(key)」という年度はありません。R7、H31、S60 のように書きます。",
      en: "there is no fiscal year '\(key)'; write R7, H31 or S60"
    )
  }

  fileprivate static func repeatedYear(_ name: String, _ year: FiscalYear) -> Message {
    Message(
      ja: "parameter「\(name)」の \(year) からの値が二つあります。",
      en: "the parameter '\(name)' has two values from \(year) on"
    )
  }

  fileprivate static func otherUnit(_ name: String, _ unit: String?) -> Message {
    Message(
      ja: "parameter「\(name)」の単位が前の行（\(unit ?? "なし")）と違います。",
      en: "the parameter '\(name)' had another unit before (\(unit ?? "none"))"
    )
  }
}
