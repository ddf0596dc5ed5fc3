#!/usr/bin/env python3
"""Answers the findings of a slip as a department does: answer.py SLIP OUT NUMBER=ANSWER,REASON,BY,DATE …"""
import sys

import openpyxl

# The columns of the list, from 1.
NUMBER, ANSWER = 1, 9


def main(slip, out, answers):
    book = openpyxl.load_workbook(slip)
    sheet = book.worksheets[0]
    rows = {row[NUMBER - 1].value: row for row in sheet.iter_rows() if row[NUMBER - 1].value}
    for answer in answers:
        number, texts = answer.split("=", 1)
        for offset, text in enumerate(texts.split(",")):
            cell = rows[number][ANSWER - 1 + offset]
            # What a protected sheet keeps shut, no department can fill in.
            assert not cell.protection.locked, cell.coordinate
            if text:
                cell.value = text
    book.save(out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
