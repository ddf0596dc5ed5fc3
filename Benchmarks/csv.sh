#!/usr/bin/env bash
# Times `kenzan check` of a CSV of ROWS x 12 with type, required, code, unique and sum-per-group checks beside peers, as whole processes, and
# records the medians; what each finds is compared with what was put in.
# Usage: csv.sh KENZAN [ROWS]
set -euo pipefail
cd "$(dirname "$0")/.."
kenzan=$(realpath "$1")
rows=${2:-1000000}
folder=out/bench/csv-$rows
[ -f "$folder/expected.json" ] || python3 Benchmarks/csv/generate.py "$rows" "$folder"
check=(--schema Benchmarks/csv/form.xml --totals "$folder/totals.csv" --quiet --format ndjson --force)
table=$folder/table.csv
sjis=$folder/table-cp932.csv
for file in "$table" "$sjis"; do
  "$kenzan" check "$file" "${check[@]}" --out "$folder/result.ndjson" || [ $? = 1 ]
  .venv/bin/python Benchmarks/csv/kenzan_counts.py "$folder/result.ndjson" "$file"
done
polars=".venv/bin/python Benchmarks/csv/peer_polars.py"

hyperfine --warmup 1 --runs 5 --ignore-failure --export-json "$folder/time.json" \
  --command-name 'kenzan check' "$kenzan check $table ${check[*]} --out /dev/null" \
  --command-name 'kenzan check --jobs 1' "$kenzan check $table ${check[*]} --out /dev/null --jobs 1" \
  --command-name 'polars' "$polars $table" \
  --command-name 'duckdb' ".venv/bin/python Benchmarks/csv/peer_duckdb.py $table" \
  --command-name 'kenzan check, CP932' "$kenzan check $sjis ${check[*]} --out /dev/null" \
  --command-name 'polars, CP932' "$polars $sjis cp932"

memory() { /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
python3 Benchmarks/record.py "$folder/time.json" "$rows" "Checking a CSV of $rows rows" rows \
  "$(memory "$kenzan" check "$table" "${check[@]}" --out /dev/null || true)" \
  "$(memory "$kenzan" check "$table" "${check[@]}" --out /dev/null --jobs 1 || true)" \
  "$(memory $polars "$table")" \
  "$(memory .venv/bin/python Benchmarks/csv/peer_duckdb.py "$table")" \
  "$(memory "$kenzan" check "$sjis" "${check[@]}" --out /dev/null || true)" \
  "$(memory $polars "$sjis" cp932)"
