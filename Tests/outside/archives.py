"""Archives of other programs, and such as are meant to do harm.

archives.py repack FILE FOLDER        writes the workbook again in every way that Python's zipfile and Info-ZIP know
archives.py hostile FOLDER            writes large hostile archives
archives.py refused KENZAN FOLDER     has `kenzan dump` refuse each of them, within 10 s and 512 MB
"""
import io
import json
import os
import resource
import subprocess
import sys
import zipfile


def main():
    command, *arguments = sys.argv[1:]
    if command == "refused":
        sys.exit(1 if refused(*arguments) else 0)
    {"repack": repack, "hostile": hostile}[command](*arguments)


class Pipe:
    """A file that cannot seek, so that zipfile writes descriptors."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()


def repack(source, folder):
    with zipfile.ZipFile(source) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]

    def write(name, method=zipfile.ZIP_DEFLATED, level=None, streamed=False, zip64=False, comment=b""):
        with open(os.path.join(folder, name + ".xlsx"), "wb") as file:
            with zipfile.ZipFile(Pipe(file) if streamed else file, "w", method,
                                 compresslevel=level) as archive:
                archive.comment = comment
                for part, content in parts:
                    with archive.open(part, "w", force_zip64=zip64) as entry:
                        entry.write(content)

    write("stored", zipfile.ZIP_STORED)
    write("level1", level=1)
    write("level9", level=9)
    write("streamed", streamed=True)
    write("streamed-stored", zipfile.ZIP_STORED, streamed=True)
    write("zip64", zip64=True)
    write("streamed-zip64", streamed=True, zip64=True)
    write("comment", comment="令和7年度".encode("cp932") * 2000)
    unpacked = os.path.join(folder, "parts")
    with zipfile.ZipFile(source) as archive:
        archive.extractall(unpacked)
    for name, options in [("infozip", []), ("infozip-stored", ["-0"]), ("infozip-zip64", ["-fz"]),
                          ("infozip-descriptors", ["-fd"]), ("infozip-folders", ["-D"])]:
        subprocess.run(["zip", "-q", "-r", *options, os.path.join(folder, name + ".xlsx"), "."],
                       cwd=unpacked, check=True)
    with open(os.path.join(folder, "infozip-piped.xlsx"), "wb") as file:
        subprocess.run(["zip", "-q", "-r", "-", "."], cwd=unpacked, stdout=file, check=True)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(archive, sheets):
    def relationships(all):
        return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{type}" Target="{target}"/>'
                          for id, type, target in all) + "</Relationships>")
    archive.writestr("_rels/.rels", relationships([("a", "officeDocument", "xl/workbook.xml")]))
    archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + "".join(
        f'<sheet name="S{n}" sheetId="{n + 1}" r:id="s{n}"/>' for n in range(sheets)) + "</sheets></workbook>")
    archive.writestr("xl/_rels/workbook.xml.rels", relationships(
        [(f"s{n}", "worksheet", f"{n}.xml") for n in range(sheets)]))


def sheet(filling):
    return f'<worksheet xmlns="{MAIN}">'.encode() + filling + b"<sheetData/></worksheet>"


def hundred_thousand_entries(archive):
    book(archive, 1)
    archive.writestr("xl/0.xml", sheet(b""))
    for n in range(100_000):
        archive.writestr(f"a{n}", b"")


def thousand_to_one(archive):
    book(archive, 1)
    archive.writestr("xl/0.xml", sheet(b" " * (400 << 20)))


def nested(archive):
    inner = b" " * (20 << 20)
    for depth in range(20):
        name = f"{depth}.zip"
        inner = packed(name, inner)
    archive.writestr("a.zip", inner)


def packed(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


HOSTILE = [(hundred_thousand_entries, "limit"), (thousand_to_one, "zip-bomb"), (nested, "zip")]


def hostile(folder):
    for make, _ in HOSTILE:
        path = os.path.join(folder, make.__name__ + ".xlsx")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            make(archive)


def refused(kenzan, folder):
    """How many archives are not refused as they must be; made before, as the peak counts what forked."""
    faults = 0
    for make, kind in HOSTILE:
        path = os.path.join(folder, make.__name__ + ".xlsx")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        dump = subprocess.run([kenzan, "dump", path], stdout=subprocess.PIPE, encoding="utf-8")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        megabytes = after.ru_maxrss >> 10
        found = json.loads(dump.stdout.split("\n")[0]).get("kind")
        is_right = found == kind and seconds < 10 and megabytes < 512
        faults += not is_right
        print(f"{make.__name__}: {found}, {seconds:.2f} s, {megabytes} MB at most",
              "" if is_right else f"instead of {kind}, within 10 s and 512 MB")
    return faults


if __name__ == "__main__":
    main()
