private import CUTF8Proc

/// How many half-width columns a text takes in a Japanese font.
///
/// Characters whose East Asian width is ambiguous (①, ○, △, ※, Greek letters) count as wide, as the
/// fonts of Japanese offices draw them. The corresponding C function is `utf8proc_charwidth`.
package func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

/// How many half-width columns a character takes: 0, 1 or 2.
package func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20...0x7E, 0xFF61...0xFF9F: return 1
  case 0x3040...0x30FF where scalar.value != 0x3099 && scalar.value != 0x309A: return 2
  case 0x4E00...0x9FFF: return 2
  default: break
  }
  let width = Int(utf8proc_charwidth(utf8proc_int32_t(bitPattern: scalar.value)))
  return width == 1 && isAmbiguous(scalar) ? 2 : max(0, width)
}

/// Whether Japanese fonts draw the character wide though Unicode leaves it open.
private func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xA7, 0xA8, 0xB0, 0xB1, 0xB4, 0xB6, 0xD7, 0xF7: true
  case 0x0391...0x03C9, 0x0401...0x0451: true
  case 0x2010...0x203B, 0x2103...0x22BF, 0x2312, 0x2460...0x273F, 0x2776...0x2793: true
  default: false
  }
}
