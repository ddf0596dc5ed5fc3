#!/usr/bin/env python3
"""Writes how the cost of a check grows, and what a start costs, into RESULTS.md.

record_growth.py DIR COUNT …    DIR has run-COUNT-JOBS-RUN by /usr/bin/time (wall, user, system, peak KB) and start.json
"""
import json
import pathlib
import platform
import statistics
import sys

import results


def main():
    folder, *counts = pathlib.Path(sys.argv[1]), *sys.argv[2:]
    lines = [
        f"`kenzan check` of more and more generated forms (about 200 cells and 30 rules each). Whole processes, median of 3 runs, "
        f"{platform.machine()}, page cache warm. Made by `Benchmarks/growth.sh`; {results.load()}",
        "",
        "| forms | 1 job: wall s | ms a form | CPU s | peak MB | 2 jobs: wall s | ms a form | CPU s | peak MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for count in counts:
        cells = [f"{int(count):,}"]
        for jobs in "12":
            runs = [[float(word) for word in path.read_text().split()[-4:]] for path in folder.glob(f"run-{count}-{jobs}-*")]
            wall, user, system, peak = (statistics.median(run[place] for run in runs) for place in range(4))
            cells += [f"{wall:.2f}", f"{wall / int(count) * 1000:.2f}", f"{user + system:.2f}", f"{peak / 1024:.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
    floor, kenzan = json.loads((folder / "start.json").read_text())["results"]
    lines += ["", f"Start: `kenzan --version` {kenzan['median'] * 1000:.1f} ms, a Swift program that prints one line "
              f"{floor['median'] * 1000:.1f} ms (median of {len(kenzan['times'])} runs)."]
    results.replace("Growth and start", lines)


main()
