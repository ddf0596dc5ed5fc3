#!/usr/bin/env python3
"""Makes the ledgers and sheets of samples/finance from its source folder, the same byte for byte.

ledger.py             writes them
ledger.py --compare   fails where those that are there differ

`accounts.csv` lists the accounts of an invented town and the projects in them; what a ledger holds of them is drawn by lot,
but for the amounts that the true samples of two forms state, which tie out to the yen or within rounding. `seeds.csv` says
what is changed on purpose, and what a careful reader then expects; `expected.csv` adds where it stands.
"""
import sys

from finance.books import FINANCE, ordered, with_totals, write_ledger
from finance.movements import movements
from finance.seeds import EXPECTED, Seeds, expected
from finance.sheets import sheets, text_of
from finance.town import Town, given_projects, repeats


def make():
    """Every file by its name, as bytes."""
    town = Town(given_projects())
    rows = sheets(town)
    lines = ordered(town.lines + repeats(town.lines))
    seeds = Seeds(lines, rows)
    files = {
        "ledger.csv": write_ledger(with_totals(lines, lines)).encode("cp932"),
        # Its total rows were printed before its lines went wrong.
        "ledger-faulty.csv": write_ledger(with_totals(seeds.lines, lines)).encode("cp932"),
        "ledger-r1.csv": movements().encode("utf-8-sig"),
        "sheets/sheets.csv": text_of(rows).encode("utf-8-sig"),
        "sheets-faulty/sheets.csv": text_of(seeds.rows).encode("utf-8-sig"),
    }
    files["expected.csv"] = text_of(expected(seeds), EXPECTED).encode("utf-8-sig")
    return files


def main():
    files = make()
    if "--compare" not in sys.argv[1:]:
        for name, data in files.items():
            (FINANCE / name).parent.mkdir(parents=True, exist_ok=True)
            (FINANCE / name).write_bytes(data)
        return
    different = [name for name, data in files.items()
                 if not (FINANCE / name).is_file() or (FINANCE / name).read_bytes() != data]
    if different:
        raise SystemExit("samples/finance differs from what its source makes:\n" + "\n".join(different))


main()
