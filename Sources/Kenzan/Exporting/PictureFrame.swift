/// A place for pictures on a drawn form.
struct PictureFrame {
  let area: CellRange
  let grid: FormGrid

  /// Between the frame and what stands in it, and between two pictures, in points.
  private static let margin = 4.0

  /// The pictures side by side, each as large as its share of the frame allows, and in its middle.
  func pictures(_ shown: [RecordPicture]) -> [SheetPicture] {
    let width = grid.width(area) - Self.margin
    let height = grid.rows[(area.first.row - 1)..<area.last.row].reduce(0, +) - Self.margin
    guard !shown.isEmpty, width > 0, height > 0 else { return [] }
    let columns = columns(for: shown, width, height)
    let rows = (shown.count + columns - 1) / columns
    let cell = (width: width / Double(columns), height: height / Double(rows))
    return shown.enumerated().map { index, picture in
      let size = Self.fitted(picture.picture, cell.width, cell.height)
      let (column, row) = (Double(index % columns), Double(index / columns))
      return SheetPicture(
        picture: picture.picture,
        anchor: area.first,
        place: SheetPicture.Rectangle(
          left: Self.margin / 2 + column * cell.width + (cell.width - size.width) / 2,
          top: Self.margin / 2 + row * cell.height + (cell.height - size.height) / 2,
          width: size.width,
          height: size.height
        ),
        description: "\(picture.cell)の画像"
      )
    }
  }

  /// How many columns show the most of the pictures.
  private func columns(for shown: [RecordPicture], _ width: Double, _ height: Double) -> Int {
    func seen(_ columns: Int) -> Double {
      let rows = (shown.count + columns - 1) / columns
      return shown.reduce(0) { sum, picture in
        let size = Self.fitted(
          picture.picture,
          width / Double(columns),
          height / Double(rows)
        )
        return sum + size.width * size.height
      }
    }
    var best = (columns: 1, seen: seen(1))
    for columns in 1...shown.count where seen(columns) > best.seen {
      best = (columns, seen(columns))
    }
    return best.columns
  }

  /// The largest size of a picture's shape, with room around it.
  private static func fitted(
    _ picture: Picture,
    _ width: Double,
    _ height: Double
  ) -> (width: Double, height: Double) {
    let room = (width: max(1, width - margin), height: max(1, height - margin))
    let scale = min(room.width / Double(picture.width), room.height / Double(picture.height))
    return (Double(picture.width) * scale, Double(picture.height) * scale)
  }
}
