extension SubmissionTally {
  /// How many sheets there should be, came and went into the sums, and how many did not for which reason.
  ///
  /// Verdicts are left out, so that everybody may see it.
  var counts: [(String, JSON)] { presence + reasons }

  /// The same with verdicts, and with the names of what is not in the sums as it should be.
  var json: JSON {
    let verdicts = failed.map { failed in
      [("accepted", Self.number(counted - failed)), ("failed", Self.number(failed))]
    }
    let named = exceptions.map { exception in
      JSON.members([
        ("reason", .string(exception.reason.rawValue)),
        ("key", .optional(exception.key.isEmpty ? nil : exception.key)),
        ("name", .string(exception.name)),
      ])
    }
    return .object(presence + (verdicts ?? []) + reasons + [("exceptions", .array(named))])
  }

  private var presence: [(String, JSON)] {
    [
      ("expected", Self.number(expected)),
      ("byRegister", .boolean(isByRegister)),
      ("found", Self.number(found)),
      ("counted", Self.number(counted)),
    ]
  }

  private var reasons: [(String, JSON)] {
    Reason.allCases.map { ($0.rawValue, Self.number(count($0))) }
  }

  private static func number(_ count: Int) -> JSON { .number(String(count)) }
}
