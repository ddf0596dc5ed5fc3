import CLibXLSXWriter

/// A PNG or JPEG for the bridge.
package struct BridgePicture: Sendable {
  package var bytes: [UInt8]
  /// From the top left corner of its cell, in pixels.
  package var offset: (x: Int, y: Int)
  /// Its size as a multiple of its own pixels.
  package var scale: (x: Double, y: Double)
  package var description: String

  package init(
    bytes: [UInt8],
    offset: (x: Int, y: Int),
    scale: (x: Double, y: Double),
    description: String
  ) {
    self.bytes = bytes
    self.offset = offset
    self.scale = scale
    self.description = description
  }
}

extension WorkbookBridge {
  /// Puts a picture onto a worksheet; one that stands there twice is stored once.
  ///
  /// The corresponding C function is `worksheet_insert_image_buffer_opt`.
  package mutating func insert(
    _ picture: BridgePicture,
    row: Int,
    column: Int,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    let target = unsafe sheet(index)
    let code = withCStrings { strings in
      var options = unsafe lxw_image_options()
      unsafe options.x_offset = Int32(clamping: picture.offset.x)
      unsafe options.y_offset = Int32(clamping: picture.offset.y)
      unsafe options.x_scale = picture.scale.x
      unsafe options.y_scale = picture.scale.y
      unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      unsafe options.description = strings.pointer(picture.description)
      return unsafe picture.bytes.withUnsafeBufferPointer { bytes in
        unsafe worksheet_insert_image_buffer_opt(
          target,
          bridgedRow(row),
          bridgedColumn(column),
          bytes.baseAddress,
          bytes.count,
          &options
        )
      }
    }
    try Self.check(code, describe("a picture", index))
  }
}
