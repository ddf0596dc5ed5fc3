private import Glibc

/// Bytes that are no text in the encoding they were taken for.
package struct TextDecodingError: Error, Sendable, Equatable {
  /// The offsets of the undecodable places in order; not more than the first twenty.
  package var offsets: [Int]
}

/// Decodes CP932, the Shift_JIS of Windows with its extensions (①, ㈱, 髙), into UTF-8.
///
/// The corresponding C functions are `iconv_open` and `iconv`.
package func decodeCP932(_ bytes: [UInt8]) throws(TextDecodingError) -> [UInt8] {
  guard let descriptor = unsafe iconv_open("UTF-8", "CP932"),
    unsafe descriptor != UnsafeMutableRawPointer(bitPattern: -1)
  else { throw TextDecodingError(offsets: [0]) }
  defer { unsafe _ = iconv_close(descriptor) }
  var input = bytes
  var output: [UInt8] = []
  var window = [UInt8](repeating: 0, count: 1 << 16)
  var offsets: [Int] = []
  var consumed = 0
  output.reserveCapacity(bytes.count + bytes.count / 2)
  while consumed < input.count, offsets.count < 20 {
    let left = unsafe convert(descriptor, &input, from: consumed, into: &window)
    let isError = left.result == Int.max
    output.append(contentsOf: window[..<(window.count - left.window)])
    consumed = input.count - left.input
    // A full window is no fault of the text; anything else that stops is.
    if isError, left.error != E2BIG {
      offsets.append(consumed)
      consumed += 1
    }
  }
  guard offsets.isEmpty else { throw TextDecodingError(offsets: offsets) }
  return output
}

/// The characters of CP932 by their two bytes as one number, zero where there is none.
///
/// The corresponding C functions are `iconv_open` and `iconv`.
package func charactersOfCP932() -> [UInt16] {
  var pairs = [UInt16](repeating: 0, count: 1 << 16)
  guard let descriptor = unsafe iconv_open("UTF-8", "CP932"),
    unsafe descriptor != UnsafeMutableRawPointer(bitPattern: -1)
  else { return pairs }
  defer { unsafe _ = iconv_close(descriptor) }
  var window = [UInt8](repeating: 0, count: 8)
  for pair in 0x8140...0xFCFC where pair & 0xFF >= 0x40 {
    var input = [UInt8(pair >> 8), UInt8(pair & 0xFF)]
    // A byte of half width begins no pair.
    guard !(0xA0...0xDF).contains(input[0]) else { continue }
    let left = unsafe convert(descriptor, &input, from: 0, into: &window)
    guard left.result == 0, left.input == 0 else { continue }
    let text = String(decoding: window[..<(window.count - left.window)], as: UTF8.self)
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, scalar.value <= 0xFFFF else { continue }
    pairs[pair] = UInt16(scalar.value)
  }
  return pairs
}

/// Decodes UTF-16 into UTF-8, a byte order mark taken off.
///
/// The only offset of the error is that of the first half of a character without its other half.
package func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) throws(TextDecodingError) -> [UInt8] {
  func unit(at offset: Int) -> UInt32 {
    let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2)
  var offset = bytes.count >= 2 && unit(at: 0) == 0xFEFF ? 2 : 0
  while offset < bytes.count {
    let start = offset
    guard start + 1 < bytes.count else { throw TextDecodingError(offsets: [start]) }
    var code = unit(at: start)
    offset += 2
    if (0xD800..<0xDC00).contains(code), start + 3 < bytes.count {
      let low = unit(at: offset)
      guard (0xDC00..<0xE000).contains(low) else { throw TextDecodingError(offsets: [start]) }
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
      offset += 2
    }
    guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else {
      throw TextDecodingError(offsets: [start])
    }
    text.append(contentsOf: encoded)
  }
  return text
}

/// What one call of `iconv` left over.
private struct Left {
  var input: Int
  var window: Int
  var result: Int
  var error: Int32
}

private func convert(
  _ descriptor: iconv_t,
  _ input: inout [UInt8],
  from offset: Int,
  into window: inout [UInt8]
) -> Left {
  unsafe input.withUnsafeMutableBytes { source in
    unsafe window.withUnsafeMutableBytes { target in
      var sourceStart = unsafe source.baseAddress?.advanced(by: offset)
        .assumingMemoryBound(to: CChar.self)
      var sourceLeft = source.count - offset
      var targetStart = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var targetLeft = target.count
      let result = unsafe iconv(
        descriptor,
        &sourceStart,
        &sourceLeft,
        &targetStart,
        &targetLeft
      )
      return Left(
        input: sourceLeft,
        window: targetLeft,
        result: result == Int(bitPattern: UInt.max) ? Int.max : Int(result),
        error: errno
      )
    }
  }
}
