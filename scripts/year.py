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
    desk.holds("新規）は1件です: 42" in said, "42 is new")
    desk.holds("写していないものは2件です: 20、41" in said, "20 was split into 20 and 41")
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


main()
