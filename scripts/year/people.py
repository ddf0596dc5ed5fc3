"""How departments fill in what they were sent, and what they hand in."""
import copy
import pathlib
import re
import shutil

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

# What Excel writes for a workbook with a password: a compound file, whose first sector is enough to know it by.
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016)


class Book:
    """A workbook that was sent out, by the projects on its worksheets."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.sheets = {}
        for sheet in self.book.worksheets:
            if "kenzan.schema" in sheet.defined_names:
                self.sheets[int(self.cell(sheet, "number").value)] = sheet

    @staticmethod
    def cell(sheet, path):
        reference = sheet.defined_names[path].attr_text.rpartition("!")[2]
        return sheet[reference.replace("$", "").partition(":")[0]]

    def fill(self, number, row):
        """Types a row into the cells that are not locked."""
        sheet = self.sheets[number]
        for path, text in row.items():
            if text and path in sheet.defined_names and not self.cell(sheet, path).protection.locked:
                self.type(number, path, text)

    def type(self, number, path, text):
        cell = self.cell(self.sheets[number], path)
        isNumber = cell.number_format != "@" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        cell.value = float(text) if isNumber else text

    def value(self, number, path):
        return self.cell(self.sheets[number], path).value

    def unlock(self, number):
        """What somebody does who knows where Excel keeps it: the sheet has no password."""
        self.sheets[number].protection.disable()

    def hide(self, number):
        self.sheets[number].sheet_state = "hidden"

    def strike(self, number, path, old, new):
        """The old figure struck out and the new one behind it, in one cell."""
        cell = self.cell(self.sheets[number], path)
        cell.number_format = "@"
        cell.value = CellRichText(TextBlock(InlineFont(strike=True), old), " ", new)

    def keep(self, numbers):
        """Removes the worksheets of the other projects."""
        for number in set(self.sheets) - set(numbers):
            self.book.remove(self.sheets.pop(number))

    def save(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)


def copied(path, other):
    """A copy of a file, under another name."""
    other.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, other)


def with_password(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(480))


def answer(slip, out, rule, words):
    """Answers the findings of a rule on a slip, and says how many there were."""
    book = openpyxl.load_workbook(slip)
    sheet = book.worksheets[0]
    heads = next({cell.value: cell.column for cell in row} for row in sheet.iter_rows() if row[0].value == "番号")
    rows = [row[0].row for row in sheet.iter_rows() if row[heads["kenzan.rule"] - 1].value == rule]
    for row in rows:
        for head, text in words.items():
            sheet.cell(row, heads[head]).value = text
    out.parent.mkdir(parents=True, exist_ok=True)
    book.save(out)
    return len(rows)


def texts(path):
    """Everything that stands on the first worksheet of a book."""
    return {str(cell.value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value is not None}
