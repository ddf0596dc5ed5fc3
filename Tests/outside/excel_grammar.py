"""Checks workbooks against Excel's own grammar, since LibreOffice and openpyxl accept what Excel repairs or refuses.

excel_grammar.py FILE.xlsx …      prints what is wrong, one line each; exit status 1 if anything is
excel_grammar.py --self-test      shows that the checker can fail
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

LAST_ROW, LAST_COLUMN = 1048576, 16384
FORMULA, TEXT, LITERAL, NESTING, ARGUMENTS = 8192, 32767, 255, 64, 255
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")

# name: fewest and most arguments
FUNCTIONS = {
    "ABS": (1, 1), "AND": (1, 255), "AVERAGE": (1, 255), "CEILING": (2, 2), "CHAR": (1, 1), "CODE": (1, 1),
    "COLUMN": (0, 1), "CONCATENATE": (1, 255), "COUNT": (1, 255), "COUNTA": (1, 255), "COUNTBLANK": (1, 1),
    "COUNTIF": (2, 2), "COUNTIFS": (2, 254), "DATE": (3, 3), "DAY": (1, 1), "EDATE": (2, 2), "EXACT": (2, 2), "FALSE": (0, 0),
    "FIND": (2, 3), "FLOOR": (2, 2), "IF": (2, 3), "IFERROR": (2, 2), "INDEX": (2, 4), "INDIRECT": (1, 2),
    "INT": (1, 1), "ISBLANK": (1, 1), "ISERROR": (1, 1), "ISNA": (1, 1), "ISNUMBER": (1, 1), "ISTEXT": (1, 1),
    "LEFT": (1, 2), "LEN": (1, 1), "LOWER": (1, 1), "MATCH": (2, 3), "MAX": (1, 255), "MID": (3, 3),
    "MIN": (1, 255), "MOD": (2, 2), "MONTH": (1, 1), "N": (1, 1), "NA": (0, 0), "NOT": (1, 1), "OR": (1, 255),
    "POWER": (2, 2), "PRODUCT": (1, 255), "RIGHT": (1, 2), "ROUND": (2, 2), "ROUNDDOWN": (2, 2),
    "ROUNDUP": (2, 2), "ROW": (0, 1), "SIGN": (1, 1), "SUBSTITUTE": (3, 4), "SUBTOTAL": (2, 255), "SUM": (1, 255),
    "SUMIF": (2, 3), "SUMIFS": (3, 255), "SUMPRODUCT": (1, 255), "T": (1, 1), "TEXT": (2, 2), "TRIM": (1, 1),
    "TRUE": (0, 0), "TRUNC": (1, 2), "UPPER": (1, 1), "VALUE": (1, 1), "VLOOKUP": (3, 4), "WEEKDAY": (1, 2),
    "YEAR": (1, 1),
    # Newer than the file format: written with a prefix, or Excel shows #NAME?.
    "_xlfn.IFS": (2, 254), "_xlfn.CONCAT": (1, 255), "_xlfn.TEXTJOIN": (3, 255), "_xlfn.IFNA": (2, 2),
}

TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<text>"(?:[^"]|"")*")
      | (?P<error>\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A))
      | (?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*!)
      | (?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w.(]))
      | (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(]))
      | (?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7}(?![\w.(]))
      | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?)
      | (?P<name>[^\W\d][\w.?\\]*|\\[\w.?\\]+)
      | (?P<operator><>|<=|>=|[-+*/^&=<>%(),:{};])""",
    re.VERBOSE,
)
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")


class Wrong(Exception):
    pass


def column_number(letters):
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def check_cell(text):
    letters, digits = re.fullmatch(r"\$?([A-Za-z]+)\$?([0-9]+)", text).groups()
    if not 1 <= column_number(letters) <= LAST_COLUMN or not 1 <= int(digits) <= LAST_ROW:
        raise Wrong(f"{text} is outside the sheet")
    return int(digits), column_number(letters)


class Formula:
    """A reader of one formula by Excel's grammar; raises Wrong."""

    def __init__(self, text, sheets, names):
        self.sheets, self.names = {s.lower() for s in sheets}, names
        if len(text) > FORMULA - 1:
            raise Wrong(f"formula of {len(text)} characters")
        self.tokens, at = [], 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise Wrong(f"cannot read {text[at:at + 12]!r}")
            if match.lastgroup != "space":
                self.tokens.append((match.lastgroup, match.group()))
            at = match.end()
        self.at = 0
        self.expression(0)
        if self.at < len(self.tokens):
            raise Wrong(f"unexpected {self.tokens[self.at][1]!r}")

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, "")

    def take(self, *operators):
        kind, text = self.peek()
        if kind == "operator" and text in operators:
            self.at += 1
            return text
        return None

    def expression(self, depth):
        """Any operators between operands; precedence does not matter here."""
        self.operand(depth)
        while self.take(*COMPARISONS, "&", "+", "-", "*", "/", "^"):
            self.operand(depth)

    def operand(self, depth):
        while self.take("+", "-"):
            pass
        self.primary(depth)
        while self.take("%"):
            pass

    def primary(self, depth):
        kind, text = self.peek()
        if self.take("("):
            self.expression(depth)
            if not self.take(")"):
                raise Wrong("a bracket is not closed")
            return
        if self.take("{"):
            self.array()
            return
        self.at += 1
        if kind == "text":
            if len(text[1:-1].replace('""', '"')) > LITERAL:
                raise Wrong(f"text of {len(text) - 2} characters in a formula")
        elif kind == "sheet":
            name = text[:-1]
            name = name[1:-1].replace("''", "'") if name.startswith("'") else name
            if name.lower() not in self.sheets:
                raise Wrong(f"no sheet {name!r}")
            if self.peek()[0] not in ("cell", "columns", "rows", "name", "error"):
                raise Wrong("nothing behind the name of a sheet")
            self.primary(depth)
        elif kind == "cell":
            check_cell(text)
            if self.take(":"):
                kind, other = self.peek()
                if kind != "cell":
                    raise Wrong("a range without an end")
                check_cell(other)
                self.at += 1
        elif kind == "name":
            if self.take("("):
                self.call(text, depth + 1)
            elif text.upper() not in ("TRUE", "FALSE") and text.lower() not in self.names:
                raise Wrong(f"no name {text!r}")
        elif kind not in ("number", "columns", "rows", "error"):
            raise Wrong(f"a value is missing before {text!r}" if text else "a value is missing at the end")

    def array(self):
        """Constants in rows of one length."""
        rows, count = set(), 0
        while True:
            while self.take("+", "-"):
                pass
            kind, text = self.peek()
            if kind not in ("text", "number", "error") and text.upper() not in ("TRUE", "FALSE"):
                raise Wrong("an array holds constants only")
            if kind == "text" and len(text) - 2 > LITERAL:
                raise Wrong(f"text of {len(text) - 2} characters in a formula")
            self.at += 1
            count += 1
            separator = self.take(",", ";", "}")
            if separator is None:
                raise Wrong("an array is not closed")
            if separator != ",":
                rows.add(count)
                count = 0
            if separator == "}":
                break
        if len(rows) > 1:
            raise Wrong("an array with rows of different lengths")

    def call(self, name, depth):
        known = name if name.startswith("_xlfn.") else name.upper()
        if known not in FUNCTIONS:
            raise Wrong(f"no function {name!r}")
        if depth > NESTING:
            raise Wrong(f"more than {NESTING} levels")
        count = 0
        if not self.take(")"):
            while True:
                self.expression(depth)
                count += 1
                if self.take(")"):
                    break
                if not self.take(","):
                    raise Wrong(f"the brackets of {name} are not closed")
        fewest, most = FUNCTIONS[known]
        if not fewest <= count <= min(most, ARGUMENTS):
            raise Wrong(f"{name} with {count} arguments")


def check_name(name):
    """Excel's grammar of defined names."""
    if name.startswith("_xlnm."):
        if name[6:] not in ("Print_Area", "Print_Titles", "_FilterDatabase"):
            raise Wrong("unknown built-in name")
        return
    if not re.fullmatch(r"[^\W\d][\w.?\\]*|[_\\][\w.?\\]*", name) or len(name) > 255:
        raise Wrong("not a name")
    if re.fullmatch(r"[Rr]([0-9]*[Cc][0-9]*|[0-9]+)?|[Cc][0-9]*", name.partition(".")[0]):
        raise Wrong("reads as a reference in R1C1 style")
    match = re.fullmatch(r"([A-Za-z]{1,3})([0-9]{1,7})", name)
    if match and column_number(match[1]) <= LAST_COLUMN and 1 <= int(match[2]) <= LAST_ROW:
        raise Wrong("reads as a cell")
    if name.upper() in ("TRUE", "FALSE"):
        raise Wrong("reserved")


def check_tab(name):
    if not 1 <= len(name.encode("utf-16-le")) // 2 <= 31:
        raise Wrong("must have 1 to 31 characters")
    if re.search(r"[\\/?*\[\]:\x00-\x1f]", name) or name.startswith("'") or name.endswith("'"):
        raise Wrong("has a character that no tab may have")
    if name.lower() == "history":
        raise Wrong("reserved")


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def area(text):
    first, _, last = text.partition(":")
    top, left = check_cell(first)
    bottom, right = check_cell(last or first)
    if bottom < top or right < left:
        raise Wrong(f"{text} is turned round")
    return top, left, bottom, right


class Book:
    def __init__(self, path):
        self.faults = []
        self.zip = zipfile.ZipFile(path)
        root = self.xml("xl/workbook.xml")
        relations = {
            r.get("Id"): r.get("Target") for r in self.xml("xl/_rels/workbook.xml.rels").iter(PACKAGE + "Relationship")
        }
        self.sheets = []
        for sheet in root.iter(MAIN + "sheet"):
            target = relations[sheet.get(LINK + "id")]
            self.sheets.append((sheet.get("name"), target.lstrip("/") if target.startswith("/") else "xl/" + target,
                                sheet.get("state", "visible")))
        self.strings = []
        if "xl/sharedStrings.xml" in self.zip.namelist():
            for item in self.xml("xl/sharedStrings.xml").iter(MAIN + "si"):
                self.strings.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
        self.check_tabs()
        self.names = self.check_names(root)
        for index, (name, part, _) in enumerate(self.sheets):
            Sheet(self, index, name, self.xml(part))
        for part in self.zip.namelist():
            if re.fullmatch(r"xl/charts/chart[0-9]+\.xml", part):
                self.check_chart(part)
            if re.fullmatch(r"xl/comments[0-9]*\.xml", part):
                self.check_comments(part)

    def xml(self, part):
        return ElementTree.fromstring(self.zip.read(part))

    def fault(self, place, words):
        self.faults.append(f"{place}: {words}")

    def attempt(self, place, work, *arguments):
        try:
            return work(*arguments)
        except Wrong as wrong:
            self.fault(place, wrong)

    def formula(self, text, sheet):
        names = {name for name, scope in self.names if scope in (None, sheet)}
        Formula(text, [s[0] for s in self.sheets], names)

    def check_tabs(self):
        seen = set()
        if all(state != "visible" for _, _, state in self.sheets):
            self.fault("workbook", "every sheet is hidden")
        for name, _, _ in self.sheets:
            self.attempt(f"sheet {name!r}", check_tab, name)
            if name.lower() in seen:
                self.fault(f"sheet {name!r}", "has the name of another sheet")
            seen.add(name.lower())

    def check_names(self, root):
        defined = list(root.iter(MAIN + "definedName"))
        scopes = [n.get("localSheetId") for n in defined]
        names = {(n.get("name").lower(), None if s is None else int(s)) for n, s in zip(defined, scopes)}
        if len(names) < len(defined):
            self.fault("defined names", "one is defined twice (Excel does not tell case apart)")
        self.names = names
        for element, scope in zip(defined, scopes):
            place = f"name {element.get('name')!r}" + ("" if scope is None else f" of sheet {scope}")
            self.attempt(place, check_name, element.get("name"))
            if scope is not None and int(scope) >= len(self.sheets):
                self.fault(place, "belongs to no sheet")
            text = element.text or ""
            if "#REF!" in text:
                self.fault(place, "points nowhere")
            parts = re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", text) if "Print_Titles" in place else [text]
            for part in parts:
                self.attempt(place, self.formula, part, None if scope is None else int(scope))
        return names

    def check_chart(self, part):
        for element in self.xml(part).iter(CHART + "f"):
            self.attempt(part, self.formula, element.text or "", None)

    def check_comments(self, part):
        seen = set()
        for comment in self.xml(part).iter(MAIN + "comment"):
            place = f"{part} {comment.get('ref')}"
            self.attempt(place, check_cell, comment.get("ref"))
            if comment.get("ref") in seen:
                self.fault(place, "two comments on one cell")
            seen.add(comment.get("ref"))
            text = "".join(t.text or "" for t in comment.iter(MAIN + "t"))
            if units(text) > TEXT or not text:
                self.fault(place, f"a comment of {units(text)} characters")


class Sheet:
    def __init__(self, book, index, name, root):
        self.book, self.index, self.name = book, index, name
        self.check_cells(root)
        self.check_columns(root)
        self.check_merges(root)
        self.check_validations(root)
        self.check_print(root)
        for link in root.iter(MAIN + "hyperlink"):
            if link.get("location"):
                self.attempt(link.get("ref"), self.book.formula, link.get("location"), self.index)

    def place(self, cell):
        return f"{self.name}!{cell}"

    def fault(self, cell, words):
        self.book.fault(self.place(cell), words)

    def attempt(self, cell, work, *arguments):
        return self.book.attempt(self.place(cell), work, *arguments)

    def check_cells(self, root):
        last_row = 0
        for row in root.iter(MAIN + "row"):
            number, last_column = int(row.get("r")), 0
            if number <= last_row:
                self.fault(f"row {number}", "rows out of order")
            last_row = number
            if float(row.get("ht", 0)) > 409.5:
                self.fault(f"row {number}", f"{row.get('ht')} points tall")
            for cell in row.iter(MAIN + "c"):
                reference = cell.get("r")
                where = self.attempt(reference, check_cell, reference)
                if where and (where[0] != number or where[1] <= last_column):
                    self.fault(reference, "cells out of order")
                last_column = where[1] if where else last_column
                self.check_cell(reference, cell)

    def check_cell(self, reference, cell):
        kind, value, formula = cell.get("t", "n"), cell.find(MAIN + "v"), cell.find(MAIN + "f")
        text = value.text or "" if value is not None else None
        if formula is not None:
            if text is None:
                self.fault(reference, "a formula without a value")
            if formula.text is None:
                self.fault(reference, "an empty formula")
            else:
                self.attempt(reference, self.book.formula, formula.text, self.index)
        if kind == "s":
            if not text.isdigit() or int(text) >= len(self.book.strings):
                self.fault(reference, "no such shared string")
            elif units(self.book.strings[int(text)]) > TEXT:
                self.fault(reference, f"a text of {units(self.book.strings[int(text)])} characters")
        elif kind == "inlineStr":
            content = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
            if units(content) > TEXT:
                self.fault(reference, f"a text of {units(content)} characters")
        elif kind == "n" and text is not None:
            if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([Ee][+-]?[0-9]+)?", text):
                self.fault(reference, f"{text!r} is no number")
        elif kind == "b" and text not in ("0", "1"):
            self.fault(reference, f"{text!r} is no truth value")
        elif kind == "e" and text not in ERRORS:
            self.fault(reference, f"{text!r} is no error value")

    def check_columns(self, root):
        last = 0
        for column in root.iter(MAIN + "col"):
            first, end = int(column.get("min")), int(column.get("max"))
            if first <= last or end < first or end > LAST_COLUMN:
                self.fault(f"column {first}", "columns out of order")
            if float(column.get("width", 0)) > 255:
                self.fault(f"column {first}", f"{column.get('width')} characters wide")
            last = end

    def check_merges(self, root):
        taken = {}
        for merge in root.iter(MAIN + "mergeCell"):
            text = merge.get("ref")
            box = self.attempt(text, area, text)
            if not box:
                continue
            if box[:2] == box[2:]:
                self.fault(text, "a merged area of one cell")
            for row in range(box[0], box[2] + 1):
                for column in range(box[1], box[3] + 1):
                    if (row, column) in taken:
                        self.fault(text, f"overlaps the merged area {taken[row, column]}")
                    taken[row, column] = text

    def check_validations(self, root):
        taken = {}
        for rule in root.iter(MAIN + "dataValidation"):
            places = rule.get("sqref", "")
            for text in places.split():
                box = self.attempt(text, area, text)
                for row in range(box[0], box[2] + 1) if box else ():
                    for column in range(box[1], box[3] + 1):
                        if (row, column) in taken:
                            self.fault(text, f"two rules on one cell, the other for {taken[row, column]}")
                        taken[row, column] = places
            for attribute, most in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)):
                if units(rule.get(attribute, "")) > most:
                    self.fault(places, f"{attribute} of {units(rule.get(attribute))} characters")
            for formula in (rule.find(MAIN + "formula1"), rule.find(MAIN + "formula2")):
                if formula is None:
                    continue
                if units(formula.text or "") > 255:
                    self.fault(places, f"a rule of {units(formula.text)} characters")
                self.attempt(places, self.book.formula, formula.text or "", self.index)
            if rule.get("type") == "list" and rule.find(MAIN + "formula1") is None:
                self.fault(places, "a list without choices")

    def check_print(self, root):
        for element in root.iter(MAIN + "headerFooter"):
            for part in element:
                if units(part.text or "") > 255:
                    self.fault("page", f"{part.tag[len(MAIN):]} of {units(part.text)} characters")
        for breaks in root.iter(MAIN + "rowBreaks"):
            if len(breaks) > 1026:
                self.fault("page", f"{len(breaks)} page breaks")


def check(path):
    return Book(path).faults


# --- self-test -------------------------------------------------------------------------------------------------------

BAD_FORMULAS = [
    "SUM(A1,", "SUM(A1,)", "SUM(,A1)", "SUM(A1", "A1+", "*A1", "(A1", "A1)", "NOSUCH(1)", "IFS(TRUE,1)", "IF(1)",
    "ROUND(1,2,3)", "A0", "XFE1", "A1048577", "'無いシート'!A1", "unknown.name", '"' + "あ" * 256 + '"', '"open',
    "IF(" * 65 + "1,1,1" + ",1)" * 65, "SUM(" + ",".join(["1"] * 256) + ")", "1+" * 4096 + "1", "A1:", "A1 A2", "表!",
    "{A1,2}", "{1,2;3}", "{1", "A1;A2", "{}",
]
GOOD_FORMULAS = [
    "SUM(A1,B2:C3)", '"say ""○"""&A1', "IF(AND(ISNUMBER('1 表'!$A$1),cost.R6.total<>0),-A1%,\"\")", "1.5E-3*(2+3)^2",
    "表!A1+SUM(表!A1:B2)", "$A:$A", "_xlfn.IFS(A1>=2,1,TRUE,0)", "items.amount", "TRUE", "N(A1)<=1E6",
    'ISNA(MATCH(A1,{"－","-"},0))', "SUM({1,-2;3,4})",
]
BAD_NAMES = ["kpi1", "R", "c", "R6.total", "c1.x", "R1C1", "A1", "XFD1048576", "TRUE", "1st", "a b", "a-b", "", "あ!い"]
GOOD_NAMES = ["cost.R6.total", "items.amount", "kenzan.schema", "XFE1", "年度", "_x", "a1b", "sdgs.1.number"]
BAD_TABS = ["", "a/b", "a" * 32, "[x]", "a:b", "'a", "History", "表?", "a*", "a\\b"]
GOOD_TABS = ["12 広報", "a" * 31, "（案）", "a'b"]


def fails(work, *arguments):
    try:
        work(*arguments)
    except Wrong:
        return True
    return False


def read(text):
    Formula(text, ["1 表", "表"], {"cost.r6.total", "items.amount"})


def self_test():
    faults = []
    for texts, work, expected in (
        (BAD_FORMULAS, read, True), (GOOD_FORMULAS, read, False), (BAD_NAMES, check_name, True),
        (GOOD_NAMES, check_name, False), (BAD_TABS, check_tab, True), (GOOD_TABS, check_tab, False),
        (["B2:A1", "A0:B1"], area, True), (["A1", "A1:B2"], area, False),
    ):
        for text in texts:
            if fails(work, text) != expected:
                faults.append(f"{work.__name__}: {text[:60]!r} should {'fail' if expected else 'pass'}")
    faults += broken_books()
    return faults


def broken_books():
    """Every fault of a worksheet planted into an otherwise good one must be found."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    plants = {
        "good": (cells, "", None),
        "no value": ('<row r="1"><c r="A1"><f>1+1</f></c></row>', "", "without a value"),
        "order": ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', "", "out of order"),
        "not a number": ('<row r="1"><c r="A1"><v>NaN</v></c></row>', "", "no number"),
        "no string": ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "", "shared string"),
        "long text": (f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 32768}</t></is></c></row>', "", "32768"),
        "tall": ('<row r="1" ht="500"><c r="A1"><v>1</v></c></row>', "", "tall"),
        "merges": (cells, '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>', "overlaps"),
        "one cell": (cells, '<mergeCells><mergeCell ref="A1"/></mergeCells>', "one cell"),
        "prompt": (cells, rule(f'prompt="{"a" * 256}"'), "prompt of 256"),
        "title": (cells, rule(f'promptTitle="{"a" * 33}"'), "promptTitle of 33"),
        "list": (cells, rule("", f'"{"a," * 130}"'), "characters"),
        "list sheet": (cells, rule("", "無い!$A$1"), "no sheet"),
        "footer": (cells, f'<headerFooter><oddFooter>{"a" * 256}</oddFooter></headerFooter>', "256"),
    }
    faults = []
    for title, (rows, tail, expected) in plants.items():
        found = check_parts(rows, tail)
        if expected is None and found or expected is not None and not any(expected in f for f in found):
            faults.append(f"planted {title!r}: found {found}")
    return faults


def rule(attributes, formula="$A$1:$A$2"):
    return (f'<dataValidations><dataValidation type="list" sqref="A1" {attributes}><formula1>{formula}</formula1>'
            "</dataValidation></dataValidations>")


def check_parts(rows, tail):
    import io
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN[1:-1]}" xmlns:r="{LINK[1:-1]}"><sheets>'
                         '<sheet name="表" r:id="a"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE[1:-1]}">'
                         '<Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml",
                         f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData>{rows}</sheetData>{tail}</worksheet>')
    return check(memory)


def main():
    if sys.argv[1:] == ["--self-test"]:
        faults = self_test()
    else:
        faults = [f"{path}: {fault}" for path in sys.argv[1:] for fault in check(path)]
    for fault in faults:
        print(fault)
    sys.exit(1 if faults or len(sys.argv) < 2 else 0)


main()
