"""Compares the stored values of a workbook's formulas with those that LibreOffice computed anew.

recomputed.py WRITTEN RECALCULATED     (both .xlsx; prints the differences, exit status 1 if there are any)
"""
import sys

import openpyxl


def values(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for line in sheet.iter_rows() for cell in line}


def main():
    written, recalculated = sys.argv[1:]
    book = openpyxl.load_workbook(written)
    stored, fresh = values(written), values(recalculated)
    formulas = [(sheet.title, cell.coordinate) for sheet in book for line in sheet.iter_rows() for cell in line
                if cell.data_type == "f"]
    wrong = 0
    for place in formulas:
        # An empty text is stored as such by one program and as no value by the other.
        one, other = stored[place] or "", fresh[place] or ""
        if isinstance(one, (int, float)) and isinstance(other, (int, float)):
            same = abs(one - other) < 1e-9
        else:
            same = one == other
        if not same:
            wrong += 1
            print(f"{place[0]}!{place[1]}: stored {one!r}, computed {other!r}")
    print(f"{len(formulas)} formulas")
    sys.exit(1 if wrong or not formulas else 0)


main()
