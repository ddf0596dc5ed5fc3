#!/usr/bin/env bash
# Builds the library's reference from its doc comments; a warning is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null
mkdir -p out
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
find .build -path '*symbolgraph*' -name 'Kenzan.symbols.json' -exec cp {} "$graphs" \;
docc convert docs/Kenzan.docc --additional-symbol-graph-dir "$graphs" --output-path out/docs \
  --fallback-display-name Kenzan --fallback-bundle-identifier kenzan --warnings-as-errors
echo "docs: out/docs"
