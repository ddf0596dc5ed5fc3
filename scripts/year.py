#!/usr/bin/env python3
"""Rehearses the round of a year in a town of eight departments and forty projects, and fails where a step is wrong.

year.py KENZAN OUT

Forms are sent out, filled in the way people do it, collected, returned, corrected, compared, accepted and published; after
each step the register must say of every project what it should, and why is said beside it. Everything stays in OUT.
"""
import csv
import hashlib
import pathlib
import shutil
import subprocess
import sys
import zipfile

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
    desk.holds(books == [f"{place:02}_{name}.xlsx" for place, (name, _) in enumerate(town.DEPARTMENTS, 1)],
               f"books sort as the departments do: {books}")
    desk.holds("新規）は1件です: 41" in said, "41 is new")
    desk.holds("写していないものは2件です: 20、40" in said, "20 was split into 20 and 40")
    desk.holds("作っていないものは1件です: 39" in said, "39 ended")
    book = people.Book(desk.folder / "配布" / "01_総務部.xlsx")
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


CONTACT = "企画課 内線2345"
OTHER = "財源を確かめてから直します"
REASON = "計画の見直しに合わせて目標を改めたため"


def give_back(desk):
    desk.says("departments get their findings back, and are reminded of what is missing")
    notice = ("--as-of", "2025-06-06", "--deadline", "2025-06-13", "--contact", CONTACT)
    desk.run("check", "提出1", *COLLECT, *notice, "--format", "xlsx", "--out", "指摘1", status=1)
    desk.run("check", "提出1", *COLLECT, *notice, "--format", "html", "--out", "指摘1.html", status=1)
    slips = sorted(path.name for path in (desk.folder / "指摘1").glob("*.xlsx"))
    expected = [f"{place:02}_{name}_指摘票.xlsx" for place, (name, _) in enumerate(town.DEPARTMENTS, 1) if name != "教育部"]
    desk.holds(slips == expected, f"a slip for each department that handed something in, under its name of now: {slips}")
    for name, words in {"環境部": ["環境部.xls", "環境部（ごみ）.xlsx"], "福祉部": ["24.xlsx", "25.xlsx"], "市民部": ["17 消費生活相談事業"]}.items():
        texts = people.texts(next((desk.folder / "指摘1").glob(f"*{name}*.xlsx")))
        desk.holds(all(any(word in text for text in texts) for word in words), f"{name} is told what could not be read: {words}")
        desk.holds({"令和7年6月13日（金）", CONTACT} <= texts, f"{name} is told by when and whom to answer")
    said = desk.run("status", "--register", "台帳.csv", *notice, "--out", "督促1")
    desk.holds("40件中28件が提出済（受理25件、差戻し3件、再提出0件）、未提出12件、期限超過15件" in said, f"the week is counted: {said}")
    reminded = sorted(path.stem.partition("_")[2] for path in (desk.folder / "督促1").glob("*.xlsx"))
    desk.holds(set(reminded) == {"政策企画部", "財務部", "市民部", "福祉部", "環境部", "教育部"},
               f"who lacks something is reminded, nobody else: {reminded}")


def answer(desk):
    desk.says("産業観光部 answers that a target was changed for a reason, 政策企画部 that it needs time; the others hand in again")
    slip = next((desk.folder / "指摘1").glob("*産業観光部*.xlsx"))
    answered = people.answer(slip, desk.folder / "回答" / slip.name, "target.changed",
                             {"回答": "このままでよい", "理由": REASON, "回答者": "担当者A", "日付": "令和7年6月10日"})
    desk.holds(answered == 1, "one finding is answered")
    slip = next((desk.folder / "指摘1").glob("*政策企画部*.xlsx"))
    people.answer(slip, desk.folder / "回答" / slip.name, "cost.total", {"回答": "その他", "理由": OTHER, "回答者": "担当者B"})
    desk.run("check", "提出1", *COLLECT, "--accept", "回答", "--as-of", "2025-06-10", "--format", "xlsx", "--out", "指摘2", status=1)
    texts = people.texts(desk.folder / "指摘2" / slip.name)
    desk.holds(any(f"前回の回答: その他　{OTHER}" in text for text in texts), "what was answered stands beside the finding that is still there")
    said = desk.run("compare", "提出1", "提出2")
    desk.holds("K19「総事業費／R6決算額」: " in said and "36千円減" in said, "the comparison says which value was put right")
    desk.holds("解消2件" in said and "新しい0件" in said, "two findings are settled, none is new")
    desk.run("compare", "提出1", "提出2", "--out", "比較.xlsx")
    unchanged = desk.run("compare", "提出1/産業観光部.xlsx", "提出1/産業観光部.xlsx")
    desk.holds("内容は前回と同じです" in unchanged, "an unchanged sheet is said to be the same")


def collect_again(desk):
    desk.says("the second round is collected beside the first; the register adopts what counts")
    # The secretariat takes away what could not be read or was of another year, now that it came again.
    for name in ("環境部.xls", "環境部（ごみ）.xlsx", "福祉部/24.xlsx", "福祉部/25.xlsx"):
        (desk.folder / "旧").mkdir(exist_ok=True)
        shutil.move(desk.folder / "提出1" / name, desk.folder / "旧" / pathlib.Path(name).name)
    both = ("check", "提出1", "提出2", *COLLECT, "--accept", "回答", "--departments", "部署.csv")
    desk.run(*both, "--as-of", "2025-06-13", status=1)
    states(desk, {
        "再提出": {6: "it came again, but the first version lies there too", 18: "it came again beside the first version"},
        "差戻し": {12: "there are still two versions of it that differ"},
    })
    desk.holds(next(row for row in desk.rows("台帳.csv") if row["番号"] == "31")["承認済"] == "1", "the answer of 31 was accepted")
    rows = desk.rows("台帳.csv")
    adopted = {"6": "提出2/総合計画推進事業【訂正】.xlsx", "18": "提出2/市民部再提出.xlsx", "12": "提出1/財務部評価シート.xlsx"}
    for row in rows:
        if row["番号"] in adopted:
            row["採用"] = hashlib.sha256((desk.folder / adopted[row["番号"]]).read_bytes()).hexdigest()[:8]
        if row["番号"] == "12":
            row["採用"] += " 12 公有財産管理事務"
    town.write(desk.folder / "台帳.csv", rows, "cp932")
    desk.run(*both, "--as-of", "2025-06-20")
    states(desk, {})
    said = desk.run("status", "--register", "台帳.csv", "--as-of", "2025-06-20")
    desk.holds("40件中40件が提出済（受理40件" in said, f"all forty are in order: {said}")


def publish(desk):
    desk.says("the accepted sheets are exported and published")
    sheets = ("提出1", "提出2", "--register", "台帳.csv", "--accept", "回答", "--as-of", "2025-06-30")
    desk.run("export", *sheets, "--out", "集計")
    desk.run("export", *sheets, "--out", "公開", "--public", "--licence", "CC-BY-4.0", "--source", "令和7年度 事務事業評価シート",
             "--publisher", "検算市")
    table = desk.rows("公開/sheets.csv")
    desk.holds(len(table) == 40, "forty sheets are published, each once")
    internal = [REASON, OTHER, "担当者A", "提出1", "提出2", "Book1", "最終】", "コピー", "訂正】", "指摘票", "台帳.csv", "9,999"]
    found = leaks(desk.folder / "公開", internal)
    desk.holds(not found, f"nothing internal is published: {found}")
    desk.holds(leaks(desk.folder / "集計", ["提出1", "Book1"]), "what is looked for does stand in the town's own export")


def leaks(folder, words):
    """Which words stand where in the files, inside the parts of workbooks too."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        parts = {path.name: path.read_bytes()}
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                parts |= {f"{path.name}/{name}": archive.read(name) for name in archive.namelist()}
        found += [(name, word) for name, content in parts.items() for word in words
                  if word.encode() in content or word in name]
    return found


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
    give_back(desk)
    answer(desk)
    collect_again(desk)
    publish(desk)
    print(f"The year is over; everything lies in {out}.")


main()
