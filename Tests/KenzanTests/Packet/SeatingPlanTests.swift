import Foundation
import Testing

@testable import Kenzan

struct SeatingPlanTests {
  static let sizes = Array(5...40)
  static let longName = "勅使河原長左衛門尉藤原朝臣之助従五位上守"

  static func seats(_ count: Int, deputies: Int = 2, absent: Int = 0) -> [Seat] {
    (0..<count + absent).map { index in
      Seat(
        name: "委員\(index + 1)",
        role: index == 0 ? "委員長" : index <= deputies ? "副委員長" : "",
        affiliation: "団体\(index + 1)の事務局長",
        isChair: index == 0,
        isViceChair: (1...max(1, deputies)).contains(index) && deputies > 0,
        isAbsent: index >= count
      )
    }
  }

  static func members(of plan: SeatingPlan) -> [(seat: Seat, frame: SeatingPlan.Frame)] {
    plan.places.compactMap { place in
      guard case .member(let seat) = place.occupant else { return nil }
      return (seat, place.frame)
    }
  }

  private func frame(of name: String, _ plan: SeatingPlan) -> SeatingPlan.Frame? {
    Self.members(of: plan).first { $0.seat.name == name }?.frame
  }

  private func center(_ frame: SeatingPlan.Frame) -> Double {
    Double(frame.x) + Double(frame.width) / 2
  }

  @Test(arguments: SeatingPlan.Shape.allCases, sizes)
  func `everybody sits exactly once and nobody overlaps`(
    shape: SeatingPlan.Shape,
    size: Int
  ) throws {
    for order in SeatingPlan.Order.allCases {
      for side in [SeatingPlan.Side.left, .right] {
        for deputies in 0...3 {
          var options = SeatingPlan.Options()
          options.order = order
          options.firstSide = side
          options.entrance = side
          let seats = Self.seats(size, deputies: deputies, absent: 3)
          let plan = SeatingPlan(
            seats: seats,
            shape: shape,
            secretariat: .seats(deputies * 3),
            options: options
          )
          let seated = Self.members(of: plan).map(\.seat.name)
          #expect(seated.sorted() == seats.prefix(size).map(\.name).sorted())
          #expect(plan.places.count == size + deputies * 3)
          let frames =
            plan.places.map(\.frame) + plan.tables.map(\.frame)
            + [plan.entrance].compactMap { $0 }
          for (index, one) in frames.enumerated() {
            #expect(one.x >= 0 && one.x + one.width <= SeatingPlan.columns)
            #expect(one.y >= SeatingRoom.top && one.y + one.height <= plan.height)
            for other in frames[(index + 1)...] { #expect(!one.intersects(other)) }
          }
        }
      }
    }
  }

  @Test(arguments: SeatingPlan.Shape.allCases, sizes)
  func `the chair sits in the middle of the head and the secretariat opposite`(
    shape: SeatingPlan.Shape,
    size: Int
  ) throws {
    let plan = SeatingPlan(seats: Self.seats(size), shape: shape, secretariat: .seats(3))
    let chair = try #require(frame(of: "委員1", plan))
    #expect(center(chair) == Double(SeatingPlan.columns) / 2)
    let first = try #require(frame(of: "委員2", plan))
    let second = try #require(frame(of: "委員3", plan))
    #expect(first.y == chair.y && second.y == chair.y)
    #expect(first.x < chair.x && chair.x < second.x)
    #expect(center(first) + center(second) == 2 * center(chair))
    let staff = plan.places.filter { if case .secretariat = $0.occupant { true } else { false } }
    #expect(staff.count == 3)
    let lowest = Self.members(of: plan).map { $0.frame.y + $0.frame.height }.max() ?? 0
    for place in staff { #expect(place.frame.y >= lowest) }
    #expect(staff.map { center($0.frame) }.reduce(0, +) == 3 * center(chair))
  }
}
