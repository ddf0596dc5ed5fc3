extension Message {
  static func swapped(_ one: String, _ other: String) -> Self {
    Self(
      ja: """
        \(one)と\(other)の欄が入れ替わっています（セルの切り取りと貼り付けなど）。どちらの値か決められないため、\
        両方とも読み込んでいません。配布時の位置に戻し、値だけを入力し直してください。
        """,
      en: """
        The cells of \(one) and \(other) were exchanged (cut and paste). Neither was read. Put them \
        back and enter the values again.
        """
    )
  }

  static func dragged(
    _ label: String,
    _ from: CellReference,
    _ to: CellReference,
    onto target: String?
  ) -> Self {
    let both = target == nil ? "" : "両方とも"
    return Self(
      ja: """
        「\(label)」の欄が\(from)から\(target ?? "\(to)")へ動かされています（セルのドラッグなど）。\
        どの欄の値か決められないため、\(both)読み込んでいません。元の位置に戻し、値だけを入力し直してください。
        """,
      en: """
        The cell of '\(label)' was moved from \(from) to \(target ?? "\(to)"). \
        \(target == nil ? "It was not read." : "Neither was read.") Put it back and enter the values \
        again.
        """
    )
  }

  static func displaced(
    first: String,
    last: String,
    count: Int,
    rows: Int,
    columns: Int
  ) -> Self {
    var shift: [String] = []
    var shiftEN: [String] = []
    if rows != 0 {
      shift.append("\(rows.magnitude)行\(rows > 0 ? "下" : "上")")
      shiftEN.append("\(rows.magnitude) rows \(rows > 0 ? "below" : "above")")
    }
    if columns != 0 {
      shift.append("\(columns.magnitude)列\(columns > 0 ? "右" : "左")")
      shiftEN.append("\(columns.magnitude) columns \(columns > 0 ? "right of" : "left of")")
    }
    return Self(
      ja: """
        \(first)から\(last)までの\(count)欄は、セルに付けた名前が見出しの位置から\(shift.joined(separator: "・"))を\
        指しています（ほかのソフトでの行・列の挿入など）。別の欄の値を取り違えるおそれがあるため読み込んでいません。\
        配布時の様式に書き移してください。
        """,
      en: """
        For \(count) fields from \(first) to \(last) the cell names point \
        \(shiftEN.joined(separator: ", ")) their headings (another program inserted rows or \
        columns). They were not read. Copy the entries into the form as it was handed out.
        """
    )
  }

  static func shared(_ place: String, _ other: String) -> Self {
    Self(
      ja: """
        \(place)のセルには「\(other)」の名前も付いています。どちらの値か決められないため読み込んでいません。\
        配布時の様式に書き移してください。
        """,
      en: """
        The cell \(place) also carries the name of '\(other)'. Neither was read. Copy the entries \
        into the form as it was handed out.
        """
    )
  }

  static func merged(_ area: CellRange, _ labels: [String]) -> Self {
    let fields = labels.prefix(6).map { "「\($0)」" }.joined()
    return Self(
      ja: """
        \(area)は\(fields)の欄をまたいで結合されています。どの欄の値か決められないため読み込んでいません。\
        セルの結合を解除し、欄ごとに記入してください。
        """,
      en: """
        \(area) was merged over the fields \(fields). They were not read. Take the merge back and \
        fill in each field.
        """
    )
  }

  static func heading(_ change: Message, fields: String) -> Self {
    Self(
      ja: "\(change.ja)。次の欄は読み込んでいません: \(fields)。見出しを元に戻してください。",
      en: "\(change.en). These fields were not read: \(fields). Restore the heading."
    )
  }

  static func manyHeadings(_ changes: [Message], more: Int, fields: Int) -> Self {
    Self(
      ja: """
        見出しが様式と違います: \(changes.map(\.ja).joined(separator: "、"))\
        \(more > 0 ? "ほか\(more)か所" : "")。\(fields)欄を読み込んでいません。\
        配布時の様式に書き移してください。
        """,
      en: """
        Headings differ from the form: \(changes.map(\.en).joined(separator: "; "))\
        \(more > 0 ? " and \(more) more" : ""). \(fields) fields were not read. Copy the entries \
        into the form as it was handed out.
        """
    )
  }

  static func unknown(_ fields: String) -> Self {
    Self(
      ja: """
        見出しの並びが様式と違うため（行や列の挿入・削除など）、次の欄の位置を決められず読み込んでいません: \(fields)。\
        配布時の様式に書き移してください。
        """,
      en: """
        Rows or columns were inserted or deleted, and the headings do not tell where these fields \
        stand: \(fields). They were not read. Copy the entries into the form as it was handed out.
        """
    )
  }

  static func headless(_ change: Message, fields: String) -> Self {
    Self(
      ja: "\(change.ja)。セルの名前とまわりの見出しから位置がわかるため、次の欄は読み込みました: \(fields)。",
      en: "\(change.en). Names and the other headings tell the place; these were read: \(fields)."
    )
  }

  static func texts(_ changes: [Message], more: Int) -> Self {
    Self(
      ja: """
        様式の文言が変えられています: \(changes.map(\.ja).joined(separator: "、"))\
        \(more > 0 ? "ほか\(more)か所" : "")。元に戻してください。
        """,
      en: """
        Texts of the form were changed: \(changes.map(\.en).joined(separator: "; "))\
        \(more > 0 ? " and \(more) more" : ""). Restore them.
        """
    )
  }

  static func changedText(_ cell: CellReference, _ says: String, _ expected: String) -> Self {
    Self(
      ja: "\(cell)の見出しが「\(says)」になっています（様式では「\(expected)」）",
      en: "\(cell) says '\(says)' where the form says '\(expected)'"
    )
  }

  static func deletedText(_ cell: CellReference, _ expected: String) -> Self {
    Self(
      ja: "\(cell)の見出し「\(expected)」が消されています",
      en: "the heading '\(expected)' in \(cell) was deleted"
    )
  }

  static func movedText(
    _ cell: CellReference,
    from place: CellReference,
    _ expected: String
  ) -> Self {
    Self(
      ja: "見出し「\(expected)」が\(place)から\(cell)へ動いています",
      en: "the heading '\(expected)' stands in \(cell) instead of \(place)"
    )
  }

  static func missingText(_ expected: String) -> Self {
    Self(
      ja: "見出し「\(expected)」が見つかりません",
      en: "the heading '\(expected)' is missing"
    )
  }
}
