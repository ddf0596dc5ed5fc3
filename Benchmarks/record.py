#!/usr/bin/env python3
"""Writes the medians of a benchmark run into RESULTS.md, replacing the section of the same job.

record.py RESULT.json COUNT PEAK_KB …
"""
import json
import pathlib
import platform
import sys

import results


def main():
    result, count, *peaks = sys.argv[1:]
    runs = json.loads(pathlib.Path(result).read_text())["results"]
    lines = [
        f"Whole processes, median of {len(runs[0]['times'])} runs after one warm-up, {platform.machine()}, "
        f"page cache warm. Made by `make bench`.",
        "",
        "| command | wall s (min – max) | CPU s | files per second | peak MB |",
        "|---|---|---|---|---|",
    ]
    for run, peak in zip(runs, peaks):
        lines.append(f"| {run['command']} | {run['median']:.2f} ({run['min']:.2f} – {run['max']:.2f}) | "
                     f"{run['user'] + run['system']:.2f} | {int(count) / run['median']:,.0f} | {int(peak) / 1024:.0f} |")
    results.replace(f"Checking {count} forms", lines)


main()
