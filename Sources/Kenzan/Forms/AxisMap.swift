/// Where the rows, or the columns, of a drawn form stand in a returned sheet.
///
/// Known at the anchors; between two anchors only where both stand as far apart as drawn.
struct AxisMap: Sendable {
  /// Drawn and returned, rising in both.
  private(set) var anchors: [(drawn: Int, sheet: Int)] = [(0, 0)]
  /// The places that are equally good for what could not be told apart.
  var candidates: [Int: [Int]] = [:]
  /// Whether what lies behind the last anchor may be taken to stand as drawn.
  var acceptsTail = false

  /// Adds an anchor; false where it contradicts the others.
  mutating func add(drawn: Int, sheet: Int) -> Bool {
    let index = anchors.firstIndex { $0.drawn >= drawn } ?? anchors.count
    if index < anchors.count {
      if anchors[index].drawn == drawn { return anchors[index].sheet == sheet }
      // Rows between two anchors may have been deleted, but never change their order.
      guard sheet < anchors[index].sheet else { return false }
    }
    guard index == 0 || anchors[index - 1].sheet < sheet else { return false }
    anchors.insert((drawn, sheet), at: index)
    return true
  }

  /// Where the drawn row or column stands, or `nil` where that is in doubt.
  func place(of drawn: Int) -> Int? {
    guard candidates[drawn] == nil else { return nil }
    let next = anchors.firstIndex { $0.drawn >= drawn } ?? anchors.count
    if next < anchors.count, anchors[next].drawn == drawn { return anchors[next].sheet }
    guard next > 0 else { return nil }
    let before = anchors[next - 1]
    let place = before.sheet + drawn - before.drawn
    guard next < anchors.count else { return acceptsTail ? place : nil }
    let after = anchors[next]
    return after.sheet - before.sheet == after.drawn - before.drawn ? place : nil
  }

  /// Where it can stand at all.
  func mayStand(_ drawn: Int, at place: Int) -> Bool {
    if let candidates = candidates[drawn] { return candidates.contains(place) }
    let span = self.span(around: drawn)
    return span.sheet.contains(place)
  }

  /// The open stretch between the anchors around a drawn row or column, in both sheets.
  func span(around drawn: Int) -> (drawn: ClosedRange<Int>, sheet: ClosedRange<Int>) {
    let next = anchors.firstIndex { $0.drawn >= drawn } ?? anchors.count
    if next < anchors.count, anchors[next].drawn == drawn {
      return (drawn...drawn, anchors[next].sheet...anchors[next].sheet)
    }
    let before = next > 0 ? anchors[next - 1] : (drawn: 0, sheet: 0)
    let limit = CellReference.maximumRow
    guard next < anchors.count else {
      return (before.drawn + 1...limit, min(before.sheet + 1, limit)...limit)
    }
    let after = anchors[next]
    return (
      before.drawn + 1...max(before.drawn + 1, after.drawn - 1),
      before.sheet + 1...max(before.sheet + 1, after.sheet - 1)
    )
  }
}
