#!/usr/bin/env python3
"""The peer: what a town's own script would do with the fastest Python reader.

Reads the form sheet of every workbook in a folder from fixed cells and checks the three cost relations over five years.
It finds no cell by name or heading, notices no moved row, and reports only a count: far less than `kenzan check` does.
"""
import decimal
import pathlib
import sys

from python_calamine import CalamineWorkbook

FIRST_ROW = 18  # 総事業費, counted from 0
COLUMNS = (5, 10, 15, 20, 25)


def main():
    wrong = 0
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx")):
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        for column in COLUMNS:
            total, operating, specific, staff, _, personnel = (
                decimal.Decimal(repr(rows[FIRST_ROW + line][column] or 0)) for line in range(6))
            wrong += total != operating + personnel
            wrong += personnel != staff * 8200
            wrong += specific > operating
    print(wrong)


main()
