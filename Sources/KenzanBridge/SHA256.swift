internal import CLibMD

/// The SHA-256 digest of bytes (FIPS 180-4), as 64 lowercase hexadecimal digits.
///
/// The corresponding C functions are `SHA256Init`, `SHA256Update` and `SHA256Final`.
package func sha256(of bytes: [UInt8]) -> String {
  var context = SHA256_CTX()
  unsafe SHA256Init(&context)
  unsafe bytes.withUnsafeBufferPointer { unsafe SHA256Update(&context, $0.baseAddress, $0.count) }
  return hexadecimalDigest(&context)
}

/// The digest of what a context has seen.
func hexadecimalDigest(_ context: inout SHA256_CTX) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe SHA256Final(&digest, &context)
  let hexadecimal = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in digest {
    text.append(hexadecimal[Int(byte >> 4)])
    text.append(hexadecimal[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
