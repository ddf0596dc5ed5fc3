/// The tables and the members' places of one shape, in the squares of the plan.
struct SeatingRoom {
  typealias Frame = SeatingPlan.Frame

  static let gap = 5
  static let tableHeight = 5
  static let tableWidth = 2
  /// Below the title.
  static let top = 17
  static let headHeight = 14
  /// What lies between the head and the secretariat, if the plan is to fill a page and no more.
  static let middle = 112

  private(set) var places: [SeatingPlan.Place] = []
  private(set) var tables: [SeatingPlan.Table] = []
  private(set) var vacantHead: Frame?
  /// Below everything.
  private(set) var bottom = 0
  /// Whether the last table waits for the secretariat.
  private(set) var isClosed = false
  private let options: SeatingPlan.Options

  /// Places of the same size in the middle of the plan; an even pitch puts them there exactly.
  static func row(of count: Int, pitch: Int, y: Int, height: Int) -> [Frame] {
    let start = (SeatingPlan.columns - pitch * count + 1) / 2
    return (0..<count).map { index in
      Frame(x: start + index * pitch, y: y, width: pitch - 1, height: height)
    }
  }

  /// Who sits at the head: the leader in the middle, the others by turns on either side.
  private mutating func seatHead(
    _ leader: Seat?,
    first: [Seat],
    other: [Seat],
    pitch: Int
  ) {
    let reach = max(first.count, other.count)
    let frames = Self.row(
      of: 2 * reach + 1,
      pitch: pitch,
      y: Self.top,
      height: Self.headHeight
    )
    if let leader {
      places.append(.init(occupant: .member(leader), frame: frames[reach]))
    } else {
      vacantHead = frames[reach]
    }
    let step = options.firstSide == .left ? -1 : 1
    for (index, seat) in first.enumerated() {
      places.append(.init(occupant: .member(seat), frame: frames[reach + step * (index + 1)]))
    }
    for (index, seat) in other.enumerated() {
      places.append(.init(occupant: .member(seat), frame: frames[reach - step * (index + 1)]))
    }
  }

  /// Deals them by turns: first, other, first.
  private static func turns(_ seats: some Collection<Seat>) -> (first: [Seat], other: [Seat]) {
    let numbered = seats.enumerated()
    return (
      numbered.filter { $0.offset % 2 == 0 }.map(\.element),
      numbered.filter { $0.offset % 2 == 1 }.map(\.element)
    )
  }

  /// The widest even pitch up to 12 at which so many places fit.
  private static func pitch(of count: Int, in width: Int) -> Int {
    stride(from: 12, to: 6, by: -2).first { $0 * count - 1 <= width } ?? 6
  }
}

// MARK: - コの字 and 口の字

extension SeatingRoom {
  /// Members on both sides of the head's table, behind one another where there are many.
  init(sidesFor seating: SeatingOrder, isClosed: Bool, options: SeatingPlan.Options) {
    self.options = options
    self.isClosed = isClosed
    var reach = min(2, (seating.deputies.count + 1) / 2)
    var isFilled = false
    let all = seating.deputies.count + seating.members.count
    if (all - 2 * reach + 1) / 2 > 8 { (reach, isFilled) = (2, true) }
    let isDouble = (all - 2 * reach + 1) / 2 > 10
    if isDouble { reach = 1 }
    let deputies = Self.turns(seating.deputies.prefix(2 * reach))
    let rest = Array(seating.deputies.dropFirst(2 * reach)) + seating.members
    let free =
      isFilled ? (reach - deputies.first.count, reach - deputies.other.count) : (0, 0)
    // A vice chair on one side only is made up for by the odd member on the other.
    let isLopsided = !isFilled && deputies.first.count > deputies.other.count
    let sides = seating.sides(of: rest, free: free, firstHasMore: !isLopsided)
    let depth = isDouble ? 17 : 11
    seatHead(
      seating.leader,
      first: deputies.first + sides.first.prefix(free.0),
      other: deputies.other + sides.other.prefix(free.1),
      pitch: Self.pitch(of: 2 * reach + 1, in: SeatingPlan.columns - 2 * depth)
    )
    let first = Array(sides.first.dropFirst(free.0))
    let other = Array(sides.other.dropFirst(free.1))
    let (left, right) = options.firstSide == .left ? (first, other) : (other, first)
    let longest = max(first.count, other.count)
    let count = isDouble ? (longest + 1) / 2 : longest
    let pitch = min(20, max(11, Self.middle / max(count, 1)))
    let length = max(60, count * pitch + 1)
    let start = Self.top + Self.headHeight + Self.tableHeight
    seat(left, on: .left, from: start, pitch: pitch, columns: isDouble ? 2 : 1)
    seat(right, on: .right, from: start, pitch: pitch, columns: isDouble ? 2 : 1)
    addTables(depth: depth, start: start, length: length)
  }

  private mutating func seat(
    _ seats: [Seat],
    on side: SeatingPlan.Side,
    from y: Int,
    pitch: Int,
    columns: Int
  ) {
    let perColumn = max(1, (seats.count + columns - 1) / columns)
    let width = columns == 2 ? 8 : 11
    for (index, seat) in seats.enumerated() {
      let column = index / perColumn
      // The first column is next to the table.
      let inset = (columns - 1 - column) * (width + 1)
      let frame = Frame(
        x: side == .left ? inset : SeatingPlan.columns - inset - width,
        y: y + 1 + index % perColumn * pitch,
        width: width,
        height: pitch > 12 ? pitch - 2 : pitch - 1
      )
      places.append(.init(occupant: .member(seat), frame: frame))
    }
  }

  private mutating func addTables(depth: Int, start: Int, length: Int) {
    let span = SeatingPlan.columns - 2 * depth
    func across(_ y: Int) -> SeatingPlan.Table {
      .init(frame: Frame(x: depth, y: y, width: span, height: Self.tableHeight))
    }
    tables.append(across(start - Self.tableHeight))
    for x in [depth, depth + span - Self.tableWidth] {
      let frame = Frame(x: x, y: start, width: Self.tableWidth, height: length)
      tables.append(.init(frame: frame))
    }
    bottom = start + length
    if isClosed {
      tables.append(across(bottom))
      bottom += Self.tableHeight
    }
  }
}

// MARK: - 列

extension SeatingRoom {
  /// Rows of members that face the head.
  init(rowsFor seating: SeatingOrder, options: SeatingPlan.Options) {
    self.options = options
    let beside = seating.deputies.prefix(4)
    let deputies = Self.turns(beside)
    let reach = deputies.first.count
    let headPitch = reach > 1 ? 10 : 12
    seatHead(seating.leader, first: deputies.first, other: deputies.other, pitch: headPitch)
    var y = Self.top + Self.headHeight
    let width = headPitch * (2 * reach + 1) - 1
    let head = Frame(
      x: (SeatingPlan.columns - width) / 2,
      y: y,
      width: width,
      height: Self.tableHeight
    )
    tables.append(.init(frame: head))
    y += Self.tableHeight + Self.gap
    let members = Array(seating.deputies.dropFirst(4)) + seating.members
    let perRow = Self.perRow(members.count)
    let pitch = Self.pitch(of: perRow, in: SeatingPlan.columns)
    let rows = (members.count + perRow - 1) / perRow
    let rise = min(24, max(15, (Self.middle - Self.gap) / max(rows, 1)))
    for start in stride(from: 0, to: members.count, by: perRow) {
      let row = Array(members[start..<min(start + perRow, members.count)])
      let frames = Self.row(of: row.count, pitch: pitch, y: y + 3, height: rise - 6)
      if let first = frames.first, let last = frames.last {
        let table = Frame(x: first.x, y: y, width: last.x + last.width - first.x, height: 3)
        tables.append(.init(frame: table))
      }
      for (seat, frame) in zip(row, ordered(frames)) {
        places.append(.init(occupant: .member(seat), frame: frame))
      }
      y += rise
    }
    bottom = y
  }

  private static func perRow(_ count: Int) -> Int {
    switch count {
    case ...4: max(1, count)
    case ...12: (count + 1) / 2
    case ...24: 6
    default: 8
    }
  }

  /// The places of a row in the order in which they are taken.
  private func ordered(_ frames: [Frame]) -> [Frame] {
    let isLeft = options.firstSide == .left
    guard options.order == .alternating else { return isLeft ? frames : frames.reversed() }
    let middle = SeatingPlan.columns
    func distance(_ frame: Frame) -> Int { abs(2 * frame.x + frame.width - middle) }
    return frames.sorted { one, other in
      distance(one) == distance(other)
        ? isLeft == (one.x < other.x) : distance(one) < distance(other)
    }
  }
}
