#!/usr/bin/env bash
# Runs the benchmarks: installs the peers from npm, builds the core module if there is none, and prints the ratios.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=scripts/lib.sh
source scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: tests/bench/run.sh [PART [SIZE]...]
Without arguments, everything (about half an hour). Parts, with the usual sizes:
  search    per keystroke, over titles (20000, 100000)
  load      catalogues from JSON, by nodes (1000, 10000, 100000)
  markdown  texts, by name (readmes, notes)
  layout    force layouts, time of a tick and quality at a time, by nodes (1000, 10000, 100000)
  layered   layered layouts, time, crossings and lengths of edges, by nodes (300, 1000, 10000)
  frames    the page in Chromium, first graph frame and cost while dragging and zooming, by nodes
            (built-in, 1000, 10000, 100000); reads dist/, and build/native/atlas for the maps
  tasks     the page in Chromium, the longest tasks of its main thread while it starts and is used, by nodes
            (10000, 100000); reads the same
With ATLAS_BENCH_IN=chromium, load and markdown run in pages instead of Node.
Reads dist/core, or the folder that ATLAS_CORE names; ATLAS_BENCH_ENGINES=source-atlas,d3-force runs only these.
Writes build/bench/PART.json and PART.md.
TEXT
}

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
  usage
  exit 0
fi
need_node_packages tests/bench
if [[ ${1:-frames} == frames || $1 == tasks || ${ATLAS_BENCH_IN:-} == chromium ]]; then
  need chromium chromium
  need esbuild esbuild
  need_file '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' fonts-noto-cjk
  need_node_packages tests/web
fi
if [[ ! -f ${ATLAS_CORE:-dist/core}/atlas-core.mjs ]]; then
  phase "Building the site with the core module"
  quietly ./build-wasm.sh
fi
exec node tests/bench/run.mjs "$@"
