extension ReconciliationWording {
  /// What may be behind a difference, as a question.
  func explanation(_ explanation: Explanation, of item: ReconciledItem) -> Message {
    switch explanation {
    case .factor(let figure, let meant):
      let (place, amount) = (place(of: sheets.figures[figure]), Self.yen(meant))
      return Message(
        ja: "\(place.ja)の単位を取り違えていませんか（\(amount.ja)なら一致します）。",
        en: "\(place.en) may be in the wrong unit (\(amount.en) would agree)"
      )
    case .figureSign(let figure):
      let place = place(of: sheets.figures[figure])
      return Message(ja: "\(place.ja)の符号が逆ではありませんか。", en: "\(place.en) may have the wrong sign")
    case .digits(let figure, let meant):
      let (place, amount) = (place(of: sheets.figures[figure]), Self.yen(meant))
      return Message(
        ja: "\(place.ja)は、隣り合う数字を入れ替えた\(amount.ja)の打ち間違いではありませんか。",
        en: "\(place.en) may have two digits swapped (\(amount.en) would agree)"
      )
    case .figureTwice(let figure):
      let place = place(of: sheets.figures[figure])
      return Message(
        ja: "\(place.ja)を二重に数えていませんか（再掲ではないか確かめてください）。",
        en: "\(place.en) may be counted twice"
      )
    case .year(let figure, let label, let cell):
      let place = place(of: sheets.figures[figure])
      let other = cell.map { "\($0)「\(label)」" } ?? "「\(label)」"
      return Message(
        ja: "\(place.ja)に別の年度の額を書いていませんか（\(other)の額なら一致します）。",
        en: "\(place.en) may be that of another year (\(other) would agree)"
      )
    case .stage(let stage):
      let label = map.stages[stage].label
      return Message(
        ja: "シートの額は台帳の「\(label)」と一致します。別の段階の額を書いていませんか。",
        en: "the sheets state '\(label)' of the ledger, another stage"
      )
    case .roundings, .tax: return sumExplanation(explanation, of: item)
    default: return lineExplanation(explanation, of: item)
    }
  }

  private func sumExplanation(_ explanation: Explanation, of item: ReconciledItem) -> Message {
    switch explanation {
    case .roundings:
      let width = item.uncappedWidth.map { Self.yen($0) } ?? .nothing
      return Message(
        ja: "端数だけで説明できる差ですが（全部の端数の幅\(width.ja)）、対応表（map）の width を超えるため一致とはしません。内訳を確かめてください。",
        en:
          "roundings alone explain it (width \(width.en)), but more of them than width in the map; "
          + "look at the parts"
      )
    case .tax(let rate, let isWith):
      return isWith
        ? Message(
          ja: "シートは税込み、台帳は税抜きではありませんか（\(rate)倍で一致します）。",
          en: "the sheets may be with tax and the ledger without (they agree by \(rate))"
        )
        : Message(
          ja: "シートは税抜き、台帳は税込みではありませんか（\(rate)倍で一致します）。",
          en: "the sheets may be without tax and the ledger with it (they agree by \(rate))"
        )
    default: return .nothing
    }
  }

  private func lineExplanation(_ explanation: Explanation, of item: ReconciledItem) -> Message {
    switch explanation {
    case .lineMissing(let line):
      let line = self.line(line, item.stage)
      return Message(
        ja: "台帳の\(line.ja)がシートに含まれていないのではありませんか。",
        en: "\(line.en) of the ledger may be in none of the sheets"
      )
    case .lineTwice(let one, let two):
      let (one, two) = (line(one, item.stage), line(two, item.stage))
      return Message(
        ja: "台帳の\(one.ja)と\(two.ja)は同じ行です。二重に出力されていませんか。",
        en: "\(one.en) and \(two.en) of the ledger are the same; one may be too many"
      )
    case .lineCountedTwice(let line):
      let line = self.line(line, item.stage)
      return Message(
        ja: "台帳の\(line.ja)をシートで二重に数えていませんか。",
        en: "the sheets may count \(line.en) of the ledger twice"
      )
    case .lineSign(let line):
      let line = self.line(line, item.stage)
      return Message(
        ja: "台帳の\(line.ja)の符号が逆ではありませんか（戻入、減額など）。",
        en: "\(line.en) of the ledger may have the wrong sign"
      )
    default: return .nothing
    }
  }
}
