"""What a ledger of the fiscal year R6 looks like: its columns, its total rows, and how systems put it out."""
import csv
import io
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent / "samples"
FINANCE = ROOT / "finance"
SOURCE = FINANCE / "source"

CODES = ["会計名", "款", "款名", "項", "項名", "目", "目名", "事業コード", "事業名", "所属", "節", "節名", "細節名"]
BUDGET = ["当初予算額", "補正1号", "補正2号", "補正3号", "前年度繰越額", "流用", "予備費充用"]
FUNDS = ["国庫支出金", "県支出金", "地方債", "その他"]
AMOUNTS = BUDGET + ["現計予算額", "支出済額", "戻入額"] + FUNDS + ["一般財源"]
HEADINGS = CODES + AMOUNTS + ["摘要"]
LEVELS = [("目計", ["会計名", "款", "項", "目"]), ("項計", ["会計名", "款", "項"]), ("款計", ["会計名", "款"]), ("合計", ["会計名"])]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def half_up(yen):
    """Yen in 千円, as people round."""
    return (abs(yen) + 500) // 1000 * (1 if yen >= 0 else -1)


def settled(line):
    return line["支出済額"] - line["戻入額"]


def ordered(lines):
    """Lines by account, the accounts in the order in which they come."""
    accounts = list(dict.fromkeys(line["会計名"] for line in lines))
    return sorted(lines, key=lambda line: (accounts.index(line["会計名"]), int(line["款"]), int(line["項"]), int(line["目"])))


def with_totals(lines, printed):
    """The lines with a row for the sum of every 目, 項, 款 and account.

    It says what the `printed` lines add up to; what stands elsewhere too is not in it.
    """
    rows = []
    for line, after in zip(lines, lines[1:] + [None]):
        rows.append(line)
        for name, columns in LEVELS:
            if after and all(after[column] == line[column] for column in columns):
                break
            among = [one for one in printed if one["摘要"] != "再掲" and all(one[column] == line[column] for column in columns)]
            rows.append({"節名": name, **{amount: sum(one[amount] for one in among) for amount in AMOUNTS}})
    return rows


def write_ledger(rows):
    """The text of a ledger as systems put it out: blank where a code repeats, codes in several notations.

    Marks in `rows` the line of each."""
    chance = random.Random(20250701)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["令和6年度 歳出決算整理簿"] + [""] * (len(HEADINGS) - 1))
    writer.writerow(["単位：円"] + [""] * (len(HEADINGS) - 1))
    writer.writerow(HEADINGS)
    shown = {}
    for number, row in enumerate(rows, 4):
        row["line"] = number
        cells = []
        for column in HEADINGS:
            value = row.get(column, "")
            if column in ("会計名", "款", "項", "目") and value:
                if shown.get(column) == value:
                    value = ""
                else:
                    shown = {name: text for name, text in shown.items() if CODES.index(name) < CODES.index(column)}
                    shown[column] = value
                    if value.isdigit():
                        value = chance.choice([value, value.zfill(2), value.translate({48 + d: 0xFF10 + d for d in range(10)})])
            elif column in ("款名", "項名", "目名") and row.get("事業コード") and shown.get(column) == value:
                value = ""
            elif column in ("款名", "項名", "目名"):
                shown[column] = value
            elif column == "事業コード" and value.startswith("0") and chance.randrange(4) == 0:
                value = value[1:]
            elif column == "節" and value and chance.randrange(3) == 0:
                value = value.zfill(2)
            elif column in AMOUNTS and isinstance(value, int):
                form = chance.randrange(12)
                value = f"{value:,}" if form == 0 else f"△{-value}" if value < 0 and form < 6 else str(value)
            cells.append(value)
        writer.writerow(cells)
    return out.getvalue()
