extension SeatingPlan {
  /// The size of a square of the plan, in points.
  package static let square = (width: 12.0, height: 3.0)

  /// The plan as one page of A4 landscape.
  ///
  /// - Parameters:
  ///   - name: the text on the tab.
  ///   - title: what stands above the plan.
  ///   - note: what stands below the title: the day and the place of the meeting.
  package func sheet(named name: String, title: String, note: CitedText = "") -> WorkbookSheet {
    var sheet = WorkbookSheet(name: name)
    sheet.page.orientation = .landscape
    sheet.page.margins = SheetPage.Margins(left: 0.4, right: 0.4, top: 0.5, bottom: 0.5)
    for column in 1...Self.columns { sheet.columnWidths[column] = Self.square.width }
    for row in 1...max(height, 1) { sheet.rowHeights[row] = Self.square.height }
    sheet.page.area = Frame(x: 0, y: 0, width: Self.columns, height: height).range
    drawHead(title, note, on: &sheet)
    for table in tables { put(table.label, in: table.frame, Self.table, on: &sheet) }
    for place in places { draw(place, on: &sheet) }
    if let vacantHead { put("", in: vacantHead, Self.person, on: &sheet) }
    if let entrance { put("入口", in: entrance, Self.door, on: &sheet) }
    return sheet
  }

  private func drawHead(_ title: String, _ note: CitedText, on sheet: inout WorkbookSheet) {
    let look = StyleSheet.title
    put(title, in: Frame(x: 0, y: 0, width: Self.columns, height: 9), look, on: &sheet)
    guard !note.isEmpty else { return }
    let small = StyleSheet.note.with {
      $0.fontSize = 10.5
      $0.horizontal = .center
    }
    let frame = Frame(x: 0, y: 9, width: Self.columns, height: 6)
    put(note.text, in: frame, small, from: note.origins, on: &sheet)
  }

  private func draw(_ place: Place, on sheet: inout WorkbookSheet) {
    switch place.occupant {
    case .secretariat(let name): put(name, in: place.frame, Self.staff, on: &sheet)
    case .member(let seat): draw(seat, in: place.frame, on: &sheet)
    }
  }

  /// The role above the name, and below it the affiliation where there is room.
  ///
  /// A long name in a low place stands in one run with the role, which leaves it larger letters.
  private func draw(_ seat: Seat, in frame: Frame, on sheet: inout WorkbookSheet) {
    let role = roleHeight(of: seat, in: frame)
    let name = Self.person.with { $0.isBold = seat.isChair || seat.isViceChair }
    func size(_ text: String, height: Int) -> Double {
      name.size(of: text, in: Frame(x: 0, y: 0, width: frame.width, height: height)) ?? 0
    }
    var more = showsAffiliations && !seat.affiliation.isEmpty && frame.height >= 16 ? 7 : 0
    if size(seat.name, height: frame.height - role - more) < 9 { more = 0 }
    let stacked = size(seat.name, height: frame.height - role - more)
    let run = seat.role + "　" + seat.name
    if role > 0, stacked < 8, size(run, height: frame.height) > stacked {
      put(run, in: frame, name, from: seat.origins, on: &sheet)
      return
    }
    let parts: [(text: String, height: Int, look: CellLook)] = [
      (role > 5 ? Self.broken(seat.role) : seat.role, role, Self.role),
      (seat.name, frame.height - role - more, name),
      (seat.affiliation, more, Self.affiliation),
    ]
    var part = frame
    for (text, height, look) in parts where height > 0 {
      part.height = height
      let isFirst = part.y == frame.y
      let isLast = part.y + height == frame.y + frame.height
      let edged = look.with {
        $0.borders = .init(
          left: .thin,
          right: .thin,
          top: isFirst ? .thin : nil,
          bottom: isLast ? .thin : nil
        )
      }
      put(text, in: part, edged, from: seat.origins, on: &sheet)
      part.y += height
    }
  }

  /// One line for the role, or two where it is long and leaves the name enough.
  private func roleHeight(of seat: Seat, in frame: Frame) -> Int {
    guard !seat.role.isEmpty else { return 0 }
    guard frame.height > 12 else { return 4 }
    var line = frame
    line.height = 5
    let size = Self.role.size(of: seat.role, in: line) ?? 0
    line.height = frame.height - 8
    let name = Self.person.size(of: seat.name, in: line) ?? 0
    return size < 7.5 && name >= 10 ? 8 : 5
  }

  /// A role in two lines, divided at the space nearest to its middle: 副委員長 兼 above what it is joined to.
  static func broken(_ role: String) -> String {
    let middle = role.count / 2
    let spaces = role.enumerated().filter { $0.element == " " || $0.element == "　" }.map(\.offset)
    guard let space = spaces.min(by: { abs($0 - middle) < abs($1 - middle) }) else { return role }
    return role.prefix(space) + "\n" + role.dropFirst(space + 1)
  }

  /// Puts a text in the largest letters that hold it whole.
  private func put(
    _ text: String,
    in frame: Frame,
    _ look: CellLook,
    from origins: [CellOrigin] = [],
    on sheet: inout WorkbookSheet
  ) {
    guard let area = frame.range else { return }
    let content = text.isEmpty ? SheetCell.Content.blank : .text(text)
    let size = look.size(of: text, in: frame)
    let fitted = look.with {
      $0.fontSize = size ?? 6
      $0.wraps = size != nil
      $0.shrinks = size == nil
    }
    sheet.put(content, in: area, fitted, from: text.isEmpty ? [] : origins)
  }
}

extension SeatingPlan.Frame {
  /// The cells that it covers.
  package var range: CellRange? {
    guard let first = CellReference(row: y + 1, column: x + 1),
      let last = CellReference(row: y + height, column: x + width)
    else { return nil }
    return CellRange(first, last)
  }

  fileprivate var points: (width: Double, height: Double) {
    (
      Double(width) * SeatingPlan.square.width, Double(height) * SeatingPlan.square.height
    )
  }
}

extension CellLook {
  /// The largest letters, of the look's own size down to 6 points, in which a text has room.
  fileprivate func size(of text: String, in frame: SeatingPlan.Frame) -> Double? {
    let (width, height) = frame.points
    return stride(from: fontSize, through: 6, by: -0.5).first { size in
      SheetMetrics.height(text, width: width, fontSize: size, isTyped: true) <= height + 1
    }
  }
}

extension SeatingPlan {
  private static let person = CellLook().with {
    $0.fontSize = 12
    $0.borders = .box(.thin)
    $0.horizontal = .center
  }
  private static let role = CellLook().with {
    $0.fontSize = 8.5
    $0.horizontal = .center
  }
  private static let affiliation = CellLook().with {
    $0.fontSize = 7.5
    $0.horizontal = .center
  }
  private static let staff = person.with { $0.fontSize = 10.5 }
  private static let table = CellLook().with {
    $0.fontSize = 9
    $0.borders = .box(.thin)
    $0.fill = StyleSheet.headingFill
    $0.horizontal = .center
  }
  private static let door = CellLook().with {
    $0.fontSize = 10
    $0.borders = .box(.hair)
    $0.horizontal = .center
  }
}
