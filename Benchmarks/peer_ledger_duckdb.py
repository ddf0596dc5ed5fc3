#!/usr/bin/env python3
"""A peer: the comparison of sheets with a ledger as one query of DuckDB, on all cores.

Counts classes and control totals. It names no line, checks no total row, takes no doubtful cell for a finding and stops at
the first amount that is none: less than `kenzan reconcile` does.
"""
import sys

import duckdb

CODE = "ltrim(trim(translate({}, '０１２３４５６７８９', '0123456789')), '0')"

QUERY = f"""
with ledger as (
  select {CODE.format('"事業コード"')} as key, sum("支出済額" - "戻入額") as ledger, count(*) as lines
  from read_csv($ledger, header = true, types = {{'款': 'VARCHAR', '項': 'VARCHAR', '目': 'VARCHAR', '事業コード': 'VARCHAR', '節': 'VARCHAR',
    '支出済額': 'BIGINT', '戻入額': 'BIGINT'}})
  where "節名" <> '目計' and "節" is distinct from '27'
  group by 1
), sheets as (
  select {CODE.format('number')} as key, sum("cost.R6.operating" * 1000) as sheets, count(*) as figures
  from read_csv($sheets, header = true, types = {{'number': 'VARCHAR', 'cost.R6.operating': 'BIGINT'}})
  group by 1
), classed as (
  select *, case
    when sheets is null then 'only-in-ledger'
    when ledger is null then 'only-in-sheets'
    when sheets = ledger then 'matched'
    -- Half of a 千円 is rounded up, so what is 500円 less was rounded down.
    when sheets - ledger > -500 and sheets - ledger <= 500 then 'within-rounding'
    else 'beyond-rounding' end as class
  from ledger full join sheets using (key)
)
select coalesce(class, 'total'), count(*), sum(lines), sum(figures), sum(ledger), sum(sheets)
from classed group by rollup (class) order by 1
"""


def main():
    for row in duckdb.execute(QUERY, {"ledger": sys.argv[1], "sheets": sys.argv[2]}).fetchall():
        print(*(0 if value is None else value for value in row))


main()
