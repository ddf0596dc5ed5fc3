#!/usr/bin/env python3
"""Compares what `kenzan check --format ndjson` printed of a generated table with what was put in: kenzan_counts.py RESULT TABLE."""
import collections
import json
import sys

from expected import compare

counts = collections.Counter()
for line in open(sys.argv[1], encoding="utf-8"):
    file = json.loads(line)
    for sheet in [file] + file["sheets"]:
        counts.update(finding["code"] for finding in sheet["findings"] if finding["severity"] == "error")
compare(
    # Both of two rows with one key are told.
    {"duplicate": counts["duplicate.sheet"] // 2, "code": counts["code"], "required": counts["required"], "type": counts["type"],
     "range": counts["range"], "sums": counts["totals.differ"]},
    sys.argv[2],
)
