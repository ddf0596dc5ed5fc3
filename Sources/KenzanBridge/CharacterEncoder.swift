private import Glibc

/// Converts single characters to a legacy encoding, and only those that come back unchanged.
///
/// The system's tables also convert look-alikes without a word (`—` becomes `―`); such a character
/// has no exact encoding here, so that the caller decides about it.
///
/// The corresponding C functions are `iconv_open`, `iconv` and `iconv_close`.
@safe package struct CharacterEncoder: ~Copyable {
  private let forth: iconv_t
  private let back: iconv_t
  private var known: [Unicode.Scalar: [UInt8]] = [:]
  private var unknown: Set<Unicode.Scalar> = []

  /// Opens an encoding of the system such as `CP932`; `nil` if the system has none of that name.
  package init?(_ name: String) {
    let failed = unsafe iconv_t(bitPattern: -1)
    guard let forth = unsafe iconv_open(name, "UTF-32LE"), unsafe forth != failed else {
      return nil
    }
    guard let back = unsafe iconv_open("UTF-32LE", name), unsafe back != failed else {
      unsafe iconv_close(forth)
      return nil
    }
    unsafe self.forth = forth
    unsafe self.back = back
  }

  deinit {
    unsafe iconv_close(forth)
    unsafe iconv_close(back)
  }

  /// The bytes of a character; `nil` if the encoding does not hold exactly this one.
  package mutating func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    if scalar.isASCII { return [UInt8(scalar.value)] }
    if let bytes = known[scalar] { return bytes }
    if unknown.contains(scalar) { return nil }
    let source = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
    guard let bytes = unsafe Self.convert(source, by: forth),
      unsafe Self.convert(bytes, by: back) == source
    else {
      unknown.insert(scalar)
      return nil
    }
    known[scalar] = bytes
    return bytes
  }

  /// The bytes of one character, which fit eight; `nil` where the conversion stops.
  private static func convert(_ bytes: [UInt8], by descriptor: iconv_t) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 8)
    let inputCount = input.count
    let outputCount = output.count
    var written = 0
    let succeeded = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        var left = inputCount
        var room = outputCount
        let result = unsafe iconv(descriptor, &from, &left, &to, &room)
        written = outputCount - room
        return result != Int(bitPattern: UInt.max) && left == 0
      }
    }
    return succeeded ? output.prefix(written).map { UInt8(bitPattern: $0) } : nil
  }
}
