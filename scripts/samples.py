#!/usr/bin/env python3
"""Makes the samples of every form from samples/*/source, the same byte for byte.

samples.py KENZAN [FORM…]             writes those of all forms, or of the named ones
samples.py KENZAN [FORM…] --compare   makes them in a scratch folder and fails where they differ

A form's folder has the name of its schema. Its source folder holds `sheets.csv` (a row per true sheet, headed by field
paths), for a list with many rows `sheets.LIST.csv` (the sheet's key, `n`, and the fields of a row), and `faulty.json`:
the schema, its year, the findings of the true sheets by their number, and variants, each a base row (counted from 1),
the cells it changes, and the findings that a careful reader expects.
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

ROOT = pathlib.Path(__file__).resolve().parent.parent / "samples"


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def write_rows(path, rows, encoding):
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


ERAS = {"R": 2018, "H": 1988, "S": 1925}  # the year before the first of each era, the latest first


def fiscal_year(key):
    """The fiscal year of a key: 2018 of H30."""
    return ERAS[key[0]] + int(key[1:])


def year_key(year):
    return next(f"{era}{year - before}" for era, before in ERAS.items() if year > before)


def write_expectation(path, why, findings):
    text = json.dumps({"why": why, "findings": findings}, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")


def make(kenzan, source, out):
    """Writes the samples of one form into a folder."""
    plan = json.loads((source / "faulty.json").read_text(encoding="utf-8"))
    tables = {"": read_rows(source / "sheets.csv")}
    for path in sorted(source.glob("sheets.*.csv")):
        tables["." + path.name[len("sheets."):-len(".csv")]] = read_rows(path)
    for name, table in tables.items():
        write_rows(out / f"sheets-utf8{name}.csv", table, "utf-8-sig")
        write_rows(out / f"sheets-cp932{name}.csv", table, "cp932")

    template = [kenzan, "template", "--schema", plan["schema"], "--force", "--quiet", "--fill"]
    rows = joined(tables.pop(""), {name[1:]: table for name, table in tables.items()})
    fill = out / "fill.csv"
    write_rows(fill, rows, "utf-8")
    run(*template, fill, "--out", out / "sheets.xlsx")
    fill.unlink()
    for number, row in enumerate(rows, 1):
        fill = out / "fill.csv"
        write_rows(fill, [row], "utf-8")
        run(*template, fill, "--out", out / "true" / f"{number:02}.xlsx")
        fill.unlink()
        true = plan["true"].get(f"{number:02}", {"why": "nothing to find", "expect": []})
        write_expectation(out / "true" / f"{number:02}.expected.json", true["why"], true["expect"])

    faulty = out / "faulty"
    faulty.mkdir(exist_ok=True)
    for variant in plan["variants"]:
        row = dict(rows[variant["base"] - 1])
        unknown = set(variant["set"]) - set(row)
        if unknown:
            raise SystemExit(f"{variant['name']}: unknown fields {sorted(unknown)}")
        row.update(variant["set"])
        year = ["--year", variant["year"]] if "year" in variant else []
        if year:  # the same figures, in the columns of that year's form
            shift = fiscal_year(variant["year"]) - fiscal_year(plan["year"])
            row = {re.sub(r"\b[RHS][0-9]+\b", lambda key: year_key(fiscal_year(key[0]) + shift), path): text
                   for path, text in row.items()}
        fill = faulty / "fill.csv"
        write_rows(fill, [row], "utf-8")
        run(*template, fill, *year, "--out", faulty / f"{variant['name']}.xlsx")
        fill.unlink()
        write_expectation(faulty / f"{variant['name']}.expected.json", variant["why"], variant["expect"])


def files(folder):
    made = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path for path in made if path.suffix in (".xlsx", ".csv", ".json")}


def main():
    kenzan = pathlib.Path(sys.argv[1]).resolve()
    compare = "--compare" in sys.argv[2:]
    forms = [name for name in sys.argv[2:] if name != "--compare"]
    different = []
    for source in sorted(ROOT.glob("*/source")):
        if forms and source.parent.name not in forms:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            out = pathlib.Path(scratch)
            (out / "true").mkdir()
            make(kenzan, source, out)
            new = files(out)
            old = {name: path for name, path in files(source.parent).items() if not name.startswith("source/")}
            if compare:
                different += [f"{source.parent.name}/{name}" for name in sorted(new.keys() | old.keys())
                              if name not in new or name not in old or not filecmp.cmp(new[name], old[name], False)]
                continue
            for path in old.values():
                path.unlink()
            for name, path in new.items():
                target = source.parent / name
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(path, target)
    if different:
        raise SystemExit("samples differ from what their source makes:\n" + "\n".join(different))


main()
