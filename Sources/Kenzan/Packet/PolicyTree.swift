/// 施策体系図: the pillars of a program, their policies with the number of projects, and a card for
/// each policy that is the subject of this year's review.
package struct PolicyTree: Sendable, Equatable {
  package struct Policy: Sendable, Equatable {
    package var name: String
    /// What it is numbered with; blank for ①, ②, … by its place in the pillar.
    package var number: String
    /// How many projects belong to it.
    package var projects: Int
    /// Whether it is reviewed this year.
    package var isSubject: Bool
    /// Where it is said.
    package var origins: [CellOrigin]

    package init(
      name: String,
      number: String = "",
      projects: Int,
      isSubject: Bool = false,
      origins: [CellOrigin] = []
    ) {
      self.name = name
      self.number = number
      self.projects = projects
      self.isSubject = isSubject
      self.origins = origins
    }
  }

  package struct Pillar: Sendable, Equatable {
    package var name: String
    /// What the pillar is for: 市民や企業とともに進める行政運営.
    package var purpose: String
    /// The year of its review, as it is printed: R1外部評価.
    package var review: String
    package var policies: [Policy]
    /// Where it is said.
    package var origins: [CellOrigin]

    package init(
      name: String,
      purpose: String = "",
      review: String = "",
      policies: [Policy],
      origins: [CellOrigin] = []
    ) {
      self.name = name
      self.purpose = purpose
      self.review = review
      self.policies = policies
      self.origins = origins
    }
  }

  /// One project of a subject.
  package struct Project: Sendable, Equatable {
    /// What it is called in the packet; blank for 事業①, 事業②, … through all cards.
    package var label: String
    package var name: CitedText
    /// 達成度: B+; blank where none is given.
    package var grade: CitedText
    package var summary: CitedText
    /// The names of its 目標指標.
    package var indicators: [CitedText]

    package init(
      label: String = "",
      name: CitedText,
      grade: CitedText = "",
      summary: CitedText = "",
      indicators: [CitedText] = []
    ) {
      self.label = label
      self.name = name
      self.grade = grade
      self.summary = summary
      self.indicators = indicators
    }
  }

  /// What stands below the tree about a subject.
  package struct Card: Sendable, Equatable {
    /// The name of the policy.
    package var policy: String
    /// 目指す方向性.
    package var direction: String
    package var projects: [Project]
    /// Where the policy and its direction are said.
    package var origins: [CellOrigin]

    package init(
      policy: String,
      direction: String = "",
      projects: [Project] = [],
      origins: [CellOrigin] = []
    ) {
      self.policy = policy
      self.direction = direction
      self.projects = projects
      self.origins = origins
    }
  }

  /// A stated number of projects that the policies do not add up to.
  package struct Difference: Sendable, Equatable {
    package var stated: Int
    package var computed: Int
    /// The numbers of the policies, in order.
    package var parts: [Int]
  }

  /// The name of the program, which the pillars hold up.
  package var program: String
  package var pillars: [Pillar]
  /// How many projects the program is said to have.
  package var statedTotal: Int?
  /// What is counted.
  package var unit: String
  package var cards: [Card]
  /// What stands between title and tree.
  package var lead: CitedText
  /// What stands below the tree: ※ 計画期間は….
  package var notes: [CitedText]
  /// Where the program and its total are said.
  package var origins: [CellOrigin]

  package init(
    program: String,
    pillars: [Pillar],
    statedTotal: Int? = nil,
    unit: String = "事業",
    cards: [Card] = [],
    lead: CitedText = "",
    notes: [CitedText] = [],
    origins: [CellOrigin] = []
  ) {
    self.program = program
    self.pillars = pillars
    self.statedTotal = statedTotal
    self.unit = unit
    self.cards = cards
    self.lead = lead
    self.notes = notes
    self.origins = origins
  }

  /// The numbers of projects of all policies, in order.
  package var parts: [Int] { pillars.flatMap { $0.policies.map(\.projects) } }

  /// What the policies add up to; `nil` where the sum cannot be held.
  package var computedTotal: Int? {
    var total = 0
    for part in parts {
      let (sum, overflows) = total.addingReportingOverflow(part)
      guard !overflows else { return nil }
      total = sum
    }
    return total
  }

  /// What the stated total and the policies differ by; `nil` where they agree or nothing is stated.
  package var difference: Difference? {
    guard let statedTotal, let computedTotal, statedTotal != computedTotal else { return nil }
    return Difference(stated: statedTotal, computed: computedTotal, parts: parts)
  }

  /// The names of the subjects that have no card, and of the cards that belong to no subject.
  ///
  /// Names are compared as they are matched everywhere, so a width or a space makes no difference.
  package var unmatched: (subjects: [String], cards: [String]) {
    let subjects = pillars.flatMap(\.policies).filter(\.isSubject).map(\.name)
    let names = Set(subjects.map(\.normalizedForMatching))
    let carded = Set(cards.map(\.policy.normalizedForMatching))
    return (
      subjects.filter { !carded.contains($0.normalizedForMatching) },
      cards.map(\.policy).filter { !names.contains($0.normalizedForMatching) }
    )
  }

  /// ① to ⑳, and (21) from there on.
  package static func circled(_ number: Int) -> String {
    guard (1...20).contains(number), let scalar = Unicode.Scalar(0x245F + UInt32(number)) else {
      return "(\(number))"
    }
    return String(Character(scalar))
  }
}
