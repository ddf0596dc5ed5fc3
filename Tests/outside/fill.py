"""Fills a form through its defined names with openpyxl, as another program would, and does to it what people do.

fill.py TEMPLATE ROWS.csv ROW OUT [DAMAGE …]

The row of the CSV (from 1) is written into the cells that the worksheet's own names point at. Each damage is a function
below; it gets the worksheet and changes it.
"""
import csv
import re
import sys

import openpyxl
from openpyxl.worksheet.copier import WorksheetCopy

FULL_WIDTH = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}


def cell_of(name):
    """The reference of the first cell that a defined name points at."""
    return name.attr_text.rpartition("!")[2].replace("$", "").partition(":")[0]


def point(sheet, name, reference):
    column, row = re.fullmatch(r"([A-Z]+)([0-9]+)", reference).groups()
    sheet.defined_names[name].attr_text = f"'{sheet.title}'!${column}${row}"


def value(text):
    """What a person's typing becomes in Excel: a number where it is one."""
    return float(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text


def fill(sheet, row):
    """Writes the row; a year that the form does not have is left out, as a person would."""
    for path, text in row.items():
        if text == "" or (path not in sheet.defined_names and re.search(r"\.R[0-9]+\.", path)):
            continue
        cell = sheet[cell_of(sheet.defined_names[path])]
        cell.value = text if cell.number_format == "@" else value(text)


# --- damages ---------------------------------------------------------------------------------------------------------


def none(book, sheet):
    """As it is."""


def retyped_labels(book, sheet):
    """Names removed, three rows inserted at the top by hand, labels retyped in full width with line breaks."""
    slots = {cell_of(name) for path, name in sheet.defined_names.items() if not path.startswith("kenzan.")}
    for name in list(sheet.defined_names):
        del sheet.defined_names[name]
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str) and cell.coordinate not in slots and not cell.value.startswith("="):
                text = cell.value.translate(FULL_WIDTH)
                cell.value = text[:2] + "\n" + text[2:] if len(text) > 3 else text
    shift_rows(sheet, 1, 3)


def without_block_names(book, sheet):
    """The names of one block removed."""
    for name in [n for n in sheet.defined_names if n.startswith("cost.")]:
        del sheet.defined_names[name]


def without_names(book, sheet):
    """Every name removed, the constants too."""
    for name in list(sheet.defined_names):
        del sheet.defined_names[name]


def stale_names(book, sheet):
    """Two rows inserted by openpyxl in the middle, which moves cells and merges but leaves the names behind."""
    shift_rows(sheet, 14, 2)


def stale_names_of_one_row(book, sheet):
    """One row inserted inside the cost table, names left behind."""
    shift_rows(sheet, 20, 1)


def dragged_cell(book, sheet):
    """cost.R6.total dragged onto its right neighbour, as Excel does it: the name goes along, the neighbour's is lost."""
    source = sheet[cell_of(sheet.defined_names["cost.R6.total"])]
    target = sheet[cell_of(sheet.defined_names["cost.R7.total"])]
    target.value, source.value = source.value, None
    point(sheet, "cost.R6.total", target.coordinate)
    sheet.defined_names["cost.R7.total"].attr_text = f"'{sheet.title}'!#REF!"


def swapped_cells(book, sheet):
    """Two cells swapped by cut and paste: values and names both change places."""
    one, other = "cost.R6.operating", "cost.R6.personnel"
    first, second = (cell_of(sheet.defined_names[name]) for name in (one, other))
    sheet[first].value, sheet[second].value = sheet[second].value, sheet[first].value
    point(sheet, one, second)
    point(sheet, other, first)


def shared_cell(book, sheet):
    """Two names point at one cell."""
    point(sheet, "cost.R6.specific", cell_of(sheet.defined_names["cost.R6.operating"]))


def swapped_headings(book, sheet):
    """The row headings of two lines retyped into each other; the names stay."""
    rows = {cell.value: cell for line in sheet.iter_rows(max_col=1) for cell in line}
    rows["事業経費"].value, rows["特定財源"].value = "特定財源", "事業経費"


def changed_heading(book, sheet):
    """A heading that says something else."""
    for line in sheet.iter_rows(max_col=1):
        if line[0].value == "特定財源":
            line[0].value = "一般財源"


def extra_text(book, sheet):
    """Something typed where the form has no place for it."""
    sheet["F40"] = "R6は繰越分120千円を含む"


def copied_sheet(book, sheet):
    """The sheet copied within the book by openpyxl, which leaves the names behind; the original removed."""
    copy = book.create_sheet("写し")
    WorksheetCopy(sheet, copy).copy_worksheet()
    book.remove(sheet)


def shift_rows(sheet, at, count):
    """Inserts rows as openpyxl's insert_rows does, and moves the merged areas, which it forgets."""
    areas = [area for area in sheet.merged_cells.ranges if area.min_row >= at]
    stretched = [area for area in sheet.merged_cells.ranges if area.min_row < at <= area.max_row]
    for area in areas + stretched:
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(at, count)
    for area in areas:
        area.shift(row_shift=count)
        sheet.merge_cells(str(area))
    for area in stretched:
        area.expand(down=count)
        sheet.merge_cells(str(area))


def main():
    template, rows, number, out, *damages = sys.argv[1:]
    with open(rows, newline="", encoding="utf-8-sig") as file:
        row = list(csv.DictReader(file))[int(number) - 1]
    book = openpyxl.load_workbook(template)
    sheet = next(s for s in book.worksheets if "kenzan.schema" in s.defined_names)
    fill(sheet, row)
    for damage in damages:
        globals()[damage](book, sheet)
    book.save(out)


if __name__ == "__main__":
    main()
