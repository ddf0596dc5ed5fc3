internal import KenzanBridge

extension WorkbookWriter {
  static func writePictures(
    of sheet: WorkbookSheet,
    _ index: Int,
    to bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) {
    for picture in sheet.pictures {
      let place = picture.place
      let first = picture.anchor.column
      let left = sheet.pixels(place.left, fromColumn: first)
      let right = sheet.pixels(place.left + place.width, fromColumn: first)
      let drawn = BridgePicture(
        bytes: picture.picture.bytes,
        offset: (Int(left.rounded()), Int((place.top / 0.75).rounded())),
        scale: (
          (right - left) / Double(picture.picture.width),
          place.height / 0.75 / Double(picture.picture.height)
        ),
        description: WorkbookText.plain(picture.description)
      )
      try bridge.insert(
        drawn,
        row: picture.anchor.row,
        column: picture.anchor.column,
        sheet: index
      )
    }
  }
}

extension WorkbookSheet {
  /// A distance from the left of a column as libxlsxwriter measures it, whose columns are narrower.
  fileprivate func pixels(_ points: Double, fromColumn first: Int) -> Double {
    var (rest, pixels) = (points, 0.0)
    var column = first
    while let width = columnWidths[column], width > 0 {
      let drawn = Double(SheetMetrics.chartPixels(columns: 1, of: width))
      guard rest > width else { return pixels + rest / width * drawn }
      rest -= width
      pixels += drawn
      column += 1
    }
    return pixels + rest / 0.75
  }
}
