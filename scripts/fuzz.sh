#!/usr/bin/env bash
# Feeds every reader with changed inputs for some seconds each, from a fixed seed; stops at the first that ends the process,
# makes the two ways of reading differ, takes more than 10 s, or needs more than 512 MB.
# Usage: fuzz.sh [SECONDS [TARGET …]]     what was found stands in out/fuzz
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(zip worksheet styles strings workbook csv schema formula)
export KENZAN_FUZZ=1
swift build --disable-automatic-resolution --product KenzanFuzz --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer \
  -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker -lstdc++
fuzzer=.build/fuzz/debug/KenzanFuzz
mkdir -p out/fuzz
python3 Fuzz/seeds.py out/fuzz/seeds
for target in "${targets[@]}"; do
  mkdir -p "out/fuzz/$target"
  echo "== $target"
  KENZAN_FUZZ_TARGET=$target "$fuzzer" -seed=20260401 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=512 -max_len=20000 \
    -dict=out/fuzz/seeds/words.dict -artifact_prefix="out/fuzz/$target-" -verbosity=0 -print_final_stats=1 \
    "out/fuzz/$target" "out/fuzz/seeds/$target" 2>&1 | sed '/Recommended dictionary/,/End of recommended/d' | grep -v '^INFO\|^Dictionary' | tail -40
done
