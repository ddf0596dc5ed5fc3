"""A town of eight departments with forty projects: its tables, last year's sheets and what is typed this year.

Texts and indicators are those of the samples; numbers, names and costs are made up, the same every time.
"""
import csv
import pathlib
import random

SCHEMA = "shimotsuma.program"
SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples" / SCHEMA / "source"

# Two departments have a new name since April.
DEPARTMENTS = [
    ("総務部", ""), ("政策企画部", "企画部"), ("財務部", ""), ("市民部", ""),
    ("福祉部", ""), ("環境部", ""), ("産業観光部", "経済部"), ("教育部", ""),
]
PROJECTS = """広報紙発行事業 文書管理事務 職員研修事業 庁舎維持管理事業 統計調査事務
総合計画推進事業 行政評価事務 地域公共交通事業 移住定住促進事業 男女共同参画事業
予算編成事務 公有財産管理事務 契約事務 市税収納対策事業 ふるさと納税推進事業
窓口サービス事業 消費生活相談事業 国民健康保険事務 市民協働事業 防犯灯整備事業
地域福祉推進事業 高齢者見守り事業 障害者就労支援事業 子育て支援センター事業 生活困窮者支援事業
ごみ減量化事業 リサイクル推進事業 公害対策事業 環境学習事業 空き家対策事業
農業後継者育成事業 商店街活性化事業 企業誘致事業 観光案内所運営事業 特産品振興事業
学校給食事業 図書館運営事業 文化財保護事業 奨学金貸付事業""".split()

# 39 ended in March, 20 was split into 20 and 40, and 41 is new: there are forty.
ENDED, SPLIT, PART, NEW = 39, 20, 40, 41
NAMES = {number: name for number, name in enumerate(PROJECTS, 1)} | {PART: "防犯カメラ整備事業", NEW: "部活動地域移行事業"}
THEN = list(range(1, 40))
NOW = [number for number in THEN if number != ENDED] + [PART, NEW]


def department(number):
    """The place of a project's department in the table."""
    return {PART: 3, NEW: 7}.get(number, (number - 1) // 5)


def cost(number, year):
    """A year's costs, which tie out; the same on the sheets of both years."""
    chance = random.Random(number * 100 + year)
    staff, operating = chance.randrange(30, 120), chance.randrange(2000, 6000)
    return {
        "staff": f"{staff / 100:.2f}", "parttime": "0.00", "personnel": str(staff * 82),
        "operating": str(operating), "specific": str(operating // 3), "total": str(operating + staff * 82),
    }


def rows(name):
    with open(SAMPLES / name, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def sheets(year):
    """What the sheets of a fiscal year say, by the number of the project."""
    source = rows("prior.csv" if year == 6 else "sheets.csv")
    source = [source[place] for place in (0, 1, 2, 3, 6, 7)]  # those that nothing is found in
    found = {}
    for number in THEN if year == 6 else NOW:
        base = source[(number - 1) % len(source)]
        row = dict(base, number=str(number), project=NAMES[number], division="担当課", section="担当係")
        now, old = DEPARTMENTS[department(number)]
        row["department"] = old if year == 6 and old else now
        for path in row:
            group, _, rest = path.partition(".")
            if group == "cost":
                key, _, field = rest.partition(".")
                row[path] = cost(number, int(key[1:])).get(field, row[path])
        found[number] = row
    return found


def write(path, rows, encoding="utf-8-sig"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def write_tables(folder):
    """The tables of the secretariat: departments, projects, renames, and the list of forms to send out."""
    write(folder / "部署.csv", [
        {"名前": now, "部": "", "開始": "2025-04-01" if old else "", "終了": "", "旧名": old} for now, old in DEPARTMENTS
    ], "cp932")
    write(folder / "事業.csv", [
        {"番号": str(number), "事業名": NAMES[number], "担当課": DEPARTMENTS[department(number)][0],
         "開始": "2025-04-01" if number in (PART, NEW) else "", "終了": "2025-03-31" if number == ENDED else "",
         "旧番号": str(SPLIT) if number == PART else ""}
        for number in sorted(set(THEN + NOW))
    ], "cp932")
    write(folder / "改称.csv", [
        {"field": "number", "old": str(SPLIT), "new": str(SPLIT)}, {"field": "number", "old": str(SPLIT), "new": str(PART)},
        *({"field": "department", "old": old, "new": now} for now, old in DEPARTMENTS if old),
    ])
    write(folder / "一覧.csv", [
        {"number": str(number), "department": DEPARTMENTS[department(number)][0], "project": NAMES[number]}
        for number in sorted(NOW, key=lambda number: (department(number), number))
    ])
