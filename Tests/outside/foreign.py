"""Makes forms that are none of kenzan's own, as other programs draw and fill them.

foreign.py grid OUT [SET=VALUE …]     a densely merged form (方眼): narrow columns, a merged area for everything
foreign.py table OUT [SET=VALUE …]    an export of an evaluation system: a header of two rows, 200 columns, one sheet per row

Without settings the form is blank, and the table has its heads only. `fill` enters a right sheet; `CELL=VALUE` afterwards
changes one cell, as a planted fault. Nothing of it is real.
"""
import re
import sys

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
COLUMNS = 72


class Grid:
    """A sheet of squares on which boxes are drawn from left to right."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.row = 1
        self.values = {}
        for column in range(1, COLUMNS + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 1.5

    def line(self, *boxes, height=2):
        """Boxes of so many squares of height; (width, text) is a text, (width, None, value) a place to fill in."""
        column = 1
        for box in boxes:
            width, text, *rest = box
            self.box(self.row, column, height, width, text, *rest)
            column += width
        for row in range(self.row, self.row + height):
            self.sheet.row_dimensions[row].height = 9.75
        self.row += height
        assert column <= COLUMNS + 1, column

    def box(self, row, column, height, width, text, value=None):
        sheet = self.sheet
        if text == "":
            return
        for line in sheet.iter_rows(row, row + height - 1, column, column + width - 1):
            for cell in line:
                cell.border = BOX
        cell = sheet.cell(row, column)
        if height * width > 1:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + height - 1, end_column=column + width - 1)
        if text is None:
            cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal="right" if isinstance(value, (int, float)) else None)
            if isinstance(value, float):
                cell.number_format = "0.0"
            elif isinstance(value, int):
                cell.number_format = "#,##0"
            if value is not None:
                self.values[cell.coordinate] = value
        else:
            cell.value = text
            cell.font = Font(size=9)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def heading(self, text):
        cell = self.sheet.cell(self.row, 1, text)
        cell.font = Font(size=10, bold=True)
        self.sheet.merge_cells(start_row=self.row, start_column=1, end_row=self.row + 1, end_column=COLUMNS)
        self.row += 2

    def choices(self, words, *cells):
        rule = DataValidation(type="list", formula1='"%s"' % ",".join(words), allow_blank=True)
        self.sheet.add_data_validation(rule)
        for cell in cells:
            rule.add(cell)


def grid(sheet):
    """事務事業評価表: three evaluations, indicators, costs by source, a list of expenses, a timetable of half months."""
    form = Grid(sheet)
    title = sheet.cell(1, 1, "令和７年度　事務事業評価表（令和６年度実施分）")
    title.font = Font(size=16, bold=True)
    title.alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=3, end_column=COLUMNS)
    form.row = 4
    form.line((8, "事業番号"), (10, None, "203-01"), (8, "事務事業名"), (46, None, "移動図書館の運行"))
    form.line((8, "担当部"), (14, None, "教育部"), (8, "担当課"), (14, None, "図書館"), (6, "係"), (10, None, "奉仕係"), (5, "内線"), (7, None, 2310))
    form.line((8, "会計"), (12, None, "一般会計"), (4, "款"), (12, None, "10教育費"), (4, "項"), (12, None, "4社会教育費"), (4, "目"), (16, None, "3図書館費"))
    form.line((8, "政策体系"), (8, "基本目標"), (20, None, "学び合うまち"), (8, "施策"), (28, None, "読書環境の充実"))
    actor = form.row
    form.line((8, "実施方法"), (16, None, "直営"), (8, "事業期間"), (10, None, "平成20年度"), (2, "～"), (10, None, "令和12年度"), (8, "根拠法令"), (10, None, "図書館法"))
    form.choices(["直営", "一部委託", "全部委託", "補助"], f"I{actor}")

    form.heading("１　事業の概要（Plan）")
    for label, text in [("目的", "図書館から遠い地区でも本に親しめるようにする。"), ("対象", "全市民"), ("内容", "車両1台で32か所を月2回巡回し、貸出と予約の受渡しを行う。")]:
        form.line((8, label), (64, None, text), height=4)

    form.heading("２　指標（Do）")
    for block, rows in [("活動指標", [("巡回した回数", "回", 700, 712, 720, 724, 101), ("巡回した場所", "か所", 30, 31, 32, 32, 100)]),
                        ("成果指標", [("貸出冊数", "冊", 30100, 31200, 32000, 33040, 103), ("新しい利用者", "人", 120, 131, 140, 126, 90)])]:
        top = form.row
        form.line((4, ""), (20, "指標名"), (6, "単位"), (8, "R4実績"), (8, "R5実績"), (8, "R6目標"), (8, "R6実績"), (10, "達成率（％）"))
        for name, unit, before, last, target, actual, rate in rows:
            form.line((4, ""), (20, None, name), (6, None, unit), (8, None, before), (8, None, last), (8, None, target), (8, None, actual), (10, None, rate))
        form.box(top, 1, form.row - top, 4, block)

    form.heading("３　事業費と人件費")
    form.line((16, "区分（千円）"), (14, "R4決算額"), (14, "R5決算額"), (14, "R6決算額"), (14, "R7予算額"))
    sources = [("国庫支出金", 0, 0, 0, 0), ("県支出金", 500, 500, 400, 400), ("地方債", 0, 0, 0, 0), ("その他特定財源", 12, 15, 18, 20), ("一般財源", 3488, 3612, 3934, 4080)]
    top = form.row
    for name, *figures in sources:
        form.line((4, ""), (12, name), *[(14, None, figure) for figure in figures])
    form.box(top, 1, form.row - top, 4, "財源\n内訳")
    form.line((16, "事業費計"), *[(14, None, sum(s[i] for s in sources)) for i in range(1, 5)])
    form.line((16, "職員数（人）"), *[(14, None, figure) for figure in (1.2, 1.2, 1.1, 1.1)])
    form.line((16, "人件費"), *[(14, None, figure) for figure in (9840, 9840, 9020, 9020)])
    form.line((16, "総事業費"), *[(14, None, figure) for figure in (13840, 13967, 13372, 13520)])

    form.line((4, "No"), (14, "節"), (30, "内容"), (6, "数量"), (8, "金額（円）"), (10, "備考"))
    expenses = [("10需用費", "燃料費", 12, 1580000, None), ("10需用費", "修繕料", 1, 420000, None), ("12委託料", "車両整備", 2, 980000, "年2回"), ("17備品購入費", "図書", 640, 1372000, None)]
    for number in range(1, 31):
        kind, text, count, amount, note = expenses[number - 1] if number <= len(expenses) else (None,) * 5
        form.line((4, str(number)), (14, None, kind), (30, None, text), (6, None, count), (8, None, amount), (10, None, note), height=1)

    form.heading("４　年間スケジュール（Do）")
    top = form.row
    months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    form.line((12, ""), *[(5, f"{month}月") for month in months], height=1)
    form.line((12, ""), *[box for _ in months for box in ((2, "上"), (3, "下"))], height=1)
    form.box(top, 1, 2, 12, "取組項目")
    plans = [("巡回", "○" * 24), ("車両整備", "－－○－－－－－－－－－－－－－○－－－－－－－"), ("図書選定", "○－－－－－○－－－－－○－－－－－○－－－－－")]
    for number in range(1, 27):
        name, marks = plans[number - 1] if number <= len(plans) else (None, None)
        form.line((12, None, name), *[(2 + i % 2, None, marks[i] if marks else None) for i in range(24)], height=1)

    grades, words = [], ["Ａ", "Ｂ", "Ｃ", "Ｄ"]
    for title, grader, total, marks in [("５　一次評価（担当課）", "図書館長", "Ａ", "ＡＢＢＡ"), ("６　二次評価（行政評価会議）", "副市長", "Ｂ", "ＡＢＣＢ"), ("７　外部評価（外部評価委員会）", "委員Ａ", "Ｂ", "ＢＢＣＢ")]:
        form.heading(title)
        form.line((8, "評価者"), (20, None, grader), (8, "評価日"), (14, None, None), (22, ""))
        form.line((14, "視点"), (8, "評価"), (50, "評価の理由"))
        for view, mark in zip(["必要性", "有効性", "効率性", "公平性"], marks):
            grades.append(f"O{form.row}")
            form.line((14, view), (8, None, mark), (50, None, f"{view}について{mark}と判断した。"), height=3)
        grades.append(f"O{form.row}")
        form.line((14, "総合評価"), (8, None, total), (14, "今後の方向性"), (36, None, "継続" if total == "Ａ" else "改善"))
        form.line((14, "コメント"), (58, None, "利用の少ない場所を見直しながら続ける。"), height=5)
    form.choices(words, *grades)
    note = sheet.cell(form.row, 1, "※　評価の基準は「事務事業評価の手引」によります。")
    note.font = Font(size=8)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait"
    sheet.title = "評価表"
    return form.values


# --- the table -------------------------------------------------------------------------------------------------------


def table_columns():
    """Two hundred columns: group, head, and what a right sheet holds there (a function of its number)."""
    columns = [("", "シート番号", lambda n: n), ("", "提出日", lambda n: f"令和7年6月{n % 28 + 1}日")]
    basic = ["部", "課", "係", "事業名", "事業区分", "会計", "款", "項", "目", "開始年度", "目的", "対象", "内容", "根拠法令", "実施方法", "担当者"]
    values = {"事業区分": lambda n: ["ソフト", "ハード", "義務"][n % 3], "実施方法": lambda n: ["直営", "委託"][n % 2], "開始年度": lambda n: f"平成{n % 20 + 10}年度"}
    columns += [("基本情報", head, values.get(head, lambda n, head=head: f"{head}{n}")) for head in basic]
    for year in (4, 5, 6, 7):
        stage = "予算" if year == 7 else "決算"
        parts = ["国庫支出金", "県支出金", "地方債", "その他特財", "一般財源"]
        for index, part in enumerate(parts):
            columns.append((f"R{year}{stage}（千円）", part, lambda n, i=index, y=year: n * (i + 1) + y))
        columns.append((f"R{year}{stage}（千円）", "事業費計", lambda n, y=year: n * 15 + 5 * y))
        columns.append((f"R{year}{stage}（千円）", "人件費", lambda n, y=year: n * 8 + y))
        columns.append((f"R{year}{stage}（千円）", "総コスト", lambda n, y=year: n * 23 + 6 * y))
    for number in range(1, 11):
        group = f"指標{number}"
        columns += [(group, "名称", lambda n, i=number: f"指標{n}-{i}"), (group, "単位", lambda n: "件")]
        for year in (5, 6, 7):
            columns.append((group, f"R{year}目標", lambda n, y=year: 100 + n + y))
            if year < 7:
                columns.append((group, f"R{year}実績", lambda n, y=year: 98 + n + y))
        columns.append((group, "R6達成率（％）", lambda n: round((104 + n) / (106 + n) * 100, 1)))
    for stage in ("一次評価", "二次評価", "外部評価"):
        for view in ("必要性", "有効性", "効率性", "公平性"):
            columns += [(stage, f"{view}", lambda n: "ABC"[n % 3]), (stage, f"{view}の理由", lambda n, v=view: f"{v}の理由{n}")]
        columns += [(stage, "総合評価", lambda n: "ABC"[n % 3]), (stage, "今後の方向性", lambda n: ["継続", "改善", "縮小"][n % 3]), (stage, "コメント", lambda n: f"コメント{n}")]
    months = [f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
    columns += [("月別の実施件数（件）", month, lambda n, i=i: n + i) for i, month in enumerate(months)]
    columns += [("月別の実施件数（件）", "年間計", lambda n: 12 * n + 66)]
    number = 1
    while len(columns) < 199:
        columns.append(("参考", f"自由記入欄{number}", lambda n, i=number: f"参考{n}-{i}"))
        number += 1
    columns.append(("", "備考", lambda n: ""))
    return columns


def table(sheet, filled):
    sheet.title = "評価シート一覧"
    sheet.cell(1, 1, "令和７年度　事務事業評価シート一覧")
    columns = table_columns()
    assert len(columns) == 200, len(columns)
    last = None
    for index, (group, head, value) in enumerate(columns, 1):
        if group == "":
            sheet.cell(3, index, head)
            sheet.merge_cells(start_row=3, start_column=index, end_row=4, end_column=index)
        else:
            if group != last:
                sheet.cell(3, index, group)
                width = sum(1 for other in columns if other[0] == group)
                sheet.merge_cells(start_row=3, start_column=index, end_row=3, end_column=index + width - 1)
            sheet.cell(4, index, head)
        last = group
        for row in (3, 4):
            sheet.cell(row, index).border = BOX
        for number in range(1, 41 if filled else 1):
            cell = sheet.cell(4 + number, index)
            text = value(number)
            cell.value = text if text != "" else None
            if isinstance(text, int):
                cell.number_format = "#,##0"


def main():
    kind, out, *settings = sys.argv[1:]
    book = openpyxl.Workbook()
    sheet = book.active
    values = grid(sheet) if kind == "grid" else {}
    if kind == "table":
        table(sheet, "fill" in settings)
    elif "fill" in settings:
        for place, value in values.items():
            sheet[place] = value
    for setting in settings:
        if "=" in setting:
            place, _, text = setting.partition("=")
            sheet[place] = float(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text or None
    book.save(out)
    print(f"{len(sheet.merged_cells.ranges)} merged areas, {sheet.max_row} rows, {sheet.max_column} columns")


main()
