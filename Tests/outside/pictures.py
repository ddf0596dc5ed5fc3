#!/usr/bin/env python3
"""Fails unless a picture of one workbook lies in another one, whole and inside a merged area, as openpyxl reads it.

pictures.py SUBMITTED WRITTEN
"""
import posixpath
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.xml.constants import REL_NS


def pictures(path):
    """The drawn pictures: the worksheet, the anchor, the bytes."""
    book = openpyxl.load_workbook(path)
    with zipfile.ZipFile(path) as archive:
        for number, sheet in enumerate(book.worksheets, 1):
            part = f"xl/worksheets/sheet{number}.xml"
            if get_rels_path(part) not in archive.namelist():
                continue
            for relation in get_dependents(archive, get_rels_path(part)).find(f"{REL_NS}/drawing"):
                drawing = SpreadsheetDrawing.from_tree(ElementTree.fromstring(archive.read(relation.target.lstrip("/"))))
                media = get_dependents(archive, get_rels_path(relation.target.lstrip("/")))
                for anchor in drawing.twoCellAnchor + drawing.oneCellAnchor:
                    if anchor.pic is not None:
                        target = media.get(anchor.pic.blipFill.blip.embed).target
                        yield sheet, anchor, archive.read(posixpath.normpath(target.lstrip("/")))


def main():
    submitted, written = sys.argv[1:]
    wanted = [content for _, _, content in pictures(submitted)]
    found = list(pictures(written))
    assert wanted and [content for _, _, content in found] == wanted, f"{len(wanted)} pictures became {len(found)}"
    for sheet, anchor, content in found:
        width, height = (int.from_bytes(content[place:place + 4], "big") for place in (16, 20))
        start, end = anchor._from, anchor.to
        areas = [area for area in sheet.merged_cells.ranges
                 if area.min_row - 1 <= start.row and end.row <= area.max_row - 1
                 and area.min_col - 1 <= start.col and end.col <= area.max_col - 1]
        assert areas, f"{sheet.title}: the picture from {start.row + 1}:{start.col + 1} to {end.row + 1}:{end.col + 1} is in no frame"
        print(f"{sheet.title}: {width}x{height} in {areas[0]}")


main()
