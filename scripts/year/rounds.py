"""What the departments hand in, in the first round and when they were asked again."""
from . import town
from .people import COMPOUND, Book, copied, with_password


def department(number):
    return town.department(number)


def fill(sent, place, numbers=None):
    """The book of a department, filled in."""
    book = Book(sorted(sent.glob("*.xlsx"))[place])
    typed = town.sheets(7)
    for number in list(book.sheets):
        if numbers is None or number in numbers:
            book.fill(number, typed[number])
    return book


def first_round(sent, then, folder):
    """Forty sheets in every state."""
    # 総務部: as it should be, under the name that Windows gives a second download.
    fill(sent, 0).save(folder / "1_総務部 (1).xlsx")

    # 政策企画部: one book a project, with names of their own; one adds wrongly, one wrote its old name over the lock.
    for number in range(6, 11):
        book = fill(sent, 1, [number])
        book.keep([number])
        if number == 6:
            book.type(6, "cost.R6.total", str(int(town.cost(6, 6)["total"]) + 36))
        if number == 7:
            book.unlock(7)
            book.type(7, "department", "企画部")
        book.save(folder / "企画" / ("Book1.xlsx" if number == 8 else f"{town.NAMES[number]}【最終】.xlsx"))

    # 財務部: one book with six sheets: one of them was copied and changed, so that 12 is there twice.
    book = fill(sent, 2)
    copy = book.book.copy_worksheet(book.sheets[12])
    copy.title = "12 契約 (2)"
    for path, name in book.sheets[12].defined_names.items():
        copy.defined_names[path] = type(name)(path, attr_text=name.attr_text.replace(f"'{book.sheets[12].title}'", f"'{copy.title}'"))
    copy[Book.cell(book.sheets[12], "cost.R7.operating").coordinate].value = 1
    copy[Book.cell(book.sheets[12], "cost.R7.total").coordinate].value = 1 + int(town.cost(12, 7)["personnel"])
    book.save(folder / "財務部評価シート.xlsx")

    # 市民部: a sheet was hidden because it was not ready, another has a figure struck out beside the new one.
    book = fill(sent, 3)
    book.hide(17)
    book.strike(18, "cost.R6.operating", "9,999", town.cost(18, 6)["operating"])
    book.save(folder / "市民部.xlsx")

    # 福祉部: three sheets; one project on last year's form, one on that of the year after.
    book = fill(sent, 4)
    book.keep([21, 22, 23])
    book.save(folder / "福祉部" / "21-23.xlsx")
    copied(next(then.glob("24_*.xlsx")), folder / "福祉部" / "24.xlsx")
    copied(folder.parent / "R8" / "25.xlsx", folder / "福祉部" / "25.xlsx")

    # 環境部: an old Excel file, and a password.
    for path in [folder / "環境部.xls"]:
        path.write_bytes(COMPOUND + "Workbook".encode("utf-16-le") + bytes(496))
    with_password(folder / "環境部（ごみ）.xlsx")

    # 産業観光部: a copy of a copy, alike in every value; a target of last year changed for a reason.
    book = fill(sent, 6)
    book.unlock(31)
    book.type(31, "activity.R6.target", str(int(float(book.value(31, "activity.R6.target") or 0)) + 1))
    book.save(folder / "産業観光部.xlsx")
    again = fill(sent, 6, [32])
    again.keep([32])
    again.save(folder / "コピー ～ 産業観光部 - コピー (2).xlsx")

    # 教育部: nothing yet.


def second_round(sent, folder):
    """What was sent back or missing, put right."""
    book = fill(sent, 1, [6])
    book.keep([6])
    book.save(folder / "総合計画推進事業【訂正】.xlsx")
    book = fill(sent, 3, [17, 18])
    book.keep([17, 18])
    book.save(folder / "市民部再提出.xlsx")
    book = fill(sent, 4, [24, 25])
    book.keep([24, 25])
    book.save(folder / "福祉部24-25.xlsx")
    fill(sent, 5).save(folder / "環境部.xlsx")
    fill(sent, 7).save(folder / "教育部.xlsx")
