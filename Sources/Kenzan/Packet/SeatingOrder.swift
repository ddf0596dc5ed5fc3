/// Who leads, who sits beside, and who follows in which order.
struct SeatingOrder {
  /// Who sits in the middle of the head.
  let leader: Seat?
  /// Who sits beside the leader, nearest first.
  let deputies: [Seat]
  let members: [Seat]
  let options: SeatingPlan.Options

  init(_ seats: [Seat], options: SeatingPlan.Options) {
    self.options = options
    let lead =
      seats.firstIndex(where: \.isChair) ?? seats.firstIndex(where: \.isViceChair)
    leader = lead.map { seats[$0] }
    let others = seats.enumerated().filter { $0.offset != lead }.map(\.element)
    deputies = others.filter { $0.isChair || $0.isViceChair }
    members = others.filter { !$0.isChair && !$0.isViceChair }
  }

  /// The members on the side that begins and on the other one, from the chair outwards.
  ///
  /// - Parameters:
  ///   - free: how many places at the head each side has for members.
  ///   - firstHasMore: whether the side that begins takes the odd member.
  func sides(
    of members: some Collection<Seat>,
    free: (first: Int, other: Int) = (0, 0),
    firstHasMore: Bool = true
  ) -> (first: [Seat], other: [Seat]) {
    let rest = members.count - free.first - free.other
    let count = max(0, min(members.count, free.first + (max(0, rest) + (firstHasMore ? 1 : 0)) / 2))
    switch options.order {
    case .along: return (Array(members.prefix(count)), Array(members.dropFirst(count)))
    case .alternating:
      var sides: (first: [Seat], other: [Seat]) = ([], [])
      for member in members {
        let isFull = sides.first.count == count
        let othersFull = sides.other.count == members.count - count
        if othersFull || !isFull && sides.first.count <= sides.other.count {
          sides.first.append(member)
        } else {
          sides.other.append(member)
        }
      }
      return sides
    }
  }
}
