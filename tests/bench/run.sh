#!/usr/bin/env bash
# Runs the benchmarks: installs the peers from npm, builds the core module if there is none, and prints the ratios.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=scripts/lib.sh
source scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: tests/bench/run.sh [PART [SIZE]...]
Without arguments, everything. Parts:
  search    per keystroke over generated titles (20000 and 100000)
Reads dist/core, or the folder that ATLAS_CORE names. Writes build/bench/PART.json and PART.md.
TEXT
}

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
  usage
  exit 0
fi
need node nodejs
need npm npm
install_missing
installed=tests/bench/node_modules/.package-lock.json
if [[ ! -f $installed || tests/bench/package-lock.json -nt $installed ]]; then
  phase "Installing the peers from tests/bench/package-lock.json"
  quietly npm --prefix tests/bench ci --prefer-offline --no-audit --no-fund
  touch "$installed"
fi
if [[ ! -f ${ATLAS_CORE:-dist/core}/atlas-core.mjs ]]; then
  phase "Building the core module"
  quietly ./build-wasm.sh
fi
exec node tests/bench/run.mjs "$@"
