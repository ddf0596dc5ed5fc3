/// Where data come from, who publishes them, and on what terms they may be used.
public struct PublicationTerms: Sendable, Hashable {
  /// The terms of use; `nil` where nothing is said.
  public var licence: Licence?
  /// What the data were made from, as people call it.
  public var sources: [String]
  /// Who publishes them.
  public var publisher: String?

  /// Says nothing unless told.
  public init(licence: Licence? = nil, sources: [String] = [], publisher: String? = nil) {
    self.licence = licence
    self.sources = sources
    self.publisher = publisher
  }
}

/// The terms on which data may be used.
public struct Licence: Sendable, Hashable {
  /// The id by which programs know it; `other` for one that is not known here.
  public let name: String
  /// What people call it.
  public let title: String
  /// Where it can be read.
  public let path: String?

  /// Takes the id of a known licence, or any other words, with the address if one stands among them.
  public init(_ text: String) {
    let id = Self.folded(text)
    if let known = Self.known.first(where: { Self.folded($0.name) == id }) {
      self = known
      return
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    let address = words.first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    let title = words.filter { $0 != address }.joined(separator: " ")
    self.init("other", title.isEmpty ? text : title, address.map(String.init))
  }

  private init(_ name: String, _ title: String, _ path: String?) {
    self.name = name
    self.title = title
    self.path = path
  }

  /// The licences under which towns publish.
  public static let known = [
    Licence(
      "CC-BY-4.0",
      "クリエイティブ・コモンズ 表示 4.0 国際",
      "https://creativecommons.org/licenses/by/4.0/deed.ja"
    ),
    Licence(
      "CC-BY-SA-4.0",
      "クリエイティブ・コモンズ 表示-継承 4.0 国際",
      "https://creativecommons.org/licenses/by-sa/4.0/deed.ja"
    ),
    Licence(
      "CC-BY-2.1-JP",
      "クリエイティブ・コモンズ 表示 2.1 日本",
      "https://creativecommons.org/licenses/by/2.1/jp/"
    ),
    Licence(
      "CC0-1.0",
      "CC0 1.0 全世界（パブリック・ドメイン提供）",
      "https://creativecommons.org/publicdomain/zero/1.0/deed.ja"
    ),
    Licence(
      "PDL-1.0",
      "公共データ利用規約（第1.0版）",
      "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0"
    ),
  ]

  /// CC-BY-4.0, cc by 4.0 and CC BY-4.0 are the same.
  private static func folded(_ text: String) -> String {
    text.normalizedForMatching.uppercased().replacing("-", with: "")
  }
}

extension PublicationTerms {
  /// The members of a data package that say so.
  var members: [(String, JSON)] {
    var members: [(String, JSON)] = []
    if let licence {
      var terms: [(String, JSON)] = [("name", .string(licence.name))]
      if let path = licence.path { terms.append(("path", .string(path))) }
      terms.append(("title", .string(licence.title)))
      members.append(("licenses", .array([.object(terms)])))
    }
    if !sources.isEmpty {
      let sources = sources.map { JSON.object([("title", .string($0))]) }
      members.append(("sources", .array(sources)))
    }
    if let publisher {
      let contributor: [(String, JSON)] = [
        ("title", .string(publisher)), ("role", .string("publisher")),
      ]
      members.append(("contributors", .array([.object(contributor)])))
    }
    return members
  }

  /// The same for people, each with what it is.
  var lines: [(name: String, says: String)] {
    let terms = licence.map { licence in
      licence.title + (licence.name == "other" ? "" : "（\(licence.name)）")
        + (licence.path.map { "\n" + $0 } ?? "")
    }
    return sources.map { ("出典", $0) } + (publisher.map { [("公表者", $0)] } ?? [])
      + (terms.map { [("利用条件", $0)] } ?? [])
  }
}
