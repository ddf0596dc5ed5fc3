#!/usr/bin/env python3
"""Makes a ledger of N lines and 12 columns in 円, and a table of the sheets of 5,000 projects in 千円; the same for the same N.

gen_ledger.py N DIR

Codes are written in several notations, total rows stand between the lines, and transfers are not to be counted. One project
in a hundred does not tie out, and some stand on one side only.
"""
import pathlib
import random
import sys

PROJECTS = 5_000
HEADINGS = "会計名,款,項,目,事業コード,事業名,所属,節,節名,現計予算額,支出済額,戻入額"
SETSU = [("1", "報酬"), ("7", "報償費"), ("8", "旅費"), ("10", "需用費"), ("11", "役務費"), ("12", "委託料"), ("13", "使用料及び賃借料"),
         ("14", "工事請負費"), ("17", "備品購入費"), ("18", "負担金、補助及び交付金"), ("19", "扶助費"), ("27", "繰出金")]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20260501)
    draw = chance.random
    sheets = ["kenzan.schema,number,project,division,cost.R6.operating"]
    per_moku = 10
    totals = PROJECTS // per_moku
    each = (count - totals) // PROJECTS
    rest = count - totals - each * PROJECTS
    with open(folder / "ledger.csv", "w", encoding="utf-8", newline="") as file:
        file.write(HEADINGS + "\r\n")
        sums = [0, 0, 0]
        for project in range(1, PROJECTS + 1):
            moku = (project - 1) // per_moku
            kan, kou, number = moku // 50 + 1, moku // 10 % 5 + 1, moku % 10 + 1
            code, name, division = f"{project:07}", f"{chr(0x4E00 + project)}推進事業{project}", f"第{project % 40 + 1}課"
            settled = 0
            lines = []
            for _ in range(each + (rest if project == PROJECTS else 0)):
                setsu, setsu_name = SETSU[int(draw() * 12)]
                paid = int(draw() ** 4 * 3_000_000)
                returned = int(draw() * paid) // 10 if draw() < 0.05 else 0
                budget = (paid // 1000 + 1 + int(draw() * 20)) * 1000
                sums = [sums[0] + budget, sums[1] + paid, sums[2] + returned]
                if setsu != "27":
                    settled += paid - returned
                kind = draw()
                written = code if kind < 0.7 else code.lstrip("0") if kind < 0.95 else code.translate(WIDE)
                two = f"{kan:02}" if kind < 0.5 else str(kan)
                lines.append(f"一般会計,{two},{kou},{number},{written},{name},{division},{setsu},{setsu_name},{budget},{paid},{returned}\r\n")
            if project % per_moku == 0:
                lines.append(f"一般会計,{kan},{kou},{number},,,,,目計,{sums[0]},{sums[1]},{sums[2]}\r\n")
                sums = [0, 0, 0]
            file.write("".join(lines))
            stated = (settled + 500) // 1000
            if project % 100 == 7:
                stated += 1 + project % 900
            if project % 250 == 3:
                continue  # not handed in
            sheets.append(f"bench.cost,{code},{name},{division},{stated}")
    sheets += [f"bench.cost,{PROJECTS + extra:07},別事業{extra},第1課,{extra * 10}" for extra in range(1, 26)]
    (folder / "sheets.csv").write_text("\r\n".join(sheets) + "\r\n", encoding="utf-8-sig", newline="")


main()
