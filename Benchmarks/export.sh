#!/usr/bin/env bash
# Times `kenzan export` of 500 forms beside libxlsxwriter alone, which writes the same cells and names, and records the medians.
# Usage: export.sh KENZAN [COUNT]
set -euo pipefail
cd "$(dirname "$0")/.."
kenzan=$(realpath "$1")
count=${2:-500}
folder=out/bench/export-$count
rm -rf "$folder"
mkdir -p "$folder"
python3 Benchmarks/generate.py "$kenzan" "$count" "$folder"
"$kenzan" export "$folder/forms" --out "$folder/out" --quiet || [ $? = 1 ]
.venv/bin/python Benchmarks/export/cells.py "$folder/out/workbook.xlsx" "$folder/cells.txt"
cc -O2 -o "$folder/rewrite" Benchmarks/export/rewrite.c $(pkg-config --cflags --libs xlsxwriter)

hyperfine --warmup 1 --runs 5 --ignore-failure --export-json "$folder/result.json" \
  --command-name 'kenzan export (reads, checks, writes workbook and tables)' "$kenzan export $folder/forms --out $folder/out --quiet --force" \
  --command-name 'kenzan check (the same forms, nothing written)' "$kenzan check $folder/forms --quiet --format ndjson --out /dev/null --force" \
  --command-name 'libxlsxwriter, the same cells' "$folder/rewrite $folder/cells.txt $folder/again.xlsx"

memory() { /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
python3 Benchmarks/record.py "$folder/result.json" "$count" "Exporting $count forms" forms \
  "$(memory "$kenzan" export "$folder/forms" --out "$folder/out" --quiet --force || true)" \
  "$(memory "$kenzan" check "$folder/forms" --quiet --format ndjson || true)" \
  "$(memory "$folder/rewrite" "$folder/cells.txt" "$folder/again.xlsx")"
