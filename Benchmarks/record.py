#!/usr/bin/env python3
"""Writes the medians of a benchmark run into RESULTS.md, replacing the section of the same job.

record.py RESULT.json COUNT JOB UNIT PEAK_KB …

JOB is the heading, as in `Checking 2000 forms`; UNIT is what the COUNT counts. The peers' versions are those of requirements.txt.
"""
import json
import pathlib
import platform
import sys

import results

HERE = pathlib.Path(__file__).resolve().parent


def main():
    result, count, job, unit, *peaks = sys.argv[1:]
    versions = ", ".join((HERE / "requirements.txt").read_text().replace("==", " ").split("\n")[:-1])
    runs = json.loads(pathlib.Path(result).read_text())["results"]
    lines = [
        f"Whole processes, median of {len(runs[0]['times'])} runs after one warm-up, {platform.machine()}, "
        f"page cache warm. Made by `make bench` with {versions}; {results.load()}",
        "",
        f"| command | wall s (min – max) | CPU s | {unit} per second | peak MB |",
        "|---|---|---|---|---|",
    ]
    for run, peak in zip(runs, peaks):
        lines.append(f"| {run['command']} | {run['median']:.2f} ({run['min']:.2f} – {run['max']:.2f}) | "
                     f"{run['user'] + run['system']:.2f} | {int(count) / run['median']:,.0f} | {int(peak) / 1024:.0f} |")
    results.replace(job, lines)


main()
