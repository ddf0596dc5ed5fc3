import Foundation
import Testing

@testable import Kenzan

struct PolicyTreeTests {
  static let tree = PolicyTree(
    program: "高品質経営プログラム",
    pillars: [
      .init(
        name: "「見える改革」",
        purpose: "市民や企業とともに進める行政運営",
        review: "R1外部評価",
        policies: [
          .init(name: "市民と行政の絆による市政運営", projects: 4, isSubject: true),
          .init(name: "市民満足度を高めるための取組", projects: 3),
          .init(
            name: "PPP（Public Private Partnership：公民連携）の推進による市政運営",
            projects: 11,
            isSubject: true
          ),
        ]
      ),
      .init(
        name: "「生む改革」",
        purpose: "選択と集中による財源創出",
        review: "R2外部評価",
        policies: [
          .init(name: "健全な財政運営の維持に向けた歳出改革", projects: 6),
          .init(name: "公平公正な市政運営と積極的な自主財源の確保", projects: 7),
          .init(name: "公営企業等の健全運営", projects: 5),
        ]
      ),
      .init(
        name: "「人の改革」",
        purpose: "職員の意識改革・組織文化の創造",
        review: "R3外部評価",
        policies: [
          .init(name: "ワークスタイル・業務改革", projects: 6),
          .init(name: "意識改革・人材育成", projects: 4),
        ]
      ),
    ],
    statedTotal: 46,
    cards: [
      .init(
        policy: "市民と行政の絆による市政運営",
        direction: String(repeating: "市民の声を把握し、政策に反映していくことが不可欠です。", count: 5),
        projects: [
          .init(
            name: "新たな情報発信媒体を活用した効果的な広報の推進",
            grade: "B",
            summary: String(repeating: "既存の情報発信手法を見直し、質の高い広報を推進します。", count: 3),
            indicators: ["フェイスブックのいいね数＋ツイッターのフォロワー数＋LINEの友だち数＋新たな媒体の登録者数"]
          )
        ]
      ),
      .init(
        policy: "PPP（Public Private Partnership：公民連携）の推進による市政運営",
        direction: String(repeating: "官民の役割分担を的確に見極め、民間活力の導入を更に推進します。", count: 3),
        projects: [
          .init(
            name: "企業との連携・協定による公共的サービスの充実",
            grade: "B+",
            summary: "企業と包括的な連携・協定を締結し、市民サービスの更なる向上を図ります。",
            indicators: ["企業との連携・協定の締結", "企業と連携した取組数"]
          )
        ]
      ),
    ],
    lead: "◇プログラムに位置付けられている２事業を、評価対象とする。",
    notes: ["※ 計画期間は平成29年度から令和2年度までの4年間。"]
  )

  private func texts(_ sheet: WorkbookSheet) -> [String] {
    sheet.cells.compactMap { if case .text(let text) = $0.content { text } else { nil } }
  }

  @Test func `policies that add up to the stated total differ in nothing`() {
    #expect(Self.tree.parts == [4, 3, 11, 6, 7, 5, 6, 4])
    #expect(Self.tree.computedTotal == 46)
    #expect(Self.tree.difference == nil)
  }

  @Test func `a sum that is not the stated total is said with its parts`() {
    var tree = Self.tree
    tree.pillars[0].policies[2].projects = 10
    #expect(
      tree.difference == .init(stated: 46, computed: 45, parts: [4, 3, 10, 6, 7, 5, 6, 4])
    )
    tree.statedTotal = nil
    #expect(tree.difference == nil)
    tree.pillars[0].policies[2].projects = .max
    #expect(tree.computedTotal == nil)
  }
}
