/// The cells that the slots of a form are read from, and the slots whose places are in doubt.
struct SlotBinding: Sendable {
  /// Why a slot is not read.
  enum Doubt: Sendable, Hashable {
    /// Its name and its headings point to different cells.
    case displaced(name: CellReference, headings: CellReference)
    /// The name of another slot points to its cell too.
    case taken(CellReference, by: Int)
    /// One merged area covers several slots.
    case merged(CellRange)
    /// Its heading, an index into the matcher's labels, does not stand where it belongs.
    case heading(Int, CellReference?)
    /// Neither names nor labels make its place certain.
    case unknown
  }

  /// By slot of the matcher: the area that is read.
  let areas: [CellRange?]
  /// By slot of the matcher: why it is not read.
  let doubts: [Int: Doubt]
  /// Slots read although the text of their heading was deleted, with that label.
  let headless: [(slot: Int, label: Int)]

  /// Binds every slot to the cell as drawn.
  init(asDrawn matcher: FormMatcher) {
    areas = matcher.slots.map(\.area)
    doubts = [:]
    headless = []
  }

  /// Binds the slots for which names and headings agree.
  init(_ locator: SlotLocator, names: NameTable) {
    var binder = SlotBinder(locator, names: names)
    binder.bind()
    areas = binder.areas
    doubts = binder.doubts
    headless = binder.headless
  }
}
