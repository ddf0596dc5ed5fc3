#!/usr/bin/env python3
"""Makes the samples of every form from samples/*/source, the same byte for byte.

samples.py KENZAN             writes them
samples.py KENZAN --compare   makes them in a scratch folder and fails where they differ

A form's source folder holds `sheets.csv` (a row per true sheet, headed by field paths) and `faulty.json`: the schema, its
year, and variants, each a base row, the cells it changes, and the findings that a careful reader expects.
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


def make(kenzan, source, out):
    """Writes the samples of one form into a folder."""
    plan = json.loads((source / "faulty.json").read_text(encoding="utf-8"))
    with open(source / "sheets.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    template = [kenzan, "template", "--schema", plan["schema"], "--force", "--quiet", "--fill"]

    write_rows(out / "sheets-utf8.csv", rows, "utf-8-sig")
    write_rows(out / "sheets-cp932.csv", rows, "cp932")
    run(*template, source / "sheets.csv", "--out", out / "sheets.xlsx")
    for row in rows:
        fill = out / "fill.csv"
        write_rows(fill, [row], "utf-8")
        run(*template, fill, "--out", out / "true" / f"{int(row['number']):02}.xlsx")
        fill.unlink()

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
            shift = int(variant["year"][1:]) - int(plan["year"][1:])
            row = {re.sub(r"\bR([0-9]+)\b", lambda key: f"R{int(key[1]) + shift}", path): text for path, text in row.items()}
        fill = faulty / "fill.csv"
        write_rows(fill, [row], "utf-8")
        run(*template, fill, *year, "--out", faulty / f"{variant['name']}.xlsx")
        fill.unlink()
        expected = {"why": variant["why"], "findings": variant["expect"]}
        text = json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
        (faulty / f"{variant['name']}.expected.json").write_text(text, encoding="utf-8")


def files(folder):
    made = [path for path in folder.rglob("*") if path.is_file() and path.name != "kenzan-manifest.json"]
    return {str(path.relative_to(folder)): path for path in made if path.suffix in (".xlsx", ".csv", ".json")}


def main():
    kenzan = pathlib.Path(sys.argv[1]).resolve()
    compare = sys.argv[2:] == ["--compare"]
    different = []
    for source in sorted(ROOT.glob("*/source")):
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
