import Testing

@testable import Kenzan

/// The wording of every remark, once.
struct ValueRemarkTests {
  private let place: FieldPlace = {
    let field = Field(
      slot: 0,
      path: FieldPath("cost.R6.total"),
      label: "総事業費／R6決算額",
      type: .number,
      unit: "千円",
      group: nil,
      facets: Facets()
    )
    return FieldPlace(field, .at(23, 6))
  }()

  /// One remark with everything that is said of it.
  struct Wording: Sendable {
    var remark: ValueRemark
    var code: String
    var severity: Severity
    var ja: String

    init(_ remark: ValueRemark, _ code: String, _ severity: Severity, _ ja: String) {
      self.remark = remark
      self.code = code
      self.severity = severity
      self.ja = ja
    }
  }

  static let wordings: [Wording] = [
    Wording(
      .textVariant("５－２－３", "5-2-3"),
      "text.variant",
      .info,
      "決められた書き方に直して集計しました（記入は変えていません）: F23「総事業費／R6決算額」「５－２－３」→5-2-3。"
    ),
    Wording(
      .struck(kept: "2600", struck: "2504"),
      "struck",
      .error,
      "F23「総事業費／R6決算額」の「2504」に取消線が引かれています（取消線のとおりなら「2600」、取消線が消し忘れなら「2504」も有効）。どちらとも決められないため読み込んでいません。残す内容だけを書き直してください。"
    ),
    Wording(
      .struck(kept: "", struck: "2504"),
      "struck",
      .error,
      "F23「総事業費／R6決算額」の「2504」に取消線が引かれています（取り消すなら空欄、取消線が消し忘れなら「2504」も有効）。どちらとも決められないため読み込んでいません。残す内容だけを書き直してください。"
    ),
    Wording(
      .crossedOut("5"),
      "struck",
      .error,
      "F23「総事業費／R6決算額」は斜線（該当なし）の欄ですが「5」と記入されています。どちらとも決められないため読み込んでいません。記入が正しければ斜線を消し、該当しなければ記入を消してください。"
    ),
    Wording(
      .dateInstead(shown: "2003-05-02", likely: ["5-2-3"]),
      "type",
      .error,
      "F23「総事業費／R6決算額」は日付（2003-05-02）になっているため読み込んでいません。「5-2-3」と入力したものが日付に変わったのではありませんか。セルの表示形式を「文字列」か「標準」にしてから入力し直してください。"
    ),
    Wording(
      .type("約44"),
      "type",
      .error,
      "F23「総事業費／R6決算額」の「約44」は、この欄の値として読み取れません。数値などこの欄に合う書き方に直してください。"
    ),
    Wording(
      .bracketed("(5)"),
      "type",
      .error,
      "F23「総事業費／R6決算額」の「(5)」は、マイナスの数とも項目の番号とも読めるため読み込んでいません。マイナスなら「△」か「-」を付けてください。"
    ),
    Wording(
      .type("多数", examples: ["○〔単位〕"]),
      "type",
      .error,
      "F23「総事業費／R6決算額」の「多数」は、この欄の値として読み取れません。値だけか、「○〔単位〕」のように書いてください。"
    ),
    Wording(
      .twoValues("29（4）", examples: ["○〔単位〕", "新規○（累計○）"]),
      "two-values",
      .error,
      "F23「総事業費／R6決算額」の「29（4）」には値が二つ以上あるため読み込んでいません。値だけか、「○〔単位〕」か「新規○（累計○）」のように書いてください。"
    ),
    Wording(
      .ambiguous("3/4", meanings: ["実績「3」、対象「4」", "実績「4」、対象「3」"]),
      "notation",
      .error,
      "F23「総事業費／R6決算額」の「3/4」は二通りに読めるため読み込んでいません: （実績「3」、対象「4」）、（実績「4」、対象「3」）。どちらか一つにしか読めないように書き直してください。"
    ),
    Wording(
      .disagreement("3", cell: "2", main: "目標"),
      "notation",
      .error,
      "F23「総事業費／R6決算額」は「3」ですが、「目標」の記入からは「2」と読めます。どちらとも決められないため読み込んでいません。どちらかを直してください。"
    ),
    Wording(
      .unwritable("2", main: "目標", examples: ["新規○（累計○）"]),
      "notation",
      .warning,
      "F23「総事業費／R6決算額」の「2」は、様式では「目標」のセルに「新規○（累計○）」と書きますが、ほかに必要な記入が足りない（または余る）ため標準様式に書き出せません。足りない記入を補ってください。"
    ),
    Wording(
      .twoValues("29（4）"),
      "two-values",
      .error,
      "F23「総事業費／R6決算額」の「29（4）」には値が二つ以上あるため読み込んでいません。この欄の値を一つだけ記入し、ほかは説明の欄に書いてください。"
    ),
    Wording(
      .errorValue("#N/A"),
      "value.error",
      .error,
      "F23「総事業費／R6決算額」は計算式のエラー（#N/A）になっているため読み込んでいません。式が参照するセルを直すか、値を入力してください。"
    ),
    Wording(
      .invalid("1e"),
      "value.error",
      .error,
      "F23「総事業費／R6決算額」の中身（1e）が壊れていて読み取れません。値を入力し直してください。"
    ),
    Wording(
      .uncalculated,
      "formula.uncalculated",
      .error,
      "F23「総事業費／R6決算額」は計算式だけで計算結果が保存されていないため読み込んでいません。Excelで開いて保存し直すか、値を入力してください。"
    ),
    Wording(
      .unit(written: "2,504,000円", unit: "円", declared: "千円", powerOfTen: -3),
      "unit",
      .error,
      "F23「総事業費／R6決算額」は「2,504,000円」と円で記入されていますが、この欄の単位は千円です（1千円は1,000円です）。換算はしていません。千円で書き直してください。"
    ),
    Wording(
      .unit(written: "12人", unit: "人", declared: "千円", powerOfTen: nil),
      "unit",
      .error,
      "F23「総事業費／R6決算額」は「12人」と人で記入されていますが、この欄の単位は千円です（単位が異なります）。換算はしていません。千円で書き直してください。"
    ),
    Wording(
      .digits(stated: ExactDecimal("2503.6") ?? .zero, shown: ExactDecimal(2504), places: 0),
      "digits",
      .warning,
      "F23「総事業費／R6決算額」は2,504と表示されますが、実際の値は2,503.6です。合計が合わない原因になります。表示どおりなら2,504と入力し直してください。"
    ),
    Wording(
      .scaledDisplay(stated: ExactDecimal(2_504_000), shown: ExactDecimal(2504)),
      "digits",
      .error,
      "F23「総事業費／R6決算額」は表示形式によって2,504と表示されますが、実際の値は2,504,000です。どちらの値か決められないため読み込んでいません。表示形式を「数値」に戻し、様式の単位で入力し直してください。"
    ),
    Wording(
      .unknownCode("直営・外部委", options: ["直営・外部委託"], areNear: true, total: 3),
      "code",
      .error,
      "F23「総事業費／R6決算額」の「直営・外部委」は選択肢にありません。近いもの: 「直営・外部委託」。選択肢から選び直してください。"
    ),
    Wording(
      .unknownCode("X", options: ["甲", "乙"], areNear: false, total: 5),
      "code",
      .error,
      "F23「総事業費／R6決算額」の「X」は選択肢にありません。選択肢: 「甲」「乙」ほか3件。選択肢から選び直してください。"
    ),
    Wording(
      .controlCharacters,
      "text.control",
      .info,
      "F23「総事業費／R6決算額」に目に見えない制御文字が含まれています。ほかのシステムから貼り付けた文章なら、入力し直すと消えます。"
    ),
    Wording(
      .privateUse,
      "text.private",
      .warning,
      "F23「総事業費／R6決算額」に外字（その端末だけの文字）か文字化けした文字が含まれています。ほかの端末では表示できないため、通常の漢字かかなに直してください。"
    ),
    Wording(
      .stale(stored: ExactDecimal(100), result: ExactDecimal(120)),
      "formula.stale",
      .warning,
      "F23「総事業費／R6決算額」に保存されている計算結果は100ですが、式を計算し直すと120になります。Excelで開いて保存し直してください（100として集計しました）。"
    ),
    Wording(
      .numberAsText("２，５０４", ExactDecimal(2504)),
      "number.text",
      .info,
      "文字で書かれた数値を数値として集計しました（記入は変えていません）: F23「総事業費／R6決算額」「２，５０４」→2,504。"
    ),
    Wording(
      .codeVariant("直営、外部委託", label: "直営・外部委託"),
      "code.variant",
      .info,
      "F23「総事業費／R6決算額」「直営、外部委託」は選択肢「直営・外部委託」として集計しました（記入は変えていません）。"
    ),
    Wording(
      .outsideList("7 広報費"),
      "code.open",
      .info,
      "F23「総事業費／R6決算額」「7 広報費」は選択肢にありませんが、記入のとおり集計しました。書き誤りでないか確かめてください。"
    ),
    Wording(
      .dateAsText("R６", "令和6年度"),
      "date.text",
      .info,
      "文字で書かれた年や日付を次のとおり集計しました（記入は変えていません）: F23「総事業費／R6決算額」「R６」→令和6年度。"
    ),
    Wording(
      .targetInWords("前年度以下"),
      "target.text",
      .info,
      "言葉で書かれた目標はそのまま残し、達成の判定はしていません: F23「総事業費／R6決算額」「前年度以下」。"
    ),
    Wording(
      .calculated(ExactDecimal(2504)),
      "formula.uncalculated",
      .warning,
      "計算結果が保存されていない式を計算して集計しました: F23「総事業費／R6決算額」＝2,504。値を確かめ、Excelで保存し直してください。"
    ),
  ]

  @Test(arguments: wordings)
  func `the wording`(wording: Wording) {
    #expect(wording.remark.code.rawValue == wording.code)
    #expect(wording.remark.severity == wording.severity)
    #expect(wording.remark.message(at: place).ja == wording.ja)
    #expect(wording.remark.message(at: place).en.contains("F23 '総事業費／R6決算額'"))
  }

  @Test func `the day that was meant is named`() throws {
    let written = try #require(WrittenDate("令和3年12月15日（月）"))
    #expect(
      ValueRemark.dayOfWeek(written).message(at: place).ja
        == "F23「総事業費／R6決算額」の令和3年12月15日は水曜日ですが（月）と記入されています。日付か曜日を直してください（同じ週の月曜日は13日）。"
    )
  }
}
