extension ReconciliationWording {
  /// What to do about an item, or what to know of it; nothing where the two sides agree.
  func advice(_ item: ReconciledItem) -> Message {
    switch item.result {
    case .matched, .withinRounding: return .nothing
    case .beyondRounding:
      return item.explanation.map { explanation($0, of: item) }
        ?? Message(
          ja: "シートと台帳のどちらが正しいか確かめてください。",
          en: "see which of the two is right"
        )
    case .onlyInSheets:
      return Message(
        ja: "番号が違わないか確かめ、台帳では別の番号なら crosswalk に書いてください。",
        en: "check the code, or put it into the crosswalk"
      )
    case .onlyInLedger:
      return Message(ja: "未提出ではないか確かめてください。", en: "see whether it was handed in")
    case .partial:
      return Message(
        ja: "この単位では、1枚のシートの正否は判定できません。",
        en: "at this level no single sheet can be judged"
      )
    case .unverifiable: return doubts(of: item)
    }
  }

  /// What to say besides of sheets that exceed what they are a part of.
  var excess: Message {
    map.coversInPart
      ? Message(ja: "目などの一部だけを集めたはずのシートが、台帳を超えています。", en: " sheets of a part exceed the whole;")
      : .nothing
  }

  /// Why an item cannot be judged, and what to do about it.
  func doubts(of item: ReconciledItem) -> Message {
    let reasons = item.doubts.map { doubt -> Message in
      switch doubt {
      case .figure(let figure):
        let place = place(of: sheets.figures[figure])
        return sheets.figures[figure].doubt == .blank
          ? Message(ja: "\(place.ja)が空欄です。記入してください。", en: "\(place.en) is blank; fill it in")
          : Message(
            ja: "\(place.ja)が数値として読めません。直してください。",
            en: "\(place.en) is no number; correct it"
          )
      case .noKey(let figure):
        let place = place(of: sheets.figures[figure])
        return Message(
          ja: "\(place.ja)のシートに番号や科目が書かれていません。記入してください。",
          en: "the sheet of \(place.en) does not say its key; fill it in"
        )
      case .notAsked:
        return Message(
          ja: "様式にこの金額の欄がありません（対応表（map）の <figure> にもありません）。",
          en: "its form has no such amount, and the map has no <figure> for it"
        )
      case .lines:
        return Message(
          ja: "台帳に読めない行があります。台帳の指摘を先に直してください。",
          en: "lines of the ledger could not be read; correct those first"
        )
      case .overflow: return Message(ja: "合計が大きすぎます。", en: "the sum is too large")
      }
    }
    return .sentences(reasons)
  }
}
