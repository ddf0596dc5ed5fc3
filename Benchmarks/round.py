#!/usr/bin/env python3
"""Times the round of a year with 500 sheets, step by step as whole processes, and records the table in RESULTS.md.

round.py KENZAN [COUNT]
"""
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
sys.dont_write_bytecode = True
import results
from year import town


def grow(count):
    """The town of the rehearsal with more projects, none of them new, split or ended."""
    town.NAMES = {number: f"{town.PROJECTS[number % len(town.PROJECTS)]}（{number}）" for number in range(1, count + 1)}
    town.THEN = town.NOW = list(town.NAMES)
    town.DEPARTMENTS = [(name, "") for name, _ in town.DEPARTMENTS]
    town.department = lambda number: (number - 1) * len(town.DEPARTMENTS) // count


def timed(command, folder):
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {code}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    kenzan, count = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]) if len(sys.argv) > 2 else 500
    folder = ROOT / "out" / "bench" / f"round-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    grow(count)
    town.write_tables(folder)
    then, now = town.sheets(6), town.sheets(7)
    for number in range(10, count + 1, 10):  # one sheet in ten has a mistake
        now[number]["cost.R6.total"] = str(int(now[number]["cost.R6.total"]) + 1)
    town.write(folder / "前年度記入.csv", [then[number] for number in town.THEN])
    town.write(folder / "記入.csv", [now[number] for number in town.NOW])
    for number in range(10, count + 1, 20):  # half of them are put right
        now[number]["cost.R6.total"] = town.cost(number, 6)["total"]
    town.write(folder / "訂正.csv", [now[number] for number in town.NOW])
    template = [kenzan, "template", "--schema", town.SCHEMA]
    for year, fill, out in (("R6", "前年度記入.csv", "前年度"), ("R7", "記入.csv", "提出"), ("R7", "訂正.csv", "再提出")):
        timed([*template, "--year", year, "--fill", fill, "--out", out], folder)
    check = [kenzan, "check", "提出", "--schema", town.SCHEMA, "--register", "台帳.csv", "--as-of", "2025-05-30", "--prior", "前年度"]
    masters = ["--projects", "事業.csv", "--departments", "部署.csv"]
    steps = [
        ("send out, a book for each department", [*template, "--fill", "一覧.csv", "--prior", "前年度", "--split", "department", "--out", "配布"]),
        ("collect: check beside last year's, begin the register", [*check, *masters]),
        ("give back: a workbook for each department", [*check, "--format", "xlsx", "--out", "返却"]),
        ("give back: one page", [*check, "--format", "html", "--out", "返却.html"]),
        ("count and remind", [kenzan, "status", "--register", "台帳.csv", "--as-of", "2025-06-06", "--out", "督促"]),
        ("compare with what came again", [kenzan, "compare", "提出", "再提出", "--out", "比較.xlsx"]),
        ("export", [kenzan, "export", "再提出", "--register", "台帳.csv", "--out", "集計"]),
        ("publish", [kenzan, "export", "再提出", "--register", "台帳.csv", "--public", "--out", "公開"]),
    ]
    lines = [
        f"{count} sheets of eight departments, once through in this order with as many jobs as processors; one run each, "
        f"{platform.machine()}. Made by `Benchmarks/round.py`; {results.load()}", "",
        "| step | wall s | CPU s | peak MB |", "|---|---|---|---|",
    ]
    total = [0.0, 0.0]
    for title, command in steps:
        wall, cpu, peak = timed(command, folder)
        total = [total[0] + wall, total[1] + cpu]
        lines.append(f"| {title} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |")
    lines.append(f"| the whole round | {total[0]:.2f} | {total[1]:.2f} | |")
    results.replace(f"The round of a year with {count} sheets", lines)


main()
