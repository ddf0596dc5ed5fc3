#!/usr/bin/env bash
# Times `kenzan check` on 2,000 generated forms, `kenzan packet` on generated packets, `kenzan reconcile` on a ledger of
# 1,000,000 lines, `kenzan dump` and `kenzan check` on tables of 1,000,000 rows and `kenzan export` beside peers, and the round of a year, as whole processes, and records
# the medians.
# Usage: run.sh KENZAN [COUNT [LINES]]
set -euo pipefail
cd "$(dirname "$0")/.."
kenzan=$(realpath "$1")
count=${2:-2000}
lines=${3:-1000000}
scripts/setup.sh build test bench
if ! cmp -s Benchmarks/requirements.txt .venv/bench-requirements.txt; then
  .venv/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
  cp Benchmarks/requirements.txt .venv/bench-requirements.txt
fi

data=out/bench/$count
mkdir -p out/bench
rm -rf "$data"
python3 Benchmarks/generate.py "$kenzan" "$count" "$data"

# The three are run in turns by hyperfine's own order, five counted runs each after a warm-up.
hyperfine --warmup 1 --runs 5 --ignore-failure --export-json out/bench/result.json \
  --command-name 'kenzan check --jobs 1' "$kenzan check $data/forms --jobs 1 --quiet --format ndjson --out /dev/null --force" \
  --command-name 'kenzan check --jobs 2' "$kenzan check $data/forms --jobs 2 --quiet --format ndjson --out /dev/null --force" \
  --command-name 'python-calamine, fixed cells' ".venv/bin/python Benchmarks/peer_calamine.py $data/forms"

memory() { /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
python3 Benchmarks/record.py out/bench/result.json "$count" "Checking $count forms" files \
  "$(memory "$kenzan" check "$data/forms" --jobs 1 --quiet --format ndjson || true)" \
  "$(memory "$kenzan" check "$data/forms" --jobs 2 --quiet --format ndjson || true)" \
  "$(memory .venv/bin/python Benchmarks/peer_calamine.py "$data/forms" || true)"

# The validator of tabular data takes a tenth of a second a form, so it gets the first hundred.
few=out/bench/few
rm -rf "$few"
mkdir -p "$few/forms"
find "$data/forms" -name '*.xlsx' | sort | head -n 100 | xargs -d '\n' cp -t "$few/forms"
hyperfine --warmup 1 --runs 3 --ignore-failure --export-json out/bench/few.json \
  --command-name 'kenzan check --jobs 1' "$kenzan check $few/forms --jobs 1 --quiet --format ndjson --out /dev/null --force" \
  --command-name 'python-calamine, fixed cells' ".venv/bin/python Benchmarks/peer_calamine.py $few/forms" \
  --command-name 'frictionless, fixed cells' ".venv/bin/python Benchmarks/peer_frictionless.py $few/forms"
python3 Benchmarks/record.py out/bench/few.json 100 "Checking 100 forms" files \
  "$(memory "$kenzan" check "$few/forms" --jobs 1 --quiet --format ndjson || true)" \
  "$(memory .venv/bin/python Benchmarks/peer_calamine.py "$few/forms" || true)" \
  "$(memory .venv/bin/python Benchmarks/peer_frictionless.py "$few/forms" || true)"

# Half, whole and twice the size, so that one sees how time and memory grow.
for projects in 30 60 120; do
  folder=out/bench/packet$projects
  rm -rf "$folder"
  python3 Benchmarks/generate_packet.py "$kenzan" "$projects" "$folder"
  for run in 0 1 2 3 4 5; do
    /usr/bin/time -f '%e %U %S %M' -o "$folder/run$run" "$kenzan" packet "$folder/packet.xml" --out "$folder/packet.xlsx" \
      --force --quiet >/dev/null || [ $? = 1 ]
  done
done
python3 Benchmarks/record_packet.py out/bench/packet30 out/bench/packet60 out/bench/packet120
ledger=out/bench/ledger-$lines
rm -rf "$ledger"
python3 Benchmarks/gen_ledger.py "$lines" "$ledger"
reconcile=("$kenzan" reconcile "$ledger/sheets.csv" --ledger "$ledger/ledger.csv" --map Benchmarks/ledger/map.xml
  --schemas Benchmarks/ledger --quiet)
tables=("$ledger/ledger.csv" "$ledger/sheets.csv")

# The peers run on all cores; they count the same classes and control totals, and say nothing else.
hyperfine --warmup 1 --runs 5 --ignore-failure --export-json out/bench/ledger.json \
  --command-name 'kenzan reconcile' "${reconcile[*]}" \
  --command-name 'polars' ".venv/bin/python Benchmarks/peer_ledger_polars.py ${tables[*]}" \
  --command-name 'duckdb' ".venv/bin/python Benchmarks/peer_ledger_duckdb.py ${tables[*]}"

python3 Benchmarks/record.py out/bench/ledger.json "$lines" "Reconciling a ledger of $lines lines" lines \
  "$(memory "${reconcile[@]}" || true)" \
  "$(memory .venv/bin/python Benchmarks/peer_ledger_polars.py "${tables[@]}" || true)" \
  "$(memory .venv/bin/python Benchmarks/peer_ledger_duckdb.py "${tables[@]}" || true)"
Benchmarks/table.sh "$kenzan"
Benchmarks/csv.sh "$kenzan"
Benchmarks/export.sh "$kenzan"
Benchmarks/round.py "$kenzan"
Benchmarks/growth.sh "$kenzan" 1000 2000 5000
