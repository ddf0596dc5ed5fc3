/// Number format codes: the built-in ones by id, and what a code makes of a number.
enum NumberFormatCode {
  /// Whether a code shows a number as a date or a time.
  ///
  /// Only the first section counts. Era (`g`, `e`, `r`) and weekday (`aaa`) codes are dates too.
  static func isDate(_ code: String) -> Bool {
    let symbols = significant(code)
    let text = String(decoding: symbols, as: UTF8.self)
    if text.hasPrefix("general") || text.hasPrefix("g/") { return false }
    for (index, symbol) in symbols.enumerated() {
      switch symbol {
      case UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "y"),
        UInt8(ascii: "s"), UInt8(ascii: "g"), UInt8(ascii: "r"):
        return true
      case UInt8(ascii: "e"):
        // Between digits it is the exponent of 0.00E+00.
        let next = index + 1 < symbols.count ? symbols[index + 1] : 0
        if next != UInt8(ascii: "+"), next != UInt8(ascii: "-") { return true }
      case UInt8(ascii: "a"):
        if symbols[index...].starts(with: Array("aaa".utf8)) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a code shows the hours, minutes or seconds that have passed, as `[h]:mm` does.
  static func isElapsed(_ code: String) -> Bool {
    significant(code).contains(UInt8(ascii: "["))
  }

  /// The first section in lower case without quoted texts, escaped and filling characters, colours,
  /// conditions and languages; an elapsed time keeps its brackets.
  private static func significant(_ code: String) -> [UInt8] {
    var symbols: [UInt8] = []
    var rest = Array(code.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: ";"): return symbols
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): rest = rest.dropFirst()
      case UInt8(ascii: "\""):
        rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "["):
        let inside = rest.prefix { $0 != UInt8(ascii: "]") }.map { $0 | 0x20 }
        rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst()
        if ["h", "hh", "m", "mm", "s", "ss"].contains(String(decoding: inside, as: UTF8.self)) {
          symbols += [UInt8(ascii: "[")] + inside
        }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): symbols.append(byte | 0x20)
      default: symbols.append(byte)
      }
    }
    return symbols
  }

  /// The code of a built-in format; ids 27 to 36 and 50 to 58 are those of Japanese Excel.
  static func builtIn(_ id: Int) -> String? { builtIns[id] }

  private static let builtIns: [Int: String] = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "\"¥\"#,##0;\"¥\"\\-#,##0", 6: "\"¥\"#,##0;[Red]\"¥\"\\-#,##0",
    7: "\"¥\"#,##0.00;\"¥\"\\-#,##0.00", 8: "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    27: "[$-411]ge.m.d", 28: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    29: "[$-411]ggge\"年\"m\"月\"d\"日\"", 30: "m/d/yy", 31: "yyyy\"年\"m\"月\"d\"日\"",
    32: "h\"時\"mm\"分\"", 33: "h\"時\"mm\"分\"ss\"秒\"", 34: "yyyy\"年\"m\"月\"",
    35: "m\"月\"d\"日\"", 36: "[$-411]ge.m.d",
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 41: "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
    42: "_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
    43: "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
    44: "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: "[$-411]ge.m.d", 51: "[$-411]ggge\"年\"m\"月\"d\"日\"", 52: "yyyy\"年\"m\"月\"",
    53: "m\"月\"d\"日\"", 54: "[$-411]ggge\"年\"m\"月\"d\"日\"", 55: "yyyy\"年\"m\"月\"",
    56: "m\"月\"d\"日\"", 57: "[$-411]ge.m.d", 58: "[$-411]ggge\"年\"m\"月\"d\"日\"",
  ]
}
