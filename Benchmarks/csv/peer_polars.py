#!/usr/bin/env python3
"""A peer: the checks of the generated table as a data analyst writes them in Polars, on all cores: peer_polars.py TABLE [ENCODING].

It counts faults and says neither row nor cell, takes figures for floating-point numbers, and checks the types of one column.
"""
import pathlib
import sys

import polars as pl

from expected import MINISTRIES, compare

SUMS = ["budget", "executed"]


def main():
    table, encoding = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "utf8"
    types = {"count": pl.String}
    frame = pl.scan_csv(table, schema_overrides=types) if encoding == "utf8" else pl.read_csv(table, encoding=encoding, schema_overrides=types).lazy()
    faults = frame.select(
        duplicate=pl.len() - pl.col("key").n_unique(),
        code=(~pl.col("ministry").is_in(MINISTRIES)).sum(),
        required=(pl.col("project").is_null() | (pl.col("project") == "")).sum(),
        type=pl.col("count").cast(pl.Int64, strict=False).is_null().sum(),
        range=(~pl.col("rate").is_between(0, 1)).sum(),
    )
    sums = frame.group_by("ministry").agg(pl.col(SUMS).sum())
    faults, sums = pl.collect_all([faults, sums])
    stated = pl.read_csv(pathlib.Path(table).parent / "totals.csv").join(sums, on="ministry", how="left", suffix="_sum")
    wrong = stated.select(sum(pl.col(name).ne_missing(pl.col(name + "_sum")).sum() for name in SUMS)).item()
    compare({name: int(count) for name, count in faults.row(0, named=True).items()} | {"sums": int(wrong)}, table)


main()
