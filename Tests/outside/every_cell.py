"""Writes a workbook with every kind of cell through openpyxl.

every_cell.py OUT
"""
import datetime
import sys

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName


def main():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "いろいろな値"
    rows = [
        (0, 1, -1, 1.5, 0.1, 0.30000000000000004, 1e300, -1e-300, 12345678901234567),
        ("文字", " 前後の空白 ", "改行\nあり", "<&>\"'", "①㈱髙﨑", "😀", "_x0041_", "'引用", "1,234"),
        (True, False, "#N/A", "#DIV/0!", None, None, None, None, None),
        ("=1+2", "=SUM(A1:B1)", '="a"&"b"', None, None, None, None, None, None),
        (datetime.datetime(2023, 3, 15, 12, 0), datetime.date(1999, 12, 31), datetime.time(6, 30),
         datetime.datetime(1900, 1, 1), datetime.datetime(1900, 3, 1), 45000, 45000.25, 59, 61),
    ]
    for row in rows:
        sheet.append(row)
    for column, code in zip("FGHI", ("[$-411]ggge年m月d日", "yyyy/m/d h:mm", "m月d日", "yyyy-mm-dd")):
        sheet[f"{column}5"].number_format = code
    sheet["A6"], sheet["A6"].number_format = 0.968, "0.0%"
    sheet["B6"] = CellRichText("新しい", TextBlock(InlineFont(strike=True), "古い"))
    sheet["C6"], sheet["C6"].font = "取消", Font(strike=True)
    sheet["D6"].border = Border(diagonal=Side("thin"), diagonalUp=True)
    sheet["E6"], sheet["E6"].comment = "注記", Comment("読まない", "委員A")
    sheet.merge_cells("G6:I7")
    sheet["G6"] = "結合"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.defined_names["total"] = DefinedName("total", attr_text="'いろいろな値'!$A$1")
    book.create_sheet("隠れたシート").sheet_state = "hidden"
    book["隠れたシート"]["XFD1048576"] = "端"
    book.create_sheet("深く隠れたシート").sheet_state = "veryHidden"
    book.save(sys.argv[1])


main()
