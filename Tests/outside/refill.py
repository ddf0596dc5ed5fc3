"""Fills a blank form from a filled one, name by name, with openpyxl, and does to it what people do, whatever the form.

refill.py TEMPLATE FILLED OUT [DAMAGE …]

Each damage is a function below, or one of `fill.py` that knows no form; it gets the book and the worksheet.
"""
import sys

import openpyxl

from fill import cell_of, none, point, retyped_labels, shift_rows, without_names  # noqa: F401 (damages by name)


def form_of(book):
    return next(sheet for sheet in book.worksheets if "kenzan.schema" in sheet.defined_names)


def slots(sheet):
    """The names that point at slots, from top to bottom, each with its row, column and merged shape."""
    shapes = {area.coord.partition(":")[0]: (area.size["rows"], area.size["columns"]) for area in sheet.merged_cells.ranges}
    found = []
    for path, name in sheet.defined_names.items():
        if path.startswith("kenzan.") or ":" in name.attr_text or "!" not in name.attr_text:
            continue
        cell = sheet[cell_of(name)]
        found.append((cell.row, cell.column, shapes.get(cell.coordinate, (1, 1)), path))
    return sorted(found)


def is_figure(sheet, path):
    value = sheet[cell_of(sheet.defined_names[path])].value
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def pair(sheet):
    """Two filled slots of one shape, one below the other, with different contents; figures if there are such."""
    pairs = []
    places = {(row, column): (shape, path) for row, column, shape, path in slots(sheet)}
    for (row, column), (shape, path) in places.items():
        below = places.get((row + shape[0], column))
        if below is None or below[0] != shape:
            continue
        one, other = (sheet[cell_of(sheet.defined_names[name])].value for name in (path, below[1]))
        if None not in (one, other) and one != other:
            pairs.append((not (is_figure(sheet, path) and is_figure(sheet, below[1])), path, below[1]))
    if not pairs:
        raise SystemExit("the form has no two filled slots of one shape, one below the other")
    return min(pairs, key=lambda pair: pair[0])[1:]


# --- damages ---------------------------------------------------------------------------------------------------------


def stale_names(book, sheet):
    """Two rows inserted by openpyxl below the first third of the slots, which leaves the names behind."""
    rows = [row for row, _, _, _ in slots(sheet)]
    shift_rows(sheet, rows[len(rows) // 3] + 1, 2)


def swapped_cells(book, sheet):
    """Two cells swapped by cut and paste: values and names both change places."""
    one, other = pair(sheet)
    first, second = (cell_of(sheet.defined_names[name]) for name in (one, other))
    sheet[first].value, sheet[second].value = sheet[second].value, sheet[first].value
    point(sheet, one, second)
    point(sheet, other, first)
    print(one, other)


def shared_cell(book, sheet):
    """Two names point at one cell."""
    one, other = pair(sheet)
    point(sheet, other, cell_of(sheet.defined_names[one]))
    print(one, other)


def main():
    template, filled, out, *damages = sys.argv[1:]
    book, source = openpyxl.load_workbook(template), form_of(openpyxl.load_workbook(filled))
    sheet = form_of(book)
    same_year = sheet.defined_names["kenzan.year"].attr_text == source.defined_names["kenzan.year"].attr_text
    if same_year and any(path not in sheet.defined_names for _, _, _, path in slots(source)):
        # A list with more rows than the blank form has: somebody inserted them, as the filled form shows.
        book = openpyxl.load_workbook(filled)
        sheet = form_of(book)
    for _, _, _, path in slots(source):
        if path in sheet.defined_names:
            sheet[cell_of(sheet.defined_names[path])].value = source[cell_of(source.defined_names[path])].value
    for damage in damages:
        globals()[damage](book, sheet)
    book.save(out)


if __name__ == "__main__":
    main()
