@testable import Kenzan

extension BadSchema {
  static let fields: [BadSchema] = [
    BadSchema(
      "names, each rule of the grammar",
      [.name, .name, .name, .name, .name, .name, .name],
      [
        "lower-case", "holds 'é'", "is a cell", "rows and columns", "reserved", "truth",
        "uses itself",
      ],
      """
      <text name="Name" label="1"/><!--!-->
      <text name="café" label="2"/><!--!-->
      <text name="kpi1" label="3"/><!--!-->
      <text name="r6" label="4"/><!--!-->
      <text name="prior" label="5"/><!--!-->
      <text name="true" label="6"/><!--!-->
      <text name="criteria" label="7"/><!--!-->
      """
    ),
    BadSchema(
      "names taken, also without case",
      [.duplicate, .duplicate, .duplicate],
      ["already taken on line 3", "differs from 'total' on line 5 only by case", "line 7"],
      """
      <text name="number" label="1"/><!--!-->
      <text name="total" label="2"/>
      <text name="toTal" label="3"/><!--!-->
      <group name="g"><text name="a" label="4"/></group>
      <text name="g" label="5"/><!--!-->
      """
    ),
    BadSchema(
      "a path too long for Excel",
      [.name],
      ["Excel takes 255"],
      """
      <group name="\(String(repeating: "a", count: 200))">
      <text name="\(String(repeating: "b", count: 55))" label="1"/><!--!-->
      </group>
      """
    ),
    BadSchema(
      "keys without a name at the top",
      [.name, .name, .name],
      ["rows and columns", "rows and columns", "rows and columns"],
      "<group each=\"R6 R7\"><text name=\"a\" label=\"A\"/></group><!--!-->"
    ),
    BadSchema(
      "a group without name and keys",
      [.name],
      ["needs a 'name' or an 'each'"],
      "<group label=\"G\"><!--!--><text name=\"a\" label=\"A\"/></group>"
    ),
    BadSchema(
      "keys that are none",
      [.keys, .keys, .keys, .keys, .keys],
      ["no key", "wrong way round", "twice", "2 stages for 3 keys", "wrong way round"],
      """
      <group name="a" each="year-x"><!--!--><text name="x" label="1"/></group>
      <group name="b" each="3..1"><!--!--><text name="x" label="2"/></group>
      <group name="d" each="A B A"><!--!--><text name="x" label="3"/></group>
      <group name="e" each="1..3" stages="決算 予算"><!--!--><text name="x" label="4"/></group>
      <group name="f" each="year..3"><!--!--><text name="x" label="5"/></group>
      """
    ),
    BadSchema(
      "facets that contradict",
      [.facet, .facet, .facet],
      ["'min' (3) is greater than 'max' (2)", "above zero", "keep one"],
      """
      <number name="a" label="1" min="3" max="2"/><!--!-->
      <number name="b" label="2" rounding="half 0"/><!--!-->
      <text name="d" label="3" required="true"><!--!--><required>ISBLANK(a)</required></text>
      """
    ),
    BadSchema(
      "words for no figure that say something else",
      [.facet, .facet, .facet],
      ["'該当なし' in 'words' is a way to say", "'１２' in 'words' is a number", "differ only by width"],
      """
      <number name="a" label="1" words="該当なし 新方針"/><!--!-->
      <number name="b" label="2" words="１２ 12件"/><!--!-->
      <number name="d" label="3" words="Ａ計画 A計画"/><!--!-->
      """
    ),
    BadSchema(
      "patterns that are none",
      [.pattern, .pattern],
      ["never closed", "cannot stand here"],
      """
      <text name="a" label="1" pattern="[A-Z"/><!--!-->
      <text name="b" label="2" pattern="^a$"/><!--!-->
      """
    ),
    BadSchema(
      "labels that do not tell fields apart",
      [.label, .label],
      ["'A' is also on line 4", "'合計' is also on line 6"],
      """
      <text name="a" label="A"/>
      <text name="b" label="A"/><!--!-->
      <group name="d" each="1..2" labels="{field}"><number name="x" label="合計"/></group><!--!-->
      """
    ),
    BadSchema(
      "placeholders that are none",
      [.label, .placeholder, .label],
      ["there is no {kay}", "inside a loop", "never closed"],
      """
      <group name="a" each="1..2" labels="{kay}{field}"><!--!--><text name="x" label="1"/></group>
      <text name="b" label="{key}の欄"/><!--!-->
      <group name="d" labels="{field"><!--!--><text name="x" label="3"/></group>
      """
    ),
    BadSchema(
      "code lists",
      [.codes, .codes, .codes, .unknown],
      [
        "neither codes", "stands there twice", "stands for both 'a' and 'b'", "did you mean 'kind'",
      ],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <codes name="kind"><code value="x"/></codes>
      <codes name="empty"/><!--!-->
      <codes name="twice"><code value="x"/>
      <code value="x"/><!--!-->
      </codes>
      <codes name="same"><code value="a" label="直営・委託"/>
      <code value="b" label="B"><!--!--><alias>直営･委託</alias></code></codes>
      <key>cc</key>
      <code name="cc" label="C" codes="kimd"/><!--!-->
      </schema>
      """
    ),
    BadSchema(
      "code lists of other folders and of nowhere",
      [.codes, .codes],
      ["own folder", "no file 'nowhere.csv'"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <codes name="a" src="../../etc/passwd"/><!--!-->
      <codes name="b" src="nowhere.csv"/><!--!-->
      <key>cc</key>
      <text name="cc" label="C"/>
      </schema>
      """
    ),
    BadSchema(
      "key and subject",
      [.unknown, .check, .unknown],
      ["no field 'nmber' for 'key'; did you mean 'number'", "is in a list", "for 'subject'"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <key>nmber <!--!--> items.1.name</key>
      <subject>title</subject><!--!-->
      <text name="number" label="N"/>
      <list name="items" label="項目" max="2"><text name="name" label="名"/></list>
      </schema>
      """
    ),
    BadSchema(
      "parameters",
      [.parameter, .parameter, .parameter],
      ["no fiscal year 'S99'", "two values from R5 on", "another unit before (千円)"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <parameter name="a" from="S99">1</parameter><!--!-->
      <parameter name="b" from="R5" unit="千円">1</parameter>
      <parameter name="b" from="R5" unit="千円">2</parameter><!--!-->
      <parameter name="b" from="R6" unit="円">3</parameter><!--!-->
      <key>n</key><text name="n" label="N"/>
      </schema>
      """
    ),
    BadSchema(
      "a row key that is no field of the row",
      [.unknown],
      ["did you mean 'code'"],
      """
      <list name="items" label="項目" max="2" key="cod"><!--!-->
      <text name="code" label="名"/></list>
      """
    ),
    BadSchema(
      "more fields than any form",
      [.limit],
      ["more than 20000 fields"],
      """
      <list name="a" label="A" max="9999"><list name="b" label="B" max="9999">
      <text name="x" label="X"/><!--!--></list></list>
      """
    ),
    BadSchema(
      "fields within cells that they cannot be in",
      [.unknown, .facet, .facet, .facet, .facet, .facet, .facet],
      [
        "did you mean 'name'", "has no cell of its own", "needs its sign", "add 'within'",
        "that of another flag", "no <notation> there holds {lost}", "'self' for 'within'",
      ],
      """
      <text name="name" label="1"/>
      <flag name="one" label="2" within="nmae" mark="※"/><!--!-->
      <text name="room" label="3" within="lost"/><!--!-->
      <flag name="two" label="4" within="name"/><!--!-->
      <flag name="three" label="5" mark="※"/><!--!-->
      <flag name="four" label="6" within="name" mark="☆"/>
      <flag name="five" label="7" within="name" mark=" ☆"/><!--!-->
      <text name="lost" label="8" within="name"/><!--!-->
      <text name="self" label="9" within="self"/><!--!-->
      """
    ),
    BadSchema(
      "notations that cannot be read",
      [.placeholder, .unknown, .facet, .facet, .facet, .facet, .facet],
      [
        "do not pair", "did you mean 'added'", "lacks {}", "the value alone", "touch",
        "a flag cannot stand", "twice",
      ],
      """
      <number name="target" label="1">
      <notation>{}{added</notation><!--!-->
      <notation>{}（{aded}）</notation><!--!-->
      <notation>新規{added}</notation><!--!-->
      <notation>{}</notation><!--!-->
      <notation>{added}{}</notation><!--!-->
      <notation>{}（{mark}）</notation><!--!-->
      <notation>{} （{added}）</notation>
      <notation>{}({added})</notation><!--!-->
      </number>
      <number name="added" label="2" within="target"/>
      <flag name="mark" label="3" within="target" mark="※"/>
      """
    ),
    BadSchema(
      "a slot for a field within another's cell",
      [.layout],
      ["needs no slot"],
      """
      <text name="name" label="1"/>
      <flag name="new" label="2" within="name" mark="※"/>
      <form columns="10"><row><slot field="number"/></row><row><slot field="name"/></row>
      <row><slot field="new"/></row></form><!--!-->
      """
    ),
    BadSchema(
      "several codes that could not be told apart",
      [.facet, .facet, .facet],
      ["do not go together", "is what parts several codes", "how many codes may be chosen"],
      """
      <schema xmlns="urn:kenzan:schema:1" id="a" version="1" title="t" year="R7">
      <codes name="plain"><code value="a"/></codes><codes name="parted"><code value="a・b"/></codes>
      <key>one</key>
      <code name="one" label="1" codes="plain" multiple="true" open="true"/><!--!-->
      <code name="two" label="2" codes="parted" multiple="true"/><!--!-->
      <code name="three" label="3" codes="plain" max="2"/><!--!-->
      </schema>
      """
    ),
  ]
}
