import Testing

@testable import Kenzan

struct BandCompilerTests {
  private static func document(_ bands: String, _ body: String = "") -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R1">
    \(bands)
    <key>n</key><text name="n" label="N"/>
    <group name="cost" label="事業費" each="year-1..year+1"><number name="target" label="目標"/>
    <number name="actual" label="実績"/><number name="total" label="累計"/></group>
    <group name="sum" label="合計" each="year-1..year+1"><number name="so" label="まで"/></group>
    <list name="items" label="項目" max="3"><number name="amount" label="金額"/>
    <number name="until" label="累計"/></list>
    \(body)
    </schema>
    """
  }

  private static let attainment = """
    <bands name="attainment"><band from="120">①</band><band above="100">②</band>
    <band from="100">③</band><band from="-79.5">④</band><band>⑤</band></bands>
    """

  @Test func `bands in words`() throws {
    let schema = try SchemaFixture.compile(document: Self.document(Self.attainment))
    let japanese = SchemaDescription(schema).text(in: .ja)
    #expect(
      japanese.contains(
        """
        ## 区分
        attainment
          ①  120以上
          ②  100超120未満
          ③  100以上100以下
          ④  -79.5以上100未満
          ⑤  -79.5未満
        """
      )
    )
    let english = SchemaDescription(schema).text(in: .en)
    #expect(english.contains("  ②  above 100 and below 120\n"))
  }

  @Test func `mistakes in bands`() {
    let document = Self.document(
      """
      <bands name="a"><band from="1">x</band><!--!--></bands>
      <bands name="b"><band from="1">x</band><band above="1">y</band><!--!--><band>z</band></bands>
      <bands name="b"><!--!--><band from="1">x</band>
      <band>y</band><!--!--><band from="0" above="0">z</band><!--!-->
      <band>u</band></bands>
      <bands name="B"><!--!--><band>x</band></bands>
      """
    )
    let errors = SchemaFixture.errors(in: document)
    let words = [
      "the last band has neither", "from the highest to the lowest", "on line 3 already",
      "the band 'y' needs 'from'", "either 'from'", "lower-case",
    ]
    #expect(errors.count == words.count, "\(errors.map(\.message.en))")
    for word in words { #expect(errors.contains { $0.message.en.contains(word) }, "\(word)") }
  }

  @Test func `a running total ends where the check stands`() throws {
    let schema = try SchemaFixture.compile(
      document: Self.document(
        "",
        """
        <check id="a" for="cost.*"><formula>total = RUNNING(cost.*.actual)</formula></check>
        <check id="b" for="items.*"><formula>until = RUNNING(items.amount)</formula></check>
        <check id="c" for="sum.*"><formula>so = RUNNING(cost.*.actual)</formula></check>
        """
      )
    )
    #expect(
      schema.checks(of: "a") == [
        "cost.H30.total: (cost.H30.total = RUNNING({cost.H30.actual}))",
        "cost.R1.total: (cost.R1.total = RUNNING({cost.H30.actual cost.R1.actual}))",
        "cost.R2.total: (cost.R2.total = "
          + "RUNNING({cost.H30.actual cost.R1.actual cost.R2.actual}))",
      ]
    )
    #expect(
      schema.checks(of: "b")[1]
        == "items.2.until: (items.2.until = RUNNING({items.1.amount items.2.amount}))"
    )
    #expect(
      schema.checks(of: "c")[1]
        == "sum.R1.so: (sum.R1.so = RUNNING({cost.H30.actual cost.R1.actual}))"
    )
  }

  @Test func `the days of a fiscal year, and roundings of operands`() throws {
    let schema = try SchemaFixture.compile(
      document: Self.document(
        "",
        """
        <check id="a" for="cost.*"><formula>target = actual * {key.days}</formula>
        <rounding field="actual" mode="half" step="printed"/>
        <rounding field="target" mode="down" step="10"/></check>
        """
      )
    )
    // 令和元年度 holds the 29th of February 2020.
    #expect(
      schema.checks(of: "a").map { $0.suffix(6) } == [" 365))", " 366))", " 365))"]
    )
    let check = try #require(schema.checks.first)
    #expect(check.rounding == nil)
    #expect(
      check.roundings.sorted { $0.key < $1.key }.map(\.value) == [
        .step(try #require(Rounding(mode: .down, step: ExactDecimal(10)))), .printed(.half),
      ]
    )
    let text = SchemaDescription(schema).text(in: .ja)
    #expect(text.contains("\n  ［実績］: 記入された桁に四捨五入\n"))
    #expect(text.contains("\n  ［目標］: 10に切捨て\n"))
  }
}
