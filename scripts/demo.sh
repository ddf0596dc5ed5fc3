#!/usr/bin/env bash
# Checks and exports the samples of every form, and says where the results are.
# Usage: demo.sh KENZAN OUT
set -euo pipefail
kenzan=$1
out=$2
cd "$(dirname "$0")/.."
mkdir -p "$out"

for form in samples/*/source/faulty.json; do
  name=$(basename "$(dirname "$(dirname "$form")")")
  echo "== $name: check"
  # Findings are what the samples are for, so the exit status 1 is no failure of the demo.
  "$kenzan" check "samples/$name/true" || [ $? = 1 ]
  "$kenzan" check "samples/$name/faulty" --out "$out/$name-faulty.txt" --force || [ $? = 1 ]
  "$kenzan" export "samples/$name/true" --out "$out/$name" --force || [ $? = 1 ]
  schema=$(sed -n 's/.*"schema": *"\([^"]*\)".*/\1/p' "$form")
  "$kenzan" template --schema "$schema" --out "$out/$name-template.xlsx" --force
done

echo "== all forms together: export"
"$kenzan" export samples/*/true --out "$out/all" --force || [ $? = 1 ]

echo "== sheets and ledger: reconcile"
for set in "" -faulty; do
  "$kenzan" reconcile "samples/finance/sheets$set" samples/shimotsuma.program/true \
    --ledger "samples/finance/ledger$set.csv" --map samples/finance/map.xml \
    --out "$out/reconcile$set.xlsx" --force > "$out/reconcile$set.txt" || [ $? = 1 ]
done

echo "== the papers of a meeting: packet"
"$kenzan" packet samples/packet/packet.xml --out "$out/packet.xlsx" --force || [ $? = 1 ]
"$kenzan" packet samples/packet/packet.xml --returned samples/packet/returned --out "$out/packet-after.xlsx" --force || [ $? = 1 ]

echo "== the round of a year: send out, collect, give back, compare, accept, publish"
.venv/bin/python scripts/year.py "$kenzan" "$out/year"

cat <<END

Results in $out:
  all/workbook.xlsx, all/*.csv   the true sheets of every form together: open the workbook first
  reconcile.txt                  sheets that tie out with a ledger; reconcile-faulty.txt has 27 mistakes
  reconcile-faulty.xlsx          the same as a workbook for finance, with links to the cells
  packet.xlsx                    the papers of a committee's meeting; packet-内部.xlsx is for the secretariat
  packet-after.xlsx              the members' opinions and a draft of the minutes, after that meeting
  year/                          a town of forty projects from the forms it sends out (配布) to what it publishes (公開):
                                 its register (台帳.csv), what departments get back (指摘1), reminders (督促1)
  FORM/                          the same form by form
  FORM-template.xlsx             the blank form, to be filled in
  FORM-faulty.txt                what kenzan says of sheets with mistakes
END
