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

  @Test func `along sides one side is filled before the other`() throws {
    let seats = Self.seats(11)
    let plan = SeatingPlan(seats: seats, shape: .horseshoe)
    let frames = try (4...11).map { try #require(frame(of: "委員\($0)", plan)) }
    #expect(frames.prefix(4).allSatisfy { $0.x == 0 })
    #expect(frames.dropFirst(4).allSatisfy { $0.x > 32 })
    #expect(frames.prefix(4).map(\.y) == frames.prefix(4).map(\.y).sorted())
    #expect(frames.prefix(4).map(\.y) == frames.dropFirst(4).map(\.y))
  }

  @Test func `by turns the members change sides, from the side that begins`() throws {
    var options = SeatingPlan.Options()
    options.order = .alternating
    options.firstSide = .right
    let plan = SeatingPlan(seats: Self.seats(11), shape: .ring, options: options)
    let frames = try (4...11).map { try #require(frame(of: "委員\($0)", plan)) }
    #expect(frames.map { $0.x > 32 } == [true, false, true, false, true, false, true, false])
  }

  @Test func `without a chair the first vice chair leads, and without one nobody`() throws {
    var seats = Self.seats(8)
    seats[0].isAbsent = true
    let led = SeatingPlan(seats: seats, shape: .horseshoe)
    let first = try #require(frame(of: "委員2", led))
    #expect(center(first) == Double(SeatingPlan.columns) / 2 && first.y == SeatingRoom.top)
    #expect(led.vacantHead == nil)
    seats[1].isAbsent = true
    seats[2].isAbsent = true
    let open = SeatingPlan(seats: seats, shape: .horseshoe)
    #expect(open.vacantHead.map { center($0) } == Double(SeatingPlan.columns) / 2)
    #expect(Self.members(of: open).count == 5)
  }

  @Test(arguments: SeatingPlan.Shape.allCases, [5, 15, 25, 26, 40])
  func `names of twenty characters stand whole in letters that can be read`(
    shape: SeatingPlan.Shape,
    size: Int
  ) throws {
    var seats = Self.seats(size)
    for index in seats.indices {
      seats[index].name = Self.longName
      if index > 2 { seats[index].role = "第一部会長" }
    }
    var options = SeatingPlan.Options()
    options.showsAffiliations = true
    let plan = SeatingPlan(seats: seats, shape: shape, options: options)
    let sheet = plan.sheet(named: "席次表", title: "第4回 席次表")
    var names = 0
    for cell in sheet.cells {
      guard case .text(let text) = cell.content, text.hasSuffix(Self.longName) else { continue }
      names += 1
      #expect(!cell.look.shrinks && cell.look.wraps && cell.look.fontSize >= 6.5)
    }
    #expect(names == size)
  }

  @Test(arguments: SeatingPlan.Shape.allCases)
  func `the plan is one page of A4 landscape that the writer takes`(
    shape: SeatingPlan.Shape
  ) throws {
    var book = Workbook()
    for size in [0, 1, 5, 15, 40, 60] {
      let plan = SeatingPlan(
        seats: Self.seats(size),
        shape: shape,
        secretariat: .names(["課長", "主査", "主事"])
      )
      let sheet = plan.sheet(named: "\(size)", title: "席次表", note: "市役所")
      #expect(sheet.page.orientation == .landscape && sheet.page.pagesTall == 1)
      let width = sheet.columnWidths.values.reduce(0, +)
      #expect(width <= sheet.page.room.width)
      if size <= 40 {
        #expect(sheet.rowHeights.values.reduce(0, +) <= sheet.page.room.height)
      }
      book.sheets.append(sheet)
    }
    #expect(try !WorkbookWriter.write(book).isEmpty)
  }

  @Test(arguments: [5, 15, 26, 40])
  func `at the ring the secretariat sits along its table`(size: Int) throws {
    let plan = SeatingPlan(seats: Self.seats(size), shape: .ring, secretariat: .seats(8))
    let table = try #require(plan.tables.last).frame
    for place in plan.places {
      guard case .secretariat = place.occupant else { continue }
      #expect(place.frame.x >= table.x && place.frame.y >= table.y + table.height)
      #expect(place.frame.x + place.frame.width <= table.x + table.width)
    }
  }

  @Test func `a long role is divided where it is joined`() {
    #expect(SeatingPlan.broken("副委員長 兼 委員長職務代理") == "副委員長 兼\n委員長職務代理")
    #expect(SeatingPlan.broken("委員長職務代理者") == "委員長職務代理者")
  }

  @Test func `an odd member sits across from a single vice chair`() {
    let plan = SeatingPlan(seats: Self.seats(5, deputies: 1), shape: .horseshoe)
    let sides = Self.members(of: plan).filter { $0.frame.y > SeatingRoom.top }
    #expect(sides.filter { $0.frame.x == 0 }.map(\.seat.name) == ["委員3"])
    #expect(sides.filter { $0.frame.x > 0 }.map(\.seat.name) == ["委員4", "委員5"])
  }
}
