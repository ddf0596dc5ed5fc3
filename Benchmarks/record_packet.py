#!/usr/bin/env python3
"""Writes the medians of the packets' runs into RESULTS.md, replacing the section of the same job.

record_packet.py DIR …    each with packet.xlsx and run0 (the warm-up), run1 … by /usr/bin/time: wall, user, system, peak KB
"""
import pathlib
import platform
import statistics
import sys
import zipfile

import results


def main():
    folders = [pathlib.Path(argument) for argument in sys.argv[1:]]
    lines = [
        f"`kenzan packet` of 30, 60 and 120 projects: two submitted sheets, a form and a table with a chart each. Whole processes, "
        f"median of {len(list(folders[0].glob('run*'))) - 1} runs after one warm-up, {platform.machine()}, page cache warm. Made by "
        f"`Benchmarks/run.sh`; {results.load()}",
        "",
        "| projects | worksheets | file MB | unpacked MB | wall s (min – max) | CPU s | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for folder in folders:
        runs = [[float(word) for word in path.read_text().split()[-4:]] for path in sorted(folder.glob("run*"))[1:]]
        wall = [run[0] for run in runs]
        book = folder / "packet.xlsx"
        with zipfile.ZipFile(book) as archive:
            parts = archive.infolist()
        sheets = sum(part.filename.startswith("xl/worksheets/sheet") for part in parts)
        lines.append(
            f"| {folder.name.removeprefix('packet')} | {sheets} | {book.stat().st_size / 1e6:.2f} | "
            f"{sum(part.file_size for part in parts) / 1e6:.1f} | "
            f"{statistics.median(wall):.2f} ({min(wall):.2f} – {max(wall):.2f}) | "
            f"{statistics.median(run[1] + run[2] for run in runs):.2f} | {statistics.median(run[3] for run in runs) / 1024:.0f} |")
    results.replace("Making packets", lines)


main()
