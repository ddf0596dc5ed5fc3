import Testing

@testable import Kenzan

@Suite struct DisplayedFiguresTests {
  private func findings(
    _ changes: [String: String],
    hidden path: String,
    shown: String
  ) throws -> [Finding] {
    let remark = Finding(
      .digits,
      .warning,
      field: FieldPath(path),
      expected: shown,
      message: Message(ja: "端数があります。", en: "Digits are hidden.")
    )
    return Checker().check(try SampleSheet.record(changes), readingFindings: [remark])
  }

  @Test func whatOnlyHiddenDigitsBreakHangsUnderThem() throws {
    let findings = try findings(["cost.R6.total": "2503.6"], hidden: "cost.R6.total", shown: "2504")
    #expect(findings.map(\.code) == [.digits])
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.message.ja == "端数があります。表示どおりの値なら計算は合います。")
    #expect(findings.first?.message.en == "Digits are hidden. The figures as shown tie.")
    #expect(findings.first?.consequences.map(\.rule) == ["cost.total"])
    #expect(findings.first?.consequences.map(\.severity) == [.warning])
  }

  @Test func figuresThatDoNotTieEitherWayStayTwoFindings() throws {
    let findings = try findings(["cost.R6.total": "2999.6"], hidden: "cost.R6.total", shown: "3000")
    #expect(findings.map(\.code) == [.check, .digits])
    #expect(findings.last?.message.ja == "端数があります。表示どおりの値でも計算は合いません。")
    #expect(
      findings.last?.message.en == "Digits are hidden. The figures as shown do not tie either."
    )
  }
}
