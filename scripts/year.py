#!/usr/bin/env python3
"""Rehearses the round of a year in a town of eight departments and forty projects, and fails where a step is wrong.

year.py KENZAN OUT

Forms are sent out, filled in the way people do it, collected, returned, corrected, compared, accepted and published; after
each step the register must say of every project what it should, and why is said beside it. Everything stays in OUT.
"""
import csv
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
from year import people, town
from year.rounds import first_round, second_round


class Town:
    """The secretariat at its desk: runs kenzan in its folder and looks at what it wrote."""

    def __init__(self, kenzan, folder):
        self.kenzan, self.folder, self.step = str(pathlib.Path(kenzan).resolve()), folder, 0

    def run(self, *arguments, status=0):
        done = subprocess.run([self.kenzan, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True,
                              encoding="utf-8")
        if done.returncode != status:
            sys.exit(f"kenzan {' '.join(map(str, arguments))} ended with {done.returncode}, not {status}:\n"
                     f"{done.stdout[-4000:]}{done.stderr[-4000:]}")
        return done.stdout + done.stderr

    def says(self, title):
        self.step += 1
        print(f"{self.step}. {title}", flush=True)

    def holds(self, claim, why):
        if not claim:
            sys.exit(f"{self.step}. does not hold: {why}")

    def rows(self, name):
        with open(self.folder / name, newline="", encoding="utf-8-sig") as file:
            return list(csv.DictReader(file))


def send(desk):
    desk.says("last year's sheets, and the tables of the secretariat")
    town.write_tables(desk.folder)
    sheets = town.sheets(6)
    town.write(desk.folder / "前年度記入.csv", [sheets[number] for number in town.THEN])
    desk.run("template", "--schema", town.SCHEMA, "--year", "R6", "--fill", "前年度記入.csv", "--out", "前年度")
    desk.says("forms are sent out, a book for each department")
    said = desk.run("template", "--schema", town.SCHEMA, "--fill", "一覧.csv", "--prior", "前年度", "--renames", "改称.csv",
                    "--split", "department", "--example", example(desk), "--out", "配布")
    books = sorted(path.name for path in (desk.folder / "配布").glob("*.xlsx"))
    desk.holds(books == [f"{place}_{name}.xlsx" for place, (name, _) in enumerate(town.DEPARTMENTS, 1)],
               f"books sort as the departments do: {books}")
    desk.holds("新規）は1件です: 41" in said, "41 is new")
    desk.holds("写していないものは2件です: 20、40" in said, "20 was split into 20 and 40")
    desk.holds("作っていないものは1件です: 39" in said, "39 ended")
    book = people.Book(desk.folder / "配布" / "1_総務部.xlsx")
    desk.holds(book.value(1, "cost.R5.total") == int(town.cost(1, 5)["total"]), "last year's actual stands in its new column")
    desk.holds(book.cell(book.sheets[1], "cost.R5.total").protection.locked, "and is locked")
    desk.holds(not book.cell(book.sheets[1], "cost.R6.total").protection.locked, "this year's is to be filled in")


def example(desk):
    path = desk.folder / "例.csv"
    sheet = dict(town.sheets(7)[1], project="○○推進事業", department="○○部", division="○○課", section="○○係")
    town.write(path, [sheet])
    return path.name


COLLECT = ("--register", "台帳.csv", "--schema", town.SCHEMA, "--prior", "前年度", "--renames", "改称.csv")


def states(desk, expected):
    """The register says of every project what it should; `expected` has the numbers of each state, the rest are in order."""
    rows = [row for row in desk.rows("台帳.csv") if row["番号"]]
    desk.holds(sorted(int(row["番号"]) for row in rows) == sorted(town.NOW), "one row for each of the forty projects")
    exceptions = {number: (state, why) for state, numbers in expected.items() for number, why in numbers.items()}
    for row in rows:
        state, why = exceptions.get(int(row["番号"]), ("受理", "it is in order"))
        desk.holds(row["状態"] == state, f"{row['番号']} is {state}, because {why}; the register says {row['状態']}")


def collect(desk):
    desk.says("the first round is collected")
    said = desk.run("check", "提出1", *COLLECT, "--projects", "事業.csv", "--departments", "部署.csv", "--deadline", "2025-05-30",
                    "--as-of", "2025-05-30", status=1)
    states(desk, {
        "差戻し": {6: "its sum is wrong", 12: "there are two versions of it that differ", 18: "a figure is struck out"},
        "未提出": {17: "its worksheet is hidden", 24: "it came on last year's form", 25: "it came on the form of another year",
                **dict.fromkeys(range(26, 31), "the files are an old .xls and one with a password"),
                **dict.fromkeys([36, 37, 38, 41], "nothing came")},
    })
    return said


def main():
    kenzan, out = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    desk = Town(kenzan, out)
    send(desk)
    desk.says("departments fill in")
    desk.run("template", "--schema", town.SCHEMA, "--year", "R8", "--fill", "一覧.csv", "--out", "R8様式")
    (out / "R8").mkdir()
    shutil.copyfile(next((out / "R8様式").glob("*_生活困窮者支援事業.xlsx")), out / "R8" / "25.xlsx")
    first_round(out / "配布", out / "前年度", out / "提出1")
    second_round(out / "配布", out / "提出2")
    collect(desk)


main()
