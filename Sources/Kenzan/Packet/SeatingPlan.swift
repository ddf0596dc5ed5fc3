/// One person who is to be seated.
package struct Seat: Sendable, Equatable {
  package var name: String
  /// What the person is: 委員長, 副委員長 兼 委員長職務代理; blank for most.
  package var role: String
  package var affiliation: String
  package var isChair: Bool
  package var isViceChair: Bool
  /// Who does not come gets no place.
  package var isAbsent: Bool
  /// Where the list says it.
  package var origins: [CellOrigin]

  package init(
    name: String,
    role: String = "",
    affiliation: String = "",
    isChair: Bool = false,
    isViceChair: Bool = false,
    isAbsent: Bool = false,
    origins: [CellOrigin] = []
  ) {
    self.name = name
    self.role = role
    self.affiliation = affiliation
    self.isChair = isChair
    self.isViceChair = isViceChair
    self.isAbsent = isAbsent
    self.origins = origins
  }
}

/// Where the members of a committee sit: the chair at the head, the secretariat opposite.
///
/// The plan is a grid of squares of 12 by 3 points, as wide as A4 landscape. It is drawn as one sees
/// the room from above with the head at the top, so the chair's right hand is on the left.
package struct SeatingPlan: Sendable, Equatable {
  /// How the tables stand.
  package enum Shape: Sendable, CaseIterable {
    /// コの字: open towards the secretariat.
    case horseshoe
    /// 口の字: closed by the secretariat's table.
    case ring
    /// 列: rows of tables that face the chair's.
    case rows
  }

  /// In which order the places are taken.
  package enum Order: Sendable, CaseIterable {
    /// One side from the chair to its end, then the other; row by row.
    case along
    /// By turns on either side of the chair; from the middle of each row.
    case alternating
  }

  package enum Side: Sendable {
    case left, right
  }

  /// Who sits opposite the chair.
  package enum Secretariat: Sendable, Equatable {
    /// So many places, each called 事務局.
    case seats(Int)
    case names([String])
  }

  package struct Options: Sendable, Equatable {
    package var order = Order.along
    /// Where the first vice chair and the first member sit, as one sees the plan.
    package var firstSide = Side.left
    /// Which lower corner of the room the entrance is in.
    package var entrance: Side?
    /// Whether affiliations are shown where a place is high enough for them.
    package var showsAffiliations = false

    package init() {}
  }

  /// A rectangle of the grid, from 0.
  package struct Frame: Sendable, Hashable {
    package var x, y, width, height: Int

    package func intersects(_ other: Self) -> Bool {
      x < other.x + other.width && other.x < x + width
        && y < other.y + other.height && other.y < y + height
    }
  }

  package enum Occupant: Sendable, Equatable {
    case member(Seat)
    case secretariat(String)
  }

  package struct Place: Sendable, Equatable {
    package var occupant: Occupant
    package var frame: Frame
  }

  package struct Table: Sendable, Hashable {
    package var frame: Frame
    package var label = ""
  }

  package private(set) var places: [Place] = []
  package private(set) var tables: [Table] = []
  package private(set) var entrance: Frame?
  package let showsAffiliations: Bool
  /// The place in the middle of the head, where nobody is to sit there.
  package private(set) var vacantHead: Frame?

  /// Seats everybody who is present exactly once.
  ///
  /// Where no chair is present the first vice chair takes the head; where none of them is, the head
  /// stays empty. More than 40 members make the plan higher, and the print smaller.
  package init(
    seats: [Seat],
    shape: Shape,
    secretariat: Secretariat = .seats(2),
    options: Options = Options()
  ) {
    showsAffiliations = options.showsAffiliations
    let seating = SeatingOrder(seats.filter { !$0.isAbsent }, options: options)
    let room =
      shape == .rows
      ? SeatingRoom(rowsFor: seating, options: options)
      : SeatingRoom(sidesFor: seating, isClosed: shape == .ring, options: options)
    places = room.places
    tables = room.tables
    vacantHead = room.vacantHead
    seat(secretariat, below: room)
    if let side = options.entrance {
      let bottom = max(height, room.bottom + 7)
      let x = side == .left ? 0 : Self.columns - 5
      entrance = Frame(x: x, y: bottom - 7, width: 5, height: 7)
    }
  }

  /// How many squares the plan is wide; odd, so that what is odd can stand in the middle.
  package static let columns = 65

  /// How many squares the plan is high.
  package var height: Int {
    let frames = places.map(\.frame) + tables.map(\.frame) + [entrance].compactMap { $0 }
    return frames.map { $0.y + $0.height }.max() ?? 0
  }

  /// Seats the secretariat at its table, in rows behind one another where they are many.
  private mutating func seat(_ secretariat: Secretariat, below room: SeatingRoom) {
    let names: [String]
    var label = ""
    switch secretariat {
    case .seats(let count): names = Array(repeating: "事務局", count: max(0, count))
    case .names(let given):
      names = given
      label = "事務局"
    }
    var y = room.bottom
    guard !names.isEmpty else { return }
    // At the ring they sit along its table, elsewhere between the corners of the room.
    let span = room.isClosed ? tables.last?.frame.width ?? 0 : 49
    let perRow = min(names.count, (span + 1) / 8)
    let pitch = perRow * 10 - 1 <= span ? 10 : 8
    if room.isClosed {
      // The table that closes the ring is theirs.
      if let last = tables.indices.last { tables[last].label = label }
    } else {
      y += SeatingRoom.gap
      let width = pitch * perRow - 1
      let frame = Frame(
        x: (Self.columns - width) / 2,
        y: y,
        width: width,
        height: SeatingRoom.tableHeight
      )
      tables.append(Table(frame: frame, label: label))
      y += SeatingRoom.tableHeight
    }
    for start in stride(from: 0, to: names.count, by: perRow) {
      let row = names[start..<min(start + perRow, names.count)]
      let frames = SeatingRoom.row(of: row.count, pitch: pitch, y: y, height: 12)
      for (name, frame) in zip(row, frames) {
        places.append(Place(occupant: .secretariat(name), frame: frame))
      }
      y += 13
    }
  }
}
