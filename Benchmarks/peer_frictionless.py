#!/usr/bin/env python3
"""The peer: the validator of tabular data, made to check forms.

Its own checks are about columns, and a form has none, so it reads the form sheet of every workbook in a folder without a header
and a check of ours, its way to add one, looks at fixed cells: the same three cost relations over five years as peer_calamine.py.
"""
import decimal
import pathlib
import sys

from frictionless import Check, Checklist, Dialect, Resource
from frictionless.formats import ExcelControl

FIRST_ROW = 19  # 総事業費, counted from 1
COLUMNS = (5, 10, 15, 20, 25)


class CostCheck(Check):
    type = "cost"
    Errors = []

    def validate_start(self):
        self.rows, self.wrong = {}, 0
        yield from ()

    def validate_row(self, row):
        self.rows[row.row_number] = row.cells
        yield from ()

    def amount(self, line, column):
        cells = self.rows.get(FIRST_ROW + line) or []
        return decimal.Decimal(str((cells[column] if column < len(cells) else None) or 0))

    def validate_end(self):
        for column in COLUMNS:
            total, operating, specific, staff, _, personnel = (self.amount(line, column) for line in range(6))
            self.wrong += (total != operating + personnel) + (personnel != staff * 8200) + (specific > operating)
        yield from ()


def main():
    wrong = 0
    folder = pathlib.Path(sys.argv[1])
    for path in sorted(folder.glob("*.xlsx")):
        dialect = Dialect(header=False, skip_blank_rows=False, controls=[ExcelControl(sheet=1)])
        check = CostCheck()
        resource = Resource(path=path.name, basepath=str(folder), dialect=dialect)
        resource.validate(Checklist(checks=[check], skip_errors=["type-error", "blank-row", "row-constraint"]))
        wrong += check.wrong
    print(wrong)


main()
