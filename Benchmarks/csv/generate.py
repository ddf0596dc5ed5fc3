#!/usr/bin/env python3
"""Makes a table of ROWS x 12 (UTF-8 and CP932) with seeded faults, the sums that somebody states of it, and expected.json.

generate.py ROWS FOLDER; the same for the same ROWS. One stated sum is wrong.
"""
import json
import pathlib
import random
import sys

MINISTRIES = "内閣府 総務省 法務省 外務省 財務省 文部科学省 厚生労働省 農林水産省 経済産業省 国土交通省 環境省 防衛省".split()
METHODS = "直接実施 委託・請負 補助 負担 交付 貸付 その他".split()
WORDS = ("地域 活性化 推進 支援 調査 研究 開発 環境 保全 対策 強化 人材 育成 技術 国際 協力 防災 医療 介護 福祉 教育 文化 観光 農業 森林 "
         "再生 情報 通信 基盤 整備 安全 行政 評価 目標 予算 改善 連携 自治体 補助金 計画 運営").split()
JOINS = ["の", "に関する", "を通じた", "および", "による", "、", "に向けた", ""]
HEADS = "key,fiscal,ministry,bureau,project,method,budget,executed,rate,count,note,day"


def phrase(random, count):
    return "".join(random.choice(WORDS) + random.choice(JOINS) for _ in range(count)) + "事業"


def rows(count):
    """Every row with the kind of its fault, if any."""
    draw = random.Random(7)
    bureaus = [draw.choice(WORDS) + "局" + draw.choice(WORDS) + "課" for _ in range(200)]
    projects = [phrase(draw, 3) for _ in range(5000)]
    notes = [""] * 20000 + [phrase(draw, 4) for _ in range(50000)]
    days = [f"{year}-{month:02d}-{day:02d}" for year in range(2018, 2027) for month in range(1, 13) for day in range(1, 29)]
    for number in range(count):
        budget = draw.randrange(1, 1_000_000)
        executed = draw.randrange(0, budget + 1)
        row = [f"K{number:08d}", str(2018 + number % 9), draw.choice(MINISTRIES), draw.choice(bureaus), draw.choice(projects), draw.choice(METHODS),
               str(budget), str(executed), str(round(executed / budget, 4)), str(draw.randrange(500)), draw.choice(notes), draw.choice(days)]
        # Small shares leave Python as 5e-05, which is no way to write one.
        if "e" in row[8]:
            row[8] = "0.0001"
        fault = None
        if number and number % 10007 == 0:
            row[0], fault = f"K{number - 1:08d}", "duplicate"
        elif number % 20011 == 1:
            row[2], fault = "不明省", "code"
        elif number % 30011 == 2:
            row[4], fault = "", "required"
        elif number % 40009 == 3:
            row[9], fault = "未定", "type"
        elif number % 50021 == 4:
            row[8], fault = "1.75", "range"
        yield row, fault


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    faults = dict.fromkeys(["duplicate", "code", "required", "type", "range"], 0)
    sums = {ministry: [0, 0] for ministry in MINISTRIES}
    with open(folder / "table.csv", "w", encoding="utf-8", newline="") as utf8, \
            open(folder / "table-cp932.csv", "w", encoding="cp932", newline="") as cp932:
        for file in (utf8, cp932):
            file.write(HEADS + "\r\n")
        for row, fault in rows(count):
            line = ",".join(row) + "\r\n"
            utf8.write(line)
            cp932.write(line)
            if fault:
                faults[fault] += 1
            if row[2] in sums:
                sums[row[2]][0] += int(row[6])
                sums[row[2]][1] += int(row[7])
    sums[MINISTRIES[3]][0] += 1000
    lines = ["ministry,budget,executed"] + [f"{ministry},{budget},{executed}" for ministry, (budget, executed) in sums.items()]
    (folder / "totals.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps(faults | {"sums": 1}))


main()
