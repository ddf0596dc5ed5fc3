"""Opens a workbook in a running headless LibreOffice, does what a person would do there, and saves it.

libreoffice.py IN OUT ACTION …      (run by the system's Python, which has the `uno` module)

Actions: `save`, `recalculate`, `insert-rows AT COUNT`, `insert-column AT`, `drag FROM TO`, `swap ONE OTHER`, `copy-to-new-book`.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


def connect(profile):
    pipe = f"kenzan{os.getpid()}"
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.25)
    process.kill()
    raise SystemExit("LibreOffice did not start")


def move(sheet, source, target):
    """A drag or a cut and paste: the cell with its merged area goes, and every reference and name goes along."""
    area, covered = (sheet.createCursorByRange(sheet.getCellRangeByName(name)) for name in (source, target))
    area.collapseToMergedArea()
    covered.collapseToMergedArea()
    covered.merge(False)  # LibreOffice drops nothing onto a merged area
    sheet.moveRange(sheet.getCellRangeByName(target).CellAddress, area.RangeAddress)


def act(desktop, document, actions):
    sheet = document.Sheets.getByIndex(0)
    sheet.unprotect("")
    while actions:
        action = actions.pop(0)
        if action == "save":
            pass
        elif action == "recalculate":
            document.calculateAll()
        elif action == "insert-rows":
            sheet.Rows.insertByIndex(int(actions.pop(0)) - 1, int(actions.pop(0)))
        elif action == "insert-column":
            sheet.Columns.insertByIndex(int(actions.pop(0)) - 1, 1)
        elif action == "drag":
            move(sheet, actions.pop(0), actions.pop(0))
        elif action == "swap":
            one, other = actions.pop(0), actions.pop(0)
            move(sheet, one, "BZ200")
            move(sheet, other, one)
            move(sheet, "BZ200", other)
        elif action == "copy-to-new-book":
            book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (prop("Hidden", True),))
            book.Sheets.importSheet(document, sheet.Name, 0)
            while book.Sheets.Count > 1:
                book.Sheets.removeByName(book.Sheets.getByIndex(1).Name)
            document.close(False)
            document, sheet = book, book.Sheets.getByIndex(0)
        else:
            raise SystemExit(f"unknown action {action}")
    return document


def main():
    source, target, *actions = sys.argv[1:]
    with tempfile.TemporaryDirectory() as profile:
        process, desktop = connect(profile)
        try:
            url = pathlib.Path(source).resolve().as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
            document = act(desktop, document, actions)
            out = pathlib.Path(target).resolve().as_uri()
            document.storeToURL(out, (prop("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(False)
            try:
                desktop.terminate()
            except Exception:
                pass
            process.wait(30)
        finally:
            process.kill()


main()
