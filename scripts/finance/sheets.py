"""Sheets that tie out with a ledger."""
import csv
import io
import random

from finance.books import FUNDS, half_up, settled

YEARS = ("R5", "R6", "R7", "R8", "R9")


def sheet(project, number, name, yen, specific, chance):
    """A sheet of the form for a project; its other years are drawn by lot."""
    row = project["row"]
    cells = {
        "number": number, "department": row["department"], "division": row["division"], "section": row["section"],
        "project": name, "plan.goal": "6.市民協働、行財政運営", "plan.basic": "2.広域連携、行財政運営", "plan.field": f"{row['kan']}.{row['kanName']}",
        "sdgs.1.number": "11", "sdgs.1.name": "住み続けられるまちづくりを", "purpose": f"{name}により、市民が安心して暮らせるようにする。",
        "content": f"{row['division']}が年間の計画に沿って{name}を行う。", "kind": "自治事務(義務あり)", "actor": "直営", "beneficiary": "市民",
        "account.kind": row["account"], "account.kan": f"{row['kan']} {row['kanName']}", "account.kou": f"{row['kou']} {row['kouName']}",
        "account.moku": f"{row['moku']} {row['mokuName']}",
    }
    operating = half_up(yen)
    for year in YEARS:
        hundredths = chance.randrange(5, 120)
        cost = operating if year == "R6" else operating * chance.randrange(83, 117) // 100
        part = half_up(specific) if year == "R6" else 0
        cells.update({f"cost.{year}.operating": cost, f"cost.{year}.specific": part, f"cost.{year}.staff": f"{hundredths / 100:.2f}",
                      f"cost.{year}.parttime": "0.00", f"cost.{year}.personnel": hundredths * 82, f"cost.{year}.total": cost + hundredths * 82})
    cells.update({"need.actor.grade": "市が推進すべき", "efficiency.cost.grade": "削減の余地なし", "overall.means.grade": "妥当",
                  "issues": "利用する人の数に偏りがある。", "plans": "周知の方法を見直す。"})
    return cells


def tenths(yen):
    """Ten unequal parts, whose roundings go both ways."""
    parts = [yen * place // 55 for place in range(1, 10)]
    return parts + [yen - sum(parts)]


def sheets(town):
    """A sheet for every project; one project has a sheet for each of its ten places, and one stands twice."""
    chance = random.Random(20250702)
    rows = []
    for project in town.sheets:
        yen = sum(settled(line) for line in project["lines"])
        specific = sum(line[fund] for line in project["lines"] for fund in FUNDS)
        code, name = project["code"], project["name"]
        if name == "地区集会所改修補助事業":
            places = zip(tenths(yen), tenths(specific))
            rows += [sheet(project, f"{code}-{place:02}", f"{name}（第{place}集会所）", *pair, chance)
                     for place, pair in enumerate(places, 1)]
            continue
        number = code.lstrip("0") if chance.randrange(3) == 0 else code
        rows.append(sheet(project, number, name, yen, specific, chance))
        if name == "子育て支援センター運営事業":
            rows.append(sheet(project, code + "R", name + "（再掲）", yen, specific, chance))
    return rows


def text_of(rows, headings=None):
    out = io.StringIO()
    writer = csv.DictWriter(out, headings or list(rows[0]), lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
