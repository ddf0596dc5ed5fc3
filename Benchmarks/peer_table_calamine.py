#!/usr/bin/env python3
"""The peer of `kenzan dump` on a big table: reads every cell of the first worksheet into Python values, and prints only their number."""
import sys

from python_calamine import CalamineWorkbook

rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)
print(sum(map(len, rows)))
