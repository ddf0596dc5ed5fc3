internal import CNettle

/// The SHA-256 digest of bytes (FIPS 180-4), as 64 lowercase hexadecimal digits.
///
/// The corresponding C functions are `nettle_sha256_init`, `nettle_sha256_update` and
/// `nettle_sha256_digest`, which use the processor's own instructions where it has them.
package func sha256(of bytes: [UInt8]) -> String {
  var digest = SHA256Digest()
  digest.add(bytes, count: bytes.count)
  return digest.hexadecimal
}

/// A digest of bytes that come piece by piece.
struct SHA256Digest {
  private var context = sha256_ctx()

  init() {
    unsafe nettle_sha256_init(&context)
  }

  /// Takes in the first bytes of a buffer.
  mutating func add(_ bytes: [UInt8], count: Int) {
    let count = min(count, bytes.count)
    unsafe bytes.withUnsafeBufferPointer {
      unsafe nettle_sha256_update(&context, count, $0.baseAddress)
    }
  }

  /// The digest of all that came.
  var hexadecimal: String {
    var context = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_digest(&context, digest.count, &digest)
    let hexadecimal = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(hexadecimal[Int(byte >> 4)])
      text.append(hexadecimal[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
