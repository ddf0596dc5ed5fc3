#!/usr/bin/env python3
"""Writes the first inputs of every target, and the dictionary of what they are made of.

seeds.py DIR
"""
import io
import pathlib
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = """<row r="1"> </row> <c r="A1" t="s"> t="str" t="inlineStr" t="b" t="d" s="1" <v>1</v> </c> <f>A1</f> t="shared" si="0" ref="A1:B2"
<is><t>x</t></is> <mergeCell ref="A1:B2"/> <cols><col min="1" max="2" hidden="1"/></cols> <si> </si> <t xml:space="preserve"> <r><rPr><strike/></rPr> <rPh>
&amp; &#x41; &#0; &lt; <![CDATA[ ]]> <!-- --> <?x?> <!DOCTYPE _x0041_ xmlns="u" xmlns:a="u" <a:b/> mc:AlternateContent numFmtId="14" <xf/> <numFmt
formatCode="ggge" <strike val="0"/> <border diagonalUp="1"> <definedName name="a" localSheetId="0"> state="hidden" 1e999 NaN 0x1A 45000.5 -1
<group name="g" each="year-1..year"> <number name="n" required="true" rounding="floor"/> <check id="c" for="n"><formula>n = 1</formula></check> <list name="l" max="9">
<form><row><slot field="n"/></row></form> SUM( ROUND( IF( {year-1} >= <> $A$1 'a'!A1 sep=; \\x0d\\x0a \\xef\\xbb\\xbf \\xff\\xfe \\x81\\x5c PK\\x01\\x02 PK\\x03\\x04 PK\\x05\\x06
PK\\x06\\x06 PK\\x06\\x07""".split()

SHEET = f"""<worksheet xmlns="{MAIN}"><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/>
<c r="C1"><f t="shared" ref="C1:C2" si="0">A1+1</f><v>0.1</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>7</v></c><c t="inlineStr"><is><t>x</t>
</is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"""
STRINGS = f"""<sst xmlns="{MAIN}"><si><t xml:space="preserve"> a_x000D_ </t></si><si><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r><rPh sb="0" eb="1"><t>キ</t>
</rPh></si></sst>"""
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="ggge&quot;年&quot;"/></numFmts><fonts><font/><font><strike/></font></fonts><borders>
<border/><border diagonalUp="1"><diagonal style="thin"/></border></borders><cellXfs><xf/><xf fontId="1" borderId="1" numFmtId="164"/></cellXfs></styleSheet>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="a.b"
localSheetId="0">Sheet1!$A$1</definedName></definedNames></workbook>"""
SCHEMA = """<schema xmlns="urn:kenzan:schema:1" id="a.b" version="1" title="様式" year="R7"><key>number</key><text name="number" label="番号"/>
<group name="cost" label="事業費" each="year-1..year" unit="千円"><number name="total" label="計"/><number name="part" label="内" digits="1"/></group>
<check id="t" for="cost.*"><formula>total = ROUND(part * 2, 0)</formula></check><form paper="A4" columns="4*10"><row><label>番号</label><slot field="number"/></row>
</form></schema>"""


def archive(compression):
    buffer = io.BytesIO()
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(buffer, "w", compression) as file:
        file.writestr("_rels/.rels", f'<Relationships xmlns="{relationships}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="b.xml"/></Relationships>')
        file.writestr("_rels/b.xml.rels", f'<Relationships xmlns="{relationships}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="s.xml"/></Relationships>')
        file.writestr("b.xml", BOOK)
        file.writestr("s.xml", SHEET.replace(' t="s"', ""))
    return buffer.getvalue()


SEEDS = {
    "zip": [archive(zipfile.ZIP_STORED), archive(zipfile.ZIP_DEFLATED)],
    "worksheet": [SHEET], "strings": [STRINGS], "styles": [STYLES], "workbook": [BOOK], "schema": [SCHEMA],
    "csv": ["款,項\r\n\"1\",\"a\"\"b\"\n", "sep=;\na;b", "a\tb\n".encode("utf-16"), "表,ソ①\r\n".encode("cp932")],
    "formula": ["total = ROUND(part * 2, 0)", "IF(AND(a >= 1, ISBLANK(b)), SUM(c.*), \"x\" & {year-1})", "=SUM('a b'!$A$1:B2)/3%"],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    for target, seeds in SEEDS.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / target / f"seed{number}").write_bytes(seed if isinstance(seed, bytes) else seed.encode())
    quoted = ['"' + word.replace('"', '\\"') + '"' for word in WORDS]
    (folder / "words.dict").write_text("\n".join(quoted) + "\n")


main()
