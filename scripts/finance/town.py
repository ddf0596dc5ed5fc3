"""An invented town: its projects and their ledger lines, drawn by lot."""
import random

from finance.books import AMOUNTS, BUDGET, CODES, ROOT, SOURCE, read, settled

SETSU = {  # since the fiscal year R2
    "1": ("報酬", ["会計年度任用職員報酬", "委員報酬"]), "7": ("報償費", ["講師謝礼", "記念品"]),
    "8": ("旅費", ["普通旅費", "費用弁償"]), "10": ("需用費", ["消耗品費", "燃料費", "印刷製本費", "光熱水費", "修繕料"]),
    "11": ("役務費", ["通信運搬費", "手数料", "保険料", "広告料"]), "12": ("委託料", ["業務委託料", "保守点検委託料", "設計委託料", "警備委託料"]),
    "13": ("使用料及び賃借料", ["機器借上料", "土地借上料", "システム使用料"]), "14": ("工事請負費", ["整備工事費", "改修工事費"]),
    "15": ("原材料費", ["補修用原材料"]), "17": ("備品購入費", ["庁用備品", "事業用備品"]),
    "18": ("負担金、補助及び交付金", ["協議会負担金", "事業費補助金", "交付金"]), "19": ("扶助費", ["給付費", "医療扶助費"]),
    "26": ("公課費", ["自動車重量税"]),
}
KINDS = {  # the 節 of a kind of project, the range of its cost in 千円, and its specific revenue in percent
    "office": (["1", "7", "8", "10", "11", "12", "13", "18"], (300, 9_000), {}),
    "state": (["1", "7", "8", "10", "11", "12", "13", "17"], (800, 40_000), {"国庫支出金": 30, "県支出金": 15}),
    "facility": (["1", "10", "11", "12", "13", "14", "17", "18", "26"], (1_500, 80_000), {"その他": 12}),
    "grant": (["7", "8", "10", "11", "12", "18"], (500, 30_000), {"県支出金": 25}),
    "benefit": (["1", "8", "10", "11", "12", "18", "19"], (9_000, 700_000), {"国庫支出金": 50, "県支出金": 25}),
    "works": (["8", "10", "11", "12", "13", "14", "15", "18"], (4_000, 250_000), {"国庫支出金": 40, "地方債": 35}),
}
PREFIX = {"国民健康保険特別会計": "51", "介護保険特別会計": "52", "水道事業会計": "81"}


class Town:
    """The projects of a town and their ledger lines, drawn by lot."""

    def __init__(self, projects):
        self.chance = random.Random(20250630)
        self.lines = []
        self.sheets = []
        for account in read(SOURCE / "accounts.csv"):
            self.add_account(account, projects)

    def code(self, account, number):
        prefix = PREFIX.get(account["会計名"])
        if prefix:
            return f"{prefix}{account['款']}{account['項']}{account['目']}{number:02}"
        return f"{int(account['款']):02}{account['項']}{int(account['目']):02}{number:02}"

    def add_account(self, row, given):
        account = {"会計名": row["account"], "款": row["kan"], "款名": row["kanName"], "項": row["kou"],
                   "項名": row["kouName"], "目": row["moku"], "目名": row["mokuName"], "所属": row["division"]}
        self.add_personnel(account)
        for number, name in enumerate(filter(None, row["projects"].split("、")), 1):
            low, high = KINDS[row["kind"]][1]
            # Small ones are many, and large ones few.
            cost = low + (high - low) * self.chance.randrange(1000) * self.chance.randrange(1000) // 1_000_000
            total = cost * 1000 + self.chance.randrange(1000)
            if self.chance.randrange(6) == 0:
                total = cost * 1000
            code = self.code(account, number)
            lines = self.add_project(account, code, name, row["kind"], total)
            self.sheets.append({"row": row, "code": code, "name": name, "lines": lines})
        if row["mokuName"] == "情報管理費":
            for code, name, thousands in given:
                yen = thousands * 1000 + (self.chance.randrange(-400, 400) if thousands else 0)
                self.add_project(account, code, name, "office", yen)
        for name in {"社会福祉総務費": "国民健康保険特別会計繰出金", "老人福祉費": "介護保険特別会計繰出金"}.get(row["mokuName"], "").split():
            yen = self.chance.randrange(100_000_000, 300_000_000)
            line = self.line(account, self.code(account, 90), name, "27", "繰出金", "他会計繰出金", yen)
            self.lines.append(line)

    def line(self, account, code, name, setsu, setsu_name, detail, yen):
        """A line with a budget that fits what was spent."""
        chance = self.chance
        line = dict(account, **{"事業コード": code, "事業名": name, "節": setsu, "節名": setsu_name, "細節名": detail, "摘要": ""})
        line.update(dict.fromkeys(AMOUNTS, 0))
        line["当初予算額"] = (yen * chance.randrange(94, 109) // 100 + 1999) // 1000 * 1000
        if chance.randrange(5) == 0:
            line[f"補正{chance.randrange(1, 4)}号"] = chance.randrange(-3, 6) * 1000 * max(1, yen // 60_000)
        current = sum(line[name] for name in BUDGET)
        if current < yen:
            line[chance.choice(["流用", "予備費充用", "補正3号"])] += (yen - current + 999) // 1000 * 1000
        line["現計予算額"] = sum(line[name] for name in BUDGET)
        line["戻入額"] = chance.randrange(1, 9) * 500 if yen and chance.randrange(25) == 0 else 0
        line["支出済額"] = yen + line["戻入額"]
        line["一般財源"] = yen
        return line

    def add_personnel(self, account):
        code = self.code(account, 99)
        for setsu, name, details in (("2", "給料", ["一般職給"]), ("3", "職員手当等", ["扶養手当", "通勤手当", "時間外勤務手当", "期末勤勉手当"]),
                                     ("4", "共済費", ["共済組合負担金"])):
            for detail in details:
                yen = self.chance.randrange(200_000, 30_000_000)
                self.lines.append(self.line(account, code, "職員人件費", setsu, name, detail, yen))

    def add_project(self, account, code, name, kind, total):
        chance = self.chance
        places = [(setsu, detail) for setsu in KINDS[kind][0] for detail in SETSU[setsu][1]]
        places = [place for place in places if chance.randrange(8)] or places[:1]
        weights = [chance.randrange(1, 10_000) ** 2 for _ in places]
        amounts = [total * weight // sum(weights) for weight in weights]
        amounts[-1] += total - sum(amounts)
        lines = [self.line(account, code, name, setsu, SETSU[setsu][0], detail, yen)
                 for (setsu, detail), yen in zip(places, amounts)]
        if total and chance.randrange(4) == 0:  # 象徴計上: a budget of 1千円, in case of need
            symbolic = self.line(account, code, name, "21", "補償、補填及び賠償金", "損害賠償金", 0)
            symbolic.update({"当初予算額": 1000, "現計予算額": 1000, **{f"補正{n}号": 0 for n in (1, 2, 3)}})
            lines.append(symbolic)
        for fund, percent in KINDS[kind][2].items():
            for line in lines:
                share = max(0, settled(line)) * percent // 100 // 1000 * 1000
                line[fund] += share
                line["一般財源"] -= share
        self.lines += lines
        return lines


def repeats(lines):
    """Two lines that stand in a second 目, where they are marked."""
    marked = []
    for source, target in (("通学路安全対策事業", "交通安全教室事業"), ("放課後児童健全育成事業", "教育相談事業")):
        line = max((line for line in lines if line["事業名"] == source), key=settled)
        other = next(line for line in lines if line["事業名"] == target)
        place = {column: other[column] for column in CODES[:10]}
        marked.append(dict(line, **place, 細節名=f"{line['細節名']}（{source}分）", 摘要="再掲"))
    return marked


def given_projects():
    """The projects of the true samples, by the codes of the ledger: a sheet stands for one code or for two."""
    sheets = read(ROOT / "shimotsuma.program" / "source" / "sheets.csv")
    rest = {row["number"]: int(row["cost.R6.operating"]) for row in sheets}
    projects = []
    for row in read(SOURCE / "codes.csv"):
        share = rest[row["number"]] * int(row["percentOfRest"]) // 100
        rest[row["number"]] -= share
        projects.append((row["code"], row["name"], share))
    return projects
