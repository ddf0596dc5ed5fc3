#!/usr/bin/env python3
"""Makes the samples of every form from samples/*/source, the same byte for byte.

samples.py KENZAN [FORM…]             writes those of all forms, or of the named ones
samples.py KENZAN [FORM…] --compare   makes them in a scratch folder and fails where they differ

A form's folder has the name of its schema. Its source folder holds `sheets.csv` (a row per true sheet, headed by field
paths), for a list with many rows `sheets.LIST.csv` (the sheet's key, `n`, and the fields of a row), and `faulty.json`:
the schema, its year, the findings of the true sheets by their number, and variants, each a base row (counted from 1),
the cells it changes, and the findings that a careful reader expects. They go into `expected/`, apart from the sheets.

`packet/fills` holds the sheets of the papers of a meeting in tables of the same kind, with the workbook of each row under `file`;
`forms.json` names their forms.

`prior.csv` holds last year's sheets, the row of each beside that of this year's; then the true sheets are expected to find the
same when they are compared with them, or what `prior` says by their number. A variant with `prior` is compared with rows of
that table, each with the cells it changes, and with `renames`, the rows of a rename map.

`NN.picture.json` is a diagram that the true sheet NN has at its `cell`, as if its department had pasted it there.
"""
import csv
import filecmp
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
import diagram

ROOT = pathlib.Path(__file__).resolve().parent.parent / "samples"


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def write_rows(path, rows, encoding):
    if encoding == "cp932":  # which has the dash of JIS, but not the one that many fonts offer first
        rows = [{key: text.replace("\u2014", "\u2015") for key, text in row.items()} for row in rows]
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def joined(rows, lists):
    """The rows with those of their lists as columns: `items.12.rate`."""
    wide = [dict(row) for row in rows]
    for name, list_rows in lists.items():
        for item in list_rows:
            keys = list(item)[:list(item).index("n")]  # a row's own fields may be called like the sheet's
            row = next(row for row in wide if all(row[key] == item[key] for key in keys))
            row.update({f"{name}.{item['n']}.{field}": text for field, text in item.items() if field not in keys + ["n"]})
    columns = dict.fromkeys(column for row in wide for column in row)
    return [{column: row.get(column, "") for column in columns} for row in wide]


def paste(path, picture):
    """Puts a picture onto the only worksheet of a workbook."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", picture["cell"]).groups()
    column = sum((ord(letter) - 64) * 26 ** place for place, letter in enumerate(reversed(letters))) - 1
    width, height = (side * 9525 * 3 // 4 for side in picture["size"])

    def related(target, kind):
        return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                f'Type="{office}/{kind}" Target="{target}"/></Relationships>')

    added = {
        "xl/worksheets/_rels/sheet1.xml.rels": related("../drawings/drawing1.xml", "drawing"),
        "xl/drawings/_rels/drawing1.xml.rels": related("../media/image1.png", "image"),
        "xl/drawings/drawing1.xml":
            f'<xdr:wsDr xmlns:xdr="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main" xmlns:r="{office}"><xdr:oneCellAnchor>'
            f'<xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>95250</xdr:colOff><xdr:row>{int(row) - 1}</xdr:row>'
            f'<xdr:rowOff>95250</xdr:rowOff></xdr:from><xdr:ext cx="{width}" cy="{height}"/><xdr:pic><xdr:nvPicPr>'
            '<xdr:cNvPr id="2" name="図 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch>'
            f'<a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
            '</a:xfrm><a:prstGeom prst="rect"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>',
        "xl/media/image1.png": diagram.png(picture),
    }
    changes = {
        "[Content_Types].xml": ("</Types>", '<Default Extension="png" ContentType="image/png"/><Override PartName='
                                '"/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'
                                "</Types>"),
        "xl/worksheets/sheet1.xml": ("</worksheet>", '<drawing r:id="rId1"/></worksheet>'),
    }
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name, (before, after) in changes.items():
        parts[name] = parts[name].replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in {**parts, **added}.items():
            book.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


ERAS = {"R": 2018, "H": 1988, "S": 1925}  # the year before the first of each era, the latest first


def fiscal_year(key):
    """The fiscal year of a key: 2018 of H30."""
    return ERAS[key[0]] + int(key[1:])


def year_key(year):
    return next(f"{era}{year - before}" for era, before in ERAS.items() if year > before)


def write_expectation(path, why, findings):
    text = json.dumps({"why": why, "findings": findings}, ensure_ascii=False, indent=2) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read_tables(source, name):
    """A table of sheets, and those of its lists by their names."""
    lists = {path.name[len(name) + 1:-len(".csv")]: read_rows(path) for path in sorted(source.glob(f"{name}.*.csv"))}
    return read_rows(source / f"{name}.csv"), lists


def fill(template, rows, out, *options):
    """Writes rows into the form, a worksheet each."""
    table = out.parent / "fill.csv"
    table.parent.mkdir(exist_ok=True)
    write_rows(table, rows, "utf-8")
    run(*template, "--fill", table, *options, "--out", out)
    table.unlink()


def changed(rows, change, name):
    row = dict(rows[change["base"] - 1])
    unknown = set(change["set"]) - set(row)
    if unknown:
        raise SystemExit(f"{name}: unknown fields {sorted(unknown)}")
    row.update(change["set"])
    return row


def make(kenzan, source, out):
    """Writes the samples of one form into a folder."""
    plan = json.loads((source / "faulty.json").read_text(encoding="utf-8"))
    table, lists = read_tables(source, "sheets")
    for name, part in {"": table, **{"." + name: part for name, part in lists.items()}}.items():
        write_rows(out / f"sheets-utf8{name}.csv", part, "utf-8-sig")
        write_rows(out / f"sheets-cp932{name}.csv", part, "cp932")

    template = [kenzan, "template", "--schema", plan["schema"], "--force", "--quiet"]
    rows = joined(table, lists)
    fill(template, rows, out / "sheets.xlsx")
    for number, row in enumerate(rows, 1):
        fill(template, [row], out / "true" / f"{number:02}.xlsx")
        if (source / f"{number:02}.picture.json").exists():
            paste(out / "true" / f"{number:02}.xlsx",
                  json.loads((source / f"{number:02}.picture.json").read_text(encoding="utf-8")))
        true = plan["true"].get(f"{number:02}", {"why": "nothing to find", "expect": []})
        write_expectation(out / "expected" / "true" / f"{number:02}.json", true["why"], true["expect"])

    priors = make_priors(template, plan, source, out) if (source / "prior.csv").exists() else []
    for variant in plan["variants"]:
        name = variant["name"]
        row = changed(rows, variant, name)
        options = []
        if "year" in variant:  # the same figures, in the columns of that year's form
            options = ["--year", variant["year"]]
            shift = fiscal_year(variant["year"]) - fiscal_year(plan["year"])
            row = {re.sub(r"\b[RHS][0-9]+\b", lambda key: year_key(fiscal_year(key[0]) + shift), path): text
                   for path, text in row.items()}
        fill(template, [row], out / "faulty" / f"{name}.xlsx", *options)
        write_expectation(out / "expected" / "faulty" / f"{name}.json", variant["why"], variant["expect"])
        if "prior" in variant:
            before = [changed(priors, change, name) for change in variant["prior"]]
            fill(template, before, out / "faulty-prior" / f"{name}.xlsx", *year_before(plan))
        if "renames" in variant:
            renames = [dict(zip(("field", "old", "new"), rename)) for rename in variant["renames"]]
            write_rows(out / "faulty-prior" / f"{name}.renames.csv", renames, "utf-8-sig")


def year_before(plan):
    return "--year", year_key(fiscal_year(plan["year"]) - 1)


def make_priors(template, plan, source, out):
    """Writes last year's sheets, and what the true ones are to find when they are compared with them."""
    rows = joined(*read_tables(source, "prior"))
    for number, row in enumerate(rows, 1):
        name = f"{number:02}"
        fill(template, [row], out / "prior" / f"{name}.xlsx", *year_before(plan))
        expected = plan.get("prior", plan["true"]).get(name) or plan["true"].get(name)
        expected = expected or {"why": "nothing to find", "expect": []}
        write_expectation(out / "expected" / "prior" / f"{name}.json", expected["why"], expected["expect"])
    return rows


def make_packet(kenzan, source, out):
    """Writes the sheets of the meeting's packet: a workbook for every file that the rows name, a worksheet each."""
    for plan in json.loads((source / "forms.json").read_text(encoding="utf-8")):
        options = ["--year", plan["year"]] if "year" in plan else []
        template = [kenzan, "template", "--schema", plan["schema"], *options, "--force", "--quiet"]
        table, lists = read_tables(source, plan["rows"])
        books = {}
        for row in joined(table, lists):
            books.setdefault(row.pop("file"), []).append(row)
        for name, rows in books.items():
            (out / name).parent.mkdir(exist_ok=True)
            fill(template, rows, out / name)


def files(folder):
    made = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path for path in made if path.suffix in (".xlsx", ".csv", ".json")}


def main():
    kenzan = pathlib.Path(sys.argv[1]).resolve()
    compare = "--compare" in sys.argv[2:]
    forms = [name for name in sys.argv[2:] if name != "--compare"]
    different = []
    plans = sorted(plan.parent for plan in ROOT.glob("*/source/faulty.json"))
    for source in sorted([*plans, ROOT / "packet" / "fills"]):
        if forms and source.parent.name not in forms:
            continue
        is_packet = source.name == "fills"
        with tempfile.TemporaryDirectory() as scratch:
            out = pathlib.Path(scratch)
            (make_packet if is_packet else make)(kenzan, source, out)
            new = files(out)
            old = {name: path for name, path in files(source.parent).items()
                   if not name.startswith(source.name + "/") and (not is_packet or "/" in name)}
            if compare:
                different += [f"{source.parent.name}/{name}" for name in sorted(new.keys() | old.keys())
                              if name not in new or name not in old or not filecmp.cmp(new[name], old[name], False)]
                continue
            for path in old.values():
                path.unlink()
            for name, path in new.items():
                target = source.parent / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    if different:
        raise SystemExit("samples differ from what their source makes:\n" + "\n".join(different))


main()
