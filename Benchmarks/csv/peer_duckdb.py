#!/usr/bin/env python3
"""A peer: the checks of the generated table as a data analyst writes them in DuckDB, on all cores: peer_duckdb.py TABLE.

It counts faults and says neither row nor cell, takes rates for floating-point numbers, and checks the types of one column.
"""
import pathlib
import sys

import duckdb

from expected import MINISTRIES, compare


def main():
    table = sys.argv[1]
    base = duckdb.connect()
    base.execute(f"CREATE TEMP TABLE t AS SELECT * FROM read_csv('{table}', header=true, types={{'count': 'VARCHAR', 'fiscal': 'BIGINT', "
                 "'budget': 'BIGINT', 'executed': 'BIGINT', 'rate': 'DOUBLE'})")
    codes = ",".join(f"'{ministry}'" for ministry in MINISTRIES)
    faults = base.execute(f"""
        SELECT count(*) - count(DISTINCT key), count(*) FILTER (ministry NOT IN ({codes})), count(*) FILTER (project IS NULL OR project = ''),
          count(*) FILTER (TRY_CAST(count AS BIGINT) IS NULL), count(*) FILTER (NOT rate BETWEEN 0 AND 1) FROM t""").fetchone()
    wrong = base.execute(f"""
        SELECT count(*) FILTER (s.budget IS DISTINCT FROM g.budget) + count(*) FILTER (s.executed IS DISTINCT FROM g.executed)
        FROM read_csv('{pathlib.Path(table).parent / "totals.csv"}', header=true) s
        LEFT JOIN (SELECT ministry, sum(budget) budget, sum(executed) executed FROM t GROUP BY 1) g USING (ministry)""").fetchone()[0]
    compare(dict(zip(["duplicate", "code", "required", "type", "range"], map(int, faults))) | {"sums": wrong}, table)


main()
