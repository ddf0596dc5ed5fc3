"""Compares what `kenzan dump` reads of workbooks with what openpyxl reads, cell by cell.

dump_equal.py KENZAN FILE.xlsx …      prints what differs, one line each; exit status 1 if anything does
"""
import argparse
import datetime
import json
import re
import subprocess
import sys
import warnings

import openpyxl
from openpyxl.utils.escape import unescape

# Formats of eras and weekdays only, and the built-in ids of Japanese Excel: dates that openpyxl
# takes for numbers.
ERA_OR_WEEKDAY = re.compile(r"[ger]|aaa", re.IGNORECASE)
JAPANESE_IDS = {*range(27, 37), *range(50, 59)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kenzan")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    dump = subprocess.run([arguments.kenzan, "dump", *arguments.files],
                          stdout=subprocess.PIPE, text=True, encoding="utf-8")
    readings = [json.loads(line) for line in dump.stdout.split("\n") if line]
    differences = []
    if [reading["file"] for reading in readings] != arguments.files:
        differences.append(f"{len(readings)} files dumped, {len(arguments.files)} given")
    cells = 0
    for reading in readings:
        found, count = compare(reading)
        differences += [f"{reading['file']}: {difference}" for difference in found]
        cells += count
    for difference in differences[:200]:
        print(difference)
    print(f"{len(readings)} files, {cells} cells, {len(differences)} differences")
    sys.exit(1 if differences or not cells else 0)


def compare(reading):
    """What differs in one file, and how many cells it has."""
    if reading["outcome"] != "read":
        return [f"refused: {reading['message']}"], 0
    values = openpyxl.load_workbook(reading["file"], data_only=True)
    formulas = openpyxl.load_workbook(reading["file"])
    ours = [(sheet["name"], sheet["state"]) for sheet in reading["sheets"]]
    theirs = [(sheet.title, sheet.sheet_state) for sheet in values.worksheets]
    if ours != theirs:
        return [f"worksheets {ours}, openpyxl has {theirs}"], 0
    differences, count = [], 0
    for sheet, worksheet in zip(reading["sheets"], values.worksheets):
        hidden = merged_away(worksheet)
        # iter_rows would go over the whole of a sparse worksheet.
        present = {cell.coordinate: cell for cell in worksheet._cells.values()
                   if cell.coordinate not in hidden}
        read = {place: cell for place, cell in sheet["cells"].items() if place not in hidden}
        formulas_here = formulas[worksheet.title]
        count += len(read)
        for place in sorted({*present, *read}):
            cell, mine = present.get(place), read.get(place)
            if not equal(mine, cell, formulas_here):
                theirs = None if cell is None else (cell.value, cell.number_format)
                differences.append(f"{worksheet.title}!{place}: {mine}, openpyxl has {theirs}")
    return differences, count


def merged_away(worksheet):
    """The cells under a merged area but its first, whose values openpyxl throws away."""
    return {f"{openpyxl.utils.get_column_letter(column)}{row}"
            for area in worksheet.merged_cells.ranges
            for row, column in area.cells if (row, column) != (area.min_row, area.min_col)}


def equal(mine, cell, formulas):
    """Whether our [kind, value…] says what openpyxl's cell says."""
    value = None if cell is None else cell.value
    if value is None:
        is_formula = cell is not None and formulas[cell.coordinate].data_type == "f"
        # An empty text as the result of a formula is for openpyxl no result.
        return mine in (["u", None], ["s", ""]) if is_formula else mine is None
    if mine is None:
        return False
    kind = mine[0]
    if isinstance(value, bool):
        return kind == "b" and mine[1] is value
    if isinstance(value, (int, float)):
        if kind == "d":
            return mine[1] == value and is_date_to_us(cell)
        return kind == "n" and mine[1] == float(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        if kind == "d" and mine[2] is None:
            return mine[1] < 0  # Excel shows no date for a negative serial, openpyxl counts back
        return kind == "d" and mine[2] == iso(value)
    if isinstance(value, datetime.timedelta):
        return kind == "d" and mine[2] is None and abs(mine[1] - value.total_seconds() / 86400) < 1e-8
    if cell.data_type == "e":
        # A date beyond the year 9999 becomes an error in openpyxl.
        return mine == ["e", value] or (kind == "d" and mine[2] is None and value == "#VALUE!")
    # openpyxl leaves the escapes of control characters as they stand.
    return kind == "s" and mine[1] in (value, unescape(value))


def iso(value):
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    return value.isoformat()


def is_date_to_us(cell):
    identifier = cell._style.numFmtId
    return identifier in JAPANESE_IDS or bool(ERA_OR_WEEKDAY.search(cell.number_format))


main()
