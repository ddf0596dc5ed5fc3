#!/usr/bin/env python3
"""Makes the description of a packet of N projects with their submitted sheets; the same for the same N.

generate_packet.py KENZAN N DIR

A project has four papers: the explanation and the evaluation from the sample forms, a form to write on, and a table with a
chart. Names and figures differ from project to project, so that nothing is alike by chance.
"""
import csv
import pathlib
import random
import shutil
import subprocess
import sys

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
FORMS = ("saitama.explanation", "saitama.program")


def submit(kenzan, form, count, folder):
    """Fills in a sheet of the form for every project."""
    with open(SAMPLES / form / "source" / "sheets.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    fill = folder / f"{form}.csv"
    with open(fill, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for index in range(count):
            row = rows[index % len(rows)]
            # Both sheets of a project have the name of the same sample.
            writer.writerow(dict(row, code=str(1001 + index), project=f"{row['project']}（{index + 1}）"))
    subprocess.run([kenzan, "template", "--schema", form, "--fill", fill, "--out", folder / form, "--force", "--quiet"],
                   check=True)


def main():
    kenzan, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        submit(kenzan, form, count, folder)
    shutil.copy(SAMPLES / "packet" / "roster.csv", folder)
    chance = random.Random(20260401)
    lines = [
        '<packet xmlns="urn:kenzan:packet:1" title="外部評価委員会" year="R1" number="4">',
        "<date>令和元年7月24日（水）</date><time>13時～</time><place>西会議室</place>",
        '<agenda><item title="議題">', *(f'<item project="{1001 + index}"/>' for index in range(count)), "</item></agenda>",
        *(f'<submissions path="{form}"/>' for form in FORMS),
        '<roster src="roster.csv" quorum="majority"/>',
    ]
    for index in range(count):
        figures = [[chance.randrange(1000, 90000) for _ in range(5)] for _ in range(4)]
        table = [["媒体", "H26", "H27", "H28", "H29", "H30"], *([f"媒体{place}", *row] for place, row in enumerate(figures, 1)),
                 ["合計", *(sum(column) for column in zip(*figures))]]
        with open(folder / f"table{index + 1}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(table)
        code = 1001 + index
        lines += [
            f'<project code="{code}">',
            '<sheet schema="saitama.explanation"/><sheet schema="saitama.program"/><form schema="saitama.worksheet"/>',
            f'<table src="table{index + 1}.csv" title="登録件数の推移" unit="件" total="合計" chart="columns"/>',
            "</project>",
        ]
    lines += ['<subjects schema="saitama.program"/>', "</packet>"]
    (folder / "packet.xml").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
