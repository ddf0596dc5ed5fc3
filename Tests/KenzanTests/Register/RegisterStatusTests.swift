import Testing

@testable import Kenzan

@Suite struct RegisterStatusTests {
  private static let lines = [
    "test.form,R7,1,,総務課,2025/5/30,受理,aa,,", "test.form,R7,2,,総務課,2025/5/30,差戻し,aa,,",
    "test.form,R7,3,,税務課,2025/6/30,,,,", "test.form,R7,4,,税務課,2025/6/29,,,,",
    "test.form,R7,5,,税務課,2025/5/30,再提出,bb,,", "test.form,R7,6,,総務課,2025/5/30,対象外,,,",
    "test.form,R7,7,,,,該当なし,,,", ",,,,,,読込不可,cc,Sheet1,",
  ]

  @Test func everyRowIsInOneStateAndTotalsAddUp() throws {
    let status = RegisterStatus(try RegisterFixture.register(Self.lines))
    #expect(status.departments.map(\.name) == ["総務課", "税務課", ""])
    for counts in status.departments.map(\.counts) + [status.total] {
      #expect(counts.expected == counts.submitted + counts.unsubmitted)
      #expect(counts.rows == counts.expected + counts.excluded + counts.notApplicable)
    }
    for column in StatusColumn.allCases {
      let sum = status.departments.reduce(0) { $0 + (column.count(in: $1.counts) ?? 0) }
      #expect(column.count(in: status.total) == sum)
    }
    #expect(status.total.rows == 7)
    // Those that are due on the day itself are not overdue; those with the secretariat neither.
    #expect(status.departments.map(\.counts.overdue) == [1, 1, 0])
  }

  @Test func departmentsStandInTheOrderOfTheirTable() throws {
    let register = try RegisterFixture.register(
      Self.lines,
      departments: ["名前", "税務課", "総務課"]
    )
    #expect(RegisterStatus(register).departments.map(\.name) == ["税務課", "総務課", ""])
  }

  @Test func oneYearMayBeCounted() throws {
    let lines = Self.lines + ["test.form,R6,1,,総務課,2024/5/30,,,,"]
    let register = try RegisterFixture.register(lines)
    #expect(RegisterStatus(register).total.rows == 8)
    #expect(RegisterStatus(register, year: FiscalYear(2025)).total.rows == 7)
    #expect(RegisterStatus(register, year: FiscalYear(2024)).total.overdue == 1)
  }

  @Test func theTextIsATable() throws {
    let status = RegisterStatus(try RegisterFixture.register(Self.lines))
    #expect(
      RegisterStatusText().text(of: status) == """
        令和7年6月30日現在、5件中3件が提出済（受理1件、差戻し1件、再提出1件）、未提出2件、期限超過2件

        担当課          期待  提出  受理  差戻し  再提出  未提出  対象外  該当なし  期限超過
        総務課             2     2     1       1       0       0       1         0         1
        税務課             3     1     0       0       1       2       0         0         1
        （担当課なし）     0     0     0       0       0       0       0         1         0
        計                 5     3     1       1       1       2       1         1         2

        読込不可のファイル1件（どの行のものか分からないため、未提出の中に含まれているかもしれません）
          （シート「Sheet1」）

        """
    )
    let english = RegisterStatusText(language: .en).text(of: status)
    #expect(
      english.hasPrefix(
        "as of 2025-06-30: 3 of 5 submitted (1 accepted, 1 returned, 1 resubmitted), 2 unsubmitted, 2 overdue\n"
      )
    )
  }

  @Test func programsGetTheSameCounts() throws {
    let text = RegisterStatusJSON().text(
      of: RegisterStatus(try RegisterFixture.register(Self.lines))
    )
    #expect(text.contains("\"department\": \"税務課\""))
    #expect(text.contains("\"asOf\": \"2025-06-30\""))
    #expect(text.contains("\"unsubmitted\": 2"))
    // Programs go by these, so they stay as they are.
    #expect(
      StatusColumn.allCases.map(\.rawValue) == [
        "expected", "submitted", "accepted", "returned", "resubmitted", "unsubmitted", "excluded",
        "notApplicable", "overdue",
      ]
    )
    for column in StatusColumn.allCases { #expect(text.contains("\"\(column.rawValue)\": ")) }
  }
}
