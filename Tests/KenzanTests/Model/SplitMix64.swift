/// A seeded generator: the same cases in every run.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of up to so many bits, of either sign; small ones are as likely as large ones.
  mutating func integer(bits: Int) -> Int128 {
    let width = Int.random(in: 0...bits, using: &self)
    let high = UInt128(next())
    let raw = high << 64 | UInt128(next())
    let magnitude = width == 0 ? 0 : raw >> UInt128(128 - width)
    return Bool.random(using: &self) ? Int128(magnitude) : -Int128(magnitude)
  }
}
