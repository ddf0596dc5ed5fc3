/// A small form of a town of its own.
enum OwnForm {
  static let xml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <schema xmlns="urn:kenzan:schema:1" id="own.form" version="1" title="小さな様式" year="R7">
      <key>code</key>
      <text name="code" label="番号" required="true"/>
      <number name="total" label="合計" unit="千円"/>
      <number name="part" label="内訳" unit="千円"/>
      <text name="clerk" label="担当者" visibility="internal" role="text"/>
      <text name="memo" label="備考" role="text"/>
      <check id="whole">
        <formula>total = part</formula>
        <message lang="ja">合計は内訳と同じです</message>
      </check>
      <form paper="A4" orientation="portrait" columns="10 20">
        <row><title span="2">小さな様式</title></row>
        <row><label>番号</label><slot field="code"/></row>
        <row><label>合計</label><slot field="total"/></row>
        <row><label>内訳</label><slot field="part"/></row>
        <row><label>担当者</label><slot field="clerk"/></row>
        <row><label>備考</label><slot field="memo"/></row>
      </form>
    </schema>

    """
}
