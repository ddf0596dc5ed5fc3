/// The standard words of evaluation sheets: what they are called in English, and what they hold.
///
/// A field's name is for good, so only words with one plain meaning stand here; everything else is
/// numbered and left to the author.
struct DraftTerm: Sendable {
  /// The word as normalised for matching.
  var word: String
  var name: String
  /// What a field of this name usually holds; `nil` where that depends.
  var type: FieldType?

  /// Finds the word for a heading: the whole of it, else the longest word at its end.
  static func find(_ heading: String) -> DraftTerm? {
    let text = core(of: heading)
    guard !text.isEmpty else { return nil }
    if let exact = byWord[text] { return exact }
    // Japanese puts the head of a compound last: 今後の事業費.
    return all.filter { $0.word.unicodeScalars.count > 1 && text.hasSuffix($0.word) }
      .max { $0.word.unicodeScalars.count < $1.word.unicodeScalars.count }
  }

  /// A name for a heading: of its word, or of both words of one such as 必要性の理由.
  static func name(for heading: String) -> String? {
    let text = core(of: heading)
    if let exact = byWord[text] { return exact.name }
    if let link = text.lastIndex(of: "の"), let owner = byWord[String(text[..<link])],
      let thing = byWord[String(text[text.index(after: link)...])]
    {
      return owner.name + (thing.name.first?.uppercased() ?? "") + thing.name.dropFirst()
    }
    return find(heading)?.name
  }

  /// Whether the heading is one of the words, apart from numbering, unit and brackets.
  static func isWord(_ heading: String) -> Bool { byWord[core(of: heading)] != nil }

  /// The heading without numbering, marks, years, units and what stands in brackets behind it.
  static func core(of heading: String) -> String {
    var text = DraftText.withoutEnumerator(heading).normalizedForMatching
    text = YearMention.replace(in: text) { _ in "" }
    var scalars = Array(text.unicodeScalars)
    let closing: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "】": "【", "〕": "〔"]
    while let last = scalars.last {
      if let open = closing[last], let start = scalars.lastIndex(of: open), start > 0 {
        scalars.removeSubrange(start...)
      } else if [":", "※", "*", "。"].contains(last) {
        scalars.removeLast()
      } else {
        break
      }
    }
    scalars.removeAll { "【】[]■◆●○□◇▼▲★☆".unicodeScalars.contains($0) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static let byWord = Dictionary(
    all.map { ($0.word, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let all: [DraftTerm] = words.flatMap { type, lines in
    lines.split(separator: "\n").flatMap { line -> [DraftTerm] in
      let parts = line.split(separator: " ").map(String.init)
      return parts.dropFirst().map {
        DraftTerm(word: $0.normalizedForMatching, name: parts.first ?? "", type: type)
      }
    }
  }

  /// A line is a name and the words for it.
  private static let words: [(FieldType?, String)] = [
    (
      .text,
      """
      number 整理番号 事業番号 番号 No 事業コード コード 管理番号 評価書番号 シート番号
      project 事務事業名 事業名 事業名称 事務事業 事業の名称 事業
      policy 施策名 施策 施策コード
      field 分野 政策分野
      goal 基本目標 政策目標 将来像
      pillar 政策 基本政策 大綱 柱
      basic 基本施策 基本計画 基本方針
      department 部 部局 部名 部局名 所管部 担当部 部等
      division 課 課名 所管課 担当課 主管課 課等 所属 担当部署 所管 課所名
      section 係 係名 担当係 担当 グループ 班
      clerk 担当者 担当者名 記入者 記入者名 作成者 氏名 記載者
      manager 所属長 課長名 課長 責任者 評価責任者
      telephone 電話 電話番号 内線 内線番号 連絡先 TEL
      mail メールアドレス メール E-mail
      purpose 目的 事業の目的 事業目的 ねらい 意図
      content 内容 事業内容 事業の内容 事業概要 概要 事業の概要 実施内容
      means 手段 手法 実施手段 活動内容 取組内容 取組 主な取組
      beneficiary 対象 対象者 受益者 対象・受益者 事業の対象
      background 背景 経緯 事業の背景 現状
      basis 根拠法令 根拠法令等 法令根拠 根拠 関連計画 個別計画
      environment 環境変化 社会情勢 社会情勢の変化 現状変化
      issues 課題 現状の課題 問題点 現状と課題 問題
      plans 今後の取組 今後の取組み 改善策 改善内容 対応策 解決策 方策 今後の対応 改善計画 今後の計画
      results 成果 事業の成果 取組結果 実績内容 取組実績
      reason 理由 評価理由 判断理由 判定理由 評価の理由 根拠・理由 説明 理由・根拠
      opinion 意見 委員意見 外部意見 所見 講評
      comment コメント 総評 総括 評価コメント
      response 対応 対応状況 対応方針
      note 備考 特記事項 その他特記事項 摘要 注記
      name 名称 指標名 項目名 名前 指標 件名
      description 指標の説明 算出方法 計算式 算式 指標の考え方 定義 算定方法
      unit 単位
      item 項目 区分 費目 節 科目
      detail 内訳 積算 積算根拠 内容・積算
      subject 対象事業
      schedule スケジュール 日程 実施時期
      period 事業期間 期間 実施期間 計画期間
      place 場所 会場 所在地
      account 会計 会計区分 会計名 予算科目
      kan 款
      kou 項
      moku 目
      grader 評価者 評価実施者
      """
    ),
    (
      .code,
      """
      kind 種別 事業種別 事業区分 事務区分 区分種別 事業の種類
      actor 実施主体 主体 実施方法 実施形態 運営方法 事業主体
      need 必要性 今後の必要性
      validity 妥当性 目的妥当性 対象の適切性
      effectiveness 有効性
      efficiency 効率性
      fairness 公平性 公平・公正性
      urgency 緊急性
      priority 優先度 優先順位
      achievement 達成状況 達成度 目標達成度
      direction 方向性 今後の方向性 改善の方向性 事業の方向性 今後の方針
      verdict 判定 総合判定
      grade 評価 総合評価 評点 ランク 評価結果 評定 評価区分
      progress 進捗 進捗状況 進捗度
      """
    ),
    (
      .number,
      """
      target 目標 目標値 計画 計画値
      actual 実績 実績値
      rate 達成率 進捗率 割合 比率 執行率
      baseline 基準値 現状値 基準
      cost 事業費 直接事業費 事業経費 総事業費 費用 経費
      total 合計 計 総計 総額 小計 総コスト トータルコスト 事業費計
      budget 予算 予算額 当初予算 当初予算額 予算現額 最終予算
      settlement 決算 決算額 決算見込 決算見込額
      personnel 人件費 概算人件費 職員人件費
      staff 職員数 従事職員数 正職員 正規職員 従事常勤職員数 人工 業務量 常勤職員数
      parttime 非常勤 会計年度任用職員 従事非常勤職員数 臨時職員
      unitCost 単価 人件費単価
      quantity 数量 員数
      amount 金額 額
      count 件数 回数 人数 世帯数
      national 国庫支出金 国支出金 国庫補助金 国費
      prefectural 県支出金 都道府県支出金 道支出金 府支出金 県補助金 県費
      bond 地方債 市債 町債 村債 起債
      other その他 その他特定財源 その他財源
      general 一般財源 一財
      specific 特定財源
      revenue 財源 財源内訳 歳入
      score 点数 得点 配点
      """
    ),
    (
      .date,
      """
      date 日付 年月日 作成日 記入日 作成年月日 評価日 提出日 日時
      start 開始日
      finish 終了日 完了日
      deadline 期限 提出期限
      """
    ),
    (
      .year,
      """
      fiscalYear 年度 対象年度 評価年度
      startYear 開始年度 事業開始年度
      finishYear 終了年度 事業終了年度
      """
    ),
    (
      nil,
      """
      basics 基本情報 基本事項 事業の基本情報
      system 政策体系 施策体系 総合計画 総合計画の体系 位置づけ 総合計画での位置付け 体系
      activity 活動指標 アウトプット 活動量
      outcome 成果指標 アウトカム
      indicator 評価指標
      costs コスト 事業コスト 事業費の推移 費用・財源
      first 一次評価 1次評価 内部評価 自己評価 担当課評価 所管課評価
      second 二次評価 2次評価 庁内評価
      external 外部評価 第三者評価 委員会評価
      plan 計画(Plan) PLAN Plan
      check 評価(Check) CHECK Check
      action 改善(Action) ACTION Action 改善
      ratings 項目別評価 個別評価 評価項目
      items 実施項目 主な事業 取組項目 内訳表 事業内訳 事業費内訳
      months 月別 年間スケジュール 実施スケジュール
      early 上旬 上 上半期 前期
      middle 中旬 中
      late 下旬 下 下半期 後期
      """
    ),
  ]
}
