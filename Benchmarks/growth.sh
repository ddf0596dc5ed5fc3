#!/usr/bin/env bash
# Times `kenzan check` on 1,000 to 50,000 forms, with one job and with two, and the start of a process, and records the table.
# Usage: growth.sh KENZAN [COUNT …]      in ascending multiples of 1,000
set -euo pipefail
cd "$(dirname "$0")/.."
kenzan=$(realpath "$1")
shift
counts=(${@:-1000 2000 5000 10000 20000 50000})
folder=out/bench/growth
mkdir -p "$folder"

made=0
for count in "${counts[@]}"; do
  while [ "$made" -lt "$count" ]; do
    part=$(printf '%s/forms%06d' "$folder" "$made")
    [ -d "$part/forms" ] || python3 Benchmarks/generate.py "$kenzan" 1000 "$part" $((made + 1))
    made=$((made + 1000))
  done
done

rm -f "$folder"/run-*
for count in "${counts[@]}"; do
  parts=()
  for ((first = 0; first < count; first += 1000)); do parts+=("$(printf '%s/forms%06d/forms' "$folder" "$first")"); done
  for jobs in 1 2; do
    for run in 1 2 3; do
      /usr/bin/time -f '%e %U %S %M' -o "$folder/run-$count-$jobs-$run" \
        "$kenzan" check "${parts[@]}" --jobs "$jobs" --quiet --format ndjson --out /dev/null --force || [ $? = 1 ]
    done
  done
done

cat > "$folder/floor.swift" <<'SWIFT'
print("1")
SWIFT
swiftc -O -static-stdlib "$folder/floor.swift" -o "$folder/floor"
hyperfine --shell=none --warmup 20 --runs 200 --export-json "$folder/start.json" "$folder/floor" "$kenzan --version"
python3 Benchmarks/record_growth.py "$folder" "${counts[@]}"
