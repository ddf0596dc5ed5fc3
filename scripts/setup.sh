#!/usr/bin/env bash
# Installs, by name, the Debian packages that are missing, and for tests and the demo a Python environment.
# Usage: setup.sh build|demo|test|bench …
set -euo pipefail
cd "$(dirname "$0")/.."

packages=()
for purpose in "$@"; do
  case "$purpose" in
    build) packages+=(libdeflate-dev libisal-dev libutf8proc-dev libxlsxwriter-dev libxml2-dev make nettle-dev pkg-config) ;;
    test) packages+=(chromium libreoffice-calc poppler-utils python3-uno python3-venv unzip) ;;
    demo) packages+=(python3-venv) ;;
    bench) packages+=(hyperfine time) ;;
    *) echo "setup.sh: unknown purpose $purpose" >&2; exit 2 ;;
  esac
done

# The demo is looked at as pages, so a Japanese font is part of every set-up.
packages+=(fonts-noto-cjk)

missing=()
for package in $(printf '%s\n' "${packages[@]}" | sort -u); do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "installing: ${missing[*]}"
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

case " $* " in
  *" test "* | *" demo "*)
    if ! cmp -s Tests/outside/requirements.txt .venv/requirements.txt; then
      rm -rf .venv
      python3 -m venv .venv
      .venv/bin/pip install --quiet --disable-pip-version-check -r Tests/outside/requirements.txt
      cp Tests/outside/requirements.txt .venv/requirements.txt
    fi
    ;;
esac
