"""Proves on two foreign forms, and on the guide, that a new form is easy.

new_form.py KENZAN

Of each form: the blank one is drafted, as drawn and as LibreOffice saves it, with the same result; the corrected schema beside this
script differs from the draft by few lines; a right sheet read by it has no finding, and a planted fault one at its own cell.
The transcripts of docs/new-form.md are run one after the other in one folder and must print what the guide shows.
"""
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GUIDE = HERE.parent.parent / "docs" / "new-form.md"

# Form, id, from which workbook it is drafted, how many lines may differ, faults: (setting, findings as (code, rule, cell)).
FORMS = [
    ("grid", "town.evaluation", [], 30, [
        ([], []),
        (["AS62=13732"], [("check", "cost.cost", "評価表!AS62")]),
        (["AE56=4217"], [("check", "cost.total", "評価表!AE56"), ("check", "cost.cost", "評価表!AE62")]),
        (["BG46=約20"], [("type", None, "評価表!BG46"), ("check", "cost.total", "評価表!BG56")]),
        (["I4="], [("required", None, "評価表!I4")]),
        (["I12=委託等"], [("code", None, "評価表!I12")]),
    ]),
    ("table", "town.export", ["fill"], 40, [
        ([], []),
        (["FT20=285"], [("check", "count.total", "評価シート一覧!FT20")]),
        (["AP9=1"], [("check", "cost.whole", "評価シート一覧!AP9")]),
        (["EA7=Ｅ"], [("code", None, "評価シート一覧!EA7")]),
    ]),
]


def run(*command, exits=(0,), folder=None):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=folder)
    if done.returncode not in exits:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def make(kind, out, *settings):
    run(sys.executable, HERE / "foreign.py", kind, out, *settings)


def saved_by_libreoffice(path, folder):
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", folder / "saved", path)
    return folder / "saved" / path.name


def findings(kenzan, path, schema):
    report = json.loads(run(kenzan, "check", path, "--schema", schema, "--format", "json", exits=(0, 1)))

    def flat(found):
        return [f for one in found for f in [one, *flat(one.get("consequences", []))]]

    every = [f for file in report["files"] for f in file["findings"] + [f for s in file["sheets"] for f in s["findings"]]]
    return [(f["code"], f.get("rule"), f.get("cell")) for f in flat(every)]


def prove(kenzan, folder, kind, form_id, settings, most, cases):
    book, out = folder / f"{kind}.xlsx", folder / f"{kind}.xml"
    corrected = HERE / "foreign" / f"{kind}.xml"
    drafts = []
    make(kind, book, *settings)
    for path in (book, saved_by_libreoffice(book, folder)):
        run(kenzan, "schema", "draft", path, "--id", form_id, "--out", out, "--force")
        run(kenzan, "schema", "check", out)
        drafts.append(out.read_text())
    assert drafts[0] == drafts[1], f"{kind}: LibreOffice's copy gives another draft"
    lines = difflib.unified_diff(drafts[0].splitlines(), corrected.read_text().splitlines(), n=0, lineterm="")
    changed = sum(1 for line in lines if re.match(r"[-+](?![-+]{2} )", line))
    assert changed <= most, f"{kind}: {changed} lines differ from the corrected schema"
    for change, expected in cases:
        made = folder / f"{kind}-filled.xlsx"
        make(kind, made, "fill", *change)
        for path in (made, saved_by_libreoffice(made, folder)):
            found = findings(kenzan, path, corrected)
            assert sorted(map(str, found)) == sorted(map(str, expected)), f"{kind} {change} {path.parent.name}: {found}"
    print(f"{kind}: draft alike from both programs, {changed} lines to correct, {len(cases)} sheets as expected")


def transcripts(kenzan, folder):
    make("grid", folder / "様式.xlsx")
    make("grid", folder / "記入済み.xlsx", "fill")
    make("grid", folder / "誤り.xlsx", "fill", "AS62=13732")
    (folder / "評価表.xml").write_text((HERE / "foreign" / "grid.xml").read_text())
    count = 0
    for block in re.findall(r"```console\n(.*?)```", GUIDE.read_text(), re.S):
        for part in block.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            words = command.split()
            assert words[0] == "kenzan", command
            done = subprocess.run([str(kenzan), *words[1:]], capture_output=True, text=True, cwd=folder)
            assert done.returncode in (0, 1), f"$ {command}\n{done.stdout}{done.stderr}"
            printed = done.stdout + done.stderr
            assert printed == shown, f"$ {command}\n{printed}"
            count += 1
    assert count > 4
    print(f"docs/new-form.md: {count} commands print what it shows")


def main():
    kenzan = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        for form in FORMS:
            prove(kenzan, pathlib.Path(name), *form)
    with tempfile.TemporaryDirectory() as name:
        transcripts(kenzan, pathlib.Path(name))


main()
