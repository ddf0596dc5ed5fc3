#!/usr/bin/env python3
"""Writes a workbook with one big table, as spreadsheet programs lay it out: texts shared, dates by style, some numbers of 17 digits.

generate_table.py ROWS FILE [--inline]      the table has 12 columns and a row of headings
"""
import random
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ["番号", "年度", "所管", "課", "事業", "方法", "予算額", "執行額", "執行率", "件数", "備考", "日付"]
WORDS = ["総務", "企画", "福祉", "農林", "水産", "土木", "建築", "教育", "文化", "観光", "防災", "環境", "上下水道", "税務", "財政"]
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
                   'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="台帳" sheetId="1" r:id="rId1"/></sheets>'
                       '</workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
                     '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def rows(count):
    chance = random.Random(7)
    phrases = ["".join(chance.choice(WORDS) for _ in range(chance.randrange(2, 6))) for _ in range(5000)]
    yield HEADINGS
    for number in range(count):
        budget = chance.randrange(1, 1_000_000)
        executed = chance.randrange(0, budget + 1)
        rate = executed / budget
        yield [f"K{number:08d}", 2018 + number % 9, phrases[chance.randrange(12)], phrases[chance.randrange(200)],
               phrases[chance.randrange(5000)], phrases[chance.randrange(7)], budget, executed,
               f"{rate:.17g}" if number % 4 == 0 else round(rate, 4), chance.randrange(500),
               phrases[chance.randrange(5000)] if number % 3 else None, 43_000 + number % 3000]


def cell(place, value, column, shared):
    if value is None:
        return ""
    if column == 11 and not isinstance(value, str):
        return f'<c r="{place}" s="1"><v>{value}</v></c>'
    if not isinstance(value, str) or column == 8 and value[0] in "01":
        return f'<c r="{place}"><v>{value}</v></c>'
    if shared is None:
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    shared = None if "--inline" in sys.argv else {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, DECLARATION + content)
        uses = 0
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{DECLARATION}<worksheet xmlns="{MAIN}"><dimension ref="A1:L{count + 1}"/><sheetData>'.encode())
            lines = []
            for row, values in enumerate(rows(count), 1):
                cells = "".join(cell("ABCDEFGHIJKL"[column] + str(row), value, column, shared) for column, value in enumerate(values))
                lines.append(f'<row r="{row}" spans="1:12">{cells}</row>')
                uses += cells.count('t="s"')
                if len(lines) == 1000:
                    sheet.write("".join(lines).encode())
                    lines.clear()
            sheet.write(("".join(lines) + "</sheetData></worksheet>").encode())
        texts = "".join(f"<si><t>{text}</t></si>" for text in shared or [])
        archive.writestr("xl/sharedStrings.xml",
                         f'{DECLARATION}<sst xmlns="{MAIN}" count="{uses}" uniqueCount="{len(shared or [])}">{texts}</sst>')


main()
