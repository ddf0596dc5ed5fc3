@testable import Kenzan

extension BadSchema {
  private static let costs = """
    <group name="cost" label="事業費" each="R6 R7" labels="{field}／{key}">
    <number name="total" label="総額"/><number name="operating" label="経費"/>
    </group>
    <code name="kind" label="種別" codes="kind"/>
    <group name="outside" label="外" each="R1 R2"><number name="n" label="N"/></group>
    """

  /// A schema with costs in two years; the body begins on line 9.
  private static func withCosts(_ body: String) -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
    <parameter name="rate" from="R7">2</parameter>
    <codes name="kind"><code value="a"/></codes><bands name="attainment"><band>a</band></bands><key>kind</key>
    \(costs)
    \(body)
    </schema>
    """
  }

  static let formulas: [BadSchema] = [
    BadSchema(
      "unknown fields, with the nearest name",
      [.unknown, .unknown, .unknown],
      ["'operatng'; did you mean 'operating'", "'Total'; did you mean 'total'", "'somethingElse'"],
      withCosts(
        """
        <check id="a" for="cost.*"><formula>total = operatng</formula></check><!--!-->
        <check id="b" for="cost.*"><formula>total = operating
          + Total</formula></check><!--!-->
        <check id="c"><formula>kind = somethingElse</formula></check><!--!-->
        """
      )
    ),
    BadSchema(
      "several unknown fields of one formula",
      [.unknown, .unknown],
      ["'aaaaaa'", "'bbbbbb'"],
      withCosts(
        "<check id=\"a\" for=\"cost.*\"><formula>total = aaaaaa + bbbbbb</formula></check><!--!-->"
      )
    ),
    BadSchema(
      "formulas that cannot be read, on the line of the mistake",
      [.formula, .formula, .formula],
      ["never closed", "there is no function SUMM", "stops short"],
      withCosts(
        """
        <check id="a" for="cost.*"><formula>total =
          SUM(operating</formula></check><!--!-->
        <check id="b" for="cost.*"><formula>total = SUMM(operating)</formula></check><!--!-->
        <check id="c" for="cost.*"><formula>total =
          operating +
        </formula></check><!--!-->
        """
      )
    ),
    BadSchema(
      "types that do not go together",
      [.type, .type, .type, .type],
      ["no condition", "kind, a text", "stands for several", "no condition"],
      withCosts(
        """
        <text name="x" label="X"><required>1 + 1</required><!--!--></text>
        <check id="a" for="cost.*"><formula>total = kind</formula></check><!--!-->
        <check id="b"><formula>cost.R6.total = cost.*.total</formula></check><!--!-->
        <check id="d" for="cost.*"><when>total</when><!--!--><formula>total = 1</formula></check>
        """
      )
    ),
    BadSchema(
      "a name of two meanings",
      [.shadowing],
      ["may be cost.R6.kind or kind"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <key>kind</key><text name="kind" label="種別"/>
      <group name="cost" label="事業費" each="R6 R7"><text name="kind" label="区分"/></group>
      <check id="a" for="cost.*"><formula>kind = "x"</formula></check><!--!-->
      </schema>
      """
    ),
    BadSchema(
      "a parameter without a value for a year of the loop",
      [.parameter],
      ["no value for R6; its first holds from R7"],
      withCosts(
        "<check id=\"a\" for=\"cost.*\"><formula>total = operating * rate</formula></check><!--!-->"
      )
    ),
    BadSchema(
      "placeholders of formulas",
      [.placeholder, .placeholder],
      ["inside a loop", "there is no {kye}"],
      withCosts(
        """
        <check id="a"><formula>cost.{key}.total = 1</formula></check><!--!-->
        <check id="b" for="cost.*"><formula>cost.{kye}.total = 1</formula></check><!--!-->
        """
      )
    ),
    BadSchema(
      "a wrong condition is named once, not for every key",
      [.unknown],
      ["'kimd'; did you mean 'kind'"],
      """
      <group name="g" label="G" each="1..3"><text name="a" label="A">
      <required>kimd = "x"</required><!--!--></text><text name="kind" label="K"/></group>
      """
    ),
    BadSchema(
      "functions about targets",
      [.unknown, .formula, .formula, .type, .type],
      [
        "no bands 'attainmnt'; did you mean 'attainment'", "only in a check for the keys or rows",
        "only in a check for the keys or rows", "needs a baseline", "'a', which it does not know",
      ],
      withCosts(
        """
        <check id="a"><!--!--><formula>kind = BAND("attainmnt", cost.R6.total)</formula></check>
        <check id="b"><!--!--><formula>cost.R6.total = RUNNING(cost.*.total)</formula></check>
        <check id="c" for="cost.*"><!--!--><formula>total = RUNNING(outside.*.n)</formula></check>
        <check id="d" for="cost.*"><!--!--><formula>total = ACHIEVEMENT("difference", total, 5)</formula></check>
        <check id="e" for="cost.*"><!--!--><formula>total = ACHIEVEMENT(kind, total, 5)</formula></check>
        """
      )
    ),
    BadSchema(
      "days of what is no year",
      [.placeholder],
      ["in a loop over years"],
      """
      <group name="g" label="G" each="1..2"><number name="n" label="N"/></group>
      <check id="a" for="g.*"><formula>n = {key.days}</formula></check><!--!-->
      """
    ),
  ]

  static let checks: [BadSchema] = [
    BadSchema(
      "ids",
      [.duplicate, .unknown],
      ["already taken on line 9", "no check 'aa' for 'also'"],
      withCosts(
        """
        <check id="a" for="cost.*"><formula>total = 1</formula></check>
        <check id="a" for="cost.*"><formula>total = 2</formula></check><!--!-->
        <check id="b" for="cost.*" also="a aa"><!--!--><formula>total = 3</formula></check>
        """
      )
    ),
    BadSchema(
      "groups that do not exist",
      [.check, .check, .check, .check],
      ["write for=\"cost.*\"", "did you mean 'cost.R6'", "did you mean 'cost.*'", "no group"],
      withCosts(
        """
        <check id="a" for="cost"><!--!--><formula>total = 1</formula></check>
        <check id="b" for="cst.R6"><!--!--><formula>total = 1</formula></check>
        <check id="c" for="cots.*"><!--!--><formula>total = 1</formula></check>
        <check id="d" for="nothing"><!--!--><formula>total = 1</formula></check>
        """
      )
    ),
    BadSchema(
      "comparison and stated field",
      [.check, .check, .check, .unknown, .unknown],
      [
        "one comparison", "turn the sides round", "name the field in 'stated'", "'totl'",
        "'cost.*.total'",
      ],
      withCosts(
        """
        <check id="a" for="cost.*"><formula>total + 1</formula></check><!--!-->
        <check id="b" for="cost.*"><formula>1 + operating = total</formula></check><!--!-->
        <check id="c" for="cost.*"><formula>total + 1 = operating + 1</formula></check><!--!-->
        <check id="d" for="cost.*" stated="totl"><!--!--><formula>COUNT(total) = 1</formula></check>
        <check id="e" stated="cost.*.total"><!--!--><formula>COUNT(cost.*.total) = 2</formula></check>
        """
      )
    ),
    BadSchema(
      "last year's sheet",
      [.keys, .keys, .unknown, .check, .check, .check, .unknown, .check, .type],
      [
        "a list, or to a group with 'each'", "needs no 'key'", "no field 'nme'", "a check",
        "give the list a 'key'", "'prior.rate' is no field", "'totl'; did you mean",
        "turn the sides round", "prior.kind",
      ],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <parameter name="rate" from="R1">2</parameter>
      <codes name="kind"><code value="a"/></codes><key>kind</key>
      <code name="kind" label="種別" codes="kind"/>
      <group name="one" label="一" key="amount"><number name="amount" label="額"/></group><!--!-->
      <group name="cost" label="費" each="R6 R7" key="total"><number name="total" label="総"/></group><!--!-->
      <group name="goal" label="指標" each="A B" key="nme"><text name="name" label="名"/></group><!--!-->
      <number name="sum" label="計"><required>prior.sum > 1</required><!--!--></number>
      <list name="items" label="項目" max="2"><number name="amount" label="金額"/></list>
      <check id="a" for="items.*"><formula>amount = prior.amount</formula></check><!--!-->
      <check id="b" for="cost.*"><formula>total = prior.rate</formula></check><!--!-->
      <check id="c" for="cost.*"><formula>total = prior.totl</formula></check><!--!-->
      <check id="d" for="cost.*"><formula>prior.total = total</formula></check><!--!-->
      <check id="e" for="cost.*"><formula>total = prior.kind</formula></check><!--!-->
      </schema>
      """
    ),
    BadSchema(
      "roundings and languages",
      [.check, .check, .check, .check, .check, .unknown, .check, .check, .check],
      [
        "above zero", "comparison of numbers", "two 'message' for lang=\"ja\"", "either a 'side'",
        "either a 'side'", "'totl'; did you mean 'total'", "is not in the formula",
        "'printed' belongs to a 'field'", "only one rounding with a 'side'",
      ],
      withCosts(
        """
        <check id="a" for="cost.*"><formula>total = 1</formula>
        <rounding side="right" mode="half" step="0"/><!--!--></check>
        <check id="b"><formula>kind = "x"</formula><rounding side="left" mode="up" step="1"/><!--!--></check>
        <check id="c"><formula>kind = "x"</formula><message lang="ja">一</message>
        <message lang="ja">二</message><!--!--></check>
        <check id="d" for="cost.*"><formula>total = operating</formula>
        <rounding mode="half" step="1"/><!--!--></check>
        <check id="e" for="cost.*"><formula>total = operating</formula>
        <rounding side="left" field="total" mode="half" step="1"/><!--!--></check>
        <check id="f" for="cost.*"><formula>total = operating</formula>
        <rounding field="totl" mode="half" step="1"/><!--!--></check>
        <check id="g" for="cost.*"><formula>total = 1</formula>
        <rounding field="operating" mode="half" step="1"/><!--!--></check>
        <check id="h" for="cost.*"><formula>total = 1</formula>
        <rounding side="left" mode="half" step="printed"/><!--!--></check>
        <check id="i" for="cost.*"><formula>total = 1</formula>
        <rounding side="left" mode="half" step="1"/>
        <rounding side="right" mode="half" step="1"/><!--!--></check>
        """
      )
    ),
    BadSchema(
      "sentences that quote what is not there",
      [.placeholder, .placeholder, .placeholder],
      ["{3}", "{nothing}", "{prior.operating}"],
      withCosts(
        """
        <check id="a" for="cost.*"><!--!--><formula>total = operating</formula>
        <message lang="ja">{stated}は{1}と違います（{3}）</message></check>
        <check id="b" for="cost.*"><!--!--><formula>total = operating</formula>
        <message lang="ja">{nothing:cell}</message></check>
        <check id="c" for="cost.*"><!--!--><formula>total = prior.total</formula>
        <message lang="ja">{prior.total:cell} {prior.operating}</message></check>
        """
      )
    ),
    BadSchema(
      "quotes",
      [.unknown, .check, .pattern, .type, .duplicate],
      [
        "did you mean 'text'", "'amount' in 'in' is no text field", "0 times", "no comparison",
        "taken",
      ],
      """
      <text name="text" label="文"/><number name="amount" label="額"/>
      <check id="a.check"><formula>amount = 1</formula></check>
      <quote id="a" in="tex"><pattern>{n}件</pattern><formula>amount</formula></quote><!--!-->
      <quote id="b" in="amount"><pattern>{n}件</pattern><formula>amount</formula></quote><!--!-->
      <quote id="c" in="text"><pattern>件</pattern><!--!--><formula>amount</formula></quote>
      <quote id="d" in="text"><pattern>{n}件</pattern><formula>amount = 1</formula></quote><!--!-->
      <quote id="a.check" in="text"><pattern>{n}件</pattern><formula>amount</formula></quote><!--!-->
      """
    ),
  ]
}
