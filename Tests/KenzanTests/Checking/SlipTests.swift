import Testing

@testable import Kenzan

@Suite struct SlipTests {
  private func origins(_ number: String, digits: Int = 0) throws -> [ExactDecimal: Slip] {
    let readings = Slip.origins(of: try #require(ExactDecimal(number)), digits: digits)
    return Dictionary(readings.map { ($0.value, $0.slip) }) { first, _ in first }
  }

  @Test(arguments: [
    ("2540", 0, "2504", Slip.transposition),
    ("2540", 0, "2640", .digit),
    ("2540", 0, "-2540", .sign),
    ("2540", 0, "25400", .factor),
    ("2540", 0, "254", .factor),
    ("44210", 0, "44", .factor),
    ("44510", 0, "45", .factor),
    ("0.03", 2, "0.3", .factor),
    ("0.12", 2, "0.21", .transposition),
    ("0.3", 2, "0.31", .digit),
    ("0.3", 2, "300", .factor),
  ])
  func aSlipLeadsBack(stated: String, digits: Int, meant: String, slip: Slip) throws {
    #expect(try origins(stated, digits: digits)[try #require(ExactDecimal(meant))] == slip)
  }

  @Test(arguments: [
    ("2540", 0, "2540"),  // what stands there is no correction
    ("2540", 0, "540"),  // nobody writes 0540
    ("2540", 0, "2405"),  // two digits moved
    ("2540", 0, "2.54"),  // the form shows no decimals
    ("0", 0, "10"),
    ("15", 0, "0"),  // not a thousandth, cut off
  ])
  func otherFiguresAreNoSlip(stated: String, digits: Int, meant: String) throws {
    #expect(try origins(stated, digits: digits)[try #require(ExactDecimal(meant))] == nil)
  }

  @Test func everyFigureComesOnce() throws {
    let readings = Slip.origins(of: try #require(ExactDecimal("1010")), digits: 0)
    #expect(Set(readings.map(\.value)).count == readings.count)
  }
}
