extension LedgerBuilder {
  /// Notes what is wrong with a row, or with the file.
  mutating func note(
    _ code: Finding.Code,
    _ severity: Severity,
    line: Int?,
    value: String? = nil,
    expected: String? = nil,
    _ message: @escaping @Sendable (_ line: Int) -> Message
  ) {
    ledger.files[file].notes.add(
      LedgerNote(
        code: code,
        severity: severity,
        line: line,
        value: value,
        expected: expected,
        message: message
      )
    )
  }

  /// Says why a row is not read.
  mutating func report(_ fault: Fault, line: Int) {
    switch fault {
    case .ragged(let count):
      let width = if case .lines = progress { layout.width } else { 0 }
      note(.ledgerRow, .error, line: line) { .ragged($0, count, width) }
    case .encoding(let place):
      let (column, encoding) = (map.codes[place].heading, text.encoding?.rawValue ?? "")
      note(.ledgerEncoding, .error, line: line) { .encoding($0, column, encoding) }
    case .blankKey(let place):
      let column = map.codes[place].heading
      note(.ledgerKey, .error, line: line) { .blankKey($0, column) }
    case .amount(let heading, let text):
      note(.ledgerAmount, .error, line: line, value: text) { .noAmount($0, heading, text) }
    case .fraction(let heading, let text):
      note(.ledgerAmount, .error, line: line, value: text) { .fraction($0, heading, text) }
    case .noAmount(let heading):
      note(.ledgerAmount, .error, line: line) { .unused($0, heading) }
    case .undeclaredTotal(let text):
      note(.ledgerTotal, .error, line: line, value: text) { .undeclaredTotal($0, text) }
    }
  }
}

extension Message {
  /// An amount as people write it: 1,234円, △1,234円.
  static func yen(_ amount: Int128) -> Message {
    ExactDecimal(coefficient: amount, scale: 0).map { FigureText.text($0, unit: "円") }
      ?? Message(both: "\(amount)円")
  }

  static func noColumn(_ heading: String, _ nearest: String?, _ headings: [String]) -> Message {
    let list = headings.filter { !$0.isEmpty }.joined(separator: "、")
    return Message(
      ja: "見出し「\(heading)」の列がないため、このファイルは読んでいません。" + Message.suggestion(nearest).ja
        + "ある見出しは \(list) です。対応表（map）の heading か header を直してください。",
      en: "no column is headed '\(heading)', so the file is not read"
        + Message.suggestion(nearest).en
        + "; the headings are: \(list). Correct heading or header in the map"
    )
  }

  static func severalColumns(_ heading: String, _ columns: [Int]) -> Message {
    let places = columns.map { CellReference.letters(of: $0 + 1) }.joined(separator: "、")
    return Message(
      ja: "見出し「\(heading)」の列が複数あるため（\(places)列）、このファイルは読んでいません。"
        + "対応表（map）の occurrence で何番目かを示してください。",
      en: "several columns are headed '\(heading)' (\(places)), so the file is not read; "
        + "say in the map by occurrence which is meant"
    )
  }

  static func mark(_ line: Int) -> Message {
    Message(
      ja: "\(line)行目の先頭に、ファイルの途中にあるはずのない文字（BOM）があります。"
        + "ファイルをつないだためと思われます。BOMを除いて読みました。",
      en: "line \(line) begins with a byte order mark, as where files were joined; read without it"
    )
  }

  static func twice(_ line: Int, _ first: String) -> Message {
    Message(
      ja: "\(line)行目は、\(first)と同じ行です（uniqueの列がすべて同じ）。両方を合計に入れています。二重に出力していないか確かめてください。",
      en: "line \(line) agrees with \(first) in every unique column; both are counted, "
        + "so see whether it was put out twice"
    )
  }

  static func sumOfLinesAbove(_ line: Int, _ count: Int) -> Message {
    Message(
      ja: "\(line)行目の金額は、すぐ上の\(count)行の合計と同じです。合計行ではありませんか。"
        + "合計行なら対応表（map）の <total> で示してください（今は合計に入れています）。",
      en: "line \(line) is the sum of the \(count) lines above it; if it is a total, "
        + "declare it with <total> in the map (it is counted as a line now)"
    )
  }

  static func fundsDiffer(
    _ line: Int,
    _ label: String,
    stated: Int128,
    sum: Int128
  ) -> Message {
    let (stated, sum) = (yen(stated), yen(sum))
    return Message(
      ja: "\(line)行目の財源の合計は\(sum.ja)で、「\(label)」の\(stated.ja)と一致しません。台帳の財源の列を確かめてください。",
      en: "the sources of funds on line \(line) are \(sum.en), but '\(label)' is \(stated.en); "
        + "look at the ledger"
    )
  }

  fileprivate static func ragged(_ line: Int, _ count: Int, _ width: Int) -> Message {
    Message(
      ja: "\(line)行目は\(count)列で、見出しの\(width)列と合わないため読んでいません。"
        + "余分なコンマや、途中の改行がないか確かめてください。",
      en: "line \(line) has \(count) columns where the headings have \(width), so it is not read; "
        + "look for a comma too many or a line break inside"
    )
  }

  fileprivate static func encoding(_ line: Int, _ column: String, _ encoding: String) -> Message {
    Message(
      ja: "\(line)行目の「\(column)」は、このファイルの文字コード\(encoding)として読めないため、この行は読んでいません。"
        + "文字コードを1つにそろえて出力し直してください。",
      en: "'\(column)' on line \(line) is no text in \(encoding), the encoding of the file, "
        + "so the line is not read; put it out in one encoding"
    )
  }

  fileprivate static func blankKey(_ line: Int, _ column: String) -> Message {
    Message(
      ja: "\(line)行目の「\(column)」が空欄で、どの事業の行か分からないため読んでいません。"
        + "上の行と同じ意味なら、対応表（map）に fill=\"down\" と書いてください。",
      en: "'\(column)' on line \(line) is blank, so the line belongs to no key and is not read; "
        + "if it means the one above, write fill=\"down\" in the map"
    )
  }

  fileprivate static func noAmount(_ line: Int, _ heading: String, _ text: String) -> Message {
    Message(
      ja: "\(line)行目の「\(heading)」の「\(text)」は金額として読めないため、この行は読んでいません。数字に直してください。",
      en: "'\(text)' in '\(heading)' on line \(line) is no amount, so the line is not read; "
        + "enter a number"
    )
  }

  fileprivate static func fraction(_ line: Int, _ heading: String, _ text: String) -> Message {
    Message(
      ja: "\(line)行目の「\(heading)」の「\(text)」は円未満になるため、この行は読んでいません。対応表（map）の unit を確かめてください。",
      en: "'\(text)' in '\(heading)' on line \(line) is no whole number of yen, "
        + "so the line is not read; check unit in the map"
    )
  }

  fileprivate static func unused(_ line: Int, _ heading: String) -> Message {
    Message(
      ja: "\(line)行目の「\(heading)」の金額は、対応表（map）のどの <amount> の条件にも合わないため、この行は読んでいません。",
      en: "the amount in '\(heading)' on line \(line) fits no condition of an <amount> in the map, "
        + "so the line is not read"
    )
  }

  fileprivate static func undeclaredTotal(_ line: Int, _ text: String) -> Message {
    Message(
      ja: "\(line)行目の「\(text)」は合計行のようですが、対応表（map）に宣言がないため読んでいません。"
        + "合計行なら <total> で示してください。",
      en: "'\(text)' on line \(line) looks like a total that the map does not declare, "
        + "so the row is not read; declare it with <total>"
    )
  }
}
