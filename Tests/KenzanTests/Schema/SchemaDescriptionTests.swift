import Testing

@testable import Kenzan

struct SchemaDescriptionTests {
  private static let document = """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="2" title="様式" year="R7">
    <parameter name="unitCost" from="R5" unit="千円">8200</parameter>
    <codes name="kind"><code value="a" label="任意"><alias>自主</alias></code></codes>
    <key>project</key>
    <subject>project</subject>
    <text name="project" label="事業名" required="true" maxlength="60" lines="2" pattern="[^0-9]+"/>
    <code name="kind" label="種別" codes="kind" visibility="internal"/>
    <group name="cost" label="事業費" each="year-1..year" stages="決算 予算" unit="千円">
    <number name="total" label="総額" min="0" rounding="half 1"><required>kind = "a"</required></number>
    <number name="staff" label="職員" na="zero" digits="2" unit="人" max="9"/></group>
    <check id="cost.total" for="cost.*" severity="warning"><when>(staff + 1) * 2 > 3</when>
    <formula>total = staff * unitCost</formula><rounding side="right" mode="down" step="10"/>
    <message lang="ja">総額は人件費です</message><message lang="en">the total is labour</message>
    <advice lang="ja">確かめてください</advice></check>
    <form columns="5 5 5"><row><label>事業名</label><slot field="project"/><slot field="kind"/></row>
    <row><label>総額</label><slot each="cost" field="cost.{key}.total"/></row>
    <row><label>職員</label><slot each="cost" field="cost.{key}.staff"/></row></form>
    </schema>
    """

  @Test func `in Japanese`() throws {
    let text = SchemaDescription(try SchemaFixture.compile(document: Self.document)).text(in: .ja)
    #expect(
      text == """
        test.form 2  様式  令和7年度 (R7)
        シートを区別する欄: project (事業名)
        シートの名前になる欄: project (事業名)
        定数: unitCost = R5: 8200千円

        ## 欄
        project  事業名  文字, 必須, 60文字まで, 2行まで, 書き方 [^0-9]+
        kind  種別  選択肢 kind, 公開しない
        cost.*.total  事業費／R6／総額 など2欄  数値（千円）, 必須（［種別］ = "a" のとき）, 1に四捨五入, 0以上
        cost.*.staff  事業費／R6／職員 など2欄  数値（人）, －可（0とみなす）, 小数2位, 9以下

        ## 繰返し（* に入るもの）
        cost.*  R6決算 R7予算

        ## 選択肢
        kind (1)
          a  任意  (自主)

        ## 規則
        cost.total  [要確認] 2か所
          ［総額］ = ［職員］ * 8200
          条件: (［職員］ + 1) * 2 > 3
          右: 10に切捨て
          Excelの様式の検査式には入りません（kenzan が確かめます）
          総額は人件費です
          → 確かめてください

        ## 様式
        A4 portrait
        A1 「事業名」  B1 <project>  C1 <kind>
        A2 「総額」  B2 <cost.R6.total>  C2 <cost.R7.total>
        A3 「職員」  B3 <cost.R6.staff>  C3 <cost.R7.staff>

        """
    )
  }

  @Test func `in English`() throws {
    let text = SchemaDescription(try SchemaFixture.compile(document: Self.document)).text(in: .en)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains("Key: project (事業名)"))
    #expect(
      lines.contains(
        "cost.*.total  事業費／R6／総額 and 1 more  number (千円), required if ［種別］ = \"a\", "
          + "rounded half up to 1, at least 0"
      )
    )
    #expect(lines.contains("cost.total  [warning] 2 places"))
    #expect(lines.contains("  the total is labour"))
  }
}
