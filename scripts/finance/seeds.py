"""What is changed on purpose, and what to expect of it."""
from finance.books import FUNDS, SOURCE, half_up, read, settled

EXPECTED = ["id", "map", "name", "stage", "class", "explanation", "finding", "place"]


class Seeds:
    """Changes copies of the true ledger and the true sheets, and notes where."""

    def __init__(self, lines, rows):
        self.lines = [dict(line) for line in lines]
        self.rows = [dict(row) for row in rows]
        self.marks = {}  # the changed line or cell of every seed
        for seed in filter(lambda seed: seed["change"], read(SOURCE / "seeds.csv")):
            getattr(self, seed["change"].replace("-", "_"))(seed)

    def sheet(self, seed):
        return next(row for row in self.rows if row["project"] == seed["name"])

    def of(self, seed):
        return [line for line in self.lines if line["事業名"] == seed["name"]]

    def line(self, seed):
        """The line that the seed's argument names by its 細節, or the largest."""
        lines = self.of(seed)
        return next((line for line in lines if line["細節名"] == seed["argument"]), None) or max(lines, key=settled)

    def state(self, seed, thousands, field="operating"):
        """Writes an amount into the sheet, whose own totals still tie out."""
        row = self.sheet(seed)
        row[f"cost.R6.{field}"] = thousands
        if field == "operating" and isinstance(thousands, int):
            row["cost.R6.total"] = thousands + row["cost.R6.personnel"]
        self.marks[seed["id"]] = (row, f"cost.R6.{field}")

    def in_yen(self, seed):
        self.state(seed, sum(settled(line) for line in self.of(seed)))

    def times(self, seed):
        self.state(seed, self.sheet(seed)["cost.R6.operating"] * int(seed["argument"]))

    def plus(self, seed):
        self.state(seed, self.sheet(seed)["cost.R6.operating"] + int(seed["argument"]))

    def specific_plus(self, seed):
        self.state(seed, self.sheet(seed)["cost.R6.specific"] + int(seed["argument"]), "specific")

    def swap(self, seed):
        """Swaps two neighbouring digits, counted from the front."""
        digits = list(str(self.sheet(seed)["cost.R6.operating"]))
        place = int(seed["argument"])
        digits[place - 1], digits[place] = digits[place], digits[place - 1]
        self.state(seed, int("".join(digits)))

    def negate(self, seed):
        self.state(seed, -self.sheet(seed)["cost.R6.operating"])

    def blank(self, seed):
        self.state(seed, "")

    def column(self, seed):
        """States another column of the ledger."""
        self.state(seed, half_up(sum(line[seed["argument"]] for line in self.of(seed))))

    def total_cost(self, seed):
        self.state(seed, self.sheet(seed)["cost.R6.total"])

    def last_year(self, seed):
        row = self.sheet(seed)
        before = row["cost.R5.operating"]
        row["cost.R5.operating"] = row["cost.R6.operating"]
        row["cost.R5.total"] = row["cost.R5.operating"] + row["cost.R5.personnel"]
        self.state(seed, before)

    def without_tax(self, seed):
        total = sum(settled(line) for line in self.of(seed))
        self.state(seed, half_up(total * 10 // 11))

    def renumber(self, seed):
        self.state(seed, self.sheet(seed)["cost.R6.operating"])
        self.sheet(seed)["number"] = seed["argument"]

    def drop(self, seed):
        self.rows.remove(self.sheet(seed))
        self.marks[seed["id"]] = (self.of(seed)[0], None)

    def mark_lost_in_sheet(self, seed):
        """The second sheet of a project no longer says that it is one."""
        again = next(row for row in self.rows if row["project"] == seed["name"] + "（再掲）")
        again.update(project=seed["name"], number=self.sheet(seed)["number"])
        self.marks[seed["id"]] = (again, "cost.R6.operating")

    def transfer_sheet(self, seed):
        """A sheet for what another account spends."""
        (line,) = self.of(seed)
        row = next(row for row in self.rows if row["account.moku"] == f"{line['目']} {line['目名']}")
        self.rows.append(dict(row, number=line["事業コード"], project=seed["name"]))
        self.state(seed, half_up(settled(line)))
        self.rows[-1]["cost.R6.specific"] = 0

    def left_out(self, seed):
        """The sheet leaves one line out."""
        rest = sum(settled(line) for line in self.of(seed)) - settled(self.line(seed))
        self.state(seed, half_up(rest))

    def lose(self, seed):
        line = self.line(seed)
        place = self.lines.index(line)
        del self.lines[place]
        self.marks[seed["id"]] = (self.lines[place], None)

    def double(self, seed):
        line = self.line(seed)
        copy = dict(line)
        self.lines.insert(self.lines.index(line) + 1, copy)
        self.marks[seed["id"]] = (copy, None)

    def line_sign(self, seed):
        line = self.line(seed)
        for amount in ["支出済額", "戻入額"] + FUNDS + ["一般財源"]:
            line[amount] = -line[amount]
        self.marks[seed["id"]] = (line, None)

    def line_text(self, seed):
        line = self.line(seed)
        line["支出済額"] = seed["argument"].split("=")[1]
        self.marks[seed["id"]] = (line, None)

    def line_plus(self, seed):
        """A line and its general revenue grow by some yen."""
        line = self.line(seed)
        yen = int(seed["argument"])
        line["支出済額"] += yen
        line["一般財源"] += yen
        self.marks[seed["id"]] = (line, None)

    def fund_plus(self, seed):
        """One source of funds grows alone."""
        fund, yen = seed["argument"].split("=")
        line = self.line(seed)
        line[fund] += int(yen)
        self.marks[seed["id"]] = (line, None)

    def mark_lost(self, seed):
        """A line that stands elsewhere too no longer says so."""
        line = next(line for line in self.of(seed) if line["摘要"] == "再掲")
        line["摘要"] = ""
        self.marks[seed["id"]] = (line, None)


def expected(seeds):
    """The table of what to expect, with the line or cell of every seed."""
    rows = []
    for seed in read(SOURCE / "seeds.csv"):
        row, field = seeds.marks[seed["id"]]
        if field:
            place = f"sheets.csv:{seeds.rows.index(row) + 2}:{field}"
        else:
            place = f"ledger-faulty.csv:{row['line']}"
        rows.append({"id": seed["id"], "map": seed["map"], "name": seed["name"], "stage": seed["stage"], "class": seed["class"],
                     "explanation": seed["explanation"], "finding": seed["finding"], "place": place})
    return rows
