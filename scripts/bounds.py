#!/usr/bin/env python3
"""Files that are small or ask for much, and the bounds in which they are read or refused.

10 s of processor time, so that a busy machine does not matter, and 512 MB beyond what a file really inflates to.

Usage: bounds.py KENZAN     fails with a list of what took more, ended by a signal or gave another answer
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SECONDS = 10
MEGABYTES = {"comment.xlsx": 540}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(kind, target):
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def workbook(path, pieces):
    """A workbook of one worksheet, whose part is written piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", relationships("worksheet", "sheet.xml"))
        with archive.open("xl/sheet.xml", "w", force_zip64=False) as part:
            for piece in pieces:
                part.write(piece.encode())


def sheet(data, before=""):
    yield f'<worksheet xmlns="{MAIN}">{before}<sheetData>'
    yield from data
    yield "</sheetData></worksheet>"


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def comment(size):
    """A comment that deflates well, but not so well that it is taken for a bomb."""
    draw = random.Random(1)
    line = "".join(draw.choice("abcdefgh") for _ in range(600)) + " " * 60_000
    yield f'<worksheet xmlns="{MAIN}"><!--'
    for _ in range(size // len(line)):
        yield line
    yield "--><sheetData>" + ONE + "</sheetData></worksheet>"


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
    book = lambda name, pieces: workbook(folder / name, pieces)
    book("levels.xlsx", ["<a>" * 200_000])
    yield "levels.xlsx", "256"
    names = " ".join(f'a{number}=""' for number in range(300_000))
    book("attributes.xlsx", [f'<worksheet xmlns="{MAIN}" {names}/>'])
    yield "attributes.xlsx", "256"
    book("comment.xlsx", comment(500 << 20))
    yield "comment.xlsx", "16 MB"
    book("columns.xlsx", sheet(columns(16_384)))
    yield "columns.xlsx", ""
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    book("corner.xlsx", sheet([corner], '<dimension ref="A1:XFD1048576"/>'))
    yield "corner.xlsx", ""
    book("rows.xlsx", sheet(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001)))
    yield "rows.xlsx", ""
    (folder / "field.csv").write_bytes(b'a,"' + b"x\n" * (25 << 20) + b'"\n')
    yield "field.csv", "32767"
    (folder / "rows.csv").write_bytes(b"".join(b"%d,a\n" % n for n in range(1_000_000)))
    yield "rows.csv", ""
    (folder / "beyond.csv").write_bytes(b"a\n" * 1_048_577)
    yield "beyond.csv", "1,048,576"


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
            if seconds > SECONDS or megabytes > MEGABYTES.get(name, 512):
                failures.append(f"{name}: {seconds:.1f} s and {megabytes} MB")
    for failure in failures:
        print("bounds:", failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
