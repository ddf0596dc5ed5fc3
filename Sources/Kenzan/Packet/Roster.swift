/// The members of a committee, as their list says them.
package struct Roster: Sendable, Equatable {
  package enum Attendance: Sendable {
    case present, absent
    /// What stands there is no known word.
    case unknown
  }

  package struct Member: Sendable, Equatable {
    /// What the member is: 委員長, 副委員長 兼 委員長職務代理; blank for most.
    package var role = ""
    package var name = ""
    package var kana = ""
    package var affiliation = ""
    /// What stands under 出欠.
    package var attendanceText = ""
    /// The row of the list, from 1.
    package var row: Int

    package var attendance: Attendance {
      switch attendanceText.normalizedForMatching {
      case "", "出席", "出", "○", "〇", "オンライン", "オンライン出席", "WEB出席", "Web出席": .present
      case "欠席", "欠", "×", "✕": .absent
      default: .unknown
      }
    }
  }

  /// In the order of the list.
  package var members: [Member]

  package init(members: [Member]) {
    self.members = members
  }

  /// Who comes.
  package var present: [Member] { members.filter { $0.attendance == .present } }

  /// The members in an order; those that it does not tell apart stay as in the list.
  package func ordered(by order: RosterPart.Order, chair: String?) -> [Member] {
    switch order {
    case .file: members
    case .kana: sorted { KanaOrder($0.kana) }
    case .role: sorted { Rank(of: $0.role, chair: chair) }
    }
  }

  private func sorted<Key: Comparable>(by key: (Member) -> Key) -> [Member] {
    members.enumerated().map { (key($1), $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map(\.2)
  }

  /// The members whose role is the chair's.
  package func chairs(called chair: String?) -> [Member] {
    members.filter { Rank(of: $0.role, chair: chair) == .chair }
  }

  /// How many must attend.
  package func needed(for quorum: RosterPart.Quorum) -> Int {
    switch quorum {
    case .majority: members.count / 2 + 1
    case .half: (members.count + 1) / 2
    case .count(let count): count
    }
  }
}

extension Roster {
  /// What a role weighs: the chair, who stands in for the chair, other roles, members without one.
  enum Rank: Int, Comparable {
    case chair, deputy, other, member

    /// 副委員長 兼 委員長職務代理 is a deputy, whatever word of the chair stands in it.
    init(of role: String, chair: String?) {
      let role = role.normalizedForMatching
      let chairs = chair.map { [$0.normalizedForMatching] } ?? Self.chairs
      if role.isEmpty || role == "委員" {
        self = .member
      } else if chairs.contains(role) {
        self = .chair
      } else {
        self = role.hasPrefix("副") || role.contains("代理") ? .deputy : .other
      }
    }

    private static let chairs = ["委員長", "会長", "座長", "議長"]

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

/// The order of readings as in a dictionary: か and が together, small letters as large ones.
struct KanaOrder: Comparable {
  private let base: [UInt32]
  private let exact: [UInt32]

  init(_ kana: String) {
    // ァ to ヶ are ぁ to ゖ, 0x60 further on.
    exact = kana.normalizedForMatching.unicodeScalars.map {
      (0x30A1...0x30F6).contains($0.value) ? $0.value - 0x60 : $0.value
    }
    base = exact.map { Self.plain[$0] ?? $0 }
  }

  /// By the letters without their marks, and only then by the marks; who has no reading comes last.
  static func < (left: Self, right: Self) -> Bool {
    if left.exact.isEmpty || right.exact.isEmpty {
      return right.exact.isEmpty && !left.exact.isEmpty
    }
    return left.base == right.base
      ? left.exact.lexicographicallyPrecedes(right.exact)
      : left.base.lexicographicallyPrecedes(right.base)
  }

  private static let plain: [UInt32: UInt32] = {
    let marked = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょゎゔ"
    let letters = "かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよわう"
    let pairs = zip(marked.unicodeScalars, letters.unicodeScalars).map { ($0.value, $1.value) }
    return Dictionary(pairs) { first, _ in first }
  }()
}
