"""The ledger of the year that the sheets of the other form settle, a line for every movement."""
import csv
import io
import random

from finance.books import ROOT, read

HEADINGS = ["会計", "款", "款名", "項", "項名", "目", "目名", "事業名", "課", "節", "節名", "区分", "金額", "国県支出金", "町債", "その他", "一般財源"]
SETSU = [("8", "報償費"), ("11", "需用費"), ("12", "役務費"), ("13", "委託料"), ("14", "使用料及び賃借料"), ("19", "負担金、補助及び交付金")]
PLACES = {"総合政策課": ("2", "総務費", "1", "総務管理費", "2", "文書広報費"), "環境課": ("4", "衛生費", "2", "清掃費", "1", "清掃総務費"),
             "税務課": ("2", "総務費", "2", "徴税費", "2", "賦課徴収費"), "健康福祉課": ("3", "民生費", "1", "社会福祉費", "1", "社会福祉総務費")}


def movements():
    """The ledger of the year that the sheets of the other form settle."""
    chance = random.Random(20200630)
    projects = [(row["name"].lstrip("★"), row["division"], row["cost.R1.amount"], row["cost.R1.general"])
                for row in read(ROOT / "minamiaizu.policy" / "source" / "sheets.projects.csv")]
    projects += [("町税賦課事務", "税務課", "3120", "3120"), ("町税収納事務", "税務課", "1480", "1480"),
                 ("国民健康保険特別会計繰出金", "健康福祉課", "61230", "61230")]
    projects.sort(key=lambda project: list(PLACES).index(project[1]))
    rows = []
    for name, division, amount, general in projects:
        if not amount.isdigit() or amount == "0":
            continue
        yen = int(amount) * 1000 + chance.randrange(-450, 450)
        specific = (int(amount) - int(general)) * 1000
        place = ["一般会計", *PLACES[division], name, division]
        setsu = [("28", "繰出金")] if name.endswith("繰出金") else SETSU
        shares = [chance.randrange(1, 100) for _ in setsu]
        parts = [yen * share // sum(shares) for share in shares]
        parts[-1] += yen - sum(parts)
        for (code, label), part in zip(setsu, parts):
            rows.append(place + [code, label, "当初", (part * 103 // 100 + 999) // 1000 * 1000, "", "", "", ""])
            if chance.randrange(3) == 0:
                rows.append(place + [code, label, "補正1号", chance.randrange(-2, 5) * 1000, "", "", "", ""])
            back = 1500 if chance.randrange(5) == 0 else 0
            take = min(specific, part)
            specific -= take
            paid = [part * month // 4 for month in (1, 2, 3)]
            paid = [paid[0], paid[1] - paid[0], paid[2] - paid[1], part - paid[2] + back]
            for step in paid:
                rows.append(place + [code, label, "支出", step, min(take, step), 0, 0, step - min(take, step)])
                take -= min(take, step)
            if back:
                rows.append(place + [code, label, "戻入", back, 0, 0, 0, back])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    return out.getvalue()
