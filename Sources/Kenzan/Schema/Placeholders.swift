/// Where a text stands: the sheet's year and the loop around it, for `{year-1}` and `{key}`.
struct Placeholders: Sendable {
  /// A place in a loop.
  struct Loop: Sendable {
    var keys: [LoopKey]
    var position: Int

    var key: LoopKey { keys[position] }
  }

  var year: FiscalYear
  /// The innermost loop.
  var loop: Loop?
  /// `{group}` and `{field}`, where a label is made.
  var words: [String: String] = [:]

  enum Result: Equatable {
    case text(String)
    /// A key before the first or after the last was asked for.
    case beyondLoop
  }

  /// Replaces every `{…}` of a text.
  ///
  /// With `keepsOthers`, braces that mean nothing here stay for whoever knows more: the sentences of
  /// checks have placeholders of their own, which may hold some of these (`{cost.{key-1}.total}`).
  func expand(_ text: String, keepsOthers: Bool = false) throws(PlaceholderError) -> Result {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return .text(text) }
    var result = ""
    var rest = Substring(text)
    while let close = rest.firstIndex(of: "}") {
      guard let open = rest[..<close].lastIndex(of: "{") else {
        result += rest[...close]
        rest = rest[rest.index(after: close)...]
        continue
      }
      guard keepsOthers || !rest[..<open].contains("{") else { throw PlaceholderError(.unclosed) }
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      do throws(PlaceholderError) {
        guard let value = try value(of: name) else { return .beyondLoop }
        result += value
      } catch {
        guard keepsOthers else { throw error }
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    guard keepsOthers || !rest.contains("{") else { throw PlaceholderError(.unclosed) }
    return .text(result + rest)
  }

  /// What may be asked of a key, behind a point.
  private enum Suffix: String, CaseIterable { case title, days }

  /// What a placeholder stands for; `nil` for a key beyond the loop.
  private func value(of name: String) throws(PlaceholderError) -> String? {
    if let word = words[name] { return word }
    if let (stem, digits) = Self.padding(of: name) {
      guard let number = try value(of: stem) else { return nil }
      return String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
    }
    let suffix = Suffix.allCases.first { name.hasSuffix("." + $0.rawValue) }
    let stem = String(name.dropLast(suffix.map { $0.rawValue.count + 1 } ?? 0))
    if let year = try relativeYear(stem) {
      switch suffix {
      case .title: return year.title
      case .days: return String(year.days)
      case nil: return year.key
      }
    }
    let steps =
      stem == "key" ? 0 : stem.hasPrefix("key") ? KeySequence.offset(stem.dropFirst(3)) : nil
    guard steps != nil || name == "index" || name == "stage" else {
      throw PlaceholderError(.unknownPlaceholder(name))
    }
    guard let loop else { throw PlaceholderError(.noLoop(name)) }
    switch name {
    case "index": return String(loop.position + 1)
    case "stage":
      guard let stage = loop.key.stage else { throw PlaceholderError(.noStage) }
      return stage
    default:
      let position = loop.position + (steps ?? 0)
      guard loop.keys.indices.contains(position) else { return nil }
      let key = loop.keys[position]
      switch suffix {
      case .title: return key.title
      case .days:
        guard let year = key.year else { throw PlaceholderError(.noYear(name)) }
        return String(year.days)
      case nil: return key.text
      }
    }
  }

  /// What `{key:00}` asks for: the number, and with how many digits; `nil` without such a format.
  private static func padding(of name: String) -> (stem: String, digits: Int)? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let format = name[name.index(after: colon)...]
    guard !format.isEmpty, format.allSatisfy({ $0 == "0" }) else { return nil }
    return (String(name[..<colon]), format.utf8.count)
  }

  private func relativeYear(_ text: String) throws(PlaceholderError) -> FiscalYear? {
    do {
      return try KeySequence.relativeYear(text, in: year)
    } catch {
      throw PlaceholderError(error.message)
    }
  }
}

/// Why a placeholder cannot be replaced.
struct PlaceholderError: Error {
  var message: Message

  init(_ message: Message) {
    self.message = message
  }
}

extension Message {
  fileprivate static let unclosed = Message(
    ja: "「{」に対応する「}」がありません。",
    en: "a '{' is never closed"
  )

  fileprivate static let noStage = Message(
    ja: "{stage} を使うには stages のある group が必要です。様式では each=\"cost\" のようにその group の名前を書きます。",
    en: "{stage} needs a group with 'stages'; in the form, name that group: each=\"cost\""
  )

  fileprivate static func unknownPlaceholder(_ name: String) -> Message {
    Message(
      ja:
        "{\(name)} はありません。{year-1} {year-1.title} {year-1.days} {key} {key-1} {key.title} {key.days} {index} {stage} が使えます。",
      en: "there is no {\(name)}; "
        + "there are {year-1} {year-1.title} {year-1.days} {key} {key-1} {key.title} {key.days} "
        + "{index} {stage}"
    )
  }

  fileprivate static func noYear(_ name: String) -> Message {
    Message(
      ja: "{\(name)} は年度をキーにした繰返し（each=\"year-2..year\" など）の中でだけ使えます。",
      en: "{\(name)} stands only in a loop over years, such as each=\"year-2..year\""
    )
  }

  fileprivate static func noLoop(_ name: String) -> Message {
    Message(
      ja: "{\(name)} は、キーや行の繰返し（each、list）の中でだけ使えます。",
      en: "{\(name)} stands only inside a loop over keys or rows ('each', a list)"
    )
  }
}
