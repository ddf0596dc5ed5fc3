#!/usr/bin/env python3
"""Files that are small or ask for much, and the bounds in which they are read or refused.

10 s of processor time, so that a busy machine does not matter, and 512 MB.

Usage: bounds.py KENZAN     fails with a list of what took more, ended by a signal or gave another answer
"""

import copy
import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SECONDS = 10
MEGABYTES = 512
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(*all):
    elements = (
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(all, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(elements)}</Relationships>'


def workbook(path, pieces=None, **parts):
    """A workbook of one worksheet, whose parts are written piece by piece: `sheet`, `styles`, `strings`,
    `comments`, `book`."""
    all = {
        "sheet": pieces or sheet([ONE]),
        "styles": [f'<styleSheet xmlns="{MAIN}"/>'],
        "strings": [f'<sst xmlns="{MAIN}"/>'],
        "comments": [f'<comments xmlns="{MAIN}"/>'],
        "book": sheets_and([("A", "r1")]),
    } | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relationships(("officeDocument", "xl/book.xml")))
        kinds = [("worksheet", "sheet.xml"), ("styles", "styles.xml"), ("sharedStrings", "strings.xml")]
        archive.writestr("xl/_rels/book.xml.rels", relationships(*kinds))
        archive.writestr("xl/_rels/sheet.xml.rels", relationships(("comments", "comments.xml")))
        for name, content in all.items():
            with archive.open(f"xl/{name}.xml", "w") as part:
                for piece in content:
                    part.write(piece.encode())


def sheets_and(sheets, more=()):
    yield f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    for number, (name, id) in enumerate(sheets, 1):
        yield f'<sheet name="{name}" sheetId="{number}" r:id="{id}"/>'
    yield "</sheets>"
    yield from more
    yield "</workbook>"


def many_sheets(path, count, pieces):
    """A workbook whose worksheets are all alike: compressed once, written many times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relationships(("officeDocument", "xl/book.xml")))
        archive.writestr("xl/book.xml", "".join(sheets_and((f"S{n}", f"r{n}") for n in range(1, count + 1))))
        kinds = [("worksheet", f"{n}.xml") for n in range(1, count + 1)]
        archive.writestr("xl/_rels/book.xml.rels", relationships(*kinds))
        with archive.open("xl/1.xml", "w") as part:
            for piece in pieces:
                part.write(piece.encode())
        first = archive.getinfo("xl/1.xml")
        file = archive.fp
        file.seek(first.header_offset + len(first.FileHeader()))
        content = file.read(first.compress_size)
        file.seek(archive.start_dir)
        for number in range(2, count + 1):
            entry = copy.copy(first)
            entry.filename = f"xl/{number}.xml"
            entry.header_offset = file.tell()
            file.write(entry.FileHeader() + content)
            archive.filelist.append(entry)
        archive.start_dir = file.tell()


def sheet(data, before=""):
    yield f'<worksheet xmlns="{MAIN}">{before}<sheetData>'
    yield from data
    yield "</sheetData></worksheet>"


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def comment(size):
    """A comment that deflates well, but not so well that it is taken for a bomb."""
    draw = random.Random(1)
    line = "".join(draw.choice("abcdefgh") for _ in range(3_600)) + " " * 60_000
    yield f'<worksheet xmlns="{MAIN}"><!--'
    for _ in range(size // len(line)):
        yield line
    yield "--><sheetData>" + ONE + "</sheetData></worksheet>"


def many(before, unit, after, size=90 << 20):
    """An element over and over; as small as it deflates, for that is what somebody would send."""
    yield before
    for _ in range(size // (len(unit) * 1_000)):
        yield unit * 1_000
    yield after


def columns(count):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield '<row r="1">'
    for number in range(1, count + 1):
        name, rest = "", number
        while rest:
            rest, digit = divmod(rest - 1, 26)
            name = letters[digit] + name
        yield f'<c r="{name}1"><v>{number}</v></c>'
    yield "</row>"


def cases(folder):
    """Name, and a part of what is said; empty for a file that is read."""
    book = lambda name, pieces=None, **parts: workbook(folder / name, pieces, **parts)
    book("levels.xlsx", ["<a>" * 200_000])
    yield "levels.xlsx", "256"
    names = " ".join(f'a{number}=""' for number in range(300_000))
    book("attributes.xlsx", [f'<worksheet xmlns="{MAIN}" {names}/>'])
    yield "attributes.xlsx", "256"
    book("comment.xlsx", comment(440 << 20))
    yield "comment.xlsx", "16 MB"
    book("comment500.xlsx", comment(500 << 20))
    yield "comment500.xlsx", "448 MB"
    many_sheets(folder / "sheets.xlsx", 300, many(*SHEET_OF_ROWS, size=20 << 20))
    yield "sheets.xlsx", "50 times"
    many_sheets(folder / "five.xlsx", 5, many(*SHEET_OF_ROWS, size=19 << 20))
    yield "five.xlsx", ""
    yield from lists(book)
    book("columns.xlsx", sheet(columns(16_384)))
    yield "columns.xlsx", ""
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    book("corner.xlsx", sheet([corner], '<dimension ref="A1:XFD1048576"/>'))
    yield "corner.xlsx", ""
    book("rows.xlsx", sheet(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001)))
    yield "rows.xlsx", ""
    book("manyrows.xlsx", many(SHEET + "<sheetData>", "<row/>", "</sheetData></worksheet>", size=9 << 20))
    yield "manyrows.xlsx", "1,048,576"
    (folder / "field.csv").write_bytes(b'a,"' + b"x\n" * (25 << 20) + b'"\n')
    yield "field.csv", "32767"
    (folder / "rows.csv").write_bytes(b"".join(b"%d,a\n" % n for n in range(1_000_000)))
    yield "rows.csv", ""
    (folder / "beyond.csv").write_bytes(b"a\n" * 1_048_577)
    yield "beyond.csv", "1,048,576"


SHEET = f'<worksheet xmlns="{MAIN}">'
SHEET_OF_ROWS = (SHEET + "<sheetData>", '<row r="1" spans="1:9" ht="15"/>', "</sheetData></worksheet>")


def lists(book):
    """Elements of few bytes that take many in memory, a part of nothing else each."""
    styles = (f'<styleSheet xmlns="{MAIN}"><cellXfs>', "<xf/>", "</cellXfs></styleSheet>")
    book("styles.xlsx", styles=many(*styles))
    yield "styles.xlsx", "32 MB"
    book("styles30.xlsx", styles=many(*styles, size=30 << 20))
    yield "styles30.xlsx", "65536"
    book("fonts30.xlsx", styles=many(f'<styleSheet xmlns="{MAIN}"><fonts>', "<font/>", "</fonts></styleSheet>", size=30 << 20))
    yield "fonts30.xlsx", ""
    book("strings.xlsx", strings=many(f'<sst xmlns="{MAIN}">', "<si/>", "</sst>"))
    yield "strings.xlsx", "320 MB"
    notes = (f'<comments xmlns="{MAIN}"><commentList>', '<comment ref="A1"/>', "</commentList></comments>")
    book("notes30.xlsx", comments=many(*notes, size=30 << 20))
    yield "notes30.xlsx", ""
    name = '<definedName name="a">1</definedName>'
    names = many("<definedNames>", name, "</definedNames>", size=30 << 20)
    book("names30.xlsx", book=sheets_and([("A", "r1")], names))
    yield "names30.xlsx", ""
    data = lambda cell: many(SHEET + '<sheetData><row r="1">', cell, "</row></sheetData></worksheet>")
    row = "</row><row>"
    book("cells.xlsx", data("<c><v>1</v></c>" * 9 + row))
    yield "cells.xlsx", "320 MB"
    book("formulas.xlsx", data("<c><f>1</f></c>" * 9 + row))
    yield "formulas.xlsx", "320 MB"
    book("waiting.xlsx", data('<c><f t="shared" si="1"/></c>' * 9 + row))
    yield "waiting.xlsx", "320 MB"
    shared = '<c><f t="shared" si="1">' + "1+" * 4_000 + '1</f></c></row><row>'
    member = '<c><f t="shared" si="1"/></c>' * 9 + row
    book("shared.xlsx", many(SHEET + "<sheetData><row>" + shared, member, "</row></sheetData></worksheet>", size=9 << 20))
    yield "shared.xlsx", "320 MB"
    end = "</controls></worksheet>"
    book("controls.xlsx", many(SHEET + "<sheetData/><controls>", "<control/>", end))
    yield "controls.xlsx", "320 MB"
    merges = "</mergeCells></worksheet>"
    book("merges.xlsx", many(SHEET + "<sheetData/><mergeCells>", '<mergeCell ref="A1"/>', merges))
    yield "merges.xlsx", ""


def run(kenzan, path):
    """Status, output, seconds and megabytes of one reading."""
    process = subprocess.Popen(
        [kenzan, "check", "--lang", "en", str(path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10


def main():
    kenzan = os.path.abspath(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, said in cases(Path(folder)):
            status, output, seconds, megabytes = run(kenzan, Path(folder) / name)
            print(f"bounds: {name:16} status {status}, {seconds:5.2f} s, {megabytes} MB")
            is_refused = "unreadable:" in output
            if status not in (0, 1) or is_refused != bool(said) or said not in output:
                failures.append(f"{name}: another answer than expected: {output[:400]}")
            if seconds > SECONDS or megabytes > MEGABYTES:
                failures.append(f"{name}: {seconds:.1f} s and {megabytes} MB")
    for failure in failures:
        print("bounds:", failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
