#!/usr/bin/env python3
"""Writes what stands in a workbook as lines that `rewrite.c` writes again, for the floor of an export.

cells.py BOOK.xlsx OUT
"""
import sys

import openpyxl


def text(value):
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ")


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    values = openpyxl.load_workbook(sys.argv[1], data_only=True)
    names = []
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for index, sheet in enumerate(book.worksheets):
            print("S", text(sheet.title), sep="\t", file=out)
            for letter, column in sheet.column_dimensions.items():
                first = openpyxl.utils.column_index_from_string(letter) if letter.isalpha() else column.min
                print("W", (column.min or first) - 1, (column.max or first) - 1, column.width, sep="\t", file=out)
            merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
            inside = {(row, column) for area in merged.values() for row in range(area.min_row, area.max_row + 1)
                      for column in range(area.min_col, area.max_col + 1)}
            for row, height in sheet.row_dimensions.items():
                if height.height:
                    print("H", row - 1, height.height, sep="\t", file=out)
            for line in sheet.iter_rows():
                for cell in line:
                    place = (cell.row, cell.column)
                    area = merged.get(place)
                    if area:
                        print("M", area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1,
                              cell.style_id, sep="\t", file=out)
                    if not cell.has_style and cell.value is None or place in inside and not area:
                        continue
                    value = cell.value
                    if isinstance(value, str) and value.startswith("="):
                        result = values.worksheets[index][cell.coordinate].value
                        kind = "F" if isinstance(result, (int, float)) else "G"
                        print(kind, cell.row - 1, cell.column - 1, cell.style_id, text(result if result is not None else ""),
                              text(value), sep="\t", file=out)
                    elif isinstance(value, (int, float)):
                        print("N", cell.row - 1, cell.column - 1, cell.style_id, repr(value), sep="\t", file=out)
                    elif value is None:
                        print("B", cell.row - 1, cell.column - 1, cell.style_id, sep="\t", file=out)
                    else:
                        print("T", cell.row - 1, cell.column - 1, cell.style_id, text(value), sep="\t", file=out)
                    if cell.comment:
                        print("C", cell.row - 1, cell.column - 1, text(cell.comment.text), sep="\t", file=out)
            names += [(name, sheet.title, entry.attr_text) for name, entry in sheet.defined_names.items()
                      if not name.startswith("_xlnm")]
        # libxlsxwriter keeps a list sorted by name, then sheet, so in reverse order each is put at its front.
        for name, sheet, reference in sorted(names, key=lambda entry: (entry[0].lower(), entry[1].lower()), reverse=True):
            print("D", f"'{text(sheet)}'!{name}", "=" + text(reference), sep="\t", file=out)


main()
