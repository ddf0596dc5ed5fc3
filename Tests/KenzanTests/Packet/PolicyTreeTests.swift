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
            summary: CitedText(String(repeating: "既存の情報発信手法を見直し、質の高い広報を推進します。", count: 3)),
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

  @Test func `subjects are marked, bold and on grey, and nothing else is`() {
    let sheet = Self.tree.sheet(named: "体系図", title: "施策体系図")
    let marked = sheet.cells.filter { $0.content == .text("➔") }
    #expect(marked.count == 2)
    #expect(marked.allSatisfy { $0.look.isBold && $0.look.fill != nil })
    let rows = Set(marked.map(\.reference.row))
    for cell in sheet.cells where rows.contains(cell.reference.row) {
      guard case .text(let text) = cell.content, text.hasSuffix("市政運営") else { continue }
      #expect(cell.look.isBold)
    }
    let plain = sheet.cells.filter { $0.content == .text("②市民満足度を高めるための取組") }
    #expect(plain.count == 1 && plain.allSatisfy { !$0.look.isBold && $0.look.fill == nil })
  }

  @Test func `the tree says every count and the sum, and each subject has its card`() {
    let texts = texts(Self.tree.sheet(named: "体系図", title: "施策体系図"))
    for count in Self.tree.parts { #expect(texts.contains("\(count)事業")) }
    #expect(texts.contains("46事業"))
    #expect(texts.contains { $0.hasSuffix("全46事業") })
    #expect(texts.contains("事業①") && texts.contains("事業②"))
    #expect(texts.contains("達成度　B") && texts.contains("達成度　B+"))
    #expect(texts.contains("・企業との連携・協定の締結\n・企業と連携した取組数"))
  }

  @Test func `a subject without a card and a card without a subject are named`() {
    #expect(Self.tree.unmatched.subjects.isEmpty && Self.tree.unmatched.cards.isEmpty)
    var tree = Self.tree
    tree.cards[0].policy = "市民との絆"
    #expect(tree.unmatched.subjects == ["市民と行政の絆による市政運営"])
    #expect(tree.unmatched.cards == ["市民との絆"])
  }

  @Test func `a usual tree takes one page of A4 upright`() throws {
    let sheet = Self.tree.sheet(named: "体系図", title: "施策体系図")
    #expect(sheet.page.paper == .a4 && sheet.page.orientation == .portrait)
    #expect(sheet.page.pagesTall == 1 && sheet.page.breaks.isEmpty)
    var book = Workbook()
    book.sheets = [sheet]
    #expect(try !WorkbookWriter.write(book).isEmpty)
  }

  @Test func `names too long for A4 take A3 across`() {
    var tree = Self.tree
    for pillar in tree.pillars.indices {
      for policy in tree.pillars[pillar].policies.indices {
        tree.pillars[pillar].policies[policy].name = String(repeating: "長い施策名", count: 26)
      }
    }
    let page = tree.sheet(named: "体系図", title: "施策体系図").page
    #expect(page.paper == .a3 && page.orientation == .landscape)
  }

  @Test func `a long tree names the program on every page and breaks between pillars`() throws {
    var tree = Self.tree
    tree.pillars = Array(repeating: tree.pillars, count: 6).flatMap { $0 }
    let sheet = tree.sheet(named: "体系図", title: "施策体系図")
    #expect(sheet.page.paper == .a4 && sheet.page.pagesTall == 0)
    let programs = sheet.cells.filter {
      if case .text(let text) = $0.content { text.hasPrefix("高品質経営プログラム") } else { false }
    }
    #expect(programs.count > 1)
    for row in sheet.page.breaks {
      for area in sheet.merges { #expect(area.last.row <= row || area.first.row > row) }
    }
    var book = Workbook()
    book.sheets = [sheet]
    #expect(try !WorkbookWriter.write(book).isEmpty)
  }

  @Test func `numbers beyond twenty have no circle`() {
    #expect([1, 20, 21, 0].map(PolicyTree.circled) == ["①", "⑳", "(21)", "(0)"])
  }

  @Test func `nothing at all still makes a sheet`() throws {
    var book = Workbook()
    let tree = PolicyTree(program: "計画", pillars: [.init(name: "柱", policies: [])])
    book.sheets = [
      PolicyTree(program: "", pillars: []).sheet(named: "1", title: ""),
      tree.sheet(named: "2", title: "題"),
    ]
    #expect(try !WorkbookWriter.write(book).isEmpty)
  }
}
