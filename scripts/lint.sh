#!/usr/bin/env bash
# Format, and the rules that no linter knows: where C and `unsafe` may stand, and how long code may get.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

# fail MESSAGE LINES: reports the lines if there are any.
fail() {
  [ -z "$2" ] && return
  printf '%s\n%s\n' "lint: $1" "$2" >&2
  failed=1
}

swift format lint --strict --recursive Package.swift Fuzz/Fuzz.swift Sources Tests schemas || failed=1

outside=$(git ls-files --cached --others --exclude-standard 'Sources/*.swift' 'schemas/*.swift' \
  | grep -v '^Sources/KenzanBridge/')
fail "C is imported in KenzanBridge only" \
  "$(grep -nE '^\s*(@[a-zA-Z_]+ )?((private|internal|package|public) )?import C[A-Z]' $outside)"
fail "unsafe stands in KenzanBridge and KenzanScan only" \
  "$(grep -nwE 'unsafe' $(grep -v '^Sources/KenzanScan/' <<<"$outside"))"
fail "nothing in Sources knows a municipality" \
  "$(grep -rniE 'shimotsuma|saitama|minamiaizu|toyama|下妻|さいたま|南会津|美祢|富山' Sources)"
fail "a file is longer than 400 lines" \
  "$(git ls-files --cached --others --exclude-standard 'Sources/*.swift' | xargs wc -l | awk '$1 > 400 && $2 != "total"')"

# A function runs from its `func` or `init` to the closing brace of the same indentation.
fail "a function is longer than 50 lines" "$(git ls-files --cached --others --exclude-standard 'Sources/*.swift' | xargs awk '
  FNR == 1 { start = 0 }
  !start && /^ *((@[a-zA-Z_()]+|private|fileprivate|package|public|static|mutating|consuming|override) )*(func|init)[ (<?].*\{$/ {
    match($0, /^ */); indent = RLENGTH; start = FNR
  }
  start && /^ *\}$/ { match($0, /^ */); if (RLENGTH == indent) {
    if (FNR - start > 50) print FILENAME ":" start ": " FNR - start + 1 " lines"; start = 0 } }')"

exit $failed
