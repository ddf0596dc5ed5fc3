#!/usr/bin/env bash
# Times `kenzan dump` on one worksheet of ROWS x 12 cells beside a peer, as whole processes, and records the medians.
# Usage: table.sh KENZAN [ROWS]
set -euo pipefail
cd "$(dirname "$0")/.."
kenzan=$(realpath "$1")
rows=${2:-1000000}
table=out/bench/table-$rows.xlsx
mkdir -p out/bench
[ -f "$table" ] || python3 Benchmarks/generate_table.py "$rows" "$table"

hyperfine --warmup 1 --runs 5 --export-json out/bench/table.json \
  --command-name 'kenzan dump' "$kenzan dump $table" \
  --command-name 'python-calamine, cells to Python values' ".venv/bin/python Benchmarks/peer_table_calamine.py $table"

memory() { /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
python3 Benchmarks/record.py out/bench/table.json "$rows" "Dumping a table of $rows rows" rows \
  "$(memory "$kenzan" dump "$table")" \
  "$(memory .venv/bin/python Benchmarks/peer_table_calamine.py "$table")"
