#!/usr/bin/env python3
"""Makes N filled forms from the true sheets, with other numbers but the same relations; the same for the same N.

generate.py KENZAN N DIR [FIRST]      numbers them from FIRST on, else from 1
"""
import csv
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "samples" / "shimotsuma.program" / "source" / "sheets.csv"


def vary(row, number, chance):
    """A sheet with its own number and figures, in which total and personnel cost still tie out."""
    row = dict(row, number=str(number), project=f"{row['project']}（{number}）")
    for year in ("R5", "R6", "R7", "R8", "R9"):
        hundredths = chance.randrange(5, 200)
        operating = chance.randrange(100, 9000)
        row[f"cost.{year}.staff"] = f"{hundredths / 100:.2f}"
        row[f"cost.{year}.personnel"] = str(hundredths * 82)
        row[f"cost.{year}.operating"] = str(operating)
        row[f"cost.{year}.specific"] = str(operating // 3)
        row[f"cost.{year}.total"] = str(operating + hundredths * 82)
    if number % 10 == 0:  # one sheet in ten has a mistake
        row["cost.R6.total"] = str(int(row["cost.R6.total"]) + 1)
    return row


def main():
    kenzan, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    with open(SOURCE, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    first = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    chance = random.Random(20260400 + first)
    folder.mkdir(parents=True, exist_ok=True)
    fill = folder / "fill.csv"
    with open(fill, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(vary(rows[(number - 1) % len(rows)], number, chance) for number in range(first, first + count))
    subprocess.run([kenzan, "template", "--schema", "shimotsuma.program", "--fill", str(fill), "--out",
                    str(folder / "forms"), "--force", "--quiet"], check=True)


main()
